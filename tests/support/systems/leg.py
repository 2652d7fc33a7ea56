"""What the runs on simulated systems share."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from pathlib import Path

import pytest

SYSTEM = "ICPDESK_TEST_SYSTEM"
"""Environment variable with the system, for processes that are started."""
DISK = "ICPDESK_TEST_DISK"


def environment(system: str, disk: str) -> dict[str, str]:
    """What the tests and the processes that they start need to know."""
    assert sys.version_info[:2] == (3, 11), "the simulated systems know Python 3.11 only"
    here = Path(__file__).parent
    places = [str(here / "site"), str(here.parents[2]), os.environ.get("PYTHONPATH", "")]
    return {
        SYSTEM: system,
        DISK: disk,
        "PYTHONPATH": os.pathsep.join(filter(None, places)),
        **dict.fromkeys(("TMP", "TEMP", "TMPDIR"), disk),
    }


def without(markers: Collection[str], config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out tests with one of these marks."""
    gone = [item for item in items if any(item.get_closest_marker(name) for name in markers)]
    config.hook.pytest_deselected(items=gone)
    items[:] = [item for item in items if item not in gone]
