"""The text reader can fetch models; here it cannot, because it finds no HTTP library.

Its models ship with the program. The library that it would fetch with also opens a socket when it is
imported, to see whether the machine speaks IPv6: a program that works offline opens none.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _NoHttp(ModuleType):
    """Stands for ``requests`` while nobody else has imported it."""

    class Response:
        """Never made; only named in signatures."""

    class RequestException(OSError):
        """Never raised; only caught."""

    def get(self, *_: Any, **__: Any) -> Any:
        """Refuse."""
        raise self.RequestException("icpdesk works without a network")


def refuse_http() -> None:
    """Put the stand-in where an import of ``requests`` finds it."""
    sys.modules.setdefault("requests", _NoHttp("requests"))
