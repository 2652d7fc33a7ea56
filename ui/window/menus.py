"""Every action of the window, once: the menus, the shortcuts, the palette and the help use it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from ui.translation_marks import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the window can do."""

    slug: str
    menu: str
    """English name of its menu; one of :data:`MENUS`."""
    name: str
    keys: str = ""
    apart: bool = False
    """Whether a line stands above it."""


MENUS = (
    QT_TRANSLATE_NOOP("Menu", "&File"),
    QT_TRANSLATE_NOOP("Menu", "&Edit"),
    QT_TRANSLATE_NOOP("Menu", "&Go"),
    QT_TRANSLATE_NOOP("Menu", "&View"),
    QT_TRANSLATE_NOOP("Menu", "&Help"),
)

COMMANDS = (
    Command("new", "&File", QT_TRANSLATE_NOOP("Menu", "New filing"), "Ctrl+N"),
    Command("open", "&File", QT_TRANSLATE_NOOP("Menu", "Open a filing file…"), "Ctrl+O"),
    Command("folder", "&File", QT_TRANSLATE_NOOP("Menu", "Import a folder…"), "Ctrl+Shift+O"),
    Command("save", "&File", QT_TRANSLATE_NOOP("Menu", "Save now"), "Ctrl+S", apart=True),
    Command("copy-out", "&File", QT_TRANSLATE_NOOP("Menu", "Save a copy as YAML…"), "Ctrl+Shift+S"),
    Command("close", "&File", QT_TRANSLATE_NOOP("Menu", "Close the filing"), "Ctrl+W"),
    Command("settings", "&File", QT_TRANSLATE_NOOP("Menu", "Settings"), "Ctrl+,", apart=True),
    Command("lock", "&File", QT_TRANSLATE_NOOP("Menu", "Lock"), "Ctrl+Shift+L"),
    Command("quit", "&File", QT_TRANSLATE_NOOP("Menu", "Quit"), "Ctrl+Q", apart=True),
    Command("undo", "&Edit", QT_TRANSLATE_NOOP("Menu", "Undo"), "Ctrl+Z"),
    Command("redo", "&Edit", QT_TRANSLATE_NOOP("Menu", "Redo"), "Ctrl+Shift+Z"),
    Command(
        "copy-value", "&Edit", QT_TRANSLATE_NOOP("Menu", "Copy this field's value"), "Ctrl+Shift+C"
    ),
    Command("tick", "&Edit", QT_TRANSLATE_NOOP("Menu", "Matches the document"), "Ctrl+Shift+M"),
    Command("next-open", "&Go", QT_TRANSLATE_NOOP("Menu", "Next open field"), "Ctrl+Return"),
    Command("home", "&Go", QT_TRANSLATE_NOOP("Menu", "All filings"), "Ctrl+0"),
    Command("back", "&Go", QT_TRANSLATE_NOOP("Menu", "Previous step"), "Ctrl+PgUp"),
    Command("next", "&Go", QT_TRANSLATE_NOOP("Menu", "Next step"), "Ctrl+PgDown"),
    Command("palette", "&Go", QT_TRANSLATE_NOOP("Menu", "Find anything"), "Ctrl+K"),
    Command("language", "&View", QT_TRANSLATE_NOOP("Menu", "中文界面"), "Ctrl+L"),
    Command("mask", "&View", QT_TRANSLATE_NOOP("Menu", "Hide or show numbers"), "Ctrl+M"),
    Command("theme", "&View", QT_TRANSLATE_NOOP("Menu", "Dark or light"), "Ctrl+D"),
    Command("beside", "&View", QT_TRANSLATE_NOOP("Menu", "Scan beside the form"), "Ctrl+B"),
    Command("larger", "&View", QT_TRANSLATE_NOOP("Menu", "Larger text"), "Ctrl++", apart=True),
    Command("smaller", "&View", QT_TRANSLATE_NOOP("Menu", "Smaller text"), "Ctrl+-"),
    Command("help", "&Help", QT_TRANSLATE_NOOP("Menu", "Guide, glossary and keys"), "F1"),
    Command("tour", "&Help", QT_TRANSLATE_NOOP("Menu", "Tour")),
)


_RECENT = QT_TRANSLATE_NOOP("Menu", "Open recent")


class Menus:
    """The window's menu bar, made from :data:`COMMANDS`."""

    recent: QMenu
    """The filings that were open last; filled when it is about to be shown."""

    def __init__(self, window: QMainWindow, doings: dict[str, Callable[[], object]]) -> None:
        self.actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        for name in MENUS:
            if any(command.menu == name for command in COMMANDS):
                self._menus[name] = window.menuBar().addMenu("")
        for command in COMMANDS:
            action = QAction(window)
            if command.keys:
                action.setShortcut(QKeySequence(command.keys))
            action.triggered.connect(lambda _=False, slug=command.slug: doings[slug]())
            self.actions[command.slug] = action
            if command.apart:
                self._menus[command.menu].addSeparator()
            self._menus[command.menu].addAction(action)
            if command.slug == "open":
                self.recent = self._menus[command.menu].addMenu("")

    def retranslate(self) -> None:
        """Write the names in the window's language."""
        for name, menu in self._menus.items():
            menu.setTitle(QCoreApplication.translate("Menu", name))
        self.recent.setTitle(QCoreApplication.translate("Menu", _RECENT))
        for command in COMMANDS:
            self.actions[command.slug].setText(QCoreApplication.translate("Menu", command.name))

    def set_locked(self, locked: bool) -> None:
        """Before the store is open only what needs none of it can be done; quitting always can."""
        for slug, action in self.actions.items():
            action.setEnabled(not locked or slug in _ALWAYS)
        self.recent.setEnabled(not locked)


_ALWAYS = frozenset({"quit", "language", "theme", "larger", "smaller"})
