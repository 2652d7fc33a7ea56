"""Windows' ``taskkill /PID n /T /F``: ends a process and what it started."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import psutil


def taskkill(words: Sequence[str]) -> int:
    """Its exit code; ``words`` as on the command line."""
    number = int(words[words.index("/PID") + 1])
    with suppress(psutil.NoSuchProcess):
        root = psutil.Process(number)
        for process in [*(root.children(recursive=True) if "/T" in words else []), root]:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        return 0
    return 128
