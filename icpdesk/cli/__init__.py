"""The command line. Each command is one file, imported only when it is called."""

from __future__ import annotations

import gc
import sys

from icpdesk.cli.app import COMMANDS, run


def main() -> None:
    """Entry point of ``icpdesk``."""
    # Starting makes many lasting objects and no garbage: looking for some takes a tenth of it.
    gc.set_threshold(50_000, 20, 20)
    sys.exit(run(sys.argv[1:]))


__all__ = ["COMMANDS", "main", "run"]
