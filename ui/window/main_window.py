"""The window: steps at the left, one page at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QSize, QThreadPool, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.text import Language
from ui.filing.session import Session
from ui.widgets.labels import in_lines, label
from ui.window import language, theme, viewing
from ui.window.closing import Closing
from ui.window.drop_anywhere import DropAnywhere
from ui.window.file_actions import FileActions
from ui.window.menus import Menus
from ui.window.page_stack import PageStack
from ui.window.preferences import TEXT_STEP, Preferences
from ui.window.sidebar import Sidebar
from ui.window.step_states import states
from ui.window.telling import Telling
from ui.window.undoing import Undoing

if TYPE_CHECKING:
    from ui.pages.gate_page import GatePage
    from ui.pages.home_page import HomePage
    from ui.widgets.field_row import FieldRow
    from ui.widgets.notice import Notice
    from ui.window.auto_lock import AutoLocker
    from ui.window.command_palette import CommandPalette
    from ui.window.tour import Tour

_SIDE_WIDTH, _NAME_WIDTH = 248, 204
_LEAST_WIDTH = 900
"""Below it the tools of a picture are cut; a screen of 1366 pixels at 150 % has 910."""
_NAMES_AFTER_MS = 100
_FRAME = QSize(16, 40)
_REFRESH_AFTER_MS = 120


class MainWindow(QMainWindow):
    """Owns the session and the pages; a page is made when it is first seen."""

    def __init__(self, session: Session, language: Language | None = None) -> None:
        """``language`` is what the command line asked for; it goes before what was chosen here."""
        super().__init__()
        self.session = session
        self.preferences = Preferences()
        # Before there are widgets: dressing them afterwards costs as much as making them.
        theme.set_text_size(self.preferences.text_size)
        theme.follow(self.preferences.dress)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._waiting: Path | None = None
        self._here: tuple[str, str] | None = None
        """Filing and page to come back to when the store is unlocked again."""
        self._begun = True
        self._palette: CommandPalette | None = None
        self._tour: Tour | None = None
        self.steps = Sidebar()
        self.steps.chosen.connect(self.go)
        self._filing_name: QLabel = label("", "name")
        self.pages = PageStack(self, session)
        self.pages.moved.connect(self._moved)
        self.pages.tour_wanted.connect(self._start_tour)
        self.gate: GatePage | None = None
        self._whole = QStackedWidget()
        self._whole.addWidget(self._lay_out())
        self.setCentralWidget(self._whole)
        self.setMinimumWidth(min(_LEAST_WIDTH, self.screen().availableSize().width()))
        self.files = FileActions(self)
        self.telling = Telling(self)
        self.closing = Closing(self)
        self.undoing = Undoing(self)
        self.menus = Menus(self, self._doings())
        self.menus.recent.aboutToShow.connect(lambda: self.files.fill_recent(self.menus.recent))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REFRESH_AFTER_MS)
        self._soon.timeout.connect(self._refresh_name)
        # Not by every key; the steps follow with what the checks say, when typing pauses.
        session.changed.connect(self._soon.start)
        session.changed.connect(self.undoing.refresh)
        session.checked.connect(self._refresh_steps)
        session.looked.connect(self._refresh_steps)
        session.closed.connect(self._closed)
        session.desk.opened.connect(self._enter)
        session.desk.undo.changed.connect(self._refresh_actions)
        session.desk.locked.connect(self._show_gate)
        session.desk.backup_chosen.connect(self._restore_backup)
        self.drops = DropAnywhere(self, self.files)
        self._restore(language)
        self.retranslate()
        if session.desk.is_open:
            self._enter()
        else:
            self._begun = False

    @cached_property
    def _locker(self) -> AutoLocker:
        from ui.window.auto_lock import AutoLocker

        made = AutoLocker(self.session.desk, self)
        cast(QApplication, QApplication.instance()).installEventFilter(made)
        return made

    @cached_property
    def notice(self) -> Notice:
        """The line above the page; made when there is something to tell."""
        from ui.widgets.notice import Notice

        made = Notice()
        self._right.insertWidget(0, made)
        return made

    @property
    def widget(self) -> QWidget:
        """The window itself, as a Navigator tells it."""
        return self

    @property
    def home(self) -> HomePage:
        """The list of filings."""
        return cast("HomePage", self.page("home"))

    @property
    def slug(self) -> str:
        """The page that is shown."""
        return self.pages.slug

    def page(self, slug: str) -> QWidget:
        """The page of a step, made on first use."""
        return self.pages.page(slug)

    def made_page(self, slug: str) -> QWidget | None:
        """The page of a step if somebody has seen it."""
        return self.pages.made(slug)

    def tell_conflict(self) -> None:
        """Ask which version of the open filing stays."""
        self.telling.conflict()

    def go(self, slug: str) -> None:
        """Show a page; without an open filing only those that need none."""
        self.pages.go(slug)

    def go_to(self, place: str) -> None:
        """Show what ``place`` names: a step, a field of the filing, or an upload slot."""
        self.pages.go_to(place)

    def _come_back(self, filing_id: str, slug: str) -> None:
        """Who unlocks the store is where they were when it was locked."""
        known = {card.id for card in self.session.desk.store.filings.cards(archived=None)}
        if filing_id in known and self.home.open_filing(filing_id):
            self.go(slug)

    def _closed(self) -> None:
        if not self.session.desk.is_locking:
            self._here = None

    def _moved(self, slug: str) -> None:
        if self.session.filing_id:
            self._here = (self.session.filing_id, slug)
        self.steps.select(slug)
        self._refresh_actions()

    def _begin(self) -> None:
        """Open a store that needs no passphrase; ask at the gate otherwise."""
        desk = self.session.desk
        if desk.exists and not desk.protected:
            try:
                desk.open()
            except IcpdeskError as problem:
                self._show_gate()
                self.telling.problem(problem)
        else:
            self._show_gate().try_keychain()

    def _restore_backup(self, backup: Path) -> None:
        self.session.desk.lock()
        self._show_gate().ask_backup(backup)

    def _show_gate(self) -> GatePage:
        if self.gate is None:
            from ui.pages.gate_page import GatePage

            self.gate = GatePage(self.session)
            self._whole.addWidget(self.gate)
        self.gate.refresh()
        self._whole.setCurrentWidget(self.gate)
        self.menus.set_locked(True)
        return self.gate

    def _enter(self) -> None:
        self.menus.set_locked(False)
        self._locker.clock.touch()
        self._whole.setCurrentIndex(0)
        self.go("home")
        self.undoing.empty_trash()
        QTimer.singleShot(_NAMES_AFTER_MS, self.home.know_names)
        if not self.home.model.cards and not self.preferences.tour_seen:
            self.telling.welcome()
        self.telling.due()
        if self._waiting is not None:
            self.open_file(self._waiting)
            self._waiting = None
        elif self._here is not None:
            self._come_back(*self._here)

    def open_file(self, path: Path) -> None:
        """Take a filing file into the store and open it, as soon as the store is open."""
        if not self.session.desk.is_open:
            self._waiting = path
        elif not self.home.open_path(path):
            self.go("home")

    def _with_row(self, doing: Callable[[FieldRow], object]) -> None:
        from ui.pages.form_page import FormPage

        page = self.page(self.slug)
        if isinstance(page, FormPage) and page.focused_row is not None:
            doing(page.focused_row)

    def set_theme(self, name: theme.ThemeName) -> None:
        """Light or dark, for this time."""
        theme.apply(cast(QApplication, QApplication.instance()), name)

    def retranslate(self) -> None:
        """Write the window's own words in its language."""
        self.setWindowTitle("icpdesk")
        self.steps.setAccessibleName(self.tr("Steps"))
        self.menus.retranslate()
        self._refresh_steps()
        self._refresh_actions()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The window is painted before the store is opened and its list is made."""
        super().paintEvent(event)
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self, self._begin)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save the filing and remember the window; stay when something would be lost."""
        if not self.closing.may_close():
            event.ignore()
            return
        self.session.leaving.emit()
        QThreadPool.globalInstance().waitForDone(2_000)
        self.session.desk.take_copies_back()
        self.preferences.geometry = self.saveGeometry()
        super().closeEvent(event)

    def sizeHint(self) -> QSize:
        """Room for a page without scrolling sideways, on a small screen too."""
        return QSize(1280, 800)

    def _lay_out(self) -> QWidget:
        side = QFrame()
        side.setProperty("role", "side")
        side.setFixedWidth(_SIDE_WIDTH)
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(8)
        column.addWidget(self._filing_name)
        column.addWidget(self.steps, 1)
        self._filing_name.setContentsMargins(16, 4, 8, 4)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        right = self._right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self.pages.stack, 1)
        row.addLayout(right, 1)
        return body

    def _doings(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self.files.new_filing,
            "save": self.session.save,
            "mask": lambda: self.session.set_masked(not self.session.masked),
            "lock": self.session.desk.lock,
            "open": self.files.open_file,
            "folder": self.files.ask_folder,
            "copy-out": self.files.save_copy,
            "close": self.files.close_filing,
            "settings": lambda: self.go("settings"),
            "quit": self.close,
            "undo": lambda: self.undoing.undo(),
            "redo": lambda: self.undoing.redo(),
            "copy-value": lambda: self._with_row(lambda row: row.copy_value()),
            "tick": lambda: self._with_row(lambda row: row.tick.click()),
            "next-open": self.pages.go_on,
            "home": lambda: self.go("home"),
            "back": lambda: self.pages.move(-1),
            "next": lambda: self.pages.move(1),
            "palette": self._open_palette,
            "help": lambda: self.go("help"),
            "tour": self._start_tour,
            "language": self._switch_language,
            "theme": self._switch_theme,
            "beside": lambda: viewing.toggle_scan(self),
            "larger": lambda: viewing.resize_text(TEXT_STEP),
            "smaller": lambda: viewing.resize_text(-TEXT_STEP),
        }

    def _open_palette(self) -> None:
        if self._palette is None:
            from ui.window.command_palette import CommandPalette

            self._palette = CommandPalette(self, self.files)
        self._palette.open()

    def _start_tour(self) -> None:
        if self._tour is None:
            from ui.window.tour import Tour

            self._tour = Tour(self)
            self._right.addWidget(self._tour)
        self.preferences.tour_seen = True
        self._tour.start()

    def _switch_language(self) -> None:
        spoken: Language = "en" if self.session.language == "zh" else "zh"
        self.preferences.language = spoken
        self.session.set_language(spoken)

    def _switch_theme(self) -> None:
        self.preferences.dress = "light" if theme.current() == theme.colours("dark") else "dark"
        theme.follow(self.preferences.dress)

    def _system_changed(self, _: object) -> None:
        theme.follow(self.preferences.dress)

    def _refresh_actions(self) -> None:
        self._refresh_name()
        self._refresh_steps()

    def _refresh_name(self) -> None:
        for slug in ("save", "copy-out", "close"):
            self.menus.actions[slug].setEnabled(self.session.is_open)
        self.undoing.refresh()
        name = "icpdesk"
        if self.session.is_open:
            filing = self.session.filing
            name = filing.title or filing.subject.name or self.tr("New filing")
        self._filing_name.setText(in_lines(name, self._filing_name, _NAME_WIDTH))
        self._filing_name.setToolTip(name)

    def _refresh_steps(self) -> None:
        shown = states(self.session) if self.session.is_open else {}
        self.steps.show_states(shown, filing_open=self.session.is_open)

    def _restore(self, asked: Language | None) -> None:
        geometry = self.preferences.geometry
        if geometry is not None:
            self.restoreGeometry(geometry)
        else:
            self.resize(self.sizeHint().boundedTo(self._room()))
        self.session.masked = self.preferences.masked
        self.session.set_language(asked or self.preferences.language or language.of_system())

    def _room(self) -> QSize:
        """What the screen has beside the frame that the system draws around a window."""
        return self.screen().availableSize() - _FRAME
