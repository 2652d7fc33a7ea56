"""Watches every socket of the test run; once set, it cannot be taken off again."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

seen: list[str] = []
"""What was tried, even when the program swallowed the error."""

_LOOPBACK = ("127.0.0.1", "::1", "localhost", "", "0.0.0.0")
_allowed: list[bool] = []
_WITH_ADDRESS = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_LOOKUPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})


def watch() -> None:
    """Refuse every socket but local ones (AF_UNIX) from now on."""
    sys.addaudithook(_hook)


@contextmanager
def loopback() -> Iterator[None]:
    """Allow this machine's own address, for a test with a cluster on it."""
    _allowed.append(True)
    try:
        yield
    finally:
        _allowed.pop()


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _WITH_ADDRESS:
        family, address = getattr(arguments[0], "family", None), arguments[1]
        if family == getattr(socket, "AF_UNIX", None):
            return
        host = address[0] if isinstance(address, tuple) else address
    elif event in _LOOKUPS:
        host = arguments[0]
    else:
        return
    if _allowed and (host is None or str(host) in _LOOPBACK):
        return
    seen.append(f"{event} {host}")
    raise AssertionError(f"the program tried to reach {host} ({event})")
