"""Where each value comes from: a scan, a person, another value, or nowhere."""

from __future__ import annotations

from datetime import date

import pytest

from icpdesk.base.paths import resource
from icpdesk.base.sources import HeldFiles
from icpdesk.intake.yaml_file import read_filing
from icpdesk.pipeline.facts import facts_of
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.support.edit import put

LOADED = read_filing(resource("assets", "samples", "2-company", "filing.yaml"))
DAY = date(2026, 11, 24)


def test_without_scans_nothing_is_verified() -> None:
    found = {
        fact.path: fact for fact in facts_of(Case(LOADED.filing, shipped(), DAY), HeldFiles({}))
    }
    assert found["subject.name"].origin == "stated"
    assert "verified" not in {fact.origin for fact in found.values()}
    empty = put(LOADED.filing, subject__mailing_address="")
    found = {fact.path: fact for fact in facts_of(Case(empty, shipped(), DAY), HeldFiles({}))}
    assert found["subject.mailing_address"].origin == "unknown"


def test_a_value_that_another_role_answers_is_derived() -> None:
    found = {
        fact.path: fact for fact in facts_of(Case(LOADED.filing, shipped(), DAY), HeldFiles({}))
    }
    assert found["subject.administrator.name"].origin == "derived"


@pytest.mark.slow
def test_scans_verify_and_contradict() -> None:
    wrong = put(LOADED.filing, subject__name="山雾示例科技有限公司")
    found = {fact.path: fact for fact in facts_of(Case(wrong, shipped(), DAY), LOADED.files)}
    assert found["subject.certificate.number"].origin == "verified"
    assert found["subject.certificate.number"].by == ("business-licence",)
    assert found["subject.name"].origin == "contradicted"
