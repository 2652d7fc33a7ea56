"""The 31 clean filings: one a province, as different as filings are, and without an error."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from icpdesk.base.sources import FolderFiles
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Severity
from icpdesk.pipeline.check import check
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.facts import birth_date

DAY = date(2026, 11, 24)
PATHS = sorted((Path(__file__).parents[2] / "filings" / "clean").glob("*.yaml"))
FILINGS = {path.stem: read_filing(path).filing for path in PATHS}


@pytest.mark.parametrize("name", FILINGS)
def test_a_clean_filing_with_all_its_files_has_no_error(name: str, tmp_path: Path) -> None:
    filing = FILINGS[name]
    for item in filing.attachments:
        path = tmp_path / item.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    report = check(filing, files=FolderFiles(tmp_path), as_of=DAY, pictures=False)
    assert [(f.rule, f.where, f.message.en) for f in report.at(Severity.ERROR)] == []
    assert not [point for point in report.not_assessed if "failed" in point.reason.en]


def test_each_province_has_its_own() -> None:
    assert {filing.province for filing in FILINGS.values()} == set(shipped().province_slugs)
    assert all(filing.province == name for name, filing in FILINGS.items())


def test_every_nature_and_provider_is_among_them() -> None:
    natures = Counter(filing.subject.nature for filing in FILINGS.values())
    assert set(natures) == {term.slug for term in shipped().vocabulary("natures")}
    assert {filing.provider for filing in FILINGS.values()} == set(shipped().provider_slugs)


def test_every_personal_document_but_one_is_among_them() -> None:
    held = {person.document_type for f in FILINGS.values() for _, person in f.people()}
    personal = {t.slug for t in shipped().vocabulary("certificates") if t.get("person")}
    assert personal - held == {"taiwan-residence-permit"}


def test_young_people_permits_managers_and_strangers_are_among_them() -> None:
    ages = {
        DAY.year - born.year
        for f in FILINGS.values()
        for _, person in f.people()
        if (born := birth_date(person))
    }
    assert min(ages) == 17
    kinds = {p.kind for f in FILINGS.values() for w in f.websites for p in w.pre_approvals}
    assert kinds - {"none"}
    slots = {item.slot for f in FILINGS.values() for item in f.attachments}
    assert {"residence-proof", "pre-approval", "promise-letter", "domain-certificate"} <= slots


def test_no_two_of_them_share_what_belongs_to_one() -> None:
    for name in ("mobile", "email", "document_number"):
        owners: dict[str, set[str]] = {}
        for stem, filing in FILINGS.items():
            for _, person in filing.people():
                owners.setdefault(getattr(person, name), set()).add(stem)
        owners.pop("", None)
        assert {value: stems for value, stems in owners.items() if len(stems) > 1} == {}
    domains = [domain.name for filing in FILINGS.values() for _, domain in filing.domains()]
    assert len(domains) == len(set(domains))
