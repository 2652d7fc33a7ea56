"""Two palettes and a small style sheet: Fusion looks the same on three systems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from icpdesk.paths import resource

ThemeName = Literal["light", "dark"]


@dataclass(frozen=True)
class Colours:
    """What the style sheet and the painters use; text on ground keeps 4.5:1."""

    ground: str
    panel: str
    raised: str
    line: str
    ink: str
    quiet: str
    accent: str
    on_accent: str
    error: str
    warning: str
    good: str


LIGHT = Colours(
    ground="#f6f7f9", panel="#ffffff", raised="#eef1f5", line="#cdd4dc", ink="#1c232b",
    quiet="#55616e", accent="#1d5fa8", on_accent="#ffffff", error="#b3261e", warning="#855300",
    good="#1c6b3a",
)  # fmt: skip
DARK = Colours(
    ground="#161a1f", panel="#1e242b", raised="#2a323b", line="#3d4753", ink="#e8ecf0",
    quiet="#aab4bf", accent="#82b6f2", on_accent="#10151b", error="#ff9d95", warning="#f0c274",
    good="#86d6a3",
)  # fmt: skip


def colours(name: ThemeName) -> Colours:
    """The colours of a theme."""
    return DARK if name == "dark" else LIGHT


def apply(app: QApplication, name: ThemeName) -> None:
    """Dress the whole application."""
    chosen = colours(name)
    app.setStyle("Fusion")
    app.setPalette(_palette(chosen))
    app.setStyleSheet(_sheet(chosen, resource("assets", "icons", f"chevron-{name}.svg").as_posix()))


def load_fonts(app: QApplication) -> None:
    """Use the bundled typeface, so that no character becomes a box."""
    for file in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"):
        QFontDatabase.addApplicationFont(str(resource("assets", "fonts", file)))
    font = QFont("Noto Sans SC")
    font.setPointSizeF(10.5)
    app.setFont(font)


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


def _sheet(c: Colours, chevron: str) -> str:
    return f"""
    QWidget {{ color: {c.ink}; }}
    QLabel[role="title"] {{ font-size: 20pt; font-weight: 700; }}
    QLabel[role="heading"] {{ font-size: 13pt; font-weight: 700; }}
    QLabel[role="quiet"] {{ color: {c.quiet}; }}
    QLabel[role="error"] {{ color: {c.error}; }}
    QLabel[role="warning"] {{ color: {c.warning}; }}
    QLabel[role="good"] {{ color: {c.good}; }}
    QFrame[role="card"] {{ background: {c.panel}; border: 1px solid {c.line}; border-radius: 8px; }}
    QLineEdit, QComboBox, QPlainTextEdit {{ background: {c.panel}; border: 1px solid {c.line};
        border-radius: 6px; padding: 5px 8px; min-height: 24px; selection-background-color: {c.accent};
        selection-color: {c.on_accent}; }}
    QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus {{ border: 2px solid {c.accent}; }}
    QLineEdit[state="error"], QPlainTextEdit[state="error"], QComboBox[state="error"] {{
        border: 2px solid {c.error}; }}
    QComboBox::drop-down {{ border: none; width: 26px; }}
    QComboBox::down-arrow {{ image: url({chevron}); width: 12px; height: 12px; }}
    QComboBox QAbstractItemView {{ background: {c.panel}; border: 1px solid {c.line}; }}
    QPushButton, QToolButton {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: 6px;
        padding: 6px 14px; min-height: 24px; }}
    QPushButton:hover, QToolButton:hover {{ border-color: {c.accent}; }}
    QPushButton:focus, QToolButton:focus, QListWidget:focus {{ border: 2px solid {c.accent}; }}
    QPushButton[primary="true"] {{ background: {c.accent}; color: {c.on_accent}; font-weight: 700; }}
    QPushButton:disabled {{ color: {c.quiet}; background: {c.ground}; }}
    QListWidget {{ background: {c.panel}; border: 1px solid {c.line}; border-radius: 8px; padding: 4px; }}
    QListWidget#steps {{ border: none; background: {c.ground}; }}
    QListWidget::item {{ padding: 8px 10px; border-radius: 6px; min-height: 24px; }}
    QListWidget::item:selected {{ background: {c.accent}; color: {c.on_accent}; }}
    QScrollArea {{ border: none; background: transparent; }}
    QScrollArea > QWidget > QWidget {{ background: transparent; }}
    QProgressBar {{ border: 1px solid {c.line}; border-radius: 6px; text-align: center;
        background: {c.panel}; min-height: 24px; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 5px; }}
    """
