"""When an open store that nobody uses is to be locked."""

from __future__ import annotations

import time
from collections.abc import Callable


class AutoLock:
    """Counts the time since the last sign of the user; knows no window and no timer."""

    def __init__(self, minutes: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.minutes = minutes
        """0 = never."""
        self._clock = clock
        self._last = clock()

    def touch(self) -> None:
        """The user did something."""
        self._last = self._clock()

    @property
    def due(self) -> bool:
        """Whether the store is to be locked now."""
        return self.minutes > 0 and self.seconds_left <= 0

    @property
    def seconds_left(self) -> float:
        """Until locking; how long a timer may sleep. Infinite when it never locks."""
        if self.minutes <= 0:
            return float("inf")
        return max(0.0, self._last + self.minutes * 60 - self._clock())
