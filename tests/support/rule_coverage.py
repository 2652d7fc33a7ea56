"""Which rows of the rulebook the tests reached, and on which side: a pytest plugin.

The summary at the end says how many rows stayed silent on something good and spoke on something bad.
``--rules-out FILE`` keeps what a run reached; a later run adds it with ``--rules-in FILE``, and
``--demand-rules`` makes that run fail when a known row was not reached on both sides by either.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from icpdesk.checks import registry, runner
from icpdesk.checks.runner import Outcome
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.rows import Rule

# They tell everybody in their scope something; there is nothing that they could find in order.
NOTICES = frozenset(
    {
        "order.sms-check", "order.photo-mode", "order.change-refused", "order.type-not-offered",
        "order.cancellation-unnamed",
    }
)  # fmt: skip

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
    parser.addoption("--rules-out", type=Path, help="keep the rows that were reached in this file")
    parser.addoption("--rules-in", type=Path, help="add the rows that an earlier run reached")


def pytest_configure(config: pytest.Config) -> None:
    earlier = config.option.rules_in
    if earlier and not earlier.is_file():
        raise pytest.UsageError(f"there is no {earlier}: run `make test` first")
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
        output["rules"] = _plain()
        return
    options = session.config.option
    if options.rules_in:
        _add(json.loads(options.rules_in.read_text("utf-8")))
    if options.rules_out:
        options.rules_out.parent.mkdir(parents=True, exist_ok=True)
        options.rules_out.write_text(json.dumps(_plain(), indent=1), "utf-8")
    if options.demand_rules and exitstatus == 0 and _missing():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    _add(getattr(node, "workeroutput", {}).get("rules", {}))


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


def _plain() -> dict[str, list[str]]:
    return {name: sorted(sides) for name, sides in sorted(_SIDES.items())}


def _add(reached: Mapping[str, Iterable[str]]) -> None:
    for name, sides in reached.items():
        _SIDES[name].update(sides)


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
