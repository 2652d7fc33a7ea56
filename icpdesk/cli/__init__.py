"""The command line. Each command is one file, imported only when it is called."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from icpdesk.cli.app import COMMANDS, run

__all__ = ["COMMANDS", "main", "run"]


def main() -> None:
    """Entry point of ``icpdesk``."""
    # Starting makes many lasting objects and no garbage: looking for some takes a tenth of it.
    gc.set_threshold(50_000, 20, 20)
    from icpdesk.cli.window import plain_call

    call = plain_call(sys.argv[1:])
    if call is None:
        from icpdesk.cli.app import run

        sys.exit(run(sys.argv[1:]))
    from icpdesk.base.errors import IcpdeskError
    from icpdesk.cli.start_problem import broken_start, say_why
    from icpdesk.cli.window import open_window

    try:
        code = open_window(call)
    except IcpdeskError as problem:
        code = say_why(problem)
    except KeyboardInterrupt:
        code = 130
    except Exception as broken:
        code = say_why(broken_start(broken))
    sys.exit(code)


def __getattr__(name: str) -> Any:
    """``run`` and ``COMMANDS``, imported when they are first asked for."""
    if name in ("COMMANDS", "run"):
        from icpdesk.cli import app

        return getattr(app, name)
    raise AttributeError(name)
