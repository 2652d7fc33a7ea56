"""What ties a worker process to the window: it ends with the window, or when the window lets go."""

from __future__ import annotations

import os
import threading
from multiprocessing import connection

from icpdesk.base.pipes import PipeEnd


def end_with(leash: PipeEnd) -> None:
    """End this process as soon as nobody holds the other end of ``leash`` any more.

    That is so when the other end is closed, and when its process is gone, however it went. What the
    process was doing is given up: it may hold nothing that needs an orderly end.
    """

    def watch() -> None:
        connection.wait([leash])
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
