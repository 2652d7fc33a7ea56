"""The user's own rules: taken over only when every row can be read, gone when they are dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from icpdesk.base.errors import FileProblem, InputError
from icpdesk.base.paths import user_rules_file
from icpdesk.checks.registry import demand_known
from icpdesk.pipeline.rules import open_rulebook
from icpdesk.rulebook import own_rules
from icpdesk.rulebook.book import shipped
from tests.support.own_rules import own_rows

ROWS = own_rows()


def adopt(path: Path) -> int:
    return own_rules.adopt(path, sources=shipped().sources, demand=demand_known)


def holds() -> bool:
    return any(rule.key == "our-desk" for rule in open_rulebook().rules())


def test_own_rules_hold_until_they_are_dropped(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(ROWS)
    assert not holds()
    assert adopt(tmp_path / "mine.toml") == 1
    assert holds()
    own_rules.drop()
    assert not holds()
    with pytest.raises(InputError, match="no own rules"):
        own_rules.drop()


@pytest.mark.parametrize(
    "broken", ["[[rules]", ROWS.replace("website.remark-too-short", "website.no-such-check")]
)
def test_rules_with_a_mistake_leave_the_earlier_ones(tmp_path: Path, broken: str) -> None:
    (tmp_path / "mine.toml").write_text(ROWS)
    adopt(tmp_path / "mine.toml")
    (tmp_path / "bad.toml").write_text(broken)
    with pytest.raises(FileProblem):
        adopt(tmp_path / "bad.toml")
    assert user_rules_file().read_text() == ROWS
