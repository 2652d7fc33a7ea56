"""What is to be mended in a batch, over all clients: first what one click solves for the most."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from icpdesk.base.text import Text
from icpdesk.batch.outcome import Outcome, Said
from icpdesk.checks.registry import mended_by

How = Literal["click", "choose", "type", "retake", "look"]
_ORDER: tuple[How, ...] = ("click", "choose", "type", "retake", "look")
_PICTURE_AREAS = ("file", "photo", "scan", "signed")
MISSING = "papers.missing"


@dataclass(frozen=True)
class ToMend:
    """One fault with all clients that have it."""

    rule: str
    how: How
    """``click``: the program can do it (:mod:`icpdesk.batch.one_click`): mend the picture, or read
    what no name tells; ``choose``: an unmatched picture of the client may fit;
    ``type``: a field; ``retake``: a new picture or paper; ``look``: the client itself failed."""
    message: Text
    advice: Text
    places: tuple[tuple[int, str], ...]
    """Row and place of each."""
    solves: int
    """Clients that are ready when this alone is mended."""


def to_mend(outcomes: Sequence[Outcome]) -> tuple[ToMend, ...]:
    """The queue: one click first, then by how many clients become ready, then by how many have it."""
    groups: dict[tuple[str, How], list[tuple[Outcome, Said]]] = defaultdict(list)
    for outcome in outcomes:
        for said in outcome.at("error"):
            groups[said.rule, _how(said, outcome)].append((outcome, said))
    queue = [_item(rule, how, found) for (rule, how), found in groups.items()]
    return tuple(
        sorted(queue, key=lambda item: (_ORDER.index(item.how), -item.solves, -len(item.places)))
    )


def _item(rule: str, how: How, found: Sequence[tuple[Outcome, Said]]) -> ToMend:
    first = found[0][1]
    alone = {
        outcome.row
        for outcome, _ in found
        if {said.rule for said in outcome.at("error")} == {rule} and rule
    }
    return ToMend(
        rule=rule,
        how=how,
        message=Text(first.en, first.zh),
        advice=Text(first.advice_en, first.advice_zh),
        places=tuple((outcome.row, said.where) for outcome, said in found),
        solves=len(alone),
    )


def _how(said: Said, outcome: Outcome) -> How:
    if outcome.state == "failed" or not said.rule:
        return "look"
    if mended_by(said.rule):
        return "click"
    if said.rule == MISSING and outcome.unmatched and not outcome.read:
        return "click"
    if said.rule.startswith("papers."):
        return "choose" if outcome.unmatched else "retake"
    return "retake" if said.rule.partition(".")[0] in _PICTURE_AREAS else "type"
