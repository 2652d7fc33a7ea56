"""``icpdesk fill`` and ``icpdesk forms`` as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from icpdesk.cli.app import run
from icpdesk.intake.yaml_write import write_filing
from icpdesk.rulebook.book import shipped
from tests.support.filings import clean_filing
from tests.support.flat_pages import lines
from tests.support.pdf_forms import flat, pdf_form
from tests.templates.text_of import text_of
from tests.templates.xml import docx, p, tbl

FORM = docx(
    tbl(["主办单位名称", "", "网站名称", ""], ["项目名称", "", "负责人签字", ""]),
    p("日期：____年__月__日"),
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("icpdesk.forms.map_store.template_maps_dir", lambda: tmp_path / "m")
    write_filing(tmp_path / "filing.yaml", clean_filing("guangdong"), shipped())
    (tmp_path / "form.docx").write_bytes(FORM)
    return tmp_path


def fill(place: Path, *more: str, template: str = "form.docx") -> int:
    return run([
        "fill", str(place / template), "--filing", str(place / "filing.yaml"),
        "--out", str(place / "out.docx"), *more,
    ])  # fmt: skip


def test_fill_writes_the_form_and_reports_every_label(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fill(place, "--json") == 0
    report = json.loads(capsys.readouterr().out)
    assert {one["field"] for one in report["filled"]} == {"subject.name", "website.name"}
    assert all(one["label"] and one["how"] and one["place"] for one in report["filled"])
    assert report["blank_on_purpose"] == ["负责人签字", "日期"]
    assert report["not_found"] == ["项目名称"] and report["overflow"] == []
    assert (place / "form.docx").read_bytes() == FORM


def test_a_corrected_map_is_used_once_given_and_ever_after_once_remembered(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = place / "own.yaml"
    own.write_text("项目名称: website.domains\n", "utf-8")
    assert fill(place, "--map", str(own)) == 0
    assert "项目名称|example-site.cn|" in text_of((place / "out.docx").read_bytes())
    assert run(["forms", "map", str(place / "form.docx"), "--use", str(own), "--remember"]) == 0
    assert fill(place) == 0
    assert "项目名称|example-site.cn|" in text_of((place / "out.docx").read_bytes())
    capsys.readouterr()


def test_forms_lint_and_compare(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (place / "bad.docx").write_bytes(docx(p("{{ website.nmae }}")))
    assert run(["forms", "lint", str(place / "bad.docx"), "--json", "--lang", "en"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["suggestion"] == "website.name"
    (place / "new.docx").write_bytes(
        docx(
            tbl(["主办单位名称", "", "网站名称", ""], ["域名", "", "负责人签字", ""]),
            p("日期：____年__月__日"),
        )
    )
    assert (
        run(["forms", "compare", str(place / "form.docx"), str(place / "new.docx"), "--json"]) == 0
    )
    found = json.loads(capsys.readouterr().out)
    assert found["same_template"] and [one["label"] for one in found["added"]] == ["域名"]


@pytest.mark.parametrize("content", [b"", b"junk", FORM[:700], b"%PDF-1.4", b"\x89PNG"])
def test_a_file_that_cannot_be_filled_is_one_sentence_and_nothing_written(
    content: bytes, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "bad.docx").write_bytes(content)
    assert fill(place, template="bad.docx") == 2
    said = capsys.readouterr().err
    assert "bad.docx" in said and "Traceback" not in said
    assert not (place / "out.docx").exists()


def test_the_template_is_never_overwritten(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--filing", str(place / "filing.yaml"), "--out", str(place / "form.docx")]
    assert run(["fill", str(place / "form.docx"), *arguments]) == 2
    assert (place / "form.docx").read_bytes() == FORM
    capsys.readouterr()


def test_maps_of_pdf_forms_and_of_flat_pages_are_remembered_too(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icpdesk.forms.pdf.overlay_store.template_maps_dir", lambda: place / "m")
    (place / "form.pdf").write_bytes(pdf_form("网站名称", "项目名称"))
    (place / "flat.pdf").write_bytes(flat())
    own, over = place / "own.yaml", place / "over.yaml"
    own.write_text("项目名称: website.domains\n", "utf-8")
    over.write_text(
        "overlay:\n  - {page: 1, x: 60, y: 40, width: 80, field: website.name}\n", "utf-8"
    )
    assert run(["forms", "map", str(place / "form.pdf"), "--use", str(own), "--remember"]) == 0
    assert fill(place, template="form.pdf") == 0
    found = PdfReader(place / "out.docx").get_form_text_fields()
    assert found["1"] == "example-site.cn" and found["0"]
    assert run(["forms", "map", str(place / "flat.pdf")]) == 2
    assert fill(place, template="flat.pdf") == 2
    assert run(["forms", "map", str(place / "flat.pdf"), "--use", str(over), "--remember"]) == 0
    assert fill(place, template="flat.pdf") == 0
    capsys.readouterr()
    assert run(["forms", "map", str(place / "flat.pdf"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["overlay"][0]["field"] == "website.name"


def test_a_flat_page_is_filled_by_what_is_printed_on_it(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icpdesk.forms.pdf.overlay_store.template_maps_dir", lambda: place / "m")
    (place / "flat.pdf").write_bytes(lines("网站域名：__________________", "负责人签字：________"))
    arguments = ["--filing", str(place / "filing.yaml"), "--out", str(place / "out.pdf"), "--json"]
    assert run(["fill", str(place / "flat.pdf"), *arguments]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["label"], one["how"]) for one in told["filled"]] == [("网站域名", "guess on page")]
    assert 0 < told["filled"][0]["confidence"] < 1 and told["blank_on_purpose"] == ["负责人签字"]
    assert "example-site.cn" in PdfReader(place / "out.pdf").pages[0].extract_text()
    # The guess as a map, to be corrected and given back.
    own = place / "own.yaml"
    assert run(["forms", "map", str(place / "flat.pdf"), "--out", str(own)]) == 0
    own.write_text(own.read_text("utf-8").replace("website.domains", "website.name"), "utf-8")
    capsys.readouterr()
    assert run(["fill", str(place / "flat.pdf"), *arguments, "--map", str(own)]) == 0
    assert json.loads(capsys.readouterr().out)["filled"][0]["field"] == "website.name"


def test_damaged_forms_are_one_line_that_names_the_file(
    place: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (place / "cut.pdf").write_bytes(flat()[:600])
    (place / "cut.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    for name in ("cut.pdf", "cut.png"):
        assert run(["forms", "map", str(place / name)]) == 2
        told = capfd.readouterr().err
        assert told.count("\n") == 1 and name in told, told
