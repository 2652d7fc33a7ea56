"""A block of text set in lines: Chinese rules of breaking, even edges, several sizes in one block.

Where lines of mixed Chinese and Latin text may end.

A line neither begins with closing punctuation nor ends with an opening bracket, and words, numbers
and addresses stay whole unless one alone is wider than the line. Source: GB/T 15834-2011, 5.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from icpdesk.pdf.fonts import BOLD, REGULAR, width_of
from icpdesk.pdf.tags import tagged

_ASCENT = 0.88
"""Of the size: from the upper edge of a Chinese character to its base line."""
_MOST_STRETCH = 0.12
"""Of the size, added between two characters at most to make the right edge even."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a block looks; lengths in points. Names with capitals are those that reportlab reads."""

    size: float = 10.5
    leading: float = 18.0
    bold: bool = False
    colour: str = "#1f2933"
    align: Literal["left", "centre", "even"] = "left"
    indent: float = 0.0
    """Of the first line."""
    spaceBefore: float = 0.0  # noqa: N815
    spaceAfter: float = 0.0  # noqa: N815
    keepWithNext: int = 0  # noqa: N815
    role: str = "P"
    """Tag of the block in the document's structure."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; what is not given is taken from the block's style."""

    text: str
    bold: bool | None = None
    size: float | None = None
    colour: str | None = None


class Prose(Flowable):  # type: ignore[misc]
    """Runs of text in one style."""

    def __init__(self, runs: Sequence[Run], style: Style) -> None:
        super().__init__()
        self.style = style
        self._runs = [run for run in runs if run.text]
        self._text = "".join(run.text for run in self._runs)
        self._widths: list[float] = []
        for run in self._runs:
            width, size = width_of(self._font(run)), run.size or style.size
            self._widths += [0.0 if c == "\n" else width(c) * size for c in run.text]
        self._lines: list[tuple[int, int, float]] = []
        self._broken_at = -1.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break the lines; the block is as wide as the room."""
        if width != self._broken_at:
            self._broken_at = width
            self._lines = broken(self._text, self._widths, width - self.style.indent, width)
        self.width = width
        self.height = max(1, len(self._lines)) * self.style.leading
        return self.width, self.height

    def minWidth(self) -> float:  # noqa: N802 - reportlab's name
        """Of the widest character; tables ask for it."""
        return max(self._widths, default=0.0)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Two blocks, of which the first fits; no line stays alone on a page."""
        self.wrap(width, height)
        fit, count = int(height / self.style.leading), len(self._lines)
        fit = min(fit, count - 2)
        if fit < 2:
            return []
        cut = self._lines[fit][0]
        head, tail = self._cut(cut)
        from dataclasses import replace

        return [
            Prose(head, replace(self.style, spaceAfter=0)),
            Prose(tail, replace(self.style, indent=0, spaceBefore=0)),
        ]

    def draw(self) -> None:
        """On the canvas, as one tagged piece."""
        if not self._lines:
            return
        with tagged(self.canv, self.style.role):
            text = self.canv.beginText()
            last = len(self._lines) - 1
            for number, line in enumerate(self._lines):
                self._draw_line(text, number, line, number == last)
            self.canv.drawText(text)

    def _draw_line(
        self, text: Any, number: int, line: tuple[int, int, float], is_last: bool
    ) -> None:
        style = self.style
        start, end, used = line
        indent = style.indent if number == 0 else 0.0
        room = self.width - indent - used
        x = indent + (room / 2 if style.align == "centre" else 0.0)
        top = self.height - number * style.leading
        text.setTextOrigin(x, top - (style.leading - style.size) / 2 - style.size * _ASCENT)
        if style.align == "even":
            ends_here = is_last or self._text[end : end + 1] == "\n"
            gap = 0.0 if ends_here or end - start < 2 else room / (end - start - 1)
            text.setCharSpace(gap if gap <= style.size * _MOST_STRETCH else 0.0)
        place = 0
        for run in self._runs:
            piece = run.text[max(0, start - place) : max(0, end - place)]
            place += len(run.text)
            if piece:
                text.setFont(self._font(run), run.size or style.size)
                text.setFillColor(HexColor(run.colour or style.colour))
                text.textOut(piece)

    def _cut(self, cut: int) -> tuple[list[Run], list[Run]]:
        from dataclasses import replace

        head, tail, place = [], [], 0
        for run in self._runs:
            head.append(replace(run, text=run.text[: max(0, cut - place)]))
            tail.append(replace(run, text=run.text[max(0, cut - place) :]))
            place += len(run.text)
        return head, tail

    def _font(self, run: Run) -> str:
        return BOLD if (self.style.bold if run.bold is None else run.bold) else REGULAR


NEVER_FIRST = frozenset("，；：！？、。．）》〉」』】〕｝”’…—·％℃,;:!?.)]}%")
NEVER_LAST = frozenset("（《〈「『【〔｛“‘([{")
_FIRST_WIDE = 0x2E80
_TOLERANCE = 1e-4


def broken(
    text: str, widths: Sequence[float], first: float, others: float
) -> list[tuple[int, int, float]]:
    """(start, end, width) of each line, spaces at its end left out.

    ``widths`` of the characters; ``first`` and ``others`` are the room of the first and of the other
    lines. A line feed ends its line.
    """
    lines: list[tuple[int, int, float]] = []
    begin, count = 0, len(text)
    while begin < count:
        end = _line_end(text, widths, begin, (others if lines else first) + _TOLERANCE)
        stop = end
        while stop > begin and text[stop - 1] in " \n":
            stop -= 1
        lines.append((begin, stop, sum(widths[begin:stop])))
        begin = end
        while begin < count and text[begin] == " ":
            begin += 1
    return lines


def _line_end(text: str, widths: Sequence[float], begin: int, room: float) -> int:
    """Index behind the last character of the line that starts at ``begin``."""
    used, place = 0.0, begin
    while place < len(text):
        if text[place] == "\n":
            return place + 1
        used += widths[place]
        if used > room and text[place] != " ":
            break
        place += 1
    else:
        return place
    for end in range(place, begin, -1):
        if _may_break(text, end):
            return end
    return max(place, begin + 1)


def _may_break(text: str, place: int) -> bool:
    """Whether a line may end before ``text[place]``."""
    before, after = text[place - 1], text[place]
    if after in NEVER_FIRST or before in NEVER_LAST:
        return False
    if before == " ":
        return True
    return ord(before) >= _FIRST_WIDE or ord(after) >= _FIRST_WIDE or before == "/"
