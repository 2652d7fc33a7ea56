"""Fields of PDF forms as their authors describe them: turned, in boxes, low, aligned; and what PDFs are."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    BooleanObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from icpdesk.base.errors import FileProblem
from icpdesk.forms.any_form import fill_any, read_any
from icpdesk.forms.labels import labels_of
from icpdesk.forms.pdf.acroform import fill_acroform
from icpdesk.pdf.fonts import REGULAR, register
from icpdesk.pdf.rare_glyphs import without_glyph
from icpdesk.rulebook.book import shipped
from tests.support.flat_pages import saved
from tests.templates.values import VALUES

LABELS = labels_of(shipped())
ID = "subject.legal_representative.document_number"


def form(
    change: Callable[[Any], None] = lambda _: None, *, name: str = "f", wide: float = 216,
    tall: float = 20, label: str = "网站名称：", of_file: Callable[[PdfWriter], None] | None = None,
) -> bytes:  # fmt: skip
    """A page with one label and one field, whose dictionary ``change`` changes."""
    from reportlab.pdfgen.canvas import Canvas

    register()
    sink = io.BytesIO()
    canvas = Canvas(sink, pagesize=(595, 842))
    canvas.setFont(REGULAR, 11)
    canvas.drawString(60, 700, label)
    canvas.acroForm.textfield(name=name, x=170, y=697, width=wide, height=tall, borderWidth=0)
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(sink.getvalue())))
    for note in writer.pages[0]["/Annots"]:  # type: ignore[attr-defined]
        change(note.get_object())
    if of_file is not None:
        of_file(writer)
    return saved(writer)


def characters(data: bytes) -> list[tuple[str, float, float, float, float]]:
    """The characters of a page as it is printed, with their places in its own space."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    document[0].flatten(flag=1)
    page = document[0].get_textpage()
    found = []
    for number in range(page.count_chars()):
        text = page.get_text_range(number, 1)
        if text.strip():
            found.append((text, *page.get_charbox(number)))
    return found


def written(data: bytes, value: str) -> list[tuple[str, float, float, float, float]]:
    found = characters(data)
    text = "".join(one[0] for one in found)
    assert value in text
    return found[text.index(value) :][: len(value)]


def turned(by: int, *, told: bool = True) -> Callable[[Any], None]:
    def change(node: Any) -> None:
        if told:
            node[NameObject("/MK")] = DictionaryObject({NameObject("/R"): NumberObject(by)})

    return change


@pytest.mark.parametrize("told", [True, False], ids=["as Acrobat writes it", "page alone"])
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_field_on_a_turned_page_is_written_upright_as_it_is_seen(turn: int, told: bool) -> None:
    # The page is turned; its content and field were made for the turned view.
    def make(writer: PdfWriter) -> None:
        page = writer.pages[0]
        page[NameObject("/Rotate")] = NumberObject(turn)

    tall, wide = (216.0, 20.0) if turn in (90, 270) else (20.0, 216.0)
    data = form(
        turned(turn, told=told), wide=wide, tall=tall, label="", name="website.name", of_file=make
    )
    filled = fill_acroform(data, VALUES, LABELS)
    place = written(filled.data, VALUES["website.name"])
    (_, *first), (_, *last) = place[0], place[-1]
    along = {90: (0, 1), 180: (-1, 0), 270: (0, -1)}[turn]
    across = (last[0] - first[0]) * along[0] + (last[1] - first[1]) * along[1]
    assert across > 20
    left, lower, right, upper = 170, 697, 170 + wide, 697 + tall
    for _, x0, y0, x1, y1 in place:
        assert left - 0.5 <= x0 and x1 <= right + 0.5 and lower - 0.5 <= y0 and y1 <= upper + 0.5
    assert filled.report.overflow == []


def test_the_label_before_a_field_is_read_as_the_page_is_seen() -> None:
    from reportlab.pdfgen.canvas import Canvas

    register()
    sink = io.BytesIO()
    canvas = Canvas(sink, pagesize=(595, 842))
    canvas.translate(300, 100)
    canvas.rotate(90)
    canvas.setFont(REGULAR, 11)
    canvas.drawString(0, 0, "网站名称：")
    canvas.acroForm.textfield(name="Text1", x=285, y=200, width=20, height=200, borderWidth=0)
    canvas.save()
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(sink.getvalue())))
    writer.pages[0][NameObject("/Rotate")] = NumberObject(90)
    found = read_any(saved(writer), shipped())
    assert found is not None and [e.field for e in found.entries] == ["website.name"]


