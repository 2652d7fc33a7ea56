"""The window: steps at the left, one page at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QThreadPool, QTimer
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

from icpdesk.base.errors import IcpdeskError, LockedError
from icpdesk.base.text import Language
from ui.filing.session import Session
from ui.pages.page import Page
from ui.widgets.focus import settle_focus
from ui.widgets.labels import in_lines, label
from ui.window import language, theme
from ui.window.drop_anywhere import DropAnywhere
from ui.window.file_actions import FileActions
from ui.window.menus import Menus
from ui.window.preferences import Preferences
from ui.window.sidebar import Sidebar
from ui.window.step_states import states
from ui.window.steps import STEPS, make_page, step

if TYPE_CHECKING:
    from ui.pages.gate_page import GatePage
    from ui.pages.home_page import HomePage
    from ui.widgets.field_row import FieldRow
    from ui.widgets.notice import Notice
    from ui.window.auto_lock import AutoLocker
    from ui.window.command_palette import CommandPalette
    from ui.window.tour import Tour

_SIDE_WIDTH, _NAME_WIDTH = 248, 204
_NAMES_AFTER_MS = 100


class MainWindow(QMainWindow):
    """Owns the session and the pages; a page is made when it is first seen."""

    def __init__(self, session: Session, language: Language | None = None) -> None:
        """``language`` is what the command line asked for; it goes before what was chosen here."""
        super().__init__()
        self.session = session
        self.preferences = Preferences()
        # Before there are widgets: dressing them afterwards costs as much as making them.
        theme.follow(self.preferences.dress)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)
        self.slug = ""
        """The page that is shown."""
        self._pages: dict[str, QWidget] = {}
        self._waiting: Path | None = None
        self._begun = True
        self._palette: CommandPalette | None = None
        self._tour: Tour | None = None
        self.steps = Sidebar()
        self.steps.chosen.connect(self.go)
        self._filing_name: QLabel = label("", "name")
        self.stack = QStackedWidget()
        self.gate: GatePage | None = None
        self._whole = QStackedWidget()
        self._whole.addWidget(self._lay_out())
        self.setCentralWidget(self._whole)
        self.files = FileActions(self)
        self.menus = Menus(self, self._doings())
        self.menus.recent.aboutToShow.connect(lambda: self.files.fill_recent(self.menus.recent))
        session.changed.connect(self._refresh_actions)
        session.checked.connect(self._refresh_steps)
        session.looked.connect(self._refresh_steps)
        session.closed.connect(self._drop_pages)
        session.failed.connect(self._show_problem)
        session.desk.opened.connect(self._enter)
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

    def page(self, slug: str) -> QWidget:
        """The page of a step, made on first use."""
        made = self._pages.get(slug)
        if made is None:
            made = make_page(step(slug), self.session)
            if isinstance(made, Page):
                made.place_wanted.connect(self.go_to)
            self._pages[slug] = made
            self.stack.addWidget(made)
        return made

    def _drop_pages(self) -> None:
        """Another filing gets pages of its own: nothing that was typed, read or told on these is its."""
        for slug in [slug for slug in self._pages if step(slug).needs_filing]:
            page = self._pages.pop(slug)
            self.stack.removeWidget(page)
            # It goes with the next turn of the event loop; until then the next filing is none of its.
            for part in (page, *page.findChildren(QObject)):
                for source in (self.session, *self.session.findChildren(QObject)):
                    source.disconnect(part)
            page.deleteLater()

    def _begin(self) -> None:
        """Open a store that needs no passphrase; ask at the gate otherwise."""
        desk = self.session.desk
        if desk.exists and not desk.protected:
            try:
                desk.open()
            except IcpdeskError as problem:
                self._show_gate()
                self._show_problem(problem)
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
        self.menuBar().setEnabled(False)
        return self.gate

    def _enter(self) -> None:
        self.menuBar().setEnabled(True)
        self._locker.clock.touch()
        self._whole.setCurrentIndex(0)
        self.go("home")
        self.home.undo_offered.connect(self._offer_undo, Qt.ConnectionType.UniqueConnection)
        QTimer.singleShot(_NAMES_AFTER_MS, self.home.know_names)
        if not self.home.model.cards and not self.preferences.tour_seen:
            self._welcome()
        self._tell_due()
        if self._waiting is not None:
            self.open_file(self._waiting)
            self._waiting = None

    def _welcome(self) -> None:
        self.notice.tell(
            self.tr("New here? Four short steps show the way with a sample filing."),
            action=self.tr("Take the tour"),
            doing=self._start_tour,
            again=self._welcome,
        )

    def _tell_due(self) -> None:
        due = len(self.session.desk.store.retention.due())
        if due:
            self.notice.tell(
                self.tr("Filings that nobody changed for the period you chose: %n", "", due),
                action=self.tr("Look at them"),
                doing=lambda: self.go("settings"),
                again=self._tell_due,
            )

    def _offer_undo(self, words: str, doing: Callable[[], object]) -> None:
        self.notice.tell(words, action=self.tr("Undo"), doing=doing)

    def go(self, slug: str) -> None:
        """Show a page; without an open filing only those that need none."""
        if step(slug).needs_filing and not self.session.is_open:
            slug = "home"
        self.slug = slug
        if slug == "home":
            self.home.refresh()
        if step(slug).needs_filing:
            self.session.set_note("step", slug)
        page = self.page(slug)
        self.stack.setCurrentWidget(page)
        settle_focus(page)
        self.steps.select(slug)
        self._refresh_actions()

    def open_file(self, path: Path) -> None:
        """Take a filing file into the store and open it, as soon as the store is open."""
        if not self.session.desk.is_open:
            self._waiting = path
        elif not self.home.open_path(path):
            self.go("home")

    def go_on(self) -> None:
        """Let the next key go to the next open field, on this page of the form or a later one."""
        from ui.pages.form_page import FormPage

        forms = [one.slug for one in STEPS if one.fields]
        if not self.session.is_open:
            return
        start = forms.index(self.slug) if self.slug in forms else 0
        for slug in forms[start:]:
            page = self.page(slug)
            assert isinstance(page, FormPage)
            after = page.focused_row.path if slug == self.slug and page.focused_row else ""
            if slug != self.slug and any(row.is_open for row in page.rows.values()):
                self.go(slug)
            if page.next_open(after):
                return
        self.go("pictures")

    def _with_row(self, doing: Callable[[FieldRow], object]) -> None:
        from ui.pages.form_page import FormPage

        page = self.page(self.slug)
        if isinstance(page, FormPage) and page.focused_row is not None:
            doing(page.focused_row)

    def go_to(self, place: str) -> None:
        """Show what ``place`` names: a step, a field of the filing, or an upload slot."""
        if place == "tour":
            self._start_tour()
        elif place == "next-open":
            self.go_on()
        elif any(one.slug == place for one in STEPS):
            self.go(place)
        else:
            from ui.window.finding_places import lead_to

            lead_to(self, place)

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
        """Save the filing and remember the window."""
        self.session.save()
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
        right.addWidget(self.stack, 1)
        row.addLayout(right, 1)
        return body

    def _doings(self) -> dict[str, Callable[[], object]]:
        return {
            "save": self.session.save,
            "mask": lambda: self.session.set_masked(not self.session.masked),
            "lock": self.session.desk.lock,
            "open": self.files.open_file,
            "folder": self.files.ask_folder,
            "copy-out": self.files.save_copy,
            "close": self.files.close_filing,
            "settings": lambda: self.go("settings"),
            "quit": self.close,
            "undo": self.session.undo,
            "redo": self.session.redo,
            "copy-value": lambda: self._with_row(lambda row: row.copy_value()),
            "tick": lambda: self._with_row(lambda row: row.tick.click()),
            "next-open": self.go_on,
            "home": lambda: self.go("home"),
            "back": lambda: self._move(-1),
            "next": lambda: self._move(1),
            "palette": self._open_palette,
            "help": lambda: self.go("help"),
            "tour": self._start_tour,
            "language": self._switch_language,
            "theme": self._switch_theme,
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

    def _move(self, by: int) -> None:
        slugs = [one.slug for one in STEPS if self.session.is_open or not one.needs_filing]
        place = slugs.index(self.slug) + by
        self.go(slugs[max(0, min(place, len(slugs) - 1))])

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
        for slug in ("save", "copy-out", "close"):
            self.menus.actions[slug].setEnabled(self.session.is_open)
        self.menus.actions["undo"].setEnabled(self.session.can_undo)
        self.menus.actions["redo"].setEnabled(self.session.can_redo)
        name = "icpdesk"
        if self.session.is_open:
            filing = self.session.filing
            name = filing.title or filing.subject.name or self.tr("New filing")
        self._filing_name.setText(in_lines(name, self._filing_name, _NAME_WIDTH))
        self._filing_name.setToolTip(name)
        self._refresh_steps()

    def _refresh_steps(self) -> None:
        shown = states(self.session) if self.session.is_open else {}
        self.steps.show_states(shown, filing_open=self.session.is_open)

    def _restore(self, asked: Language | None) -> None:
        geometry = self.preferences.geometry
        if geometry is not None:
            self.restoreGeometry(geometry)
        else:
            self.resize(self.sizeHint())
        self.session.masked = self.preferences.masked
        self.session.set_language(asked or self.preferences.language or language.of_system())

    def _show_problem(self, problem: IcpdeskError) -> None:
        words = problem.say(self.session.language)
        if isinstance(problem, LockedError) and self.session.is_open:
            self.notice.tell(
                words,
                action=self.tr("Keep mine as a copy"),
                doing=self.session.save_as_copy,
                bad=True,
            )
        else:
            self.notice.tell(words, bad=True)
