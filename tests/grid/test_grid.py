"""A small part of the grid: damages of medium strength are found, undamaged pictures are left in peace.

The whole of it is measured by ``scripts/measure_pictures.py``; see docs/picture-accuracy.md.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.grid.grid import DOCUMENT_CHECKS, run
from tests.grid.scenes import DESKS, DOCUMENTS, Scene, scene

pytestmark = pytest.mark.slow
COUNT = 6


def scenes() -> Iterator[Scene]:
    """Each desk once, each kind of document at least once."""
    for number, desk in enumerate(DESKS):
        yield scene(DOCUMENTS[number % len(DOCUMENTS)], desk, 700 + number)


def test_undamaged_documents_cause_no_false_alarm() -> None:
    tally = run(scenes(), DOCUMENT_CHECKS, only=("clean",))
    assert tally.clean == COUNT
    assert not tally.alarmed


@pytest.mark.parametrize("damage", DOCUMENT_CHECKS)
def test_damage_of_medium_strength_is_found(damage: str) -> None:
    tally = run(scenes(), DOCUMENT_CHECKS, only=(damage,), strengths=("medium",))
    assert tally.found[damage, "medium"] >= tally.tried[damage, "medium"] - 1, tally.missed
    assert tally.tried[damage, "medium"] >= COUNT - 2
