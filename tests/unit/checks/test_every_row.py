"""Every row of the rulebook is reached on both sides: a filing that keeps it and one that breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest

from icpdesk.base.sources import FolderFiles
from icpdesk.checks import registry, runner
from icpdesk.model import Filing
from icpdesk.rulebook import conditions
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.rows import Rule
from tests.rules.scope import day_of, filing_for
from tests.rules.spoilers import SPOILERS, others_with
from tests.support.rule_coverage import NOTICES, name_of

CHECKS = registry.load(*registry.FILING_AREAS)
ROWS = [rule for rule in shipped().rules() if rule.id in CHECKS]
KNOWN = [rule for rule in ROWS if rule.known]
# These findings need a filing that breaks an advice on purpose; the clean one breaks it already.
ALWAYS_GOOD_ELSEWHERE = frozenset({"people.landline-missing"})


def outcome(rule: Rule, filing: Filing, folder: Path | None, others: object = None):
    case = registry.FilingCase(
        filing=filing,
        book=shipped(),
        day=day_of(rule),
        files=FolderFiles(folder) if folder else None,
        others=others,
    )
    findings, open_points = runner.run(case, [rule], CHECKS)
    assert not [point for point in open_points if "failed" in point.reason.en], rule.id
    return [finding for finding in findings if finding.rule == rule.id]


def dressed(filing: Filing, folder: Path) -> Path:
    for item in filing.attachments:
        path = folder / item.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return folder


@pytest.mark.parametrize("rule", KNOWN, ids=name_of)
def test_row_is_silent_on_a_good_filing_and_speaks_on_a_bad_one(rule: Rule, tmp_path: Path) -> None:
    good = filing_for(rule)
    assert rule.scope.reaches(good.province, good.provider, good.subject.nature, good.filing_type)
    for name in rule.scope.when:
        assert conditions.holds(name, good), name
    if rule.id.startswith("clients."):
        assert not outcome(rule, good, None)
        assert outcome(rule, good, None, others_with(good))
        return
    bad = SPOILERS[rule.id](good, rule)
    if rule.id not in NOTICES | ALWAYS_GOOD_ELSEWHERE:
        assert not outcome(rule, good, dressed(good, tmp_path))
    found = outcome(rule, bad, tmp_path)
    assert found, "the broken filing was not found"
    for finding in found:
        assert finding.message.en and finding.message.zh and finding.advice.en and finding.advice.zh
        assert "{" not in finding.message.en + finding.message.zh
        assert finding.sources


@pytest.mark.parametrize("rule", [rule for rule in ROWS if not rule.known], ids=name_of)
def test_unknown_row_is_an_open_point_never_silence(rule: Rule) -> None:
    filing = filing_for(rule)
    _, open_points = runner.run(
        registry.FilingCase(filing=filing, book=shipped(), day=day_of(rule)), [rule], CHECKS
    )
    assert [point.rule for point in open_points] == [rule.id]


def test_every_check_has_a_row_and_every_row_a_check() -> None:
    every = registry.load()
    rows = shipped().rules()
    assert {rule.id for rule in rows} == set(every)


def test_rows_give_their_checks_the_values_they_take() -> None:
    every = registry.load()
    wrong = [
        f"{rule.origin}: {rule.id}: {every[rule.id][0].accepts(rule)}"
        for rule in shipped().rules()
        if every[rule.id][0].accepts(rule)
    ]
    assert not wrong


def test_demands_are_worded_in_both_languages() -> None:
    every = registry.load()
    for rule in shipped().rules():
        words = every[rule.id][0].words(rule)
        assert words.en and words.zh, rule.id
        assert "{" not in words.en, (rule.id, words.en)
