"""The encrypted store: filings, their pictures, their history; nothing of it in the clear.

This is the door of the package: the open :class:`Store`, the :class:`Card` of its lists and the clock that
locks it are what a front holds. Work on a store (backup, disclosure, taking in and out) is a use case of
:mod:`icpdesk.pipeline`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icpdesk.store.autolock import AutoLock
    from icpdesk.store.cards import Card
    from icpdesk.store.store import Store

__all__ = ["AutoLock", "Card", "Store"]


def __getattr__(name: str) -> object:
    """Opened when it is asked for: the window is painted before the database is loaded."""
    if name == "Store":
        from icpdesk.store.store import Store

        return Store
    if name == "Card":
        from icpdesk.store.cards import Card

        return Card
    if name == "AutoLock":
        from icpdesk.store.autolock import AutoLock

        return AutoLock
    raise AttributeError(name)
