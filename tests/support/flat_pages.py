"""Pages without form fields, as offices print them: drawn with the canvas, in points from below."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from icpdesk.pdf.fonts import REGULAR, register


def drawn(*pages: Callable[[Canvas], None]) -> bytes:
    """A PDF with a page of A4 for each function, set in 11 points."""
    register()
    sink = io.BytesIO()
    canvas = Canvas(sink, pagesize=(595, 842))
    for page in pages:
        canvas.setFont(REGULAR, 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return sink.getvalue()


def lines(*texts: str, top: float = 760, x: float = 60) -> bytes:
    """A page of these lines, 30 points apart."""

    def page(canvas: Canvas) -> None:
        for number, text in enumerate(texts):
            canvas.drawString(x, top - 30 * number, text)

    return drawn(page)


def table(
    rows: Sequence[Sequence[str]], columns: Sequence[float] = (60, 190, 310, 420, 540)
) -> bytes:
    """A page with a ruled table, rows 24 points high from 760 downwards."""

    def page(canvas: Canvas) -> None:
        ys = [760 - 24 * number for number in range(len(rows) + 1)]
        canvas.grid(list(columns[: len(rows[0]) + 1]), ys)
        for row, y in zip(rows, ys, strict=False):
            for text, x in zip(row, columns, strict=False):
                canvas.drawString(x + 4, y - 16, text)

    return drawn(page)


def without_fields(data: bytes) -> bytes:
    """A PDF form as it is when somebody prints it: its fields are gone, its frames stay."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for page in writer.pages:
        page.pop("/Annots", None)
    writer.root_object.pop("/AcroForm", None)
    return saved(writer)


def saved(writer: PdfWriter) -> bytes:
    """The bytes of a file."""
    sink = io.BytesIO()
    writer.write(sink)
    return sink.getvalue()
