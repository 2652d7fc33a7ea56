"""Every note of a province or provider is shown: in the rules, the report, the fill sheet and the window."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from icpdesk.cli import run
from icpdesk.model import Filing, Severity
from icpdesk.papers.fill_rows import fill_sections
from icpdesk.papers.fill_sheet_html import fill_sheet_html
from icpdesk.papers.type_rows import console_steps
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.notes import STEPS, Note, all_notes, notes_for
from icpdesk.rulebook.rows import Rule
from tests.rules.scope import filing_for
from tests.support.filings import DAY, clean_filing

BOOK = shipped()
NOTES = all_notes(BOOK)


def about(note: Note) -> tuple[Filing, date]:
    """A filing that the note concerns, and a day on which it does."""
    row = Rule(note.id, Severity.INFO, note.sources, "one source", scope=note.scope)
    day = note.until - timedelta(days=1) if note.until else DAY
    return filing_for(row), day


def test_no_row_of_notes_is_read_by_nobody() -> None:
    rows = sum(
        len(BOOK.province(slug).table.get("notes", ())) for slug in BOOK.province_slugs
    ) + sum(len(BOOK.provider(slug).table.get("notes", ())) for slug in BOOK.provider_slugs)
    assert len(NOTES) == rows >= 66
    assert len({note.id for note in NOTES}) == rows
    assert {note.step for note in NOTES} <= set(STEPS)


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note.id)
def test_a_note_is_shown_with_the_filing_that_it_concerns(note: Note) -> None:
    filing, day = about(note)
    assert note in notes_for(Case(filing, BOOK, day))
    sections = fill_sections(Case(filing, BOOK, day), ())
    (section,) = [part for part in sections if any(note.text.zh in n.zh for n in part.notes)]
    steps = console_steps(filing, BOOK)
    named = [number for number, step in enumerate(steps, 1) if note.step in step.parts]
    assert section.step in (named or [len(steps)])
    html = fill_sheet_html(sections, title=note.text, provider=note.place)
    assert html.count('<ul class="notes">') >= 1 and note.text.zh in html


def test_a_note_is_not_shown_to_others() -> None:
    shanghai = [note for note in NOTES if note.id == "note.shanghai.app"]
    assert shanghai and not shanghai[0].concerns(clean_filing("guangdong"), DAY)
    backdrop = next(note for note in NOTES if note.id == "note.gansu.backdrop")
    assert not backdrop.concerns(clean_filing("gansu"), DAY)
    assert backdrop.concerns(clean_filing("gansu"), date(2019, 1, 1))


def test_the_list_of_rules_holds_every_note(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "list", "--json"]) == 0
    rows = {row["rule"]: row for row in json.loads(capsys.readouterr().out)}
    for note in NOTES:
        row = rows[note.id]
        assert note.text.zh in row["zh"] and row["sources"] and row["step"] == note.step


def test_the_list_of_conflicts_tells_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "list", "--conflicts", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) > 40
    for row in rows:
        assert row["sources"] and row["others"]
        for other in row["others"]:
            assert other["en"] and other["zh"] and all(one["as_of"] for one in other["sources"])
    assert run(["rules", "list", "--conflicts", "--lang", "en"]) == 0
    spoken = capsys.readouterr().out
    assert "≠ UCloud documentation" in spoken and "says otherwise" in spoken
