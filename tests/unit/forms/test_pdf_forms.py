"""PDF forms with fields, flat pages and pictures: what a viewer shows, signatures untouched."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, StreamObject, TextStringObject

from icpdesk.base.errors import FileProblem
from icpdesk.forms import map_file
from icpdesk.forms.any_form import fill_any, read_any
from icpdesk.forms.labels import labels_of
from icpdesk.forms.pdf import overlay_store
from icpdesk.forms.pdf.acroform import fill_acroform, has_fields
from icpdesk.forms.pdf.drawn import fitted
from icpdesk.forms.pdf.flat_sheets import sheets_of
from icpdesk.forms.pdf.overlay import read_overlay
from icpdesk.forms.pdf.overlay_store import remember_overlay
from icpdesk.forms.pdf.seen import seen_empty
from icpdesk.pdf.fonts import REGULAR, register
from icpdesk.rulebook.book import shipped
from tests.support.flat_pages import saved
from tests.support.pdf_forms import flat, pdf_form
from tests.templates.values import VALUES

LABELS = labels_of(shipped())
OVERLAY = """
overlay:
  - {page: 1, x: 60, y: 40, width: 80, size: 12, field: subject.name}
  - {page: 1, x: 60, y: 55, width: 30, field: website.name}
  - {page: 1, x: 60, y: 70, width: 40, field: subject.investor}
  - {page: 1, x: 60, y: 85, width: 40, field: "=阿里云"}
"""


def form() -> bytes:
    """A form as an office might make it: labels printed, fields beside them."""
    from reportlab.pdfgen.canvas import Canvas

    register()
    sink = io.BytesIO()
    canvas = Canvas(sink)
    canvas.setFont(REGULAR, 11)
    lines = [
        ("主办单位名称：", "a1", ""), ("网站名称", "a2", ""), ("", "website.domains", ""),
        ("负责人签字：", "a4", ""), ("日期", "a5", ""), ("备用", "Text6", "Mailing address"),
        ("技术联系人姓名：", "a7", ""),
    ]  # fmt: skip
    for number, (label, name, told) in enumerate(lines):
        y = 760 - 30 * number
        canvas.drawString(60, y, label)
        canvas.acroForm.textfield(
            name=name, tooltip=told, x=170, y=y - 5, width=110, height=20, borderWidth=0
        )
    canvas.drawString(60, 500, "单位性质：")
    for x, name, words in ((130, "c1", "企业"), (200, "c2", "个人")):
        canvas.acroForm.checkbox(name=name, x=x, y=497, size=14)
        canvas.drawString(x + 18, 500, words)
    canvas.showPage()
    canvas.save()
    return sink.getvalue()


def shown(data: bytes, page: int = 0) -> str:
    """The text of a page with its fields drawn into it, as a viewer shows and prints it."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    if document.get_formtype():
        document[page].flatten()
    return str(document[page].get_textpage().get_text_bounded())


def test_fields_are_filled_by_label_name_and_tooltip() -> None:
    filled = fill_acroform(form(), VALUES, LABELS)
    assert {one.field for one in filled.report.filled} == {
        "subject.name", "website.name", "website.domains", "subject.mailing_address", "subject.nature",
    }  # fmt: skip
    fields = PdfReader(io.BytesIO(filled.data)).get_fields() or {}
    assert fields["a1"]["/V"] == VALUES["subject.name"]
    assert filled.report.not_found == ["技术联系人姓名"]


def test_signature_and_date_stay_blank() -> None:
    filled = fill_acroform(form(), VALUES, LABELS)
    fields = PdfReader(io.BytesIO(filled.data)).get_fields() or {}
    assert not fields["a4"].get("/V") and not fields["a5"].get("/V")
    assert {"负责人签字", "日期"} <= set(filled.report.blank_on_purpose)


def test_the_right_box_is_ticked() -> None:
    fields = PdfReader(io.BytesIO(fill_acroform(form(), VALUES, LABELS).data)).get_fields() or {}
    assert fields["c1"]["/V"] == "/Yes" and fields["c2"].get("/V") != "/Yes"


def test_every_viewer_shows_the_chinese_words_without_help() -> None:
    rare = {**VALUES, "website.name": "𬭎记官网"}
    filled = fill_acroform(form(), rare, LABELS)
    assert "/NeedAppearances" not in PdfReader(io.BytesIO(filled.data)).root_object["/AcroForm"]
    text = shown(filled.data)
    assert VALUES["subject.name"] in text and "𬭎记官网" in text


