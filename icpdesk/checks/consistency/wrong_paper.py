"""The paper that was attached is the one that belongs there: kind and side."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Case, Check
from icpdesk.model import Finding
from icpdesk.reading.fields import Reading
from icpdesk.rulebook.rows import Rule

WRONG_PAPER = Check(
    "consistency.wrong-paper",
    states=Text(
        "Each picture shows the paper and the side that its place asks for.",
        "每张图片都是该位置要求的证件和正反面。",
    ),
    why=Text("Reviewers send back a wrong side or paper.", "证件或正反面不符会被退回。"),
    mend=Text(
        "Choose the right picture for this place; sides are often swapped.",
        "请为该位置选择正确的图片，正反面常被颠倒。",
    ),
)


@WRONG_PAPER.look
def _look(case: Case, rule: Rule) -> Iterator[Finding]:
    slots = case.book.vocabulary("slots")
    for (slot, owner), reading in case.readings.items():
        if isinstance(reading, Reading) and reading.looks_like:
            yield rule.fault(
                slot,
                Text(
                    "This place is for '{asked}'; the picture seems to be '{seen}'.",
                    "该位置应上传“{asked}”，图片似乎是“{seen}”。",
                ).format(asked=slots.name_of(slot), seen=slots.name_of(reading.looks_like)),
                measured={"value": reading.looks_like, "threshold": slot, "of": owner},
            )
