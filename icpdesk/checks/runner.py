"""Asks every check that the rulebook chooses, and keeps three outcomes apart.

Findings, nothing, or *not assessed* with the reason. A check that breaks is logged and counts as
not assessed; the others go on.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from icpdesk.base.text import Text
from icpdesk.checks.registry import CannotAssess, Check, FilingCase, PictureCase, VideoCase
from icpdesk.model import Finding, NotAssessed
from icpdesk.rulebook.rows import Rule

_log = logging.getLogger(__name__)

_UNKNOWN = Text(
    "No source tells the rule here: ask the provider. ({rule})",
    "没有来源说明这里的规定：请询问接入商。（{rule}）",
)
BROKEN = Text(
    "The check itself failed; look at this point yourself.", "该检查未能完成；请自行核对这一点。"
)
"""The reason of a point whose check raised: a fault of the program, never of the filing."""

Outcome = tuple[tuple[Finding, ...], tuple[NotAssessed, ...]]


def run(
    case: FilingCase | PictureCase | VideoCase,
    rules: Iterable[Rule],
    checks: Mapping[str, tuple[Check, Any]],
) -> Outcome:
    """Run the check of every row in ``rules`` that ``checks`` holds, in the order of severity."""
    findings: list[Finding] = []
    open_points: list[NotAssessed] = []
    for rule in rules:
        if rule.id not in checks:
            continue
        check, look = checks[rule.id]
        if not rule.known:
            open_points.append(NotAssessed(rule.id, _UNKNOWN.format(rule=check.words(rule))))
            continue
        try:
            findings += (_with_advice(finding, check, rule) for finding in look(case, rule))
        except CannotAssess as missing:
            open_points.append(NotAssessed(rule.id, missing.reason, _where(case)))
        except Exception:
            _log.exception("check %s failed", rule.id)
            open_points.append(NotAssessed(rule.id, BROKEN, _where(case)))
    findings.sort(key=lambda finding: finding.severity.rank)
    return tuple(findings), tuple(open_points)


def _where(case: FilingCase | PictureCase | VideoCase) -> str:
    return "" if isinstance(case, FilingCase) else case.where


def _with_advice(finding: Finding, check: Check, rule: Rule) -> Finding:
    """The finding with how to mend it, and with what other sources say about the rule."""
    advice = finding.advice or check.advice(rule)
    other = rule.told_otherwise
    if other:
        advice = Text(f"{advice.en} {other.en}", f"{advice.zh}{other.zh}")
    return replace(finding, advice=advice)
