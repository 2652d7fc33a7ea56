"""Which client uses which mobile, e-mail, number, domain, site name and service code."""

from __future__ import annotations

from collections import defaultdict

from icpdesk.numbers.folding import folded


class ClientsIndex:
    """Values of all clients of an agency; a client is told apart by the subject's name."""

    def __init__(self) -> None:
        self._users: dict[tuple[str, str], set[str]] = defaultdict(set)

    def add(self, kind: str, value: str, client: str) -> None:
        """Note that ``client`` uses ``value``."""
        if value:
            self._users[kind, folded(value)].add(client)

    def users(self, kind: str, value: str, *, besides: str) -> tuple[str, ...]:
        """Other clients that use ``value``."""
        return tuple(sorted(self._users.get((kind, folded(value)), set()) - {besides}))
