"""The process of one :class:`benchmarks.sides.Call`: prepares once, runs when it is told to."""

from __future__ import annotations

import gc
import importlib
import json
import os
import resource
import sys
import time


def main(target: str, *arguments: str) -> None:
    """Answer each line on standard input with one sample as JSON."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever the measured code prints must not look like an answer
    module, _, name = target.partition(":")
    timed = getattr(importlib.import_module(module), name)(*arguments)
    for _ in sys.stdin:
        gc.collect()
        cpu, begun = _cpu(), time.perf_counter()
        timed()
        wall, used = time.perf_counter() - begun, _cpu() - cpu
        peak = _peak(resource.RUSAGE_SELF) + _peak(resource.RUSAGE_CHILDREN)
        answers.write(json.dumps({"cpu": used, "wall": wall, "memory": peak}) + "\n")
        answers.flush()


def _peak(whose: int) -> float:
    """In MB; of children it is the largest."""
    return resource.getrusage(whose).ru_maxrss / 1024


def _cpu() -> float:
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main(*sys.argv[1:])
