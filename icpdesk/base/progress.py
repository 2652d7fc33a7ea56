"""How long work tells what it does, and how it is asked to stop.

Core functions take a ``Progress``. The terminal prints it, the window shows it, tests are silent.
"""

from __future__ import annotations

import threading
from typing import Protocol

from icpdesk.base.errors import Cancelled
from icpdesk.base.text import Text


class Progress(Protocol):
    """Told by core functions how far they are."""

    def step(self, done: int, total: int, what: Text) -> None:
        """Report that ``done`` of ``total`` is reached; raises Cancelled when asked to stop."""


class CancelToken:
    """Set once from any thread to stop the work that holds it."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask for a stop."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether a stop was asked for."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise Cancelled when a stop was asked for."""
        if self.cancelled:
            raise Cancelled


class Silent:
    """A Progress that shows nothing and only honours its token."""

    def __init__(self, token: CancelToken | None = None) -> None:
        self._token = token or CancelToken()

    def step(self, done: int, total: int, what: Text) -> None:
        """Only look at the token."""
        self._token.check()
