"""Planted defects are found by the right rule; the clean filings raise no error."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Attachment, Filing, PreApproval, Severity
from icpdesk.model.dates import parse_date
from icpdesk.pipeline.check import check
from tests.support.edit import with_value

HERE = Path(__file__).parents[2] / "filings"
CLEAN = sorted((HERE / "clean").glob("*.yaml"))
DEFECTS = yaml.safe_load((HERE / "defects.yaml").read_text("utf-8"))
DAY = date(2026, 11, 24)


def spoiled(case: dict[str, Any]) -> Filing:
    filing = read_filing(HERE / "clean" / f"{case['base']}.yaml").filing
    for key in ("provider", "nature"):
        if key in case:
            path = "provider" if key == "provider" else "subject.nature"
            filing = with_value(filing, path, case[key])
    for target, source in case.get("copy", {}).items():
        role, _, name = source.rpartition(".")
        filing = with_value(filing, target, getattr(filing.person(role), name))
    for path, value in case.get("set", {}).items():
        filing = with_value(filing, path, typed(value))
    if "repeat" in case:
        items = filing.websites if case["repeat"] == "websites" else filing.websites[0].domains
        filing = with_value(filing, case["repeat"], (items[0], items[0]))
    if "drop" in case:
        kept = tuple(item for item in filing.attachments if item.slot != case["drop"])
        filing = filing.changed({"attachments": kept})
    if "attach" in case:
        added = Attachment(**case["attach"])
        filing = filing.changed({"attachments": (*filing.attachments, added)})
    return filing


def typed(value: Any) -> Any:
    if value == "DELETE":
        return ()
    if isinstance(value, list):
        return tuple(PreApproval(**v) if isinstance(v, dict) else v for v in value)
    if isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-":
        return parse_date(value)
    return value


def test_there_are_enough() -> None:
    assert len(CLEAN) == 31
    assert len(DEFECTS) >= 80


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_clean_filing_has_no_error(path: Path) -> None:
    report = check(read_filing(path).filing, as_of=DAY)
    assert not [(f.rule, f.where, f.message.en) for f in report.at(Severity.ERROR)]


@pytest.mark.parametrize("case", DEFECTS, ids=lambda case: f"{case['rule']}-{case['base']}")
def test_planted_defect_is_found(case: dict[str, Any]) -> None:
    before = check(read_filing(HERE / "clean" / f"{case['base']}.yaml").filing, as_of=DAY)
    assert case["rule"] not in {f.rule for f in before.findings if f.severity is not Severity.INFO}
    report = check(spoiled(case), as_of=DAY)
    assert case["rule"] in {finding.rule for finding in report.findings}
