"""Where a check knows the answer it offers it, and the answer closes what it was offered for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from icpdesk.model import Answer, Finding, Place
from icpdesk.pipeline.answers import answered, with_words
from icpdesk.rulebook.book import shipped
from tests.rules.scope import filing_for
from tests.rules.spoilers import SPOILERS
from tests.unit.checks.test_every_row import KNOWN, outcome

BOOK = shipped()
OFFERED = (
    "hostname.not-registrable", "website.home-url-other-domain", "website.several-home-urls",
    "website.home-url-without-www", "order.filing-type-mismatch", "subject.investor-wrong",
    "subject.nature-name-mismatch", "website.content-expected", "website.name-ending-expected",
    "order.history-contradicts-itself",
)  # fmt: skip


def closed(finding: Finding, after: list[Finding]) -> bool:
    return not [
        one for one in after if one.where == finding.where and one.message == finding.message
    ]


@pytest.mark.parametrize("rule_id", OFFERED)
def test_each_answer_closes_its_finding(rule_id: str, tmp_path: Path) -> None:
    rules = [rule for rule in KNOWN if rule.id == rule_id]
    assert rules, rule_id
    offered = 0
    for rule in rules:
        bad = SPOILERS[rule.id](filing_for(rule), rule)
        for finding in outcome(rule, bad, tmp_path):
            for answer in finding.answers:
                offered += 1
                done = answered(bad, finding, answer, BOOK)
                assert done != bad, f"{rule.id}: {answer.value} changes nothing"
                assert closed(finding, outcome(rule, done, tmp_path)), (rule.id, answer.value)
                assert answer.words.en and answer.words.zh
    assert offered


def test_words_are_understood_as_those_of_a_file(tmp_path: Path) -> None:
    filing = filing_for(KNOWN[0])
    done, wrong = with_words(
        filing,
        {"subject.certificate.valid_until": "2039.5.20", "websites[0].content": "企业官网、公司"},
        BOOK,
    )
    assert done.subject.certificate.valid_until == date(2039, 5, 20)
    assert not [place for place, _ in wrong if place == "subject.certificate.valid_until"]
    same, wrong = with_words(filing, {"subject.certificate.valid_until": "soon"}, BOOK)
    assert same == filing and [place for place, _ in wrong] == ["subject.certificate.valid_until"]


def test_finding_tells_its_answers_in_json() -> None:
    from icpdesk.base.text import Text
    from icpdesk.model import Severity

    finding = Finding(
        "a.b", Severity.ERROR, Place("subject.name"), Text("m", "m"), answers=(Answer.use("晴川"),)
    )
    assert finding.as_json("en")["answers"] == [
        {"where": "", "value": "晴川", "words": "Use “晴川”"}
    ]
    plain = Finding("a.b", Severity.ERROR, Place("subject.name"), Text("m", "m"))
    assert "answers" not in plain.as_json("en")
