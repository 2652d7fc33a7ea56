"""``icpdesk gui [FILING]``: open the desktop app."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from icpdesk.cli.common import language_option
from icpdesk.cli.window import WindowCall, open_window


@click.command("gui")
@click.argument("filing", required=False, type=click.Path(path_type=Path))
@click.option("--first-paint", hidden=True, type=click.Path(path_type=Path))
@language_option
def command(filing: Path | None, first_paint: Path | None = None, **_: Any) -> int:
    """Open the desktop app, with a filing file if one is named.

    打开桌面程序，可指定要打开的备案文件。
    """
    return open_window(WindowCall(filing, first_paint))
