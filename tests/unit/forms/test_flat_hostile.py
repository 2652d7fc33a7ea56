"""Flat pages that are made to keep a reader busy, and damaged ones: read in time or refused."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    PdfObject,
    RectangleObject,
    StreamObject,
)
from reportlab.pdfgen.canvas import Canvas

from icpdesk.base.errors import FileProblem
from icpdesk.forms.any_form import fill_any
from icpdesk.forms.labels import labels_of
from icpdesk.forms.pdf.flat_guess import guess_flat
from icpdesk.forms.pdf.spot import MM
from icpdesk.rulebook.book import shipped
from tests.support.flat_pages import drawn, saved, table
from tests.templates.values import VALUES

LABELS = labels_of(shipped())


def test_a_page_full_of_lines_and_words_is_read_in_time() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([20 + 2 * n for n in range(270)], [20 + 3 * n for n in range(260)])
        for n in range(120):
            canvas.drawString(20, 800 - 6 * n, "名称：__" * 40)

    start = time.process_time()
    guess_flat(drawn(page), LABELS)
    assert time.process_time() - start < 8


def test_lines_that_are_drawn_far_beyond_the_page_end_at_its_edge() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 400, "网站名称：")
        canvas.line(-2_000_000, 398, 2_000_000, 398)
        canvas.drawString(-400, 300, "网站域名：________________")

    start = time.process_time()
    (spot,) = guess_flat(drawn(page), LABELS).spots
    assert time.process_time() - start < 1
    assert spot.field == "website.name" and (spot.x + spot.width) * MM < 595


def test_an_outline_of_millions_of_pieces_is_left() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 400, "网站名称：________________")
        canvas.beginForm("comb")
        comb = canvas.beginPath()
        comb.moveTo(5, 5)
        for n in range(1000):
            comb.lineTo(5 + 500 * (n % 2), 5 + n % 800)
            comb.lineTo(5 + 500 * (n % 2), 6 + n % 800)
        canvas.drawPath(comb)
        canvas.endForm()
        for _ in range(600):
            canvas.doForm("comb")

    start = time.process_time()
    assert guess_flat(drawn(page), LABELS).spots
    assert time.process_time() - start < 4


def laughing(times: int, deep: int, call: bytes = b"/X Do\n", *, in_note: bool = False) -> bytes:
    """A page that draws a drawing ``times`` times, which draws another one so often, and so on."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)

    def stream(content: bytes, inner: PdfObject | None) -> StreamObject:
        made = StreamObject()
        made._data = content
        if inner is not None:
            forms = DictionaryObject({NameObject("/X"): inner})
            made[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): forms})
        return made

    drawn_last: PdfObject | None = None
    for _ in range(deep):
        form = stream(b"9 9 m 90 90 l S\n" if drawn_last is None else call * times, drawn_last)
        form[NameObject("/Subtype")] = NameObject("/Form")
        form[NameObject("/BBox")] = RectangleObject((0, 0, 595, 842))
        drawn_last = writer._add_object(form)
    if in_note:
        note = {"/Type": NameObject("/Annot"), "/Subtype": NameObject("/Stamp"),
                "/Rect": RectangleObject((0, 0, 90, 90)),
                "/AP": DictionaryObject({NameObject("/N"): drawn_last})}  # fmt: skip
        table_of = DictionaryObject({NameObject(key): value for key, value in note.items()})
        page[NameObject("/Annots")] = ArrayObject([writer._add_object(table_of)])
    else:
        last = stream(call * times, drawn_last)
        page[NameObject("/Resources")] = last.pop("/Resources")
        page[NameObject("/Contents")] = writer._add_object(last)
    return saved(writer)


@pytest.mark.parametrize(
    "page",
    [
        laughing(12, 12), laughing(12, 12, b"/#58 Do "), laughing(12, 12, b"/X%\nDo%\n"),
        laughing(12, 12, in_note=True),
    ],
    ids=["plain", "escaped", "remarks", "note"],
)  # fmt: skip
def test_drawings_that_multiply_are_refused_before_they_are_drawn(page: bytes) -> None:
    start = time.process_time()
    with pytest.raises(FileProblem, match="too much"):
        fill_any(page, VALUES, shipped())
    assert time.process_time() - start < 2


def test_drawings_that_are_drawn_often_are_no_fault() -> None:
    for page in (laughing(2000, 1), laughing(9, 4), laughing(3, 2, in_note=True)):
        with pytest.raises(FileProblem, match="no form fields"):
            fill_any(page, VALUES, shipped())


WHOLE = table([["网站名称", "", "网站域名", ""], ["负责人姓名", "", "负责人签字", ""]])


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_damage_is_refused_or_harmless(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(5, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        fill_any(bytes(content), VALUES, shipped())
    except FileProblem as problem:
        assert problem.message.en and problem.message.zh
