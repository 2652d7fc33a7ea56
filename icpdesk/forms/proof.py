"""Whether what was written can be seen: the filled file is read again by other eyes than wrote it.

A Word file's parts are opened anew and compared paragraph by paragraph with the form
(:mod:`icpdesk.forms.word.reread`); the pages of a PDF are drawn by PDFium, as they are printed, and
compared dot by dot (:mod:`icpdesk.forms.pdf.reread`). What is told of a value is what was found there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from icpdesk.base.text import NO_TEXT, Text


class Sight(StrEnum):
    """What can be seen of a value in its place."""

    VISIBLE = "visible"
    OVERFLOWING = "overflowing"
    """Whole, but beyond its place."""
    CUT = "cut"
    """Only a part of it."""
    MISSING = "missing"


SAID = {
    Sight.VISIBLE: Text("seen in its place", "已在原处看到"),
    Sight.OVERFLOWING: Text("whole, but longer than its place", "完整，但超出空位"),
    Sight.CUT: Text("only a part of it is seen", "只能看到一部分"),
    Sight.MISSING: Text("not seen in the filled form", "在填好的表格中看不到"),
}


@dataclass(frozen=True, slots=True)
class WrittenValue:
    """One value as it was written, and where; for looking it up again."""

    label: str
    field: str
    """Empty for an answer that stood there before and was drawn anew."""
    words: str
    """Empty where a box was ticked."""
    place: str
    pieces: tuple[str, ...] = ()
    """Of a Word file: the words run by run; printed ones may stand between them, as in a date."""
    part: str = ""
    """Of a Word file: the name of the part."""
    paragraphs: tuple[int, ...] = ()
    """The paragraphs of the part that were written into, counted from 0 through all of it."""
    page: int = 0
    """Of a PDF, from 1."""
    box: tuple[float, float, float, float] | None = None
    """On the page, in its own space: left, lower, right, upper edge in points."""
    clipped: bool = False
    """Whether what leaves the box is not drawn."""
    long: bool = False
    """Whether it was too long for its place."""


@dataclass(frozen=True, slots=True)
class Proven:
    """What was found of one value."""

    label: str
    field: str
    place: str
    sight: Sight


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found of all values, and whether the rest of the form is as it was."""

    values: tuple[Proven, ...] = ()
    untouched: bool = True
    """Whether nothing outside of the filled places changed."""

    @property
    def holds(self) -> bool:
        """Whether everything that was written is there, whole, and nothing else changed."""
        bad = (Sight.CUT, Sight.MISSING)
        return self.untouched and not any(one.sight in bad for one in self.values)

    def as_json(self) -> dict[str, Any]:
        """As in ``fill --json``."""
        return {
            "holds": self.holds,
            "untouched": self.untouched,
            "values": [
                {
                    "label": one.label,
                    "field": one.field,
                    "place": one.place,
                    "sight": str(one.sight),
                }
                for one in self.values
                if one.field
            ],
        }

    def with_sights(self, seen: Sequence[Sight | None]) -> Proof:
        """With what a drawn page tells of the same values, where it tells less than was found."""
        order = list(Sight)
        values = tuple(
            replace(one, sight=max(one.sight, other, key=order.index)) if other else one
            for one, other in zip(self.values, seen, strict=True)
        )
        return replace(self, values=values)


WHOLE = Text(
    "Read again: every value is in its place, nothing else changed.",
    "已复读：每项内容均在原处，其余未变。",
)
"""What to say of a proof that holds."""


def not_proven(proof: Proof) -> Text:
    """What to say of a proof that does not hold; nothing of one that does."""
    if proof.holds:
        return NO_TEXT
    lost = [one.label for one in proof.values if one.sight in (Sight.CUT, Sight.MISSING)]
    if lost:
        return Text(
            "Not wholly seen in the filled form: {labels}. Write it by hand or shorten it.",
            "填好的表格中未能完整看到：{labels}。请手写或缩短内容。",
        ).format(labels=lost)
    return Text(
        "Something beside the filled places changed. Compare the form with its original.",
        "填写处以外的内容有变动，请与原表核对。",
    )
