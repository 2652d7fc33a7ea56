"""The command line as outsiders use it: exit codes, JSON, both languages, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from icpdesk.base.paths import resource
from icpdesk.cli import COMMANDS, run
from tests.support import specimens

CLEAN = Path(__file__).parents[1] / "filings" / "clean"
SAMPLES = resource("assets", "samples")


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    code = run([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return code, out, err


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, Any]:
    code, out, _ = call(capsys, *arguments, "--json")
    return code, json.loads(out)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(capsys: pytest.CaptureFixture[str], name: str) -> None:
    code, out, _ = call(capsys, name, "--help")
    assert code == 0 and "Usage" in out


def test_check_of_a_sample_passes_and_of_a_spoiled_one_fails(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    sample = SAMPLES / "2-company" / "filing.yaml"
    code, report = as_json(capsys, "check", sample, "--as-of", "2026-11-24", "--no-reading")
    assert (code, report["verdict"]) == (0, "pass")
    assert set(report) == {"verdict", "findings", "not_assessed", "rulebook", "notes"}
    text = sample.read_text("utf-8").replace("晴川示例科技官方网站", "晴川")
    spoiled = tmp_path / "filing.yaml"
    spoiled.write_text(text, "utf-8")
    code, report = as_json(capsys, "check", spoiled, "--as-of", "2026-11-24", "--lang", "zh")
    assert (code, report["verdict"]) == (1, "fail")
    finding = next(f for f in report["findings"] if f["rule"] == "website.name-too-short")
    assert finding["where"] == "websites[0].name" and "要求不少于" in finding["message"]
    assert finding["sources"][0]["as_of"]


def test_as_of_picks_the_state_of_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    _, old = as_json(
        capsys, "check", CLEAN / "tianjin.yaml", "--as-of", "2019-01-15", "--no-pictures"
    )
    _, new = as_json(
        capsys, "check", CLEAN / "tianjin.yaml", "--as-of", "2026-11-24", "--no-pictures"
    )

    def hours(report: Any) -> list[int]:
        return [
            f["measured"]["hours"] for f in report["findings"] if f["rule"] == "order.sms-check"
        ]

    def mode(report: Any) -> list[str]:
        return [
            f["measured"]["mode"] for f in report["findings"] if f["rule"] == "order.photo-mode"
        ]

    assert (hours(old), hours(new)) == ([48], [24])
    assert (mode(old), mode(new)) == (["backdrop"], ["face-check"])


def test_own_rules_go_before_shipped_ones(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rules = tmp_path / "mine.toml"
    rules.write_text(
        '[sources.me]\ntitle = "our own experience"\nas_of = 2026-11-01\n'
        '[[rules]]\nid = "website.name-too-short"\nseverity = "error"\nsources = ["me"]\nat_least = 12\n',
        "utf-8",
    )
    code, report = as_json(
        capsys, "check", CLEAN / "guangdong.yaml", "--rules", rules, "--no-pictures"
    )
    finding = next(f for f in report["findings"] if f["rule"] == "website.name-too-short")
    assert code == 1 and finding["sources"][0]["title"] == "our own experience"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[rules]\n", "TOML"),
        ('[[rules]]\nid = "x"\n', "sources"),
        ('[[rules]]\nid = "website.name-too-short"\nsources = ["sead"]\n', "unknown source"),
        (
            '[[rules]]\nid = "website.name-too-short"\nsources = ["seed"]\nseverity = "bad"\n',
            "cannot be used",
        ),
        ('[[rules]]\nid = "website.name-too-shrt"\nsources = ["seed"]\n', "website.name-too-short"),
        ('[[rules]]\nid = "website.name-too-short"\nsources = ["seed"]\n', "at_least"),
    ],
)
def test_broken_rule_file_is_named_with_its_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, words: str
) -> None:
    rules = tmp_path / "mine.toml"
    rules.write_text(text, "utf-8")
    code, out, err = call(capsys, "check", CLEAN / "guangdong.yaml", "--rules", rules)
    assert code == 2 and words in err and "mine.toml" in err and not out


def test_rules_are_listed_with_their_unknown_cells(capsys: pytest.CaptureFixture[str]) -> None:
    code, rows = as_json(capsys, "rules", "list")
    assert code == 0 and len(rows) > 500
    keys = {
        "rule",
        "severity",
        "province",
        "provider",
        "nature",
        "zh",
        "en",
        "since",
        "until",
        "sources",
        "confidence",
    }
    assert all(keys <= set(row) for row in rows)
    assert {row["province"] for row in rows if row["province"]} == {
        row["province"] for row in rows if row["province"] and len(row["province"]) == 6
    }
    assert len({row["province"] for row in rows if row["province"]}) == 31
    assert any(row["known"] is False for row in rows)


def test_rules_show_and_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "rules", "show", "order.sms-check")[0] == 0
    code, _, err = call(capsys, "rules", "show", "order.sms-chek")
    assert code == 2 and "order.sms-check" in err
    code, chosen = as_json(capsys, "rules", "explain", CLEAN / "guangdong.yaml")
    assert code == 0 and any("guangdong" in row["because"] for row in chosen)


@pytest.mark.slow
def test_assemble_writes_the_folder_and_the_same_bytes_again(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    sample = SAMPLES / "2-company" / "filing.yaml"
    code, answer = as_json(
        capsys, "assemble", sample, "--out", tmp_path / "a", "--as-of", "2026-11-24"
    )
    assert code == 0
    assert (
        call(capsys, "assemble", sample, "--out", tmp_path / "b", "--as-of", "2026-11-24")[0] == 0
    )
    for name in answer["files"]:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name
    names = set(answer["files"])
    assert {"fill-sheet.html", "fill-sheet.pdf", "report.pdf", "manifest.json"} <= names
    assert any(name.startswith("statement/") and name.endswith(".docx") for name in names)
    manifest = json.loads((tmp_path / "a" / "manifest.json").read_text("utf-8"))
    for upload in manifest["uploads"]:
        with Image.open(tmp_path / "a" / upload["file"]) as image:
            assert image.size == (upload["width"], upload["height"])
            assert not image.getexif()
        assert 200_000 <= upload["bytes"] <= 8_000_000 or upload["slot"] in (
            "admin-photo",
            "statement-scan",
        )
    assert str(tmp_path) not in (tmp_path / "a" / "manifest.json").read_text("utf-8")
    code, _, err = call(
        capsys, "assemble", sample, "--out", tmp_path / "a", "--as-of", "2026-11-24"
    )
    assert code == 2 and "exists" in err


def test_assemble_with_errors_writes_nothing_or_a_draft(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    clean = CLEAN / "guangdong.yaml"
    code, _, _ = call(capsys, "assemble", clean, "--out", tmp_path / "x", "--as-of", "2026-11-24")
    assert code == 1 and not (tmp_path / "x").exists()
    code, answer = as_json(
        capsys, "assemble", clean, "--out", tmp_path / "x", "--force", "--as-of", "2026-11-24"
    )
    assert code == 1 and any("DRAFT" in name for name in answer["files"])
    assert "DRAFT" in (tmp_path / "x" / "fill-sheet.html").read_text("utf-8")


def test_inspect_answers_for_every_picture(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    good, small, broken = tmp_path / "good.jpg", tmp_path / "small.png", tmp_path / "broken.jpg"
    card = specimens.card("示意图", [("姓名", "林晓晴")])
    good.write_bytes(specimens.jpeg(card))
    card.resize((320, 202)).convert("L").save(small)
    broken.write_bytes(good.read_bytes()[:2000])
    code, answers = as_json(
        capsys, "inspect", good, small, broken, tmp_path / "none.jpg", "--slot", "id-front"
    )
    assert code == 1
    rules = [{finding["rule"] for finding in answer["findings"]} for answer in answers]
    assert answers[0]["verdict"] in ("pass", "warn")
    assert {"file.greyscale", "file.too-few-pixels"} <= rules[1]
    assert rules[2] == rules[3] == {"file.unreadable"}
    assert answers[0]["measures"]["width"] == 1280 and answers[0]["measures"]["format"] == "JPEG"


def test_fix_makes_it_fit_and_keeps_the_original(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    source, out = tmp_path / "photo.jpg", tmp_path / "fixed.jpg"
    image = specimens.card("示意图", [("姓名", "林晓晴")])
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "camera"
    image.save(source, exif=exif, quality=70)
    before = source.read_bytes()
    code, answer = as_json(
        capsys, "fix", source, "--slot", "id-front", "--provider", "tencent", "--out", out
    )
    assert code == 0 and 200_000 <= answer["bytes"] <= 8_000_000
    with Image.open(out) as fixed:
        # The tag lies: the pixels were upright before it was obeyed.
        assert fixed.size[0] > fixed.size[1] and not fixed.getexif()
    assert source.read_bytes() == before
    code, _, err = call(capsys, "fix", source, "--slot", "id-front", "--out", source)
    assert code == 2 and "never overwritten" in err


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("resident-id", "11010519491231002X", 0),
        ("resident-id", "110105194912310021", 1),
        ("uscc", "91110000600037341L", 0),
        ("mobile", "13800138000", 0),
        ("domain", "例子.中国", 0),
        ("no-such-kind", "1", 2),
    ],
)
def test_validate(capsys: pytest.CaptureFixture[str], kind: str, value: str, code: int) -> None:
    assert call(capsys, "validate", kind, value)[0] == code


def test_validate_website_name_by_province_and_nature(capsys: pytest.CaptureFixture[str]) -> None:
    code, answer = as_json(
        capsys, "validate", "website-name", "我的博客空间", "--province", "四川", "--nature", "个人"
    )
    assert code == 1 and not answer["valid"]
    assert (
        call(
            capsys,
            "validate",
            "website-name",
            "木作学习随笔",
            "--province",
            "广东",
            "--nature",
            "个人",
        )[0]
        == 0
    )


def test_new_then_check_names_what_is_missing(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "new.yaml"
    assert call(capsys, "new", "--province", "江苏", "--nature", "enterprise", "--out", out)[0] == 0
    code, report = as_json(capsys, "check", out)
    assert code == 1 and "order.field-missing" in {
        finding["rule"] for finding in report["findings"]
    }
    code, _, err = call(capsys, "new", "--province", "江苏", "--nature", "enterprise", "--out", out)
    assert code == 2 and "exists" in err
    code, _, err = call(
        capsys, "new", "--province", "gungdong", "--nature", "enterprise", "--out", tmp_path / "y"
    )
    assert code == 2 and "guangdong" in err


def test_schema_slots_and_deadlines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert json.loads(call(capsys, "schema")[1])["title"] == "ICP filing"
    code, slots = as_json(capsys, "slots", "--provider", "tencent")
    assert code == 0 and {"id-front", "admin-photo", "statement-scan", "passport"} <= {
        row["slot"] for row in slots
    }
    ics = tmp_path / "dates.ics"
    code, dates = as_json(capsys, "deadlines", CLEAN / "guangdong.yaml", "--ics", ics)
    assert code == 0 and {"sms", "administration"} <= {date["id"] for date in dates}
    assert ics.read_bytes().startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize("bad", ["missing", "folder", "empty", "binary", "huge"])
def test_unusable_input_is_one_sentence_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, bad: str
) -> None:
    path = tmp_path / "filing.yaml"
    if bad == "folder":
        path.mkdir()
    elif bad != "missing":
        with path.open("wb") as sink:
            sink.write({"empty": b"", "binary": os.urandom(200), "huge": b"a: b\n"}[bad])
            if bad == "huge":
                sink.truncate(100_000_000)
    for command in (
        ["check", path],
        ["assemble", path, "--out", tmp_path / "out"],
        ["deadlines", path],
    ):
        code, out, err = call(capsys, *command)
        assert code == 2 and err.startswith("icpdesk: ") and not out
    assert not (tmp_path / "out").exists()


def test_store_commands(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("four words nobody guesses\n")
    where = ["--store", tmp_path / "store", "--passphrase-file", secret]
    assert call(capsys, "store", "create", *where)[0] == 0
    code, out, _ = call(capsys, "store", "add", SAMPLES / "1-individual" / "filing.yaml", *where)
    assert code == 0
    filing = out.strip()
    code, cards = as_json(capsys, "store", "list", *where, "--search", "sunianan")
    assert code == 0 and [card["id"] for card in cards] == [filing]
    assert call(capsys, "store", "export", filing, "--out", tmp_path / "out", *where)[0] == 0
    assert (tmp_path / "out" / "filing.yaml").is_file() and list(
        (tmp_path / "out" / "pictures").iterdir()
    )
    assert call(capsys, "store", "check", *where)[0] == 0
    assert call(capsys, "store", "purge", "--filing", filing, "--yes", *where)[0] == 0
    secret.write_text("not the passphrase\n")
    code, _, err = call(capsys, "store", "list", *where)
    assert code == 2 and "wrong" in err


def test_interpreter_never_shows_a_traceback_for_a_closed_pipe() -> None:
    command = f"{sys.executable} -m icpdesk rules list | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_help_and_check_import_nothing_heavy() -> None:
    program = (
        "import sys, runpy; sys.argv = ['icpdesk', *sys.argv[1:]]\n"
        "try:\n    runpy.run_module('icpdesk', run_name='__main__')\nexcept SystemExit: pass\n"
        "heavy = {'cv2', 'numpy', 'onnxruntime', 'reportlab', 'docx', 'openpyxl', 'PIL', 'PySide6', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    for arguments in (["--help"], ["check", str(CLEAN / "guangdong.yaml")]):
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
        )
        assert done.stderr.strip().endswith("[]"), done.stderr
