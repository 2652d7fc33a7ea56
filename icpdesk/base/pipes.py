"""The end of a pipe between two of our processes: each system has a type of its own for it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if not TYPE_CHECKING:
    PipeEnd = Any
elif sys.platform == "win32":
    from multiprocessing.connection import PipeConnection

    PipeEnd = PipeConnection[Any, Any]
else:
    from multiprocessing.connection import Connection

    PipeEnd = Connection[Any, Any]
