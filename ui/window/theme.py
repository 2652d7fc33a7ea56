"""Two dresses for the whole application: Fusion with explicit palettes looks the same everywhere.

The colours of both themes; every text on every ground it may stand on keeps 4.5:1.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from icpdesk.base.paths import resource
from ui.window import icons
from ui.window.preferences import Dress

__all__ = [
    "Colours",
    "ThemeName",
    "apply",
    "colours",
    "current",
    "follow",
    "load_fonts",
    "of_system",
]

_FAMILY = "Noto Sans SC"
_SHEET = Path(__file__).with_name("style.qss")
_USUAL = 10.5
"""Points of the words in fields and on buttons."""


def apply(app: QApplication, name: ThemeName) -> None:
    """Dress the whole application; nothing happens when it wears this already."""
    if app.property("theme") == name:
        return
    chosen, before = colours(name), app.property("theme")
    app.setProperty("theme", name)
    app.setStyle("Fusion")
    app.setPalette(_palette(chosen))
    app.setStyleSheet(_sized(_sheet(name)))
    for window in app.topLevelWidgets() if before else ():
        # Icons are drawn in their colour where words are written: let every widget write anew.
        if window.isVisible():
            app.sendEvent(window, QEvent(QEvent.Type.LanguageChange))


def current() -> Colours:
    """The colours that the application wears now; painters and icons ask for them."""
    app = QApplication.instance()
    return colours("dark" if app is not None and app.property("theme") == "dark" else "light")


def follow(dress: Dress) -> None:
    """Wear what was chosen; whatever the system wears when nothing else was."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply(app, of_system() if dress == "system" else dress)


def of_system() -> ThemeName:
    """What the system wears; light when it does not say."""
    scheme = QGuiApplication.styleHints().colorScheme()
    return "dark" if scheme is Qt.ColorScheme.Dark else "light"


def load_fonts(app: QApplication) -> None:
    """Use the bundled typeface, so that no character becomes a box."""
    if app.font().family() == _FAMILY:
        return
    for file in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resource("assets", "fonts", file)))
    font = QFont(_FAMILY)
    font.setPointSizeF(_USUAL)
    app.setFont(font)


def set_text_size(hundredths: int) -> None:
    """Larger or smaller words everywhere; nothing happens when they have this size already."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if (app.property("text-size") or 100) == hundredths:
        return
    app.setProperty("text-size", hundredths)
    font = app.font()
    font.setPointSizeF(_USUAL * hundredths / 100)
    app.setFont(font)
    worn = app.property("theme")
    if worn:
        app.setStyleSheet(_sized(_sheet(worn)))


def _sized(sheet: str) -> str:
    """The style sheet with its sizes of words in the size that was chosen."""
    app = QApplication.instance()
    hundredths = (app.property("text-size") if app else None) or 100
    if hundredths == 100:
        return sheet
    return re.sub(r"([\d.]+)pt", lambda found: f"{float(found[1]) * hundredths / 100:g}pt", sheet)


@cache
def _sheet(name: ThemeName) -> str:
    chosen = asdict(colours(name))
    pictures = {
        "chevron": icons.file(f"chevron-{name}.svg").as_posix(),
        "tick": icons.file(f"tick-{name}.svg").as_posix(),
    }
    sheet = _SHEET.read_text("utf-8")
    # The longest first: $error_ground before $error.
    for token, value in sorted((chosen | pictures).items(), key=lambda item: -len(item[0])):
        sheet = sheet.replace(f"${token}", value)
    return sheet


def _palette(c: Colours) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: c.ground,
        QPalette.ColorRole.WindowText: c.ink,
        QPalette.ColorRole.Base: c.panel,
        QPalette.ColorRole.AlternateBase: c.raised,
        QPalette.ColorRole.Text: c.ink,
        QPalette.ColorRole.Button: c.raised,
        QPalette.ColorRole.ButtonText: c.ink,
        QPalette.ColorRole.ToolTipBase: c.panel,
        QPalette.ColorRole.ToolTipText: c.ink,
        QPalette.ColorRole.Highlight: c.accent,
        QPalette.ColorRole.HighlightedText: c.on_accent,
        QPalette.ColorRole.PlaceholderText: c.quiet,
        QPalette.ColorRole.Link: c.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(c.quiet))
    return palette


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
