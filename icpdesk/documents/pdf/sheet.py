"""An A4 document in our own style: the same input gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from icpdesk.documents.pdf.fonts import BOLD, REGULAR, register

INK, QUIET, LINE, TINT = "#1f2933", "#6b7785", "#c4ccd4", "#f2f5f8"
RED, AMBER, BLUE = "#b3261e", "#8a5a00", "#1f5fa8"


@cache
def styles() -> dict[str, Any]:
    """Paragraph styles by name: title, heading, body, small, cell, label, note."""
    from reportlab.lib.colors import HexColor
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.styles import ParagraphStyle

    register()
    base = ParagraphStyle(
        "body",
        fontName=REGULAR,
        bulletFontName=REGULAR,
        fontSize=10.5,
        leading=18,
        textColor=HexColor(INK),
        wordWrap="CJK",
    )
    return {
        "body": base,
        "title": ParagraphStyle(
            "title", base, fontName=BOLD, fontSize=17, leading=26, alignment=TA_CENTER, spaceAfter=4
        ),
        "subtitle": ParagraphStyle(
            "subtitle",
            base,
            fontSize=9,
            leading=13,
            alignment=TA_CENTER,
            textColor=HexColor(QUIET),
            spaceAfter=10,
        ),
        "heading": ParagraphStyle(
            "heading",
            base,
            fontName=BOLD,
            fontSize=12,
            leading=18,
            spaceBefore=12,
            spaceAfter=5,
            keepWithNext=1,
        ),
        "text": ParagraphStyle(
            "text", base, firstLineIndent=21, alignment=TA_JUSTIFY, spaceAfter=5
        ),
        "small": ParagraphStyle(
            "small", base, fontSize=8.5, leading=12.5, textColor=HexColor(QUIET)
        ),
        "cell": ParagraphStyle("cell", base, fontSize=10, leading=15),
        "label": ParagraphStyle("label", base, fontSize=9.5, leading=14, textColor=HexColor(QUIET)),
    }


def paragraph(text: str, style: str = "body") -> Any:
    """A paragraph of plain text; markup characters are shown as they are."""
    from reportlab.platypus import Paragraph

    return Paragraph(escape(text).replace("\n", "<br/>"), styles()[style])


def rich(markup: str, style: str = "body") -> Any:
    """A paragraph of reportlab markup; callers escape what people typed."""
    from reportlab.platypus import Paragraph

    return Paragraph(markup, styles()[style])


def space(points: float) -> Any:
    """Vertical space."""
    from reportlab.platypus import Spacer

    return Spacer(1, points)


def table(rows: Sequence[Sequence[Any]], widths: Sequence[float], *, head: bool = False) -> Any:
    """A ruled table; cells are paragraphs or plain text."""
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table, TableStyle

    cells = [[paragraph(c, "cell") if isinstance(c, str) else c for c in row] for row in rows]
    commands: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("GRID", (0, 0), (-1, -1), 0.5, HexColor(LINE)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ("LEFTPADDING", (0, 0), (-1, -1), 6),
    ]
    if head:
        commands.append(("BACKGROUND", (0, 0), (-1, 0), HexColor(TINT)))
    return Table(
        cells, colWidths=list(widths), style=TableStyle(commands), repeatRows=1 if head else 0
    )


def build(
    story: Sequence[Any],
    *,
    title: str,
    footer: str = "",
    draft: bool = False,
    margin: float = 56,
    numbered: bool = True,
) -> bytes:
    """The PDF of a story: A4, title and language set, page numbers, a DRAFT mark when asked for."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import SimpleDocTemplate

    register()
    sink = io.BytesIO()

    def own_canvas(*arguments: Any, **options: Any) -> Any:
        return Canvas(
            *arguments,
            **{**options, "initialFontName": REGULAR, "lang": "zh-CN", "invariant": 1},
        )

    document = SimpleDocTemplate(
        sink,
        pagesize=A4,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=margin,
        bottomMargin=margin,
        title=title,
        author="icpdesk",
        subject=title,
    )
    decorate = _decorator(footer, draft, margin, numbered)
    document.build(list(story), onFirstPage=decorate, onLaterPages=decorate, canvasmaker=own_canvas)
    return sink.getvalue()


def _decorator(
    footer: str, draft: bool, margin: float, numbered: bool
) -> Callable[[Any, Any], None]:
    def decorate(canvas: Any, document: Any) -> None:
        from reportlab.lib.colors import Color, HexColor

        width, height = document.pagesize
        canvas.saveState()
        canvas.setFont(REGULAR, 8)
        canvas.setFillColor(HexColor(QUIET))
        canvas.drawString(margin, margin * 0.55, footer)
        if numbered:
            canvas.drawRightString(width - margin, margin * 0.55, str(document.page))
        if draft:
            canvas.translate(width / 2, height / 2)
            canvas.rotate(52)
            canvas.setFillColor(Color(0.7, 0.1, 0.1, alpha=0.10))
            canvas.setFont(BOLD, 110)
            canvas.drawCentredString(0, -40, "DRAFT 草稿")
        canvas.restoreState()

    return decorate
