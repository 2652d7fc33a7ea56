"""Ruled tables, rules across the page and boxes to tick, as reportlab flowables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.tables import Table, TableStyle

from icpdesk.pdf.fonts import INK, LINE, REGULAR, TINT
from icpdesk.pdf.tags import artifact


class _Ruled(Table):  # type: ignore[misc]
    """A table whose rules and tints are decoration for screen readers."""

    def _drawBkgrnd(self) -> None:  # noqa: N802 - reportlab's name
        with artifact(self.canv):
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802 - reportlab's name
        with artifact(self.canv):
            super()._drawLines()


def ruled(
    cells: Sequence[Sequence[Any]],
    widths: Sequence[float],
    *,
    head: bool = False,
    tint_first: bool = False,
    scale: float = 1.0,
) -> Any:
    """Rows of flowables between thin horizontal rules."""
    commands: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor(LINE)),
        ("LINEABOVE", (0, 0), (-1, 0), 0.9, HexColor(INK)),
        ("LINEBELOW", (0, -1), (-1, -1), 0.9, HexColor(INK)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 4 * scale),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5 * scale),
        ("LEFTPADDING", (0, 0), (-1, -1), 6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
    ]
    if head:
        commands += [
            ("BACKGROUND", (0, 0), (-1, 0), HexColor(TINT)),
            ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ]
    if tint_first:
        commands.append(("BACKGROUND", (0, 0), (0, -1), HexColor(TINT)))
    return _Ruled(
        [list(row) for row in cells],
        colWidths=list(widths),
        style=TableStyle(commands),
        repeatRows=1 if head else 0,
        # A cell that is higher than a page goes on at the next one.
        splitInRow=1,
    )


def unruled(rows: Sequence[Sequence[Any]], width: float) -> Any:
    """Flowables side by side, each column ``width`` points wide."""
    cells = [[cell or "" for cell in row] for row in rows]
    style = TableStyle(
        [("FONTNAME", (0, 0), (-1, -1), REGULAR), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    )
    return Table(cells, colWidths=[width] * len(cells[0]), style=style, splitInRow=1)


class Line(Flowable):  # type: ignore[misc]
    """A rule across the frame."""

    def __init__(self, colour: str, thickness: float, after: float) -> None:
        super().__init__()
        self._colour, self._thickness, self.spaceAfter = colour, thickness, after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As wide as the frame."""
        self.width, self.height = width, self._thickness
        return self.width, self.height

    def draw(self) -> None:
        """As decoration."""
        with artifact(self.canv):
            self.canv.setStrokeColor(HexColor(self._colour))
            self.canv.setLineWidth(self._thickness)
            self.canv.line(6, 0, self.width - 6, 0)


class TickBox(Flowable):  # type: ignore[misc]
    """An empty square."""

    width = height = 9.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Nine points."""
        return self.width, self.height

    def draw(self) -> None:
        """As decoration; the row says what is to be ticked."""
        with artifact(self.canv):
            self.canv.setStrokeColor(HexColor(INK))
            self.canv.setLineWidth(0.8)
            self.canv.rect(0.5, 0.5, 8, 8)