def test_a_long_value_shrinks_and_is_told() -> None:
    filled = fill_acroform(form(), {**VALUES, "website.name": "很长的网站名称" * 3}, LABELS)
    assert "网站名称" in filled.report.overflow
    assert fitted("很长" * 40, 100, 20, 11).long == "goes on"


def test_own_map_goes_before_the_guess(tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text("技术联系人姓名: website.administrator.name\n网站名称: ''\n", "utf-8")
    filled = fill_any(form(), VALUES, shipped(), path)
    names = {one.label: one.field for one in filled.report.filled}
    assert names["技术联系人姓名"] == "website.administrator.name" and "网站名称" not in names


@pytest.mark.parametrize("kind", ["pdf", "png", "jpeg"])
def test_values_are_laid_over_flat_pages_and_pictures(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(OVERLAY, "utf-8")
    sink = io.BytesIO()
    Image.new("RGB", (620, 877), "white").save(sink, "PNG" if kind == "png" else "JPEG")
    filled = fill_any(flat() if kind == "pdf" else sink.getvalue(), VALUES, shipped(), path)
    text = shown(filled.data)
    assert VALUES["subject.name"] in text and VALUES["website.name"] in text and "阿里云" in text
    assert filled.report.no_value == ["subject.investor"]
    page = pypdfium2.PdfDocument(filled.data)[0].get_textpage()
    first = page.get_charbox(page.get_text_bounded().index(VALUES["subject.name"]))
    assert first[0] == pytest.approx(60 * 72 / 25.4, abs=2)
    assert 842 - first[3] == pytest.approx(40 * 72 / 25.4, abs=4)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("网站名称: website.name\n", "overlay"),
        ("overlay:\n  - {x: 1}\n", "Entry 1"),
        ("overlay:\n  - {x: 1e400, y: 9, width: 9, field: website.name}\n", "Entry 1"),
        ("overlay:\n  - {page: 1e400, x: 9, y: 9, width: 9, field: website.name}\n", "Entry 1"),
        ("a: [", "YAML"),
    ],
)
def test_a_wrong_overlay_map_is_explained(text: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / "map.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(FileProblem) as caught:
        fill_any(flat(), VALUES, shipped(), path)
    assert words in caught.value.message.en and caught.value.file == str(path)


def test_a_pdf_form_is_corrected_once_and_the_next_client_is_filled_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_file, "template_maps_dir", lambda: tmp_path)
    found = read_any(form(), shipped())
    assert found is not None
    places = {entry.label: entry for entry in found.entries}
    assert places["网站名称"].field == "website.name" and places["负责人签字"].reason
    with pytest.raises(ValueError, match=places["负责人签字"].place):
        found.with_field(places["负责人签字"].place, "website.name")
    map_file.remember(
        found.with_field(places["技术联系人姓名"].place, "subject.administrator.name")
    )
    again = saved_again(form())
    assert again != form()
    filled = fill_any(again, VALUES, shipped())
    names = {one.label: one.field for one in filled.report.filled}
    assert names["技术联系人姓名"] == "subject.administrator.name"
    assert VALUES["subject.administrator.name"] in shown(filled.data)
    assert map_file.known_map(found) is not None and len(list(tmp_path.glob("*.yaml"))) == 1


def test_places_on_a_flat_page_are_remembered_by_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overlay_store, "template_maps_dir", lambda: tmp_path / "maps")
    path = tmp_path / "map.yaml"
    path.write_text(OVERLAY, "utf-8")
    for page in (
        flat(),
        printed("网站备案信息真实性核验单，请如实填写以下各项内容"),
        picture("PNG"),
    ):
        with pytest.raises(FileProblem):
            fill_any(page, VALUES, shipped())
        remember_overlay(page, read_overlay(path))
        again = saved_again(page) if page.startswith(b"%PDF") else picture("BMP")
        assert VALUES["subject.name"] in shown(fill_any(again, VALUES, shipped()).data)
    assert len(list((tmp_path / "maps").glob("*.yaml"))) == 3


