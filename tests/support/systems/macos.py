"""A run of the tests on a simulated macOS: ``pytest -p tests.support.systems.macos``."""

from __future__ import annotations

import atexit
import os
import subprocess
import tempfile

import pytest

from tests.support.systems.leg import environment, without
from tests.support.systems.macos_system import install

DISK = tempfile.mkdtemp(prefix="disk-")
"""Holds all temporary folders of this run."""

# When the plug-in is loaded, none of our modules is yet.
os.environ |= environment("macos_system", DISK)
tempfile.tempdir = DISK
install(DISK)


def pytest_configure(config: pytest.Config) -> None:
    """The tests' folders lie on the disk."""
    config.option.basetemp = f"{DISK}/tests"


def pytest_report_header() -> str:
    """Nobody shall take this for the real system."""
    return "system: macOS with decomposed names, SIMULATED on Linux"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What only has a meaning elsewhere is not asked here."""
    without({"linux", "windows"}, config, items)


@atexit.register
def _take_the_disk_away() -> None:
    subprocess.run(["rm", "-rf", DISK], check=False)
