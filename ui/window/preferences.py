"""What the user chose about the window. It lies in the clear: no value of a filing is among it."""

from __future__ import annotations

from typing import Any, Literal, cast

from PySide6.QtCore import QByteArray, QSettings

from icpdesk.base.text import Language

Dress = Literal["system", "light", "dark"]

LOCK_MINUTES = 15
"""Until an unused window locks, unless the user chose otherwise."""
SMALLEST_TEXT, LARGEST_TEXT, TEXT_STEP = 80, 160, 10
"""Hundredths of the usual size of words, and by how much one command changes it."""
PROVIDER = "aliyun"
"""The provider that a new filing begins with, unless the user chose otherwise."""


class Preferences:
    """Read when they are asked for and written at once; a damaged value counts as not chosen."""

    @property
    def language(self) -> Language | None:
        """The language that was chosen; None follows the system."""
        kept = self._kept("language")
        return cast(Language, kept) if kept in ("en", "zh") else None

    @language.setter
    def language(self, language: Language) -> None:
        self._keep("language", language)

    @property
    def dress(self) -> Dress:
        """Light, dark, or whatever the system wears."""
        kept = self._kept("theme")
        return cast(Dress, kept) if kept in ("light", "dark") else "system"

    @dress.setter
    def dress(self, dress: Dress) -> None:
        self._keep("theme", dress)

    @property
    def text_size(self) -> int:
        """Size of the words in hundredths of the usual one, from 80 to 160."""
        try:
            return min(max(int(self._kept("text-size", 100)), SMALLEST_TEXT), LARGEST_TEXT)
        except (TypeError, ValueError):
            return 100

    @text_size.setter
    def text_size(self, hundredths: int) -> None:
        self._keep("text-size", hundredths)

    @property
    def lock_minutes(self) -> int:
        """Minutes without a sign of the user until the store is locked; 0 = never."""
        try:
            return max(0, int(self._kept("lock-minutes", LOCK_MINUTES)))
        except (TypeError, ValueError):
            return LOCK_MINUTES

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._keep("lock-minutes", minutes)

    @property
    def masked(self) -> bool:
        """Whether the window opens with hidden numbers."""
        return str(self._kept("masked")) == "yes"

    @masked.setter
    def masked(self, masked: bool) -> None:
        self._keep("masked", "yes" if masked else "no")

    @property
    def scan_beside(self) -> bool:
        """Whether the scan of a field stands beside the form where the window is wide enough."""
        return str(self._kept("scan-beside", "yes")) != "no"

    @scan_beside.setter
    def scan_beside(self, shown: bool) -> None:
        self._keep("scan-beside", "yes" if shown else "no")

    @property
    def provider(self) -> str:
        """Slug of the provider that a new filing begins with; may name none that there is."""
        return str(self._kept("provider", PROVIDER))

    @provider.setter
    def provider(self, slug: str) -> None:
        self._keep("provider", slug)

    @property
    def tour_seen(self) -> bool:
        """Whether the tour was offered and taken."""
        return bool(self._kept("tour") == "seen")

    @tour_seen.setter
    def tour_seen(self, seen: bool) -> None:
        self._keep("tour", "seen" if seen else "")

    @property
    def geometry(self) -> QByteArray | None:
        """Place and size of the window when it was closed last."""
        kept = self._kept("geometry")
        return kept if isinstance(kept, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._keep("geometry", geometry)

    @staticmethod
    def _kept(name: str, default: Any = None) -> Any:
        return QSettings("icpdesk", "window").value(name, default)

    @staticmethod
    def _keep(name: str, value: Any) -> None:
        QSettings("icpdesk", "window").setValue(name, value)
