"""Where sources disagree, both sides are told with their dates; an older word is never an error."""

from __future__ import annotations

from icpdesk.model import Severity
from icpdesk.pipeline.check import check
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.rows import Rule
from tests.support.edit import put
from tests.support.filings import DAY, clean_filing
from tests.support.people import resident_id

ROWS = shipped().rules()


def name_of(rule: Rule) -> str:
    return f"{rule.origin}: {rule.id}[{rule.key}]"


def test_a_row_of_conflict_tells_the_other_side() -> None:
    silent = [name_of(r) for r in ROWS if r.confidence == "conflict" and not r.others]
    assert silent == []


def test_every_other_side_has_words_and_a_dated_source() -> None:
    for rule in ROWS:
        for other in rule.others:
            assert other.text.en.endswith(".") and other.text.zh.endswith("。"), name_of(rule)
            assert other.sources and other.as_of
            assert str(other.as_of) in other.told.en and str(other.as_of) in other.told.zh


def test_a_row_that_a_newer_source_contradicts_is_no_error() -> None:
    """The newest sentence decides how severe a row is; an older, stricter one may only warn."""
    wrong = [
        name_of(rule)
        for rule in ROWS
        if rule.severity is Severity.ERROR
        and any(other.as_of > rule.as_of for other in rule.others)
    ]
    assert wrong == []


def test_the_finding_tells_both_sides() -> None:
    filing = put(
        clean_filing("yunnan", "individual"),
        subject__certificate__number=resident_id("230102"),
        subject__certificate__address="",
    )
    report = check(filing, as_of=DAY)
    (found,) = [f for f in report.findings if f.rule == "subject.individual-not-local"]
    assert "takes local ID cards only" in found.message.en
    assert "UCloud" in found.advice.en and "2019-12-31" in found.advice.en
    assert "另有来源" in found.advice.zh and "接受外省身份证" in found.advice.zh
