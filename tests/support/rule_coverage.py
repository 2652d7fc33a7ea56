"""Which rows of the rulebook the tests reached, and on which side: a pytest plugin.

The summary at the end says how many rows stayed silent on something good and spoke on something bad.
``--demand-rules`` makes a run fail in which a known row was not reached on both sides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pytest

from icpdesk.checks import registry, runner
from icpdesk.checks.runner import Outcome
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.rows import Rule

# They tell everybody in their scope something; there is nothing that they could find in order.
NOTICES = frozenset({"order.sms-check", "order.photo-mode", "order.change-refused"})

# They never find a fault; what they see is an open point.
OPEN_POINTS = frozenset({"consistency.not-readable"})

_SIDES: dict[str, set[str]] = defaultdict(set)


def name_of(rule: Rule) -> str:
    """A name for a row, unique in the shipped rulebook."""
    scope = rule.scope
    parts = (scope.provinces, scope.providers, scope.natures, scope.filing_types, scope.when)
    shown = "+".join(word for part in parts for word in part)
    slots = f"@{scope.slots[0]}" if scope.slots else ""
    return f"{rule.id}[{rule.key}]{shown}{slots}{'-until' if rule.until else ''}"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--demand-rules", action="store_true", help="fail when a row was not reached")


def pytest_configure(config: pytest.Config) -> None:
    original = runner.run

    def run(case: Any, rules: Iterable[Rule], checks: Any) -> Outcome:
        findings: list[Any] = []
        open_points: list[Any] = []
        for rule in rules:
            found, left = original(case, [rule], checks)
            if rule.id in checks:
                _SIDES[name_of(rule)].add("open" if left else "spoke" if found else "silent")
            findings += found
            open_points += left
        findings.sort(key=lambda finding: finding.severity.rank)
        return tuple(findings), tuple(open_points)

    runner.run = run


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["rules"] = {name: sorted(sides) for name, sides in _SIDES.items()}
    elif session.config.getoption("--demand-rules") and exitstatus == 0 and _missing():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    for name, sides in getattr(node, "workeroutput", {}).get("rules", {}).items():
        _SIDES[name].update(sides)


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if not _SIDES:
        return
    known = [rule for rule in shipped().rules() if rule.known]
    missing = _missing()
    terminalreporter.write_line(
        f"rules: {len(known)} known rows, {len(known) - len(missing)} reached on both sides"
    )
    if config.getoption("--demand-rules"):
        for name, sides in sorted(missing.items()):
            terminalreporter.write_line(f"  not {' nor '.join(sides)}: {name}")


def _missing() -> dict[str, list[str]]:
    """Known rows that were not reached, with the sides that are missing."""
    found = {}
    for rule in shipped().rules():
        wanted = {"spoke"} if rule.id in NOTICES else {"spoke", "silent"}
        wanted = {"open", "silent"} if rule.id in OPEN_POINTS else wanted
        left = (
            wanted - _SIDES[name_of(rule)] if rule.known and rule.id in registry.load() else set()
        )
        if left:
            found[name_of(rule)] = sorted(left)
    return found
