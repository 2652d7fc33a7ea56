"""input → filing → rulebook → checks → report → documents → upload-ready folder.

The window, the command line and the batch are three callers of these functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from icpdesk.checks import registry, runner
from icpdesk.checks.pictures import PictureReport
from icpdesk.model import Attachment, Filing, Finding, NotAssessed, Report
from icpdesk.paths import rule_packs_dir, user_rules_file
from icpdesk.progress import Progress, Silent
from icpdesk.rulebook.book import Rulebook
from icpdesk.text import Text

PICTURE_KINDS = frozenset({"card", "licence", "letter", "portrait", "screenshot", "other"})


@dataclass(frozen=True)
class Assembled:
    """What :func:`assemble` did; ``files`` is empty when nothing was written."""

    report: Report
    target: Path
    files: tuple[str, ...] = ()


def open_rulebook(rules_file: Path | None = None) -> Rulebook:
    """The shipped rulebook, with imported packs, the user's rules and ``rules_file`` on top."""
    packs = sorted(rule_packs_dir().glob("*.toml")) if rule_packs_dir().is_dir() else []
    own = [path for path in (user_rules_file(),) if path.is_file()]
    own += [rules_file] if rules_file else []
    return Rulebook(extra=[*((path, 1) for path in packs), *((path, 2) for path in own)])


def check(
    filing: Filing,
    *,
    folder: Path | None = None,
    book: Rulebook | None = None,
    as_of: date | None = None,
    pictures: bool = True,
    progress: Progress | None = None,
) -> Report:
    """Everything that the rulebook demands of a filing on ``as_of`` (default: today)."""
    book = book or open_rulebook()
    today = as_of or filing.submit_on or date.today()  # noqa: DTZ011 - the user's own calendar
    progress = progress or Silent()
    case = registry.Case(filing=filing, book=book, today=today, folder=folder)
    checks = registry.load(*registry.FILING_AREAS)
    findings, open_points = runner.run(case, book.select(filing, today), checks)
    if pictures and folder is not None:
        for report in inspect_all(filing, folder, book=book, today=today, progress=progress):
            findings += report.findings
            open_points += report.not_assessed
    return Report(_worst_first(findings), _once(open_points), book.version, today)


def inspect_all(
    filing: Filing, folder: Path, *, book: Rulebook, today: date, progress: Progress
) -> list[PictureReport]:
    """Look at every picture of the filing that is there."""
    attached = [
        item for item in picture_attachments(filing, book) if (folder / item.file).is_file()
    ]
    if not attached:
        return []
    from icpdesk.checks.pictures import inspect_file

    reports = []
    for done, item in enumerate(attached):
        progress.step(done, len(attached), Text(f"looking at {item.file}", f"检查 {item.file}"))
        report = inspect_file(
            folder / item.file, item.slot, filing=filing, book=book, today=today, where=item.slot
        )
        reports.append(_belonging(report, item))
    return reports


def picture_attachments(filing: Filing, book: Rulebook) -> list[Attachment]:
    """The attachments that are pictures, in upload order."""
    slots = book.vocabulary("slots")
    found = [
        item
        for item in filing.attachments
        if item.file and item.slot in slots and slots[item.slot].get("kind") in PICTURE_KINDS
    ]
    return sorted(
        found, key=lambda item: (_owner_order(item.of), int(slots[item.slot].get("order", 99)))
    )


def _owner_order(owner: str) -> tuple[int, str]:
    """The subject's papers first, then each person's together, then those of sites."""
    ranks = ("", "subject", "subject.legal_representative", "subject.administrator")
    if owner in ranks:
        return ranks.index(owner) or 1, ""
    return len(ranks), owner


def assemble(
    filing: Filing,
    folder: Path,
    target: Path,
    *,
    book: Rulebook | None = None,
    as_of: date | None = None,
    force: bool = False,
    replace_folder: bool = False,
    progress: Progress | None = None,
) -> Assembled:
    """Check, mend what may be mended, make the papers, write the upload-ready folder.

    With errors nothing is written unless ``force``; the folder then says DRAFT.
    """
    from icpdesk.assembly import make_plan
    from icpdesk.export.folder import write_folder

    book = book or open_rulebook()
    progress = progress or Silent()
    report = check(filing, folder=folder, book=book, as_of=as_of, progress=progress)
    remaining = _without_mendable(report)
    if remaining.verdict == "fail" and not force:
        return Assembled(remaining, target)
    draft = remaining.verdict == "fail"
    plan = make_plan(filing, folder, remaining, book=book, draft=draft, progress=progress)
    files = write_folder(target, plan, replace=replace_folder, progress=progress)
    return Assembled(remaining, target, files)


MENDED = frozenset(
    {
        "file.format-refused", "file.too-many-bytes", "file.too-few-bytes", "file.animated",
        "file.colour-space", "file.name-lies", "file.tells-position", "file.turned-by-tag",
    }
)  # fmt: skip
"""Faults of a picture file that the export mends by itself."""


def _without_mendable(report: Report) -> Report:
    kept = tuple(finding for finding in report.findings if finding.rule not in MENDED)
    return replace(report, findings=kept)


def _belonging(report: PictureReport, item: Attachment) -> PictureReport:
    """Findings that also say whose picture it is, and which file."""
    return replace(
        report,
        findings=tuple(
            replace(finding, measured={**finding.measured, "file": item.file, "of": item.of})
            for finding in report.findings
        ),
    )


def _worst_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: finding.severity.rank))


def _once(points: Sequence[NotAssessed]) -> tuple[NotAssessed, ...]:
    return tuple(dict.fromkeys(points))
