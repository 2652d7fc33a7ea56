"""What nobody foresaw ends in one sentence; hostile values of every kind do not even come that far."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from icpdesk.base.paths import problem_log, resource
from icpdesk.cli import run
from icpdesk.pictures.picture import Picture

SAMPLE = resource("assets", "samples", "2-company")
NAME = "name: 深圳市晴川示例科技有限公司"


def test_an_error_that_nobody_foresaw_is_one_sentence_and_a_log_without_the_user(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def trip(*_: object) -> None:
        raise KeyError("欧阳若溪 ouyang 440305199003078881 /home/ouyang/secret.yaml")

    monkeypatch.setattr("icpdesk.intake.yaml_file.read_filing", trip)
    monkeypatch.setattr("icpdesk.pipeline.check.read_filing", trip, raising=False)
    assert run(["deadlines", str(SAMPLE / "filing.yaml"), "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.strip().count("\n") == 0
    assert "did not foresee (KeyError)" in told.err and str(problem_log()) in told.err
    log = problem_log().read_text("utf-8")
    assert "KeyError" in log and "icpdesk/cli/app.py" in log
    for private in ("欧阳若溪", "ouyang", "4403", "secret", str(tmp_path)):
        assert private not in log
    assert stat.S_IMODE(problem_log().stat().st_mode) == 0o600


def test_a_picture_that_trips_a_check_costs_the_others_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pictures = sorted((SAMPLE / "pictures").iterdir())[1:3]
    whole = Picture.coarse

    def trip(self: Picture) -> object:
        if self.name == pictures[0].name:
            raise ZeroDivisionError
        return whole.__get__(self)

    monkeypatch.setattr(Picture, "coarse", property(trip))
    assert run(["inspect", *map(str, pictures), "--slot", "id-front", "--json"]) == 1
    first, second = json.loads(capsys.readouterr().out)
    assert first["verdict"] == "fail" and first["findings"][0]["rule"] == "file.unreadable"
    assert "did not foresee" in first["findings"][0]["message"]
    assert second["verdict"] in ("pass", "warn") and second["measures"]


def filing(tmp_path: Path, old: str, new: str) -> str:
    text = (SAMPLE / "filing.yaml").read_text("utf-8")
    assert old in text
    path = tmp_path / "filing.yaml"
    path.write_text(text.replace(old, new), "utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("months: 12", "months: " + "9" * 5000, "whole number"),
        ("months: 12", "months: -" + "9" * 5000, "whole number"),
        ("title: ", "title: " + "[" * 50_000 + "#", "YAML"),
    ],
)
def test_value_that_is_too_much_is_named_with_its_place(
    tmp_path: Path, old: str, new: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", filing(tmp_path, old, new), "--lang", "en"]) == 2
    told = capsys.readouterr().err
    assert words in told and "filing.yaml:" in told and not problem_log().exists()


@pytest.mark.parametrize("text", ["a = " + "[" * 50_000, "a = " + "{b = " * 50_000])
def test_own_rules_of_any_depth_are_one_sentence(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "r.toml").write_text(text)
    call = ["check", str(SAMPLE / "filing.yaml"), "--rules", str(tmp_path / "r.toml")]
    assert run([*call, "--lang", "en"]) == 2
    assert "nested too deeply" in capsys.readouterr().err


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_the_ends_of_the_calendar_have_deadlines_too(tmp_path: Path, day: str) -> None:
    path = filing(tmp_path, "submit_on: 2026-11-24", f"submit_on: {day}")
    text = Path(path).read_text("utf-8").replace("valid_from: 2019-03-15", f"valid_from: {day}")
    Path(path).write_text(text.replace("valid_until: 2039-06-01", f"valid_until: {day}"), "utf-8")
    assert run(["deadlines", path, "--ics", str(tmp_path / "d.ics")]) == 0
    assert run(["check", path]) == 1
    assert run(["deadlines", str(SAMPLE / "filing.yaml"), "--as-of", day]) == 0


def test_title_with_line_breaks_is_one_line_of_the_calendar(tmp_path: Path) -> None:
    path = filing(tmp_path, 'title: "Sample', 'title: "One\\nBEGIN:VEVENT\\r\\nSample')
    assert run(["deadlines", path, "--ics", str(tmp_path / "d.ics")]) == 0
    lines = (tmp_path / "d.ics").read_bytes().split(b"\r\n")
    assert lines.count(b"BEGIN:VEVENT") == lines.count(b"END:VEVENT")
    assert b"X-WR-CALNAME:One BEGIN:VEVENT Sample" in b"\n".join(lines)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["深" * 600, "W" * 3000, "很 长 " * 1500])
def test_name_that_is_longer_than_a_page_still_gives_a_folder(tmp_path: Path, name: str) -> None:
    path = filing(tmp_path, NAME, f"name: {name}")
    assert run(["assemble", path, "--out", str(tmp_path / "out"), "--force"]) == 1
    assert (tmp_path / "out" / "manifest.json").is_file() and not problem_log().exists()


def test_file_where_a_folder_is_expected_and_names_of_any_length(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, long = str(SAMPLE / "filing.yaml"), str(tmp_path / ("x" * 300))
    (tmp_path / "c.csv").write_text("主办单位名称,客户\n" + "甲" * 300 + "," + "丁" * 300, "utf-8")
    sheet, letter = str(tmp_path / "c.csv"), str(tmp_path / "letter")
    Path(letter).write_text("mine")
    for words in (
        ["inspect", path, "--slot", "id-front", "--annotate", letter],
        ["batch", "run", sheet, "--out", letter],
        ["batch", "run", sheet, "--out", long],
        ["batch", "run", sheet, "--out", str(tmp_path / "o"), "--pictures", long],
        ["assemble", path, "--out", letter],
        ["check", long],
        ["fill", long, "--filing", path, "--out", long],
        ["store", "list", "--store", letter],
        ["deadlines", path, "--ics", long],
    ):
        assert run(words) == 2, words
    assert Path(letter).read_text() == "mine"
    assert "did not foresee" not in capsys.readouterr().err
    assert run(["batch", "run", sheet, "--out", str(tmp_path / "b"), "--jobs", "1"]) == 1
