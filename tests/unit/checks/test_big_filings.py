"""Big filings: persons and papers are looked up once, not once for each other website."""

from __future__ import annotations

from pathlib import Path

import pytest

from icpdesk.base.errors import FileProblem
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Attachment, Filing
from icpdesk.pipeline.check import check
from icpdesk.rulebook.facts import PersonSet
from tests.support.filings import DAY, clean_filing
from tests.support.people import resident_id

SITES = 100


def big_filing(count: int) -> Filing:
    """``count`` websites with two domains each, every one run by another person with papers."""
    filing = clean_filing("jiangsu", manager=True)
    site, domain = filing.websites[0], filing.websites[0].domains[0]
    websites, papers = [], list(filing.attachments)
    for n in range(count):
        person = site.administrator.changed(
            {
                "name": f"周{chr(0x4E00 + n)}",
                "document_number": resident_id("320102", "19900912", f"{100 + n}"),
                "mobile": f"139{n:08d}",
                "email": f"zhou{n}@example.cn",
            }
        )
        domains = tuple(domain.changed({"name": f"example-{n}-{k}.cn"}) for k in range(2))
        websites.append(site.changed({"administrator": person, "domains": domains}))
        for slot in ("id-front", "id-back", "admin-photo", "authorisation-letter"):
            owner = f"websites[{n}].administrator"
            papers.append(Attachment(slot=slot, of=owner, file=f"{slot}-{n}.jpg"))
    return filing.changed({"websites": tuple(websites), "attachments": tuple(papers)})


def test_persons_are_resolved_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    resolve = Filing._resolve

    def counted(self: Filing, person: object, seen: set[str]) -> object:
        nonlocal calls
        calls += 1
        return resolve(self, person, seen)  # type: ignore[arg-type]

    monkeypatch.setattr(Filing, "_resolve", counted)
    check(big_filing(SITES), as_of=DAY)
    assert calls < 5 * SITES, "each check asked for each person anew"


def test_a_person_is_looked_up_not_searched_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0
    contains = PersonSet.__contains__

    def counted(self: PersonSet, person: object) -> bool:
        nonlocal asked
        asked += 1
        return contains(self, person)  # type: ignore[arg-type]

    monkeypatch.setattr(PersonSet, "__contains__", counted)
    check(big_filing(SITES), as_of=DAY)
    assert asked < 60 * SITES


def test_a_paper_in_another_role_still_serves() -> None:
    """One card serves all roles of a person, also where it lies at another role."""
    filing = clean_filing("jiangsu")
    moved = tuple(
        item.changed({"of": "subject.legal_representative"})
        if item.of == "subject.administrator"
        else item
        for item in filing.attachments
    )
    report = check(filing.changed({"attachments": moved}), as_of=DAY)
    assert not [f for f in report.findings if f.rule == "papers.missing" and f.severity == "error"]


def test_a_file_with_too_many_websites_is_refused_by_a_stated_limit(tmp_path: Path) -> None:
    path = tmp_path / "filing.yaml"
    path.write_text(
        "icpdesk: 1\nprovince: guangdong\nwebsites:\n" + "- name: a\n" * 20_000, "utf-8"
    )
    with pytest.raises(FileProblem) as caught:
        read_filing(path)
    assert "20000" in caught.value.message.en and "at most 1000" in caught.value.message.en
    assert "1000" in caught.value.message.zh and caught.value.advice.en
