"""input → filing → rulebook → checks → report → documents → upload-ready folder.

The window, the command line and the batch are three callers of these functions.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from icpdesk.checks import registry, runner
from icpdesk.model import Filing, Report
from icpdesk.paths import rule_packs_dir, user_rules_file
from icpdesk.progress import Progress, Silent
from icpdesk.rulebook.book import Rulebook


def open_rulebook(rules_file: Path | None = None) -> Rulebook:
    """The shipped rulebook, with imported packs, the user's rules and ``rules_file`` on top."""
    packs = sorted(rule_packs_dir().glob("*.toml")) if rule_packs_dir().is_dir() else []
    own = [path for path in (user_rules_file(), rules_file) if path and path.is_file()]
    return Rulebook(extra=[*((path, 1) for path in packs), *((path, 2) for path in own)])


def check(
    filing: Filing,
    *,
    folder: Path | None = None,
    book: Rulebook | None = None,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Report:
    """Everything the rulebook demands of the fields of ``filing`` on ``as_of`` (default today)."""
    book = book or open_rulebook()
    today = as_of or filing.submit_on or date.today()  # noqa: DTZ011 - the user's own calendar
    progress = progress or Silent()
    case = registry.Case(filing=filing, book=book, today=today, folder=folder)
    checks = registry.load(*registry.FILING_AREAS)
    findings, open_points = runner.run(case, book.select(filing, today), checks)
    return Report(findings, open_points, book.version, today)
