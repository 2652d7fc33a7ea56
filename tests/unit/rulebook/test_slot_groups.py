"""A slot gets the checks of its kind by what it is, not by standing in a list."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from icpdesk.base.paths import rulebook_data
from icpdesk.model import Filing
from icpdesk.rulebook.book import Rulebook, shipped
from tests.support.filings import DAY

OF_ONE_PAPER = {"scan.not-a-card", "scan.wrong-side", "scan.seal-missing", "scan.not-a-sheet"}
"""What only some papers of a kind can show: a national emblem, a seal, a fixed shape."""
KIND_OF_SCAN = ("card", "licence", "letter")
NOT_SCANS = {"portrait", "screenshot", "video", "other"}


def ids(book: Rulebook, slot: str) -> set[str]:
    return {rule.id for rule in book.select(Filing(), DAY, slot=slot)}


@pytest.mark.parametrize("kind", KIND_OF_SCAN)
def test_all_slots_of_a_kind_are_looked_at_alike(kind: str) -> None:
    """Particular slots may have more rows than their kind, never fewer."""
    book = shipped()
    of_kind = {
        term.slug: ids(book, term.slug)
        for term in book.vocabulary("slots")
        if term.get("kind") == kind
    }
    scans = {rule for rules in of_kind.values() for rule in rules if rule.startswith("scan.")}
    assert {"scan.blurred", "scan.glare", "scan.cut-off"} <= scans
    for slot, rules in of_kind.items():
        assert scans - rules <= OF_ONE_PAPER, slot


def test_every_slot_is_of_a_known_kind() -> None:
    kinds = {term.get("kind") for term in shipped().vocabulary("slots")}
    assert kinds == {*KIND_OF_SCAN, *NOT_SCANS}


@pytest.mark.parametrize(
    "slot",
    [
        "no-pre-approval-promise",
        "name-change-letter",
        "content-explanation",
        "holder-statement",
        "several-domains-statement",
    ],
)
def test_signed_letters_are_looked_at_as_scans_and_as_signed(slot: str) -> None:
    rules = ids(shipped(), slot)
    assert {"scan.blurred", "scan.glare"} <= rules
    assert "signed.signature-missing" in rules


def test_a_new_slot_gets_its_checks_from_its_row_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(rulebook_data(), data)
    slots = data / "vocabulary" / "slots.toml"
    slots.write_text(
        slots.read_text("utf-8")
        + '\n[[term]]\nslug = "lease"\nen = "Lease"\nzh = "租赁合同"\nkind = "letter"\n'
        'signed = true\nowner = "subject"\norder = 40\nfile_stem = "lease"\n',
        "utf-8",
    )
    of_letters = set.intersection(
        *(ids(shipped(), one) for one in ("promise-letter", "name-change-letter"))
    )
    looked_at = {rule for rule in of_letters if rule.startswith(("scan.", "file."))}
    assert ids(Rulebook(data), "lease") >= looked_at | {"signed.signature-missing", "signed.date"}
