"""The command line. Each command is one file, imported only when it is called."""

from __future__ import annotations

import sys

from icpdesk.cli.app import COMMANDS, run


def main() -> None:
    """Entry point of ``icpdesk``."""
    sys.exit(run(sys.argv[1:]))


__all__ = ["COMMANDS", "main", "run"]
