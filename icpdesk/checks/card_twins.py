"""Cards of which two pictures show the same one, among those of all clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icpdesk.imaging.measures.card_ink import alike, smeared

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LOOKED_AT = 8
"""Cards, most alike at a rough look, that are compared closely: the same one in 64 was never behind
the fourth."""


class CardTwins:
    """Cards of one kind (an upload slot) by their writing; compares each pair closely once."""

    def __init__(self) -> None:
        self._inks: list[bytes] = []
        self._close: dict[tuple[int, int], float] = {}
        self._rows: tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.int64]] | None = None

    def add(self, ink: bytes) -> None:
        """Note a card; its place is how many were noted before."""
        self._inks.append(ink)
        self._rows = None

    def most_alike(self, place: int) -> list[tuple[int, float]]:
        """(place, likeness) of the cards that look most like the one at ``place``, in their order."""
        import numpy as np

        rough = self._rough(place)
        rough[place] = -1
        nearest = np.argsort(-rough, kind="stable")[:_LOOKED_AT]
        return [
            (int(one), self._likeness(place, int(one))) for one in sorted(nearest) if one != place
        ]

    def _likeness(self, one: int, other: int) -> float:
        pair = min(one, other), max(one, other)
        if pair not in self._close:
            self._close[pair] = alike(self._inks[pair[0]], self._inks[pair[1]])
        return self._close[pair]

    def _rough(self, place: int) -> NDArray[np.float64]:
        """Shared ink of one card with each: a stroke may be one cell off."""
        import numpy as np

        if self._rows is None:
            inks, wide = (
                np.frombuffer(b"".join(rows), np.uint8).reshape(len(rows), -1)
                for rows in (self._inks, [smeared(ink) for ink in self._inks])
            )
            self._rows = inks, wide, np.bitwise_count(inks).sum(axis=1, dtype=np.int64)
        inks, wide, amount = self._rows
        shared = np.bitwise_count(inks & wide[place]).sum(axis=1, dtype=np.int64)
        shared += np.bitwise_count(wide & inks[place]).sum(axis=1, dtype=np.int64)
        return np.asarray(shared / np.maximum(amount + amount[place], 1))
