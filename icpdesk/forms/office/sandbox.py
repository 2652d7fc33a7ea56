"""What LibreOffice is started with: no network where the system can, few variables, limits.

On Linux ``unshare`` gives it a network of its own without any way out, and ``setpriv`` ends it with us;
both are tried once. Elsewhere the profile alone shuts the doors (:mod:`.profile`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from icpdesk.forms.office.profile import font_list

_KEPT = frozenset({
    "PATH", "HOME", "LANG", "LANGUAGE", "TZ", "USER", "LOGNAME", "TMPDIR", "TEMP", "TMP",
    "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "PATHEXT", "USERPROFILE", "USERNAME",
    "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "PROGRAMFILES", "PROGRAMFILES(X86)",
    "COMMONPROGRAMFILES", "HOMEDRIVE", "HOMEPATH", "NUMBER_OF_PROCESSORS",
    "PROCESSOR_ARCHITECTURE",
})  # fmt: skip
"""Variables that a program needs to run at all. Passphrases and keys are none of them."""
_MOST_MEMORY = 4_000_000_000
_MOST_WRITTEN = 300_000_000
_TRIAL_SECONDS = 5
NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0


def environment(folder: Path) -> dict[str, str]:
    """The variables of the child; ``folder`` is that of its profile."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name.upper() in _KEPT or name.startswith("LC_")
    }
    kept["SAL_USE_VCLPLUGIN"] = "svp"
    if sys.platform.startswith("linux"):
        kept["FONTCONFIG_FILE"] = str(font_list(folder))
    return kept


@cache
def no_network() -> tuple[str, ...]:
    """What goes before a command that is to run without a network; empty where nothing can."""
    unshare = shutil.which("unshare") if sys.platform.startswith("linux") else None
    if not unshare:
        return ()
    for user in ("--map-current-user", "--map-root-user"):
        prefix = (unshare, user, "--net")
        if _runs(prefix):
            return prefix
    return ()


@cache
def ends_with_us() -> tuple[str, ...]:
    """What goes before a command that is to end with the thread that starts it; empty elsewhere."""
    setpriv = shutil.which("setpriv") if sys.platform.startswith("linux") else None
    prefix = (setpriv, "--pdeathsig", "KILL") if setpriv else ()
    return prefix if prefix and _runs(prefix) else ()


def bound(process: int) -> None:
    """Limit memory and the size of written files of a child, where the system can."""
    if not sys.platform.startswith("linux"):
        return
    import resource

    limits = {resource.RLIMIT_AS: _MOST_MEMORY, resource.RLIMIT_FSIZE: _MOST_WRITTEN}
    for kind, most in limits.items():
        try:
            resource.prlimit(process, kind, (most, most))
        except (OSError, ValueError):
            # It has ended already, or the system allows less.
            continue


def _runs(prefix: tuple[str, ...]) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - arguments are ours
            [*prefix, "true"], capture_output=True, timeout=_TRIAL_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
