"""Who holds which file open: this process by its table of files, other programs by a note of the test."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.systems import real

NOTES = "ICPDESK_HELD_FILES"
"""Environment variable with the folder of the notes; processes that are started see it as well."""


def is_open(path: str) -> bool:
    """Whether the file, or a file below the folder, is open here or held by another program."""
    return any(one == path or one.startswith(f"{path}/") for one in [*_ours(), *_others()])


def _ours() -> Iterator[str]:
    for name in real.listdir("/proc/self/fd"):
        try:
            yield real.readlink(f"/proc/self/fd/{name}")
        except OSError:
            continue


def _others() -> Iterator[str]:
    folder = os.environ.get(NOTES)
    if not folder:
        return
    for name in real.listdir(folder):
        try:
            with real.open_file(f"{folder}/{name}", encoding="utf-8") as note:
                until, _, path = note.read().partition("\n")
        except OSError:
            continue
        if time.time() < float(until or 0):
            yield path


@contextmanager
def holding(path: Path, seconds: float = 3600) -> Iterator[None]:
    """Another program has the file open: a viewer until the block ends, a virus scanner for some time."""
    note = f"{os.environ[NOTES]}/{uuid.uuid4().hex}"
    with real.open_file(note, "w", encoding="utf-8") as sink:
        sink.write(f"{time.time() + seconds}\n{os.path.realpath(path)}")
    try:
        yield
    finally:
        real.unlink(note)
