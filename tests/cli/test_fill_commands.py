"""``icpdesk fill`` and ``icpdesk forms`` as a user calls them."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import FloatObject

from icpdesk.cli.app import run
from icpdesk.forms.pdf import acroform
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
    monkeypatch.setattr("icpdesk.forms.map_file.template_maps_dir", lambda: tmp_path / "m")
    # The maps of this test are known to this process alone, so it stands behind the border itself.
    monkeypatch.setattr("icpdesk.base.bounded._inside", True)
    write_filing(tmp_path / "filing.yaml", clean_filing("guangdong"), shipped())
    (tmp_path / "form.docx").write_bytes(FORM)
    return tmp_path


def fill(place: Path, *more: str, template: str = "form.docx") -> int:
    return run([
        "fill", str(place / template), "--filing", str(place / "filing.yaml"),
        "--out", str(place / f"out{Path(template).suffix}"), *more,
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
    found = PdfReader(place / "out.pdf").get_form_text_fields()
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


def test_the_filled_form_is_read_again_and_what_was_found_is_told(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fill(place, "--json") == 0
    proof = json.loads(capsys.readouterr().out)["proof"]
    assert proof["holds"] and proof["untouched"]
    assert {(one["field"], one["sight"]) for one in proof["values"]} == {
        ("subject.name", "visible"), ("website.name", "visible"),
    }  # fmt: skip


def test_a_value_that_is_not_wholly_seen_is_told_and_the_exit_code_says_so(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_form("主办单位名称"))))
    (note,) = writer.pages[0]["/Annots"]  # type: ignore[attr-defined]
    note.get_object()["/Rect"][2] = FloatObject(190)
    writer.write(place / "form.pdf")
    assert fill(place, "--json", template="form.pdf") == 1
    told = json.loads(capsys.readouterr().out)
    assert [one["sight"] for one in told["proof"]["values"]] == ["cut"]
    assert not told["proof"]["holds"] and (place / "out.pdf").is_file()


def test_a_name_for_another_kind_of_file_is_refused_before_anything_is_written(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (place / "form.pdf").write_bytes(pdf_form("网站名称"))
    arguments = ["--filing", str(place / "filing.yaml"), "--out"]
    assert run(["fill", str(place / "form.pdf"), *arguments, str(place / "x.docx")]) == 2
    assert run(["fill", str(place / "form.docx"), *arguments, str(place / "x.pdf")]) == 2
    told = capsys.readouterr().err
    assert "PDF" in told and ".docx" in told and not list(place.glob("x.*"))


def test_a_print_without_a_word_processor_is_no_success(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icpdesk.pipeline.forms.libre_office", lambda: "")
    assert fill(place, "--pdf") == 2
    assert "LibreOffice" in capsys.readouterr().err and not (place / "out.docx").exists()
    (place / "form.pdf").write_bytes(pdf_form("网站名称"))
    assert fill(place, "--pdf", template="form.pdf") == 0


def test_lint_and_compare_take_what_fill_takes(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icpdesk.forms.pdf.overlay_store.template_maps_dir", lambda: place / "m")
    one, other = place / "flat.pdf", place / "newer.pdf"
    one.write_bytes(lines("网站域名：__________________", "负责人签字：________"))
    other.write_bytes(lines("网站域名：__________________", "网站名称：________________"))
    assert run(["forms", "lint", str(one)]) == 0
    capsys.readouterr()
    assert run(["forms", "compare", str(one), str(other), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["kept"] == 1 and [entry["label"] for entry in told["added"]] == ["网站名称"]


def test_a_form_of_a_stranger_is_opened_in_another_process(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("icpdesk.base.bounded._inside", False)

    real, here = acroform.fill_acroform, os.getpid()

    def elsewhere(*arguments: Any) -> Any:
        if os.getpid() == here:
            raise SystemError("opened in this process")
        return real(*arguments)

    monkeypatch.setattr(acroform, "fill_acroform", elsewhere)
    (place / "form.pdf").write_bytes(pdf_form("网站名称"))
    assert fill(place, template="form.pdf") == 0
    assert PdfReader(place / "out.pdf").get_form_text_fields()["0"]
