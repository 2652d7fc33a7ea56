"""A site name that begins like a person's name is told; words that only look so are not."""

from __future__ import annotations

import pytest

from icpdesk.pipeline.check import check
from tests.support.edit import with_value
from tests.support.filings import DAY, clean_filing


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("张三随笔", True),
        ("张三的生活笔记", True),
        ("欧阳晴日记", True),
        ("李明Python笔记", True),
        ("高山笔记", False),
        ("白云的日记", False),
        ("林间散步记录", False),
        ("晨读观鸟笔记", False),
    ],
)
def test_names_that_look_like_persons(name: str, told: bool) -> None:
    filing = with_value(clean_filing("shandong", "individual"), "websites[0].name", name)
    report = check(filing, as_of=DAY)
    found = [f for f in report.findings if f.rule == "website.name-is-person"]
    assert bool(found) is told
    assert all(finding.severity.value == "warning" for finding in found)
