"""What a list of filings shows of the last check: verdict, how much is missing, the next date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from icpdesk.followup.upcoming import next_deadline
from icpdesk.model import Filing, Finding, Report, Severity
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.values import value_at

if TYPE_CHECKING:
    from icpdesk.checks.picture_report import PictureReport


def summarise(filing: Filing, report: Report, book: Rulebook, today: date) -> dict[str, Any]:
    """``verdict``, ``missing`` and ``next_deadline``, as the store keeps them for its list."""
    demanded = [finding for finding in report.findings if finding.severity is not Severity.INFO]
    return {
        "verdict": report.verdict,
        "missing": sum(is_to_fill(finding, filing) for finding in demanded),
        "next_deadline": next_deadline(filing, book, today),
    }


def with_pictures(report: Report, seen: Iterable[PictureReport]) -> Report:
    """The report of the fields together with what was seen in the pictures, as one."""
    reports = tuple(seen)
    return report.joined(
        (finding for one in reports for finding in one.findings),
        (point for one in reports for point in one.not_assessed),
    )


def only_to_fill(report: Report, filing: Filing) -> bool:
    """Whether all that stands in the way is that something is not there yet."""
    errors = report.at(Severity.ERROR)
    return bool(errors) and all(is_to_fill(finding, filing) for finding in errors)


def is_to_fill(finding: Finding, filing: Filing) -> bool:
    """Whether a finding only says that something is not there yet."""
    if finding.rule == "papers.missing":
        return True
    try:
        return value_at(filing, finding.where) in ("", None, ())
    except (AttributeError, IndexError, LookupError, ValueError):
        return False
