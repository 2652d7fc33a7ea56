"""The foot of a paper: lines to sign and date on the left, the seal's place on the right.

Side by side, so that a seal of the usual 40 to 45 mm never meets the signature. On the paper the
places are only named; where they lie is kept for the guide page and for looking at the signed scan.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from icpdesk.model.printed import MarkPlace
from icpdesk.pdf.fonts import INK, QUIET, REGULAR, width_of
from icpdesk.pdf.tags import artifact, tagged
from icpdesk.rulebook.papers import Mark

_ROW = 44.0
_SEAL = 136.0
"""Side of the seal's place: 48 mm."""
_FINGER = 84.0
_LABEL_GAP = 10.0
_SIZE = 10.5
_DATE = (("年", 0.36), ("月", 0.64), ("日", 0.92))
"""Words of a date and where they stand, as shares of its room."""
_DATE_ROOM = 170.0


class Marks(Flowable):  # type: ignore[misc]
    """The places for ``marks``; records them in ``places`` while it is drawn."""

    def __init__(self, marks: Sequence[Mark], places: list[MarkPlace], scale: float = 1.0) -> None:
        super().__init__()
        self._left = [mark for mark in marks if mark.kind in ("signature", "number", "date")]
        self._right = [mark for mark in marks if mark.kind in ("seal", "fingerprint")]
        self._places = places
        self._row = _ROW * scale
        width = width_of(REGULAR)
        names = [mark.label.zh + "：" for mark in self._left]
        longest = max((sum(map(width, name)) for name in names), default=0.0)
        self._label_room = longest * _SIZE + _LABEL_GAP
        self.spaceBefore = 20 * scale

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As high as the longer column."""
        right = sum(self._side(mark) + 18 for mark in self._right)
        self.width, self.height = width, max(self._row * len(self._left), right)
        return self.width, self.height

    def draw(self) -> None:
        """Labels, lines, the words of the date."""
        line_end = self.width - 6 - (_SEAL + 22 if self._right else 60)
        for number, mark in enumerate(self._left):
            base = self.height - self._row * (number + 1) + 11
            self._label(mark, 6, base)
            start = 6 + self._label_room
            if mark.kind == "date":
                room = min(_DATE_ROOM, line_end - start)
                with tagged(self.canv, "P"):
                    for word, share in _DATE:
                        self._write(word, start + share * room, base)
            else:
                with artifact(self.canv):
                    self.canv.setStrokeColor(HexColor(INK))
                    self.canv.setLineWidth(0.6)
                    self.canv.line(start, base - 5, line_end, base - 5)
            self._record(mark, start, base - 6, line_end, base + self._row - 16)
        top = self.height
        for mark in self._right:
            side = self._side(mark)
            left = self.width - 6 - _SEAL
            self._label(mark, left, top - 9)
            self._record(mark, left, top - 14 - side, left + side, top - 14)
            top -= side + 18

    def _side(self, mark: Mark) -> float:
        return _SEAL if mark.kind == "seal" else _FINGER

    def _label(self, mark: Mark, x: float, y: float) -> None:
        colon = "" if mark.kind in ("seal", "fingerprint") else "："
        with tagged(self.canv, "P"):
            self._write(mark.label.zh + colon, x, y, QUIET if not colon else INK)

    def _write(self, text: str, x: float, y: float, colour: str = INK) -> None:
        self.canv.setFont(REGULAR, _SIZE)
        self.canv.setFillColor(HexColor(colour))
        self.canv.drawString(x, y, text)

    def _record(self, mark: Mark, left: float, low: float, right: float, high: float) -> None:
        canvas: Any = self.canv
        page_height = canvas._pagesize[1]
        x0, y0 = canvas.absolutePosition(left, low)
        x1, y1 = canvas.absolutePosition(right, high)
        box = (x0, page_height - y1, x1, page_height - y0)
        need = "ask" if mark.need == "ask" else "required"
        self._places.append(
            MarkPlace(mark.kind, mark.label, need, box, canvas.getPageNumber() - 1)  # type: ignore[arg-type]
        )


class WritingLines(Flowable):  # type: ignore[misc]
    """Empty ruled lines to write on."""

    def __init__(self, count: int, scale: float = 1.0) -> None:
        super().__init__()
        self._count, self._step = count, 25.0 * scale
        self.spaceAfter = 6 * scale

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """As wide as the frame."""
        self.width, self.height = width, self._count * self._step
        return self.width, self.height

    def draw(self) -> None:
        """As decoration."""
        with artifact(self.canv):
            self.canv.setStrokeColor(HexColor("#b6bfc8"))
            self.canv.setLineWidth(0.5)
            for number in range(self._count):
                y = self.height - (number + 1) * self._step + 2
                self.canv.line(6, y, self.width - 6, y)
