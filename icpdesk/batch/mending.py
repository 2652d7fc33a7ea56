"""What is to be mended in a batch, over all clients: first what one click solves for the most.

What the queue of a batch can do by itself: note the choice; the next run carries it out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from icpdesk.base.text import Text
from icpdesk.batch.choices import read_choices, write_choices
from icpdesk.batch.outcome import Outcome, Said
from icpdesk.batch.runner import folder_name_of
from icpdesk.model import Place
from icpdesk.pipeline.rules import mend_for

How = Literal["click", "choose", "type", "retake", "look"]
_ORDER: tuple[How, ...] = ("click", "choose", "type", "retake", "look")
_PICTURE_AREAS = ("file", "photo", "scan", "signed")
MISSING = "papers.missing"


@dataclass(frozen=True)
class Case:
    """One client that has a fault, with what it wrote."""

    row: int
    where: str
    value: str
    message: Text
    answers: tuple[tuple[str, str, Text], ...] = ()
    """Path, value and words of each answer that the check knows."""


@dataclass(frozen=True)
class ToMend:
    """One fault with all clients that have it."""

    rule: str
    how: How
    """``click``: the program can do it (:mod:`icpdesk.batch.mending`): mend the picture, or read
    what no name tells; ``choose``: an unmatched picture of the client may fit;
    ``type``: a field; ``retake``: a new picture or paper; ``look``: the client itself failed."""
    message: Text
    advice: Text
    places: tuple[tuple[int, str], ...]
    """Row and place of each."""
    solves: int
    """Clients that are ready when this alone is mended."""
    field: str = ""
    """Path of the field in the catalogue (``websites[].name``); empty where it is about none."""
    cases: tuple[Case, ...] = ()
    """Each client's own words, for what is typed."""


def to_mend(outcomes: Sequence[Outcome]) -> tuple[ToMend, ...]:
    """The queue: one click first, then by how many clients become ready, then by how many have it."""
    groups: dict[tuple[str, How, str], list[tuple[Outcome, Said]]] = defaultdict(list)
    for outcome in outcomes:
        for said in outcome.at("error"):
            how = _how(said, outcome)
            # Two fields of one rule are two things to type.
            field = Place(said.where).pattern if how == "type" and "." in said.where else ""
            groups[said.rule, how, field].append((outcome, said))
    queue = [_item(rule, how, field, found) for (rule, how, field), found in groups.items()]
    return tuple(
        sorted(queue, key=lambda item: (_ORDER.index(item.how), -item.solves, -len(item.places)))
    )


def _item(rule: str, how: How, field: str, found: Sequence[tuple[Outcome, Said]]) -> ToMend:
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
        field=field,
        cases=tuple(_case(outcome, said) for outcome, said in found) if field else (),
    )


def _case(outcome: Outcome, said: Said) -> Case:
    answers = tuple((path, value, Text(en, zh)) for path, value, en, zh in said.answers)
    return Case(outcome.row, said.where, said.value, Text(said.en, said.zh), answers)


def _how(said: Said, outcome: Outcome) -> How:
    if outcome.state == "failed" or not (said.rule or said.where):
        return "look"
    if mend_for(said.rule):
        return "click"
    if said.rule == MISSING and outcome.unmatched and not outcome.read:
        return "click"
    if said.rule.startswith("papers."):
        return "choose" if outcome.unmatched else "retake"
    return "retake" if said.rule.partition(".")[0] in _PICTURE_AREAS else "type"


def choose_for_all(item: ToMend, outcomes: Sequence[Outcome], out: Path) -> list[int]:
    """Choose for every client of a ``click`` item what solves it; their rows.

    Pictures that nothing could place are read; a picture that can be mended will be. A run with
    ``resume`` then does these clients again and no others.
    """
    wanted = {row for row, _ in item.places}
    rows = []
    for outcome in outcomes:
        if outcome.row not in wanted or item.how != "click":
            continue
        target = out / folder_name_of(outcome.row, outcome.client)
        choices = read_choices(target)
        if item.rule == MISSING:
            choices = replace(choices, read=True)
        elif kind := mend_for(item.rule):
            files = {said.file: kind for said in outcome.at("error") if said.rule == item.rule}
            choices = replace(choices, mends={**choices.mends, **files})
        write_choices(target, choices)
        rows.append(outcome.row)
    return rows


def open_places(outcome: Outcome) -> list[tuple[str, str]]:
    """Slot and owner of every paper that the client lacks."""
    return [
        (said.slot, said.where)
        for said in outcome.at("error")
        if said.rule == MISSING and said.slot
    ]


def choose_place(outcome: Outcome, file: str, slot: str, of: str, out: Path) -> None:
    """Put one of the client's unmatched pictures into a place, from the next run on."""
    target = out / folder_name_of(outcome.row, outcome.client)
    choices = read_choices(target)
    free = {name: place for name, place in choices.places.items() if place != (slot, of)}
    write_choices(target, replace(choices, places={**free, file: (slot, of)}))
