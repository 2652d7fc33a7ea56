"""A side that is slow to prepare and quick to run."""

from __future__ import annotations

import time
from collections.abc import Callable


def _spin(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def slow_to_prepare() -> Callable[[], None]:
    _spin(0.5)
    return lambda: _spin(0.02)
