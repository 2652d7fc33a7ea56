"""Which client uses which mobile, e-mail, number, domain, site name, service code and picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from icpdesk.numbers.folding import folded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


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
    """Fingerprint of what it shows; empty where only the same file counts, as for cards, which
    look alike for everybody."""

    def is_about(self, other: PictureUse) -> bool:
        """Whether both are said to show the same person or company."""
        if self.number and other.number:
            return folded(self.number) == folded(other.number)
        return folded(self.person) == folded(other.person)


class ClientsIndex:
    """Values of all clients of an agency; a client is told apart by the subject's name."""

    def __init__(self) -> None:
        self._users: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._pictures: list[PictureUse] = []
        self._of_client: dict[str, list[PictureUse]] = defaultdict(list)
        self._of_file: dict[str, list[int]] = defaultdict(list)
        self._bits: NDArray[np.uint8] | None = None

    def add(self, kind: str, value: str, client: str) -> None:
        """Note that ``client`` uses ``value``."""
        if value:
            self._users[kind, folded(value)].add(client)

    def add_picture(self, use: PictureUse) -> None:
        """Note a picture."""
        self._of_file[use.sha256].append(len(self._pictures))
        self._of_client[use.client].append(use)
        self._pictures.append(use)
        self._bits = None

    def users(self, kind: str, value: str, *, besides: str) -> tuple[str, ...]:
        """Other clients that use ``value``."""
        return tuple(sorted(self._users.get((kind, folded(value)), set()) - {besides}))

    def pictures_of(self, client: str) -> tuple[PictureUse, ...]:
        """The pictures that were noted for a client."""
        return tuple(self._of_client.get(client, ()))

    def twins(self, use: PictureUse, most_bits: int) -> Iterator[PictureUse]:
        """Pictures of somebody else that are the same file, or look the same."""
        near = self._near(use.likeness, most_bits) if use.likeness else set()
        for index in sorted(near.union(self._of_file.get(use.sha256, ()))):
            if not use.is_about(self._pictures[index]):
                yield self._pictures[index]

    def entries(self) -> list[list[str]]:
        """Everything but the pictures, sorted; equal for equal indexes."""
        return sorted([*key, *sorted(users)] for key, users in self._users.items())

    def about(self, values: list[tuple[str, str]], client: str) -> ClientsIndex:
        """A small index with only what touches these (kind, value) pairs; cheap to send away."""
        small = ClientsIndex()
        for kind, value in values:
            for other in self.users(kind, value, besides=client) if value else ():
                small.add(kind, value, other)
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
