"""``icpdesk gui [FILING]``: open the desktop app."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any

import click

from icpdesk.cli.common import asked_language, language_option
from icpdesk.errors import FileProblem, IcpdeskError
from icpdesk.text import Text


@click.command("gui")
@click.argument("filing", required=False, type=click.Path(path_type=Path))
@click.option("--first-paint", hidden=True, type=click.Path(path_type=Path))
@language_option
def command(filing: Path | None, first_paint: Path | None = None, **_: Any) -> int:
    """Open the desktop app, with a filing file if one is named."""
    if filing is not None and not filing.is_file():
        raise FileProblem(Text("There is no such file.", "找不到这个文件。"), file=str(filing))
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        # Qt ends the process without a word when there is no display.
        raise IcpdeskError(
            Text("There is no display to open a window on.", "没有可用的显示环境，无法打开窗口。"),
            Text("The other commands work without one.", "其他命令无需显示环境即可使用。"),
        )
    # By name: the core must not depend on the window.
    if first_paint is not None:
        return int(
            importlib.import_module("ui.first_paint").main(first_paint, filing, asked_language())
        )
    return int(importlib.import_module("ui.app").main(filing, asked_language()))
