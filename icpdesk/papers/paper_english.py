"""What a paper says, in English: for the person who signs it and reads no Chinese."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.papers.papers import filled
from icpdesk.papers.plan import EnglishLine, PaperPlan

BLANK = "________"


def english_of(plan: PaperPlan) -> tuple[EnglishLine, ...]:
    """The whole paper in its order; values stand as they are printed on it."""
    return tuple(_lines(plan))


def _lines(plan: PaperPlan) -> Iterator[EnglishLine]:
    for block in plan.paper.blocks:
        kind = str(block["kind"])
        if kind == "marks":
            for mark in plan.marks:
                yield EnglishLine("mark", mark.label.en)
        elif kind == "blank":
            yield EnglishLine("blank", BLANK)
        elif kind == "fields":
            for meaning, (_, value) in zip(block["rows_en"], block["rows"], strict=True):
                yield EnglishLine("field", meaning, filled(value, plan.values, BLANK) or BLANK)
        else:
            yield EnglishLine(kind, filled(str(block["en"]), plan.values, BLANK))
