"""Single defects planted by province, nature and provider: each is found, and not too softly.

``tests/filings/planted.yaml`` was written from published requirements, not from the rows: what is set
or left out, which rules may speak, and how severe at least one of them must be.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from icpdesk.model import Filing, Finding, Severity
from icpdesk.model.build import build, plain
from icpdesk.pipeline.check import check
from tests.support.filings import DAY, clean_filing

CASES = yaml.safe_load((Path(__file__).parents[2] / "filings" / "planted.yaml").read_text("utf-8"))


def base_of(case: dict[str, Any]) -> Filing:
    filing = clean_filing(case["province"], case["nature"], manager=case.get("manager", False))
    return filing.changed({"provider": case.get("provider", "aliyun")})


def planted(case: dict[str, Any]) -> Filing:
    """The clean filing with the one defect."""
    filing = base_of(case)
    data = plain(filing)
    words = {
        "{representative}": filing.person("subject.legal_representative").name,
        "{individual}": filing.subject.name,
        "{mobile}": filing.person("subject.administrator").mobile,
    }
    for path, value in case.get("set", {}).items():
        if isinstance(value, str):
            for token, word in words.items():
                value = value.replace(token, word)
        put(data, path, value)
    left_out = case.get("without", ())
    data["attachments"] = [one for one in data["attachments"] if one["slot"] not in left_out]
    return build(Filing, data)


def told(finding: Finding) -> tuple[str, str, Severity]:
    """What tells two findings apart."""
    return finding.rule, finding.where, finding.severity


def put(data: Any, path: str, value: Any) -> None:
    *inner, last = [
        int(part) if part.isdecimal() else part for part in re.findall(r"[^.\[\]]+", path)
    ]
    for part in inner:
        data = data[part] if isinstance(part, int) else data.setdefault(part, {})
    data[last] = value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_a_planted_defect_is_found(case: dict[str, Any]) -> None:
    before = Counter(map(told, check(base_of(case), as_of=DAY).findings))
    new = []
    for finding in check(planted(case), as_of=DAY).findings:
        before[told(finding)] -= 1
        if before[told(finding)] < 0:
            new.append(finding)
    named = [f for f in new if any(re.fullmatch(rule, f.rule) for rule in case["rules"])]
    wanted = Severity(case["severity"])
    assert any(f.severity.rank <= wanted.rank for f in named), (case["why"], [f.rule for f in new])


def test_there_are_enough_of_all_kinds() -> None:
    assert len(CASES) >= 150
    assert len({case["province"] for case in CASES}) == 31
    assert {case.get("provider", "aliyun") for case in CASES} >= {"aliyun", "tencent", "huawei"}
