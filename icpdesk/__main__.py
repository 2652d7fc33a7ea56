"""``python -m icpdesk``; also the entry of the frozen application."""

import sys

from icpdesk.cli import main

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        # Only worker processes of the frozen application need it; importing it takes 10 ms.
        from multiprocessing import freeze_support

        freeze_support()
    main()
