"""Peak memory of a process with all the processes that it starts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.03
"""Seconds between two looks."""


@dataclass
class Peak:
    """The most that was seen, in MB; 0 where the system does not tell."""

    most: float = 0.0


@contextmanager
def watched(process: int) -> Iterator[Peak]:
    """Look at the tree of ``process`` until the block ends.

    Pages that several processes share count once in sum (``Pss``). What lives shorter than the time
    between two looks is missed, so the figure is a lower bound.
    """
    peak, done = Peak(), threading.Event()

    def look() -> None:
        while not done.wait(_EVERY):
            peak.most = max(peak.most, sum(_share(one) for one in _tree(process)))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        done.set()
        thread.join()


def _tree(process: int) -> list[int]:
    found = [process]
    for one in found:  # Grows while it is gone through.
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                found += [int(child) for child in (task / "children").read_text("ascii").split()]
        except OSError:
            continue
    return found


def _share(process: int) -> float:
    """MB of one process, its part of shared pages."""
    try:
        told = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0.0
    return next(
        (int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("Pss:")), 0.0
    )
