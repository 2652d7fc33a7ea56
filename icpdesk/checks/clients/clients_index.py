"""Which client uses which mobile, e-mail, number, domain, site name, service code and picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.checks.clients.card_twins import CardTwins
from icpdesk.numbers.folding import folded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


MOST_NAMED = 5
"""Clients that a finding names; an agency's own mobile may be shared by a thousand."""


@dataclass(frozen=True, slots=True)
class PictureUse:
    """One picture and whom it is said to show."""

    client: str
    """The subject's name."""
    person: str
    number: str
    """Name and document number of its owner."""
    slot: str
    file: str
    sha256: str
    likeness: bytes = b""
    """Fingerprint of a portrait; empty for cards, which look alike for everybody."""
    ink: bytes = b""
    """Writing of a card (:mod:`icpdesk.pictures.measures.card_ink`); empty where nothing tells two
    cards apart, and only the same file counts."""

    def is_about(self, other: PictureUse) -> bool:
        """Whether both are said to show the same person or company."""
        if self.number and other.number:
            return folded(self.number) == folded(other.number)
        return folded(self.person) == folded(other.person)


@dataclass(frozen=True, slots=True)
class Others:
    """Who else uses a value."""

    names: tuple[str, ...]
    """The first few, by name."""
    unnamed: int = 0
    """How many more there are."""


class ClientsIndex:
    """Values of all clients of an agency; a client is told apart by the subject's name."""

    def __init__(self) -> None:
        self._users: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._sorted: dict[tuple[str, str], list[str]] = {}
        self._unnamed: dict[tuple[str, str], int] = {}
        self._pictures: list[PictureUse] = []
        self._of_client: dict[str, list[PictureUse]] = defaultdict(list)
        self._of_file: dict[str, list[int]] = defaultdict(list)
        self._bits: NDArray[np.uint8] | None = None
        self._cards: dict[str, CardTwins] = defaultdict(CardTwins)
        self._card_places: dict[str, list[int]] = defaultdict(list)

    def add(self, kind: str, value: str, client: str) -> None:
        """Note that ``client`` uses ``value``."""
        if value:
            key = kind, folded(value)
            self._users[key].add(client)
            self._sorted.pop(key, None)

    def add_picture(self, use: PictureUse) -> None:
        """Note a picture."""
        self._of_file[use.sha256].append(len(self._pictures))
        if use.ink:
            self._cards[use.slot].add(use.ink, use.sha256)
            self._card_places[use.slot].append(len(self._pictures))
        self._of_client[use.client].append(use)
        self._pictures.append(use)
        self._bits = None

    def others(self, kind: str, value: str, *, besides: str) -> Others:
        """Other clients that use ``value``."""
        key = kind, folded(value)
        if key not in self._users:
            return Others(())
        users = self._sorted.get(key)
        if users is None:
            users = self._sorted[key] = sorted(self._users[key])
        first = [name for name in users[: MOST_NAMED + 1] if name != besides][:MOST_NAMED]
        rest = len(users) - (besides in self._users[key]) - len(first)
        return Others(tuple(first), rest + self._unnamed.get(key, 0))

    def pictures_of(self, client: str) -> tuple[PictureUse, ...]:
        """The pictures that were noted for a client."""
        return tuple(self._of_client.get(client, ()))

    def twins(self, use: PictureUse, most_bits: int) -> Iterator[PictureUse]:
        """Pictures of somebody else that are the same file, or look the same."""
        near = self._near(use.likeness, most_bits) if use.likeness else set()
        for index in sorted(near.union(self._of_file.get(use.sha256, ()))):
            if not use.is_about(self._pictures[index]):
                yield self._pictures[index]

    def same_cards(self, use: PictureUse, least: float) -> Iterator[tuple[PictureUse, float]]:
        """Other files, said to show somebody else, in which the same card seems to lie."""
        places = self._card_places.get(use.slot, [])
        own = next((n for n, index in enumerate(places) if self._pictures[index] is use), None)
        if own is None:
            return
        for place, likeness in self._cards[use.slot].most_alike(own):
            twin = self._pictures[places[place]]
            if likeness >= least and not use.is_about(twin):
                yield twin, likeness

    def entries(self) -> list[list[object]]:
        """Everything but the pictures, sorted; equal for equal indexes."""
        return sorted(
            [*key, *sorted(users), self._unnamed.get(key, 0)] for key, users in self._users.items()
        )

    def about(self, values: list[tuple[str, str]], client: str) -> ClientsIndex:
        """A small index with only what touches these (kind, value) pairs; cheap to send away."""
        small = ClientsIndex()
        for kind, value in values:
            others = self.others(kind, value, besides=client)
            for name in others.names:
                small.add(kind, value, name)
            if others.unnamed:
                small._unnamed[kind, folded(value)] = others.unnamed
        return small

    def _near(self, likeness: bytes, most_bits: int) -> set[int]:
        import numpy as np

        if self._bits is None:
            size = len(likeness)
            rows = [use.likeness or bytes(size) for use in self._pictures]
            self._bits = np.frombuffer(b"".join(rows), np.uint8).reshape(len(rows), size)
        apart = np.bitwise_count(self._bits ^ np.frombuffer(likeness, np.uint8)).sum(axis=1)
        found = np.flatnonzero(apart <= most_bits)
        return {int(index) for index in found if self._pictures[int(index)].likeness}
