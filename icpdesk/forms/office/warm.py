"""LibreOffice kept running between conversions, so that only the first one waits for its start.

On Linux a LibreOffice with our profile stays for a while with an empty document open; every conversion
is a short-lived second one that hands its work over and ends when it is done. Elsewhere, and wherever
that does not come about, each conversion starts a LibreOffice of its own with the kept profile.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import NamedTuple

from icpdesk.base.processes import end_tree
from icpdesk.forms.office.profile import profile, user_installation
from icpdesk.forms.office.program import binary
from icpdesk.forms.office.sandbox import NO_WINDOW, bound, ends_with_us, environment, no_network

_IDLE = 90.0
"""Seconds that it stays without work."""
_START = 20.0
_STEP = 0.02
_USUAL = ("--headless", "--norestore", "--nologo", "--nodefault")
_DOORS = ("/tmp", "/var/tmp", tempfile.gettempdir())  # noqa: S108 - where LibreOffice puts its own


class _Work(NamedTuple):
    arguments: list[str]
    result: Path
    seconds: float
    done: SimpleQueue[bool]


class _Keeper:
    """Owns profile and process in one thread of its own, which lives as long as we do: on Linux a
    child ends with the thread that started it."""

    def __init__(self) -> None:
        self._work: SimpleQueue[_Work | None] = SimpleQueue()
        self._resident: subprocess.Popen[bytes] | None = None
        self._held = ExitStack()
        self._folder: Path | None = None
        self._thread = threading.Thread(target=self._serve, daemon=True, name="office")
        self._thread.start()

    def run(self, arguments: list[str], result: Path, seconds: float) -> bool:
        """Have it done; whether the result is there."""
        work = _Work(arguments, result, seconds, SimpleQueue())
        self._work.put(work)
        return work.done.get()

    def end(self) -> None:
        """Let everything go."""
        self._work.put(None)
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                work = self._work.get(timeout=_IDLE if self._folder else None)
            except Empty:
                self._let_go()
                continue
            if work is None:
                self._let_go()
                return
            made = False
            try:
                made = self._make(work)
            except Exception:
                # Whatever it was: the caller hears that there is no result.
                self._let_go()
            work.done.put(made)

    def _make(self, work: _Work) -> bool:
        folder = self._folder = self._folder or self._held.enter_context(profile())
        deadline = time.monotonic() + work.seconds
        if self._stands_ready(folder):
            self._call(work.arguments, folder, deadline)
            if work.result.is_file():
                return True
            self._stop()
        # Alone and anew: what ended the one that stayed may have been its age.
        self._call(work.arguments, folder, deadline)
        return work.result.is_file()

    def _call(self, arguments: list[str], folder: Path, deadline: float) -> None:
        child = _start(arguments, folder)
        try:
            child.wait(max(1.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            end_tree(child)
            self._stop()

    def _stands_ready(self, folder: Path) -> bool:
        """Whether a LibreOffice waits for work, started if need be."""
        if not ends_with_us():
            return False
        if self._resident is not None and self._resident.poll() is None:
            return True
        blank, opened = folder / "empty.txt", folder / ".~lock.empty.txt#"
        blank.write_text("\n", "utf-8")
        doors = _doors(folder)
        for rest in (*doors, opened):
            rest.unlink(missing_ok=True)
        self._resident = _start([str(blank)], folder)
        end = time.monotonic() + _START
        while time.monotonic() < end and self._resident.poll() is None:
            # Before it has a document open it would end with the first conversion.
            if opened.exists() and any(door.exists() for door in doors):
                return True
            time.sleep(_STEP)
        self._stop()
        return False

    def _stop(self) -> None:
        if self._resident is not None:
            end_tree(self._resident)
            self._resident = None
        for door in _doors(self._folder) if self._folder else ():
            with contextlib.suppress(OSError):
                door.unlink(missing_ok=True)

    def _let_go(self) -> None:
        self._stop()
        self._held.close()
        self._held, self._folder = ExitStack(), None


_keepers: list[_Keeper] = []
_lock = threading.Lock()


def run(arguments: list[str], result: Path, seconds: float) -> bool:
    """Call LibreOffice with ``arguments``; whether ``result`` is there. It may take ``seconds``."""
    with _lock:
        if not _keepers:
            _keepers.append(_Keeper())
            atexit.register(end)
    return _keepers[0].run(arguments, result, seconds)


def end() -> None:
    """Let go of the LibreOffice that waits; the next call starts another."""
    with _lock:
        while _keepers:
            _keepers.pop().end()


def _start(arguments: list[str], folder: Path) -> subprocess.Popen[bytes]:
    command = [
        *no_network(), *ends_with_us(), binary(), *_USUAL,
        f"-env:UserInstallation={user_installation(folder)}", *arguments,
    ]  # fmt: skip
    child = subprocess.Popen(  # noqa: S603 - arguments are ours
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        cwd=folder, env=environment(folder), creationflags=NO_WINDOW,
        start_new_session=os.name != "nt",
    )  # fmt: skip
    bound(child.pid)
    return child


def _doors(folder: Path) -> tuple[Path, ...]:
    """Where a LibreOffice with this profile listens for others (vcl and desktop name it so: the
    digits of an MD5 over the profile's address, without leading zeros of each byte)."""
    if not sys.platform.startswith("linux"):
        return ()
    told = user_installation(folder).encode("utf-16-le")
    digits = "".join(f"{one:x}" for one in hashlib.md5(told, usedforsecurity=False).digest())
    user = 0 if "--map-root-user" in no_network() else os.getuid()
    name = f"OSL_PIPE_{user}_SingleOfficeIPC_{digits}"
    return tuple(dict.fromkeys(Path(one) / name for one in _DOORS))
