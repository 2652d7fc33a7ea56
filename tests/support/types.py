"""Filings of every type: what ``icpdesk new --type`` makes, filled in as a user fills it in."""

from __future__ import annotations

import re
from typing import Any

from icpdesk.intake.blank import blank_filing, blank_paths
from icpdesk.model import FiledValue, Filing, FilingType
from icpdesk.model.place import Place
from icpdesk.numbers.filing_number import PROVINCES
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.support.edit import put, with_value
from tests.support.filings import DAY, clean_filing, with_papers

NINE: tuple[FilingType, ...] = (
    "first", "new-website", "new-access", "change-subject", "change-website", "change-access",
    "cancel-website", "cancel-subject", "cancel-access",
)  # fmt: skip

CHANGED: dict[str, FiledValue] = {
    "change": FiledValue(field="subject.mailing_address", value="旧路1号"),
    "change-subject": FiledValue(field="subject.mailing_address", value="旧路1号"),
    "change-website": FiledValue(field="websites[0].name", value="旧日学习笔记"),
    "change-access": FiledValue(field="websites[0].ip_addresses", value="1.2.3.4"),
}
"""One usual change of each type, as it is filed today."""


def subject_number(province: str) -> str:
    """A filing number of this province."""
    first = next(sign for sign, slug in PROVINCES.items() if slug == province)
    return f"{first}ICP备12345678号"


def of_type(filing: Filing, slug: str) -> Filing:
    """A clean filing as one of another type: with numbers, old values or the reason that it asks."""
    if slug == "first":
        return filing
    number = subject_number(filing.province)
    filing = put(
        filing,
        filing_type=slug,
        history__subject_filed=True,
        history__domain_filed=slug != "new-website",
        history__subject_number=number,
        history__filed_websites=3,
        history__other_access=True,
        cancellation_reason="网站不再使用" if slug.startswith("cancel") else "",
        filed=(CHANGED[slug],) if slug in CHANGED else (),
    )
    if slug not in ("new-website", "change-subject", "cancel-subject"):
        filing = put(filing, websites__0__filing_number=f"{number}-1")
    if slug.startswith("change") and slug != "change-subject":
        filing = put(filing, websites__0__ip_addresses=("114.55.1.9",))
    return filing


def filled(province: str, nature: str, slug: FilingType, provider: str = "aliyun") -> Filing:
    """What ``new`` writes for this type, with nothing filled in but what it wrote an empty field for."""
    book = shipped()
    source = of_type(put(clean_filing(province, nature), provider=provider), slug)
    made = blank_filing(province, nature, provider, book, DAY, slug)
    made = made.changed({"filed": source.filed, "title": source.title, "submit_on": DAY})
    for pattern in blank_paths(Case(made, book, DAY)):
        path = pattern.replace("[]", "[0]")
        kept = pattern.startswith(("attachments", "filed", "title")) or path.endswith("same_as")
        if not kept and _is_there(made, path):
            made = with_value(made, path, Place(path).get(source))
    return with_papers(made.changed({"attachments": ()}))


def _is_there(filing: Filing, path: str) -> bool:
    value: Any = filing
    for part in filter(None, re.split(r"[.\[\]]+", path)):
        if part.isdigit() and int(part) >= len(value):
            return False
        value = value[int(part)] if part.isdigit() else getattr(value, part)
    return True
