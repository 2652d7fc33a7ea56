"""Cards of which two pictures show the same one, among those of all clients."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.uint64]


_LOOKED_AT = 8
"""Cards, most alike at a rough look, that are compared closely: the same one in 64 was never behind
the fourth."""
_ROUGHLY = 0.85
"""Share of ink in common at a rough look from which a close one is worth its time; the same card in
two photos has 0.93 and more."""


class CardTwins:
    """Cards of one kind (an upload slot) by their writing; compares each pair closely once.

    Copies of one file have one writing and are kept once. Two files with one writing, such as a picture
    and its copy without metadata, are told of each other; copies of one file are not.
    """

    def __init__(self) -> None:
        self._number: dict[bytes, int] = {}
        self._inks: list[bytes] = []
        self._number_at: list[int] = []
        self._places: list[dict[str, list[int]]] = []
        """Of each writing: the places of each file."""
        self._file_at: list[str] = []
        self._close: dict[tuple[int, int], float] = {}
        self._rows: tuple[Rows, Rows, NDArray[np.int64]] | None = None

    def add(self, ink: bytes, file: str) -> None:
        """Note a card in a file (its sha256); its place is how many were noted before."""
        number = self._number.setdefault(ink, len(self._number))
        if number == len(self._places):
            self._places.append({})
            self._inks.append(ink)
            self._rows = None
        self._places[number].setdefault(file, []).append(len(self._number_at))
        self._number_at.append(number)
        self._file_at.append(file)

    def most_alike(self, place: int) -> list[tuple[int, float]]:
        """(place, likeness) of the cards in other files that look most like the one at ``place``, in
        their order.
        """
        import numpy as np

        own = self._number_at[place]
        rough = self._rough(own)
        rough[own] = 0
        nearest = [int(one) for one in np.argsort(-rough, kind="stable")[:_LOOKED_AT]]
        near = [own, *(one for one in nearest if rough[one] >= _ROUGHLY)]
        return sorted(
            (other, self._likeness(own, one))
            for one in near
            for file, others in self._places[one].items()
            if file != self._file_at[place]
            for other in others
        )

    def _likeness(self, one: int, other: int) -> float:
        pair = min(one, other), max(one, other)
        if pair not in self._close:
            from icpdesk.pictures.measures.card_ink import alike

            self._close[pair] = alike(self._inks[pair[0]], self._inks[pair[1]])
        return self._close[pair]

    def _rough(self, own: int) -> NDArray[np.float64]:
        """Shared ink of one card with each: a stroke may be one cell off."""
        import numpy as np

        from icpdesk.pictures.measures.card_ink import smeared

        if self._rows is None:
            inks, wide = (
                np.frombuffer(b"".join(rows), np.uint64).reshape(len(rows), -1)
                for rows in (self._inks, [smeared(ink) for ink in self._inks])
            )
            self._rows = inks, wide, np.bitwise_count(inks).sum(axis=1, dtype=np.int64)
        inks, wide, amount = self._rows
        shared = np.bitwise_count(inks & wide[own]).sum(axis=1, dtype=np.int64)
        shared += np.bitwise_count(wide & inks[own]).sum(axis=1, dtype=np.int64)
        return np.asarray(shared / np.maximum(amount + amount[own], 1))
