"""A run of the tests on a simulated Windows with a Chinese locale: ``pytest -p tests.support.systems.windows``."""

from __future__ import annotations

import atexit
import io
import os
import subprocess
import tempfile
from collections.abc import Iterator
from typing import Any

import pytest
from _pytest import capture

from tests.support.systems import held
from tests.support.systems.leg import environment, without
from tests.support.systems.windows_system import install

CODE_PAGE = "cp936"
DRIVE = tempfile.mkdtemp(prefix="drive-c-")
"""Holds all temporary folders of this run."""


# When the plug-in is loaded, none of our modules is yet.
os.environ |= environment("windows_system", DRIVE) | {
    held.NOTES: tempfile.mkdtemp(prefix="held-files-"),
    "PYTHONIOENCODING": f"{CODE_PAGE}:strict",
}
tempfile.tempdir = DRIVE
PATHS = install(DRIVE)


class _Console(capture.CaptureIO):
    """What is printed goes through the code page; what is captured is read back as what it is."""

    def __init__(self) -> None:
        io.TextIOWrapper.__init__(
            self, io.BytesIO(), encoding=CODE_PAGE, newline="", write_through=True
        )

    def getvalue(self) -> str:
        data: bytes = self.buffer.getvalue()  # type: ignore[attr-defined]
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return data.decode(CODE_PAGE)


capture.CaptureIO = _Console  # type: ignore[misc]
capture.TemporaryFile = tempfile.TemporaryFile  # type: ignore[attr-defined]


def pytest_configure(config: pytest.Config) -> None:
    """The tests' folders lie on the drive."""
    config.option.basetemp = f"{DRIVE}/tests"


def pytest_report_header() -> str:
    """Nobody shall take this for the real system."""
    return "system: Windows with cp936, SIMULATED on Linux"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What only has a meaning elsewhere is not asked here."""
    without({"linux", "macos"}, config, items)


@pytest.fixture(autouse=True)
def _no_other_machine() -> Iterator[Any]:
    """Nobody may ask another machine for a file: that tells it a hash of the user's password."""
    yield
    tried, PATHS.reached = PATHS.reached, []
    assert not tried, f"the program asked {tried}"


@atexit.register
def _take_the_drive_away() -> None:
    # When all is over: what pytest captures lies there as well.
    subprocess.run(["rm", "-rf", DRIVE, os.environ[held.NOTES], PATHS.hidden], check=False)
