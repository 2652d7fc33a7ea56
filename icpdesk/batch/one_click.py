"""What the queue of a batch can do by itself: note the choice; the next run carries it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from icpdesk.batch.choices import read_choices, write_choices
from icpdesk.batch.mending import MISSING, ToMend
from icpdesk.batch.outcome import Outcome
from icpdesk.batch.runner import folder_name_of
from icpdesk.checks.registry import mended_by


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
        elif kind := mended_by(item.rule):
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
