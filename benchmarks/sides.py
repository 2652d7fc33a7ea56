"""The two kinds of side: a whole command, or a function in a process of its own."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from benchmarks.memory import Peak, watched

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Sample:
    """One run."""

    cpu: float
    """User and system seconds, children included."""
    wall: float
    """Seconds."""
    memory: float
    """Peak resident memory in MB. Of a command: of its largest process, or with ``summed`` of all
    together where the system tells that. Of a function: of its process up to now, with the largest of the
    processes that it started. On Linux the peak of a command begins with what the process that starts it
    held, so the harness is to stay small."""

    def of(self, measure: Literal["cpu", "wall", "memory"]) -> float:
        """The figure that a case asks for."""
        return {"cpu": self.cpu, "wall": self.wall, "memory": self.memory}[measure]


@dataclass(frozen=True)
class Build:
    """A tree of sources and the interpreter that runs it."""

    tree: Path
    python: str = sys.executable


@dataclass(frozen=True)
class Command:
    """A whole process, from start to exit; ``{python}`` stands for the interpreter, ``{out}`` for a
    folder that is not there yet and goes away afterwards."""

    arguments: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict, hash=False)
    exit_codes: tuple[int, ...] = (0,)
    build: Build | None = None
    """Whose code runs; None for this tree."""
    summed: bool = False
    """Whether memory is that of all its processes together; looking costs the process some CPU."""


@dataclass(frozen=True)
class Call:
    """``"package.module:function"``: prepares outside the clock and returns what is timed.

    The function takes ``arguments`` and returns a callable that takes nothing. Each side lives in a
    process of its own, so that neither finds the other's modules loaded.
    """

    target: str
    arguments: tuple[str, ...] = ()
    build: Build | None = None
    """Whose code runs; None for this tree. The function itself is this tree's in either case."""


Side = Command | Call


@contextmanager
def opened(side: Side) -> Iterator[Callable[[], Sample]]:
    """A callable that makes one run of ``side``."""
    if isinstance(side, Command):
        yield lambda: run_command(side)
        return
    build = side.build or Build(ROOT)
    worker = subprocess.Popen(
        [build.python, str(ROOT / "benchmarks" / "worker.py"), side.target, *side.arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=build.tree,
        env=environment(build=build),
    )  # fmt: skip
    assert worker.stdin and worker.stdout
    try:
        yield lambda: _ask(worker, side)
    finally:
        worker.stdin.close()
        worker.wait(timeout=60)
        worker.stdout.close()


def environment(
    more: Mapping[str, str] | None = None, *, build: Build | None = None
) -> dict[str, str]:
    """One thread for numeric libraries, no display, the build's tree first, empty user folders."""
    base = dict(os.environ)
    tree = str(build.tree if build else ROOT)
    base.update(OMP_NUM_THREADS="1", QT_QPA_PLATFORM="offscreen", PYTHONPATH=tree)
    base.update(dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), _empty_home()))
    return base | dict(more or {})


@cache
def _empty_home() -> str:
    folder = tempfile.mkdtemp(prefix="icpdesk-bench-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def run_command(side: Command) -> Sample:
    """Run it once; RuntimeError with its last words when it fails."""
    build = side.build or Build(ROOT)
    out = tempfile.mkdtemp(prefix="icpdesk-bench-out-")
    known = {"{python}": build.python, "{out}": str(Path(out, "out"))}
    arguments = [known.get(part, part) for part in side.arguments]
    if shutil.which(arguments[0]) is None:
        raise RuntimeError(f"there is no {Path(arguments[0]).name}")
    begun = time.perf_counter()
    process = subprocess.Popen(
        arguments, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=build.tree,
        env=environment(side.environment, build=build),
    )  # fmt: skip
    assert process.stderr
    watch = watched(process.pid) if side.summed else nullcontext(Peak())
    with process.stderr as stream, watch as memory:
        words = stream.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    shutil.rmtree(out, ignore_errors=True)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in side.exit_codes:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}: {words[-800:]}")
    return Sample(usage.ru_utime + usage.ru_stime, wall, max(usage.ru_maxrss / 1024, memory.most))


def _ask(worker: subprocess.Popen[str], side: Call) -> Sample:
    assert worker.stdin and worker.stdout
    worker.stdin.write("run\n")
    worker.stdin.flush()
    answer = worker.stdout.readline()
    if not answer:
        raise RuntimeError(f"{side.target} ended early; its words are above")
    return Sample(**json.loads(answer))
