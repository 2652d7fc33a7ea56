"""Why the window does not open, said where the user looks: on the console, or in a box without one."""

from __future__ import annotations

import importlib
import logging
import sys

from icpdesk.base import logs
from icpdesk.base.errors import IcpdeskError
from icpdesk.base.text import Text
from icpdesk.cli.language import default_language

_STOP_SIGN = 0x10


def broken_start(problem: Exception) -> IcpdeskError:
    """The sentence for what nobody foresaw; its traceback goes to the log."""
    logs.set_up()
    logging.getLogger(__name__).error("start", exc_info=problem)
    kind = f"{type(problem).__name__}: {problem}"
    return IcpdeskError(
        Text(f"The window cannot open ({kind}).", f"无法打开窗口（{kind}）。"),
        Text(
            "Call 'icpdesk doctor' on the command line, or install icpdesk again.",
            "请在命令行运行 icpdesk doctor，或重新安装。",
        ),
    )


def say_why(problem: IcpdeskError) -> int:
    """Say it, in a box where there is no console; returns the exit code."""
    if sys.stderr is None:
        _show(problem.say(default_language()))
    else:
        from icpdesk.cli.common import explain

        explain(problem)
    return problem.exit_code


def _show(words: str) -> None:
    try:
        # By name: the core must not depend on the window.
        importlib.import_module("ui.start_problem").show(words)
    except Exception:
        logging.getLogger(__name__).exception("the box")
        if sys.platform == "win32":
            import ctypes

            # It may be the window's own libraries that are missing.
            ctypes.windll.user32.MessageBoxW(None, words, "icpdesk", _STOP_SIGN)
