"""Which tests take long, as measured: they are begun first, so that the processes end together."""

from __future__ import annotations

import pytest

LONGEST = (
    "tests/crash/test_batch_kills.py",
    "tests/crash/test_kills.py",
    "tests/offline/test_no_network.py::test_command_line",
    "tests/ui/test_audit.py::test_every_page_at_larger_scales",
    "tests/wheel/",
    "tests/ui/test_newcomer.py",
    "tests/unit/papers/test_upload_folder.py",
    "tests/docs/test_pages.py::test_every_command",
    "tests/cli/test_commands.py::test_assemble",
    "tests/unit/batch/",
    "tests/ui/test_keyboard.py",
    "tests/privacy/",
    "tests/docs/test_screenshots.py",
    "tests/ui/test_batch_page.py",
    "tests/unit/papers_signed/",
    "tests/ui/",
    "tests/corpus/",
    "tests/grid/",
    "tests/unit/doctor/",
    "tests/unit/pictures/",
)
"""Beginnings of names of tests, the longest first."""


def longest_first(item: pytest.Item) -> int:
    """Its place among LONGEST, after all of them when it is in none."""
    places = (place for place, name in enumerate(LONGEST) if item.nodeid.startswith(name))
    return next(places, len(LONGEST))
