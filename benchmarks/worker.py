"""The process of one :class:`benchmarks.sides.Call`: prepares once, runs when it is told to."""

from __future__ import annotations

import gc
import importlib
import json
import os
import resource
import sys
import time
from pathlib import Path

_HERE = Path(__file__).resolve().parent


def main(target: str, *arguments: str) -> None:
    """Answer each line on standard input with one sample as JSON."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever the measured code prints must not look like an answer
    _own_benchmarks()
    module, _, name = target.partition(":")
    timed = getattr(importlib.import_module(module), name)(*arguments)
    prepared = _peak(resource.RUSAGE_CHILDREN)
    for _ in sys.stdin:
        gc.collect()
        cpu, begun = _cpu(), time.perf_counter()
        timed()
        wall, used = time.perf_counter() - begun, _cpu() - cpu
        children = _peak(resource.RUSAGE_CHILDREN)
        # A process that only prepared (it drew a large picture, say) is no part of the work.
        peak = _own_peak() + (children if children > prepared else 0)
        answers.write(json.dumps({"cpu": used, "wall": wall, "memory": peak}) + "\n")
        answers.flush()


def _own_benchmarks() -> None:
    """The package ``benchmarks`` is that of this file, also where another build's tree comes first."""
    sys.path[0] = str(_HERE.parent)
    importlib.import_module("benchmarks")
    del sys.path[0]


def _own_peak() -> float:
    """In MB. Linux hands ``ru_maxrss`` of the process that started this one down to it."""
    try:
        told = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return _peak(resource.RUSAGE_SELF)
    return int(told.partition("VmHWM:")[2].split()[0]) / 1024


def _peak(whose: int) -> float:
    """In MB; of children it is the largest."""
    return resource.getrusage(whose).ru_maxrss / 1024


def _cpu() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main(*sys.argv[1:])
