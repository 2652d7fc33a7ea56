"""Opening the window: from ``icpdesk gui``, and at once for who only starts the program.

Most starts are of the window, and the library that reads the command line takes longer to import
than the window's own code: a call that needs none of it does without.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from icpdesk.base.errors import FileProblem, IcpdeskError
from icpdesk.base.text import Text
from icpdesk.cli.language import asked_language


class WindowCall(NamedTuple):
    """What the window is asked for."""

    filing: Path | None = None
    first_paint: Path | None = None
    """Where to keep a picture of the first painting; the program then ends."""


def plain_call(arguments: Sequence[str]) -> WindowCall | None:
    """The call of the window that ``arguments`` are; None for every other and for what is unclear."""
    words = list(arguments)
    if not words:
        return WindowCall()
    if words.pop(0) != "gui":
        return None
    picture = None
    if words[:1] == ["--first-paint"] and len(words) > 1:
        picture, words = Path(words[1]), words[2:]
    if len(words) > 1 or any(word.startswith("-") for word in words):
        return None
    return WindowCall(Path(words[0]) if words else None, picture)


def open_window(call: WindowCall) -> int:
    """Open it and return the exit code; IcpdeskError without a display or the named file."""
    if call.filing is not None and not call.filing.is_file():
        raise FileProblem(Text("There is no such file.", "找不到这个文件。"), file=str(call.filing))
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        # Qt ends the process without a word when there is no display.
        raise IcpdeskError(
            Text("There is no display to open a window on.", "没有可用的显示环境，无法打开窗口。"),
            Text("The other commands work without one.", "其他命令无需显示环境即可使用。"),
        )
    # By name: the core must not depend on the window.
    if call.first_paint is not None:
        first_paint = importlib.import_module("ui.window.first_paint")
        return int(first_paint.main(call.first_paint, call.filing, asked_language()))
    return int(importlib.import_module("ui.app").main(call.filing, asked_language()))