def boxes(count: int, align: int = 0) -> Callable[[Any], None]:
    def change(node: Any) -> None:
        node[NameObject("/Ff")] = NumberObject(1 << 24)
        node[NameObject("/MaxLen")] = NumberObject(count)
        node[NameObject("/Q")] = NumberObject(align)

    return change


def test_each_character_stands_in_its_printed_box() -> None:
    data = form(boxes(18), label="法定代表人身份证号码：")
    filled = fill_acroform(data, VALUES, LABELS)
    number = VALUES[ID]
    assert len(number) == 18
    for place, (_, left, _, right, _) in enumerate(written(filled.data, number)):
        assert place < ((left + right) / 2 - 170) / 12 < place + 1


def test_boxes_may_be_filled_from_the_right() -> None:
    filled = fill_acroform(form(boxes(20, align=2), label="法定代表人身份证号码："), VALUES, LABELS)
    (_, left, _, right, _) = written(filled.data, VALUES[ID])[-1]
    assert 19 < ((left + right) / 2 - 170) / (216 / 20) < 20


def test_a_value_that_has_more_characters_than_the_field_takes_is_not_cut() -> None:
    filled = fill_acroform(form(boxes(10), label="法定代表人身份证号码："), VALUES, LABELS)
    assert filled.report.filled == [] and filled.report.overflow == ["法定代表人身份证号码"]
    spaced = {**VALUES, "subject.administrator.mobile": "138-0013 8000"}
    filled = fill_acroform(form(boxes(11), label="主体负责人手机号："), spaced, LABELS)
    assert written(filled.data, "13800138000")


@pytest.mark.parametrize("name", ["星河gjpqy科技网", "星河科技网"])
@pytest.mark.parametrize("lines", [False, True])
def test_text_in_a_low_field_is_whole(name: str, lines: bool) -> None:
    def change(node: Any) -> None:
        node[NameObject("/DA")] = TextStringObject("/Helv 12 Tf 0 g")
        node[NameObject("/Ff")] = NumberObject(1 << 12 if lines else 0)

    filled = fill_acroform(form(change, tall=9), {**VALUES, "website.name": name}, LABELS)
    for _, _, lower, _, upper in written(filled.data, name):
        assert lower >= 697 and upper <= 706


@pytest.mark.parametrize(("align", "where"), [(0, "left"), (1, "middle"), (2, "right")])
def test_text_stands_where_the_author_aligned_it(align: int, where: str) -> None:
    def change(node: Any) -> None:
        node[NameObject("/Q")] = NumberObject(align)

    found = written(fill_acroform(form(change), VALUES, LABELS).data, VALUES["website.name"])
    free_left, free_right = found[0][1] - 170, 386 - found[-1][3]
    expected = {"left": free_left < 4 < free_right, "right": free_right < 4 < free_left,
                "middle": abs(free_left - free_right) < 4}[where]  # fmt: skip
    assert expected


def test_a_frame_of_the_field_stays() -> None:
    def change(node: Any) -> None:
        from pypdf.generic import ArrayObject, FloatObject

        colour = ArrayObject([FloatObject(0), FloatObject(0), FloatObject(1)])
        node[NameObject("/MK")] = DictionaryObject({NameObject("/BC"): colour})

    document = pypdfium2.PdfDocument(fill_acroform(form(change), VALUES, LABELS).data)
    document.init_forms()
    picture = document[0].render(scale=2).to_pil().convert("RGB")
    blue = sum(count for count, (r, g, b) in picture.getcolors(1 << 20) if b > 200 > 100 > r + g)
    assert blue > 400


def test_a_character_without_a_glyph_leaves_room_and_is_told() -> None:
    assert without_glyph("星河𠮷网") in ("", "𠮷")
    rare = "\U00032000"  # assigned to no character: no typeface anywhere has it
    filled = fill_acroform(form(), {**VALUES, "website.name": f"星{rare}河"}, LABELS)
    assert any(rare in note.en and "by hand" in note.en and rare in note.zh
               for note in filled.report.notes)  # fmt: skip
    (_, _, _, first, _), (_, second, *_) = written(filled.data, "星河")
    assert second - first > 5


def test_a_field_that_is_only_seen_is_printed_too() -> None:
    def change(node: Any) -> None:
        node[NameObject("/F")] = NumberObject(0)

    assert written(fill_acroform(form(change), VALUES, LABELS).data, VALUES["website.name"])


