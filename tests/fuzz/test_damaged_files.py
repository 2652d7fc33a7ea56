"""Damaged and hostile files: every reader takes them or refuses them in words, in bounded time.

The normal run tries a few; ``make fuzz`` tries many (``ICPDESK_FUZZ=2000``).
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Verbosity, given, settings
from hypothesis import strategies as st

from tests.fuzz.damage import damaged
from tests.fuzz.readers import READERS, Reader, survives

MANY = int(os.environ.get("ICPDESK_FUZZ", "0"))
LONGEST = 20.0
"""Seconds of CPU that one file may take."""


@pytest.mark.parametrize("name", sorted(READERS))
def test_whole_files_are_taken(name: str, tmp_path: Path) -> None:
    reader = READERS[name]
    for seed in list(reader.seeds())[:3]:
        assert survives(reader, seed, tmp_path)


@pytest.mark.parametrize("name", sorted(READERS))
def test_damaged_files_are_taken_or_refused_in_words(name: str, tmp_path: Path) -> None:
    reader = READERS[name]
    seeds = tuple(reader.seeds())

    @settings(
        max_examples=MANY or (12 if reader.slow else 40), deadline=None, database=None,
        derandomize=not MANY, suppress_health_check=list(HealthCheck), verbosity=Verbosity.quiet,
    )  # fmt: skip
    @given(data=st.data())
    def try_one(data: Any) -> None:
        _in_time(reader, data.draw(damaged(seeds)), tmp_path)

    try_one()


@pytest.mark.parametrize("name", sorted(READERS))
@pytest.mark.parametrize("data", [b"", b"\x00" * 100_000, b"a" * 3_000_000, bytes(range(256)) * 64])
def test_rubbish_is_refused_or_harmless(name: str, data: bytes, tmp_path: Path) -> None:
    _in_time(READERS[name], data, tmp_path)


def _in_time(reader: Reader, data: bytes, folder: Path) -> None:
    begun = time.process_time()
    try:
        survives(reader, data, folder)
    except BaseException:
        (folder / "culprit").write_bytes(data)
        raise
    assert time.process_time() - begun < LONGEST
