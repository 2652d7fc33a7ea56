"""An A4 document in our own style: the same input gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from icpdesk.base.text import Text
from icpdesk.pdf.fonts import BLUE, BOLD, LINE, QUIET, REGULAR, register

if TYPE_CHECKING:
    from icpdesk.pdf.prose import Run, Style
    from icpdesk.pdf.tags import TaggedCanvas

MARGIN = 62.0
"""Of every page in points."""
WIDTH = 595.276 - 2 * MARGIN
"""Between the margins."""


@cache
def styles(scale: float = 1.0) -> dict[str, Style]:
    """Styles by name; ``scale`` makes all of them smaller where a paper must stay on one page."""
    from icpdesk.pdf.prose import Style

    plain = {
        "body": Style(),
        "title": Style(19, 28, True, align="centre", spaceAfter=2, role="H1"),
        "subtitle": Style(8.5, 13, colour=QUIET, align="centre", spaceAfter=16),
        "headline": Style(17, 25, True, spaceAfter=1, role="H1"),
        "under": Style(8.5, 13, colour=QUIET, spaceAfter=8),
        "heading": Style(
            11.5, 17, True, colour=BLUE, spaceBefore=13, spaceAfter=4, keepWithNext=1, role="H2"
        ),
        "section": Style(
            12, 20, True, spaceBefore=8, spaceAfter=2, keepWithNext=1, role="H2"
        ),
        "text": Style(12, 23, align="even", indent=24, spaceAfter=3),
        "told": Style(9.5, 14.5, spaceBefore=5, keepWithNext=1),
        "item": Style(9.5, 14.5, spaceAfter=3),
        "small": Style(8.5, 12.5, colour=QUIET),
        "cell": Style(10, 15),
        "compact": Style(9.5, 12),
        "value": Style(11, 16.5),
        "label": Style(9.5, 14, colour=QUIET),
        "head": Style(9, 13, True, colour=QUIET),
        "source": Style(7, 9.5, colour=QUIET),
        "finding": Style(9.5, 14.5, spaceBefore=4, keepWithNext=1),
        "english": Style(8, 11.5, colour=QUIET, keepWithNext=1),
        "where": Style(7, 10, colour=QUIET, spaceAfter=4),
    }  # fmt: skip
    if scale == 1.0:
        return plain
    return {
        name: replace(
            style,
            size=style.size * scale,
            leading=style.leading * scale,
            indent=style.indent * scale,
            spaceBefore=style.spaceBefore * scale,
            spaceAfter=style.spaceAfter * scale,
        )
        for name, style in plain.items()
    }


def paragraph(text: str, style: str = "body", scale: float = 1.0) -> Any:
    """A block of plain text."""
    return block([run(text)], style, scale)


def block(runs: Sequence[Run], style: str = "body", scale: float = 1.0) -> Any:
    """A block of several pieces of text."""
    from icpdesk.pdf.prose import Prose

    return Prose(runs, styles(scale)[style])


def run(
    text: str, *, bold: bool | None = None, size: float | None = None, colour: str | None = None
) -> Run:
    """A piece of text for :func:`block`."""
    from icpdesk.pdf.prose import Run

    return Run(text, bold, size, colour)


def both(text: Text, style: str = "item", *, mark: str = "", size: float = 8) -> Any:
    """Chinese with the English below it, small."""
    english = [run(f"\n{text.en}", size=size, colour=QUIET)] if text.en != text.zh else []
    return block([run(mark + text.zh), *english], style)


def space(points: float) -> Any:
    """Vertical space."""
    from reportlab.platypus import Spacer

    return Spacer(1, points)


def line(colour: str = LINE, width: float = 0.8, after: float = 8) -> Any:
    """A rule across the page."""
    from icpdesk.pdf.tables import Line

    return Line(colour, width, after)


def table(
    rows: Sequence[Sequence[Any]],
    widths: Sequence[float],
    *,
    head: bool = False,
    scale: float = 1.0,
    tint_first: bool = False,
) -> Any:
    """A ruled table; cells are blocks or plain text."""
    from icpdesk.pdf.tables import ruled

    cells = [[paragraph(c, "cell", scale) if isinstance(c, str) else c for c in r] for r in rows]
    return ruled(cells, widths, head=head, tint_first=tint_first, scale=scale)


def grid(rows: Sequence[Sequence[Any]], width: float) -> Any:
    """Flowables side by side without rules; ``width`` of each column."""
    from icpdesk.pdf.tables import unruled

    return unruled(rows, width)


def tick_box() -> Any:
    """An empty box to tick."""
    from icpdesk.pdf.tables import TickBox

    return TickBox()


def build(
    story: Sequence[Any],
    *,
    title: str,
    footer: str = "",
    draft: bool = False,
    numbered: bool = True,
) -> bytes:
    """The PDF of a story: A4, tagged, title and language set, a DRAFT mark when asked for."""
    return build_pages(story, title=title, footer=footer, draft=draft, numbered=numbered)[0]


def build_pages(
    story: Sequence[Any],
    *,
    title: str,
    footer: str = "",
    draft: bool = False,
    numbered: bool = True,
) -> tuple[bytes, int]:
    """The PDF and its number of pages."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    from icpdesk.pdf.tags import TaggedCanvas

    register()
    sink = io.BytesIO()

    def own_canvas(*arguments: Any, **options: Any) -> TaggedCanvas:
        return TaggedCanvas(
            *arguments,
            **{
                **options,
                "initialFontName": REGULAR,
                "lang": "zh-CN",
                "invariant": 1,
                "pdfVersion": (1, 7),
                "pageCompression": 1,
            },
        )

    document = SimpleDocTemplate(
        sink,
        pagesize=A4,
        leftMargin=MARGIN - 6,
        rightMargin=MARGIN - 6,
        topMargin=MARGIN - 8,
        bottomMargin=MARGIN - 8,
        title=title,
        author="icpdesk",
        subject=title,
    )
    decorate = _decorator(footer, draft, numbered)
    document.build(list(story), onFirstPage=decorate, onLaterPages=decorate, canvasmaker=own_canvas)
    return sink.getvalue(), document.page


def _decorator(footer: str, draft: bool, numbered: bool) -> Callable[[Any, Any], None]:
    def decorate(canvas: Any, document: Any) -> None:
        from reportlab.lib.colors import Color, HexColor

        from icpdesk.pdf.tags import artifact

        width, height = document.pagesize
        with artifact(canvas):
            canvas.saveState()
            canvas.setFont(REGULAR, 8)
            canvas.setFillColor(HexColor(QUIET))
            canvas.drawString(MARGIN, MARGIN * 0.55, footer)
            if numbered:
                canvas.drawRightString(width - MARGIN, MARGIN * 0.55, str(document.page))
            if draft:
                canvas.translate(width / 2, height / 2)
                canvas.rotate(52)
                canvas.setFillColor(Color(0.7, 0.1, 0.1, alpha=0.10))
                canvas.setFont(BOLD, 110)
                canvas.drawCentredString(0, -40, "DRAFT 草稿")
            canvas.restoreState()

    return decorate
