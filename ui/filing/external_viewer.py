"""Files of the store that another program shows: copies in the clear, no longer than they are needed.

They lie in the one private folder for such contents. They are removed when the filing is closed or
the store locked, and, should the window have been killed, with the next start of icpdesk.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from icpdesk.base.errors import Cancelled, OutputError
from icpdesk.base.file_errors import cannot_write
from icpdesk.base.files import copy_into
from icpdesk.base.held_files import sweep
from icpdesk.base.names import last_part, portable
from icpdesk.base.sources import Files
from icpdesk.base.text import Text
from ui.filing.open_store import OpenStore


def copy_for_player(desk: OpenStore, files: Files, name: str, begun: int) -> Path:
    """A copy of a file in the clear, for :func:`open_outside`; runs in a thread.

    ``begun`` is the desk's ``times_taken_back`` when the user asked for it: when copies were taken back
    since, nothing is left behind and Cancelled is raised. OutputError when there is no room.
    """
    try:
        path = desk.in_the_clear / secrets.token_hex(4) / portable(last_part(name))
    except OSError as problem:
        raise cannot_write(desk.folder, problem) from None
    try:
        path.parent.mkdir(mode=0o700, parents=True)
        with files.open(name) as stream:
            copy_into(stream, path)
        if desk.times_taken_back != begun:
            raise Cancelled
    except BaseException as problem:
        sweep(path.parent)
        if isinstance(problem, OSError):
            raise cannot_write(path, problem) from None
        raise
    return path


def open_outside(path: Path) -> None:
    """Show a file in the program that the system has for it; OutputError when it has none."""
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        raise OutputError(
            Text("No program on this computer plays the video.", "电脑上没有可播放此视频的程序。"),
            Text("Install a video player and try again.", "请安装视频播放器后重试。"),
        )
