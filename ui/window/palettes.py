"""The colours of both themes; every text on every ground it may stand on keeps 4.5:1."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ThemeName = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Colours:
    """What the style sheet and the painters use, as ``#rrggbb``."""

    ground: str
    """Behind everything."""
    panel: str
    """Cards, fields, lists."""
    raised: str
    """Buttons, rows under the pointer."""
    sidebar: str
    line: str
    """Separators and the edge of cards: decoration."""
    edge: str
    """The edge of what can be operated: 3:1 on panel and ground."""
    ink: str
    quiet: str
    accent: str
    accent_hover: str
    on_accent: str
    tint: str
    """Ground of what is chosen."""
    error: str
    error_ground: str
    warning: str
    warning_ground: str
    good: str
    good_ground: str

    @property
    def grounds(self) -> tuple[str, ...]:
        """All grounds that plain text may stand on."""
        return (self.ground, self.panel, self.raised, self.sidebar, self.tint)


LIGHT = Colours(
    ground="#f6f7f9", panel="#ffffff", raised="#eef1f4", sidebar="#eceff3", line="#dce1e7",
    edge="#868f99", ink="#1b2129", quiet="#525d69", accent="#17599f", accent_hover="#114a87",
    on_accent="#ffffff", tint="#dfe9f5", error="#ad2018", error_ground="#fdeeec",
    warning="#7a4c00", warning_ground="#fdf3dc", good="#18633a", good_ground="#e6f4ea",
)  # fmt: skip
DARK = Colours(
    ground="#15181c", panel="#1d2126", raised="#292f36", sidebar="#191d21", line="#343b44",
    edge="#757f8b", ink="#e9ecf0", quiet="#aab4bf", accent="#86b8f4", accent_hover="#a4caf7",
    on_accent="#0d1720", tint="#263445", error="#ffa199", error_ground="#3a1f1e",
    warning="#f0c677", warning_ground="#362a14", good="#88d7a6", good_ground="#183024",
)  # fmt: skip


def colours(name: ThemeName) -> Colours:
    """The colours of a theme."""
    return DARK if name == "dark" else LIGHT
