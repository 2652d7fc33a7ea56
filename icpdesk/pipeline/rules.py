"""The rulebook that is in force: shipped rows, imported packs, the user's own rules."""

from __future__ import annotations

import logging
from datetime import date
from pathlib import Path

from icpdesk.base.paths import rule_packs_dir, user_rules_file
from icpdesk.checks import registry
from icpdesk.model import Filing
from icpdesk.rulebook.book import Rulebook, shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.loader import read_rules
from icpdesk.rulebook.rows import Rule

_log = logging.getLogger(__name__)


def mend_for(rule: str) -> registry.Mending | None:
    """What takes the fault of a picture that ``rule`` names away at one click, if anything does."""
    return registry.mended_by(rule)


def case_of(filing: Filing, book: Rulebook | None = None, as_of: date | None = None) -> Case:
    """The filing under the rules in force on ``as_of``; without it on its own day, see ``Filing.day``."""
    return Case(filing, book or open_rulebook(), filing.day(as_of))


def open_rulebook(rules_file: Path | None = None) -> Rulebook:
    """The shipped rulebook, with imported packs, the user's rules and ``rules_file`` on top.

    A pack that is out of date or no longer trusted is left out, and the log says so.
    """
    sources = shipped().sources
    extra: list[tuple[str, tuple[Rule, ...]]] = []
    if rule_packs_dir().is_dir():
        from icpdesk.pipeline.rule_files import imported

        packs, problems = imported()
        extra += ((f"{pack.name}-{pack.version}", pack.rules) for pack in packs)
        for problem in problems:
            _log.warning("rulebook pack left out: %s", problem.message.en)
    own = [path for path in (user_rules_file(),) if path.is_file()]
    for path in [*own, *([rules_file] if rules_file else [])]:
        rows = read_rules(path, sources, layer=2)
        registry.demand_known(rows, path)
        extra.append((path.stem, rows))
    return Rulebook(extra=extra) if extra else shipped()
