"""PDF forms as an office might make them."""

from __future__ import annotations

import io

from pypdf import PdfWriter
from reportlab.lib.colors import white
from reportlab.pdfgen.canvas import Canvas

from icpdesk.pdf.fonts import REGULAR, register


def pdf_form(*labels: str) -> bytes:
    """A page with a text field beside each label; the fields are named 0, 1, …"""
    register()
    sink = io.BytesIO()
    canvas = Canvas(sink)
    canvas.setFont(REGULAR, 11)
    for number, words in enumerate(labels):
        canvas.drawString(60, 760 - 30 * number, words)
        canvas.acroForm.textfield(
            name=str(number), x=170, y=755 - 30 * number, width=110, height=20, fillColor=white
        )
    canvas.save()
    return sink.getvalue()


def flat() -> bytes:
    """A page without fields and words."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    sink = io.BytesIO()
    writer.write(sink)
    return sink.getvalue()
