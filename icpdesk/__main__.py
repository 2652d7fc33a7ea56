"""``python -m icpdesk``; also the entry of the frozen application."""

from multiprocessing import freeze_support

from icpdesk.cli import main

if __name__ == "__main__":
    freeze_support()
    main()