def test_an_answer_that_stands_there_stays() -> None:
    def change(node: Any) -> None:
        node[NameObject("/V")] = TextStringObject("别家网站")

    filled = fill_acroform(form(change), VALUES, LABELS)
    assert filled.report.answered == ["网站名称"] and filled.report.filled == []
    assert (PdfReader(io.BytesIO(filled.data)).get_fields() or {})["f"]["/V"] == "别家网站"


def test_what_is_added_stands_behind_the_file_which_stays_byte_for_byte() -> None:
    data = form()
    filled = fill_acroform(data, VALUES, LABELS)
    assert filled.data.startswith(data) and len(filled.data) > len(data)
    # What is added is PDF 1.5, and the file says so.
    assert data.startswith(b"%PDF-1.3")
    assert PdfReader(io.BytesIO(filled.data)).root_object["/Version"] == "/1.5"


def test_a_field_shown_twice_shows_the_same_twice() -> None:
    def second(writer: PdfWriter) -> None:
        (first,) = writer.pages[0]["/Annots"]  # type: ignore[attr-defined]
        node = first.get_object()
        holder = DictionaryObject({
            NameObject("/T"): node["/T"], NameObject("/FT"): node["/FT"],
        })  # fmt: skip
        parent = writer._add_object(holder)
        for key in ("/T", "/FT"):
            del node[key]
        node[NameObject("/Parent")] = parent
        other = node.clone(writer, force_duplicate=True)
        other[NameObject("/Parent")] = parent
        from pypdf.generic import ArrayObject, FloatObject

        other[NameObject("/Rect")] = ArrayObject(FloatObject(n) for n in (170, 500, 386, 520))
        holder[NameObject("/Kids")] = ArrayObject([first, other.indirect_reference])
        writer.pages[0]["/Annots"].append(other.indirect_reference)  # type: ignore[attr-defined]
        writer.root_object["/AcroForm"][NameObject("/Fields")] = ArrayObject([parent])  # type: ignore[index]

    filled = fill_acroform(form(of_file=second), VALUES, LABELS)
    text = "".join(one[0] for one in characters(filled.data))
    assert text.count(VALUES["website.name"]) == 2


def test_a_form_that_only_adobe_reader_shows_is_named() -> None:
    def xfa(writer: PdfWriter) -> None:
        writer.root_object["/AcroForm"][NameObject("/XFA")] = TextStringObject("<xdp/>")  # type: ignore[index]
        writer.root_object[NameObject("/NeedsRendering")] = BooleanObject(True)

    with pytest.raises(FileProblem) as caught:
        fill_any(form(of_file=xfa), VALUES, shipped())
    assert "XFA" in caught.value.message.en and "Adobe Reader" in caught.value.advice.zh


@pytest.mark.parametrize("algorithm", ["RC4-128", "AES-128", "AES-256"])
def test_a_password_is_named(algorithm: str) -> None:
    def lock(user: str) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(form())))
        writer.encrypt(user, "owner", algorithm=algorithm)
        return saved(writer)

    with pytest.raises(FileProblem) as caught:
        fill_any(lock("secret"), VALUES, shipped())
    assert "password" in caught.value.message.en and "密码" in caught.value.message.zh
    # Protected against changes only: everybody may open it.
    assert written(fill_any(lock(""), VALUES, shipped()).data, VALUES["website.name"])


def test_a_pdf_behind_other_bytes_and_one_that_only_pdfium_opens_are_filled() -> None:
    data = form()
    assert fill_any(b"\r\nDelivered by mail\r\n" + data, VALUES, shipped()).report.filled
    broken = data.replace(b"/Root", b"/Boot")
    try:
        opens = len(pypdfium2.PdfDocument(broken)) == 1
    except pypdfium2.PdfiumError:
        opens = False
    if opens:
        assert fill_any(broken, VALUES, shipped()).report.filled


@pytest.mark.parametrize(
    "hurt", [b"/a " + b"%" * 400_000, b"%/a\n" * 100_000, b"/a%" * 130_000, b"/a " + b" " * 400_000]
)
def test_remarks_in_a_page_cost_no_time(hurt: bytes) -> None:
    def put(writer: PdfWriter) -> None:
        stream = StreamObject()
        stream._data = zlib.compress(hurt)
        stream[NameObject("/Filter")] = NameObject("/FlateDecode")
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)

    data = form(of_file=put, label="", name="website.name")
    start = time.process_time()
    fill_any(data, VALUES, shipped())
    assert time.process_time() - start < 4
