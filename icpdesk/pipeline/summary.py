"""Reports put together, and which findings only say that something is not there yet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from icpdesk.model import Filing, Finding, Report, Severity

if TYPE_CHECKING:
    from icpdesk.checks.picture_report import PictureReport


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
        return finding.where.get(filing) in ("", None, ())
    except LookupError:
        return False