def saved_again(data: bytes) -> bytes:
    """The same PDF as another program would save it."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.add_metadata({"/Producer": "another"})
    sink = io.BytesIO()
    writer.write(sink)
    return sink.getvalue()


def printed(words: str) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    register()
    sink = io.BytesIO()
    canvas = Canvas(sink)
    canvas.setFont(REGULAR, 11)
    canvas.drawString(60, 780, words)
    canvas.save()
    return sink.getvalue()


def picture(kind: str) -> bytes:
    sink = io.BytesIO()
    Image.new("RGB", (620, 877), "white").save(sink, kind)
    return sink.getvalue()


def test_a_picture_of_a_form_is_seen_upright_and_on_white_paper() -> None:
    sink, tag = io.BytesIO(), Image.Exif()
    tag[0x0112] = 6
    Image.new("RGB", (600, 300), "white").save(sink, "JPEG", exif=tag)
    (sheet,) = sheets_of(sink.getvalue())
    assert sheet.height == pytest.approx(2 * sheet.width, rel=0.01)
    sink = io.BytesIO()
    Image.new("RGBA", (60, 80), (0, 0, 0, 0)).save(sink, "PNG")
    assert sheets_of(sink.getvalue())[0].picture.getextrema() == ((255, 255),) * 3


def test_a_damaged_picture_of_a_form_is_one_sentence() -> None:
    sink = io.BytesIO()
    Image.effect_noise((200, 200), 60).save(sink, "PNG")
    content = bytearray(sink.getvalue())
    content[35:37] = (300).to_bytes(2, "big")  # of the data: what follows is no part of a PNG
    for open_it in (sheets_of, lambda data: fill_any(data, VALUES, shipped())):
        with pytest.raises(FileProblem, match="no picture"):
            open_it(bytes(content))


def test_a_page_of_any_size_takes_little_memory() -> None:
    def sized(side: int) -> bytes:
        writer = PdfWriter()
        writer.add_blank_page(side, side)
        return saved(writer)

    (page,) = seen_empty(sized(14_000)).pages
    assert page.width == page.height and page.width * page.height < 20_000_000
    with pytest.raises(FileProblem, match="larger than 5 m"):
        sheets_of(sized(20_000))


def test_files_that_cannot_be_filled_say_what_to_do() -> None:
    with pytest.raises(FileProblem) as caught:
        fill_any(flat(), VALUES, shipped())
    assert "--map" in caught.value.advice.en
    for junk in (b"%PDF-1.7 junk", form()[:900]):
        with pytest.raises(FileProblem):
            fill_any(junk, VALUES, shipped())
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(form())))
    writer.encrypt("secret", algorithm="AES-256")
    sink = io.BytesIO()
    writer.write(sink)
    with pytest.raises(FileProblem) as caught:
        fill_any(sink.getvalue(), VALUES, shipped())
    assert "password" in caught.value.message.en
    assert not has_fields(flat())


def changed(change: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(form())))
    change(writer)
    sink = io.BytesIO()
    writer.write(sink)
    return sink.getvalue()


def bomb(writer: PdfWriter) -> None:
    stream = StreamObject()
    stream._data = zlib.compress(b" " * 90_000_000, 1)
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)


def pages_in_a_ring(writer: PdfWriter) -> None:
    pages = writer.root_object["/Pages"].get_object()
    pages["/Kids"].append(writer.root_object.raw_get("/Pages"))  # type: ignore[attr-defined]


@pytest.mark.parametrize(("change", "words"), [(bomb, "too much"), (pages_in_a_ring, "damaged")])
def test_hostile_forms_are_refused_in_words(
    change: Callable[[PdfWriter], None], words: str
) -> None:
    start = time.process_time()
    with pytest.raises(FileProblem) as caught:
        fill_any(changed(change), VALUES, shipped())
    assert words in caught.value.message.en and caught.value.message.zh
    assert time.process_time() - start < 5


def test_fields_that_are_their_own_parents_come_to_an_end() -> None:
    def ring(writer: PdfWriter) -> None:
        for note in writer.pages[0]["/Annots"]:  # type: ignore[attr-defined]
            note.get_object()[NameObject("/Parent")] = note

    assert fill_any(changed(ring), VALUES, shipped()).report.filled


def test_scripts_of_a_form_are_told() -> None:
    def script(writer: PdfWriter) -> None:
        action = {"/S": NameObject("/JavaScript"), "/JS": TextStringObject("app.alert('x')")}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject(key): value for key, value in action.items()}
        )

    assert not fill_any(form(), VALUES, shipped()).report.notes
    filled = fill_any(changed(script), VALUES, shipped())
    assert "scripts" in filled.report.notes[0].en and filled.report.notes[0].zh


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_any_damage_of_a_form_is_refused_or_harmless(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(5, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        fill_any(bytes(content), VALUES, shipped())
    except FileProblem as problem:
        assert problem.message.en and problem.message.zh


WHOLE = pdf_form("网站名称", "域名", "负责人签字")
