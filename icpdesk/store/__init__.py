"""The encrypted store: filings, their pictures, their history; nothing of it in the clear.

This is the door of the package: the open :class:`Store`, the :class:`Card` of its lists, a filing as it is kept
(:class:`Stored`) and the clock that locks the store are what a front holds. Work on a store (backup, disclosure,
taking in and out) is a use case of :mod:`icpdesk.pipeline`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icpdesk.store.autolock import AutoLock
    from icpdesk.store.batches import BatchClient, BatchState, KnownBatch, client_cards
    from icpdesk.store.cards import BATCH_PREFIX, Card
    from icpdesk.store.filings import Stored
    from icpdesk.store.stages import StageEntry
    from icpdesk.store.store import Store

__all__ = [
    "BATCH_PREFIX", "AutoLock", "BatchClient", "BatchState", "Card", "KnownBatch", "StageEntry", "Store", "Stored",
    "client_cards",
]  # fmt: skip

_HOMES = {
    "BATCH_PREFIX": "cards", "AutoLock": "autolock", "BatchClient": "batches", "BatchState": "batches", "Card": "cards",
    "KnownBatch": "batches", "StageEntry": "stages", "Store": "store", "Stored": "filings", "client_cards": "batches",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """Opened when it is asked for: the window is painted before the database is loaded."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"icpdesk.store.{_HOMES[name]}"), name)
