"""The fill sheet on paper: the same rows, with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from icpdesk.documents.fill_rows import FillRow, FillSection
from icpdesk.documents.pdf import sheet
from icpdesk.text import Text


def fill_sheet_pdf(
    sections: Sequence[FillSection], *, title: Text, provider: Text, draft: bool = False
) -> bytes:
    """All sections as tables."""
    story: list[Any] = [
        sheet.paragraph(title.zh, "title"),
        sheet.paragraph(f"{title.en} · {provider.en}", "subtitle"),
    ]
    for section in sections:
        story.append(
            sheet.rich(
                f"{escape(section.title.zh)} "
                f'<font size="8.5" color="{sheet.QUIET}">{escape(section.title.en)}</font>',
                "heading",
            )
        )
        story.append(sheet.table([_row(row) for row in section.rows], (20, 150, 325)))
    return sheet.build(story, title=title.zh, footer="icpdesk", draft=draft, margin=50)


def _row(row: FillRow) -> list[Any]:
    label = (
        f"{escape(row.label.zh)}<br/>"
        f'<font size="7.5" color="{sheet.QUIET}">{escape(row.label.en)}</font>'
    )
    value = escape(row.value)
    if row.note:
        value += (
            f'<br/><font size="7.5" color="{sheet.QUIET}">{escape(row.note.zh)} '
            f"{escape(row.note.en)}</font>"
        )
    return [_box(), sheet.rich(label, "cell"), sheet.rich(value, "cell")]


def _box() -> Any:
    from reportlab.graphics.shapes import Drawing, Rect
    from reportlab.lib.colors import HexColor

    drawing = Drawing(10, 10)
    drawing.add(
        Rect(0.5, 0.5, 8, 8, strokeColor=HexColor(sheet.INK), fillColor=None, strokeWidth=0.8)
    )
    return drawing
