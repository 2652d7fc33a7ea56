"""The filled form read again by other eyes: what is there, what is not, and what else changed."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject, TextStringObject

from icpdesk.forms.any_form import fill_any, prove
from icpdesk.forms.proof import Proof, Sight, not_proven
from icpdesk.forms.word.fill import fill
from icpdesk.forms.word.repack import repack
from icpdesk.rulebook.book import shipped
from tests.support.flat_pages import lines, saved
from tests.support.pdf_forms import pdf_form
from tests.templates.values import VALUES
from tests.templates.xml import docx, p, tbl

FORM = docx(
    p("网站名称：______________________"),
    tbl(["主办单位名称", "", "单位性质", "□企业 □个人"], ["负责人签字", "", "", ""]),
)
NAME = VALUES["website.name"]


def sights(proof: Proof | None) -> dict[str, Sight]:
    assert proof is not None
    return {one.field: one.sight for one in proof.values}


def changed(data: bytes, old: str, new: str) -> bytes:
    """A Word file with other words in its document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("word/document.xml").decode()
    assert old in content
    return repack(data, {"word/document.xml": content.replace(old, new).encode()})


def test_every_value_of_a_word_file_is_found_where_it_was_written() -> None:
    proof = fill_any(FORM, VALUES, shipped()).report.proof
    assert proof is not None and proof.holds and not not_proven(proof)
    assert sights(proof) == dict.fromkeys(
        ("website.name", "subject.name", "subject.nature"), Sight.VISIBLE
    )


@pytest.mark.parametrize(
    ("old", "new", "lost", "untouched"),
    [
        (NAME, "别的", True, True),
        ("负责人签字", "负责人签名", False, False),
        ("</w:body>", "<w:p/></w:body>", False, False),
    ],
)
def test_what_is_lost_or_changed_in_a_word_file_is_told(
    old: str, new: str, lost: bool, untouched: bool
) -> None:
    filled = fill(FORM, None, VALUES)
    proof = prove(FORM, changed(filled.data, old, new), filled.report.written)
    assert (sights(proof)["website.name"] is Sight.MISSING) is lost
    assert proof.untouched is untouched and not proof.holds
    assert not_proven(proof).en and not_proven(proof).zh


def test_another_member_of_a_word_file_must_not_change() -> None:
    filled = fill(FORM, None, VALUES)
    with zipfile.ZipFile(io.BytesIO(filled.data)) as archive:
        name = next(n for n in archive.namelist() if n != "word/document.xml")
        other = repack(filled.data, {name: archive.read(name) + b" "})
    assert not prove(FORM, other, filled.report.written).untouched


def test_hidden_words_are_not_seen() -> None:
    filled = fill(FORM, None, VALUES)
    start = '<w:u w:val="single"/></w:rPr><w:t>'
    hidden = changed(filled.data, start + NAME, f"<w:vanish/></w:rPr><w:t>{NAME}")
    assert sights(prove(FORM, hidden, filled.report.written))["website.name"] is Sight.MISSING


def test_every_value_of_a_pdf_form_is_seen_on_the_drawn_page() -> None:
    form = pdf_form("网站名称", "主办单位名称", "负责人签字")
    filled = fill_any(form, VALUES, shipped())
    assert sights(filled.report.proof) == dict.fromkeys(
        ("website.name", "subject.name"), Sight.VISIBLE
    )
    assert filled.report.proof is not None and filled.report.proof.untouched


def test_a_value_without_its_picture_is_missing() -> None:
    form = pdf_form("网站名称")
    filled = fill_any(form, VALUES, shipped())
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(filled.data)))
    (note,) = writer.pages[0]["/Annots"]  # type: ignore[attr-defined]
    note.get_object()[NameObject("/F")] = NameObject("/0")
    note.get_object().pop("/AP")
    note.get_object()[NameObject("/V")] = TextStringObject("")
    proof = prove(form, saved(writer), filled.report.written)
    assert sights(proof) == {"website.name": Sight.MISSING} and not proof.holds


def test_a_mark_beside_the_places_is_noticed() -> None:
    from reportlab.pdfgen.canvas import Canvas

    form = pdf_form("网站名称")
    filled = fill_any(form, VALUES, shipped())
    sink = io.BytesIO()
    canvas = Canvas(sink)
    canvas.rect(300, 300, 60, 60, fill=1)
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(filled.data)))
    writer.pages[0].merge_page(PdfReader(io.BytesIO(sink.getvalue())).pages[0])
    proof = prove(form, saved(writer), filled.report.written)
    assert not proof.untouched and sights(proof) == {"website.name": Sight.VISIBLE}


def test_values_that_are_laid_over_a_page_are_seen_and_what_goes_too_far_is_told() -> None:
    page = lines("网站名称：__________________", "主办单位名称：____________")
    assert fill_any(page, VALUES, shipped()).data.startswith(page)
    assert sights(fill_any(page, VALUES, shipped()).report.proof) == dict.fromkeys(
        ("website.name", "subject.name"), Sight.VISIBLE
    )
    long = {**VALUES, "website.name": "很长的网站名称" * 5}
    found = sights(fill_any(page, long, shipped()).report.proof)
    assert found["website.name"] is Sight.OVERFLOWING


def test_answers_that_viewers_were_to_draw_themselves_stay_visible() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_form("网站名称", "说明"))))
    second = writer.pages[0]["/Annots"][1].get_object()  # type: ignore[index]
    second[NameObject("/V")] = TextStringObject("已填内容")
    second.pop("/AP", None)
    writer.set_need_appearances_writer(True)
    filled = fill_any(saved(writer), VALUES, shipped())
    import pypdfium2

    document = pypdfium2.PdfDocument(filled.data)
    document.init_forms()
    document[0].flatten()
    text = document[0].get_textpage().get_text_bounded()
    assert "已填内容" in text and NAME in text
    assert filled.report.proof is not None and filled.report.proof.holds


def test_a_drawn_page_can_only_tell_less() -> None:
    proof = prove(FORM, fill(FORM, None, VALUES).data, fill(FORM, None, VALUES).report.written)
    worse = proof.with_sights([Sight.CUT, None, *[Sight.VISIBLE] * (len(proof.values) - 2)])
    assert worse.values[0].sight is Sight.CUT and not worse.holds
    bad = replace(proof.values[0], sight=Sight.MISSING)
    assert Proof((bad,)).with_sights([Sight.VISIBLE]).values[0].sight is Sight.MISSING
