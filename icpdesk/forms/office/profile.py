"""LibreOffice's profile that belongs to icpdesk: made once, kept, and shut against the world.

A new profile for every call costs most of a conversion. It holds settings, never documents: lists of
recent files and saved copies are switched off. One process at a time has it; a second one takes the
next of a few, so two runs of icpdesk never share one (a LibreOffice refuses a profile in use).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

from icpdesk.base import scratch
from icpdesk.base.paths import cache_dir, resource

_SLOTS = 8
_STATED = 2
"""Raised when the settings below change: an older profile is then made anew."""
_COMMON, _WRITER = "/org.openoffice.Office.Common", "/org.openoffice.Office.Writer"
_SETTINGS = (
    # Nothing is fetched: no linked pictures, sections, tables; only what the file itself holds.
    (f"{_COMMON}/Security/Scripting", "BlockUntrustedRefererLinks", "boolean", "true"),
    (f"{_COMMON}/Security/Scripting", "DisableActiveContent", "boolean", "true"),
    (f"{_COMMON}/Security/Scripting", "DisableMacrosExecution", "boolean", "true"),
    (f"{_COMMON}/Security/Scripting", "MacroSecurityLevel", "int", "3"),
    (f"{_WRITER}/Content/Update", "Link", "int", "2"),
    # What tries all the same is sent to a port where nobody answers.
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "int", "1"),
    *(
        ("/org.openoffice.Inet/Settings", f"ooInet{kind}Proxy{part}", sort, value)
        for kind in ("HTTP", "HTTPS", "FTP")
        for part, sort, value in (("Name", "string", "127.0.0.1"), ("Port", "int", "9"))
    ),
    # Nothing of a document stays in the profile.
    ("/org.openoffice.Office.Common/History", "PickListSize", "int", "0"),
    ("/org.openoffice.Office.Common/History", "Size", "int", "0"),
    ("/org.openoffice.Office.Recovery/AutoSave", "Enabled", "boolean", "false"),
    ("/org.openoffice.Office.Common/Save/Document", "CreateBackup", "boolean", "false"),
    (f"{_COMMON}/Misc", "CrashReport", "boolean", "false"),
    (f"{_COMMON}/Misc", "CollectUsageInformation", "boolean", "false"),
)


@contextmanager
def profile() -> Iterator[Path]:
    """A folder with a profile and a list of fonts, ours until the block ends.

    OSError where none can be made.
    """
    root = cache_dir() / "office"
    root.mkdir(parents=True, exist_ok=True, mode=0o700)
    for number in range(_SLOTS):
        folder = root / f"profile-{number}"
        folder.mkdir(exist_ok=True, mode=0o700)
        handle = scratch.take(folder / "in-use")
        if handle is None:
            continue
        try:
            _prepare(folder)
            yield folder
        finally:
            scratch.let_go(handle)
        return
    raise OSError("all profiles are in use")


def user_installation(folder: Path) -> str:
    """The profile in a folder as LibreOffice is told of it."""
    return (folder / "user-installation").as_uri()


def font_list(folder: Path) -> Path:
    """A list of fonts with the bundled typeface behind the system's own: many a Linux has none for
    Chinese, and would show boxes."""
    return folder / "fonts.conf"


def _prepare(folder: Path) -> None:
    stated = folder / "settings"
    text = f"{_STATED} {resource('assets', 'fonts')}"
    if stated.is_file() and stated.read_text("utf-8") == text:
        return
    shutil.rmtree(folder / "user-installation", ignore_errors=True)
    user = folder / "user-installation" / "user"
    user.mkdir(parents=True, mode=0o700)
    (user / "registrymodifications.xcu").write_text(_registry(), "utf-8")
    font_list(folder).write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{escape(str(resource('assets', 'fonts')))}</dir>"
        f"<cachedir>{escape(str(folder / 'font-cache'))}</cachedir></fontconfig>",
        "utf-8",
    )
    stated.write_text(text, "utf-8")


def _registry() -> str:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, _, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items '
        'xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>'
    )
