"""The window: steps at the left, one page at the right, the filing's state at the bottom."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QSettings, QThreadPool
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from icpdesk.errors import IcpdeskError
from icpdesk.model import Severity
from icpdesk.text import Text
from ui import theme
from ui.pages.form_page import FormPage
from ui.pages.home_page import HomePage
from ui.session import Session

FORM_STEPS: tuple[tuple[Text, tuple[str, ...]], ...] = (
    (Text("Prerequisites and type", "前提与类型"), ("type",)),
    (Text("Region and nature", "地区与性质"), ("region",)),
    (Text("Subject", "主体"), ("subject",)),
    (Text("Persons", "负责人"), ("legal-representative", "administrator")),
    (Text("Websites", "网站"), ("website", "domain", "website-administrator")),
)


class MainWindow(QMainWindow):
    """Owns the session and the pages; pages after the form are made when they are first seen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.theme: theme.ThemeName = "light"
        self.steps = QListWidget()
        self.steps.setObjectName("steps")
        self.steps.setFixedWidth(230)
        self.steps.currentRowChanged.connect(self._show_page)
        self.stack = QStackedWidget()
        self.home = HomePage(session, lambda: self.steps.setCurrentRow(1))
        self._pages: list[QWidget | None] = [self.home] + [None] * (len(FORM_STEPS) + 3)
        self._names = (
            Text("Filings", "备案列表"),
            *(name for name, _ in FORM_STEPS),
            Text("Documents and photos", "材料与照片"),
            Text("Review", "检查"),
            Text("Export", "输出"),
        )
        self.stack.addWidget(self.home)
        body = QWidget()
        layout = QHBoxLayout(body)
        layout.setContentsMargins(8, 8, 0, 0)
        layout.addWidget(self.steps)
        layout.addWidget(self.stack, 1)
        self.setCentralWidget(body)
        self._make_menus()
        session.changed.connect(self._refresh_actions)
        session.checked.connect(self._refresh_steps)
        session.language_changed.connect(self._translate)
        session.failed.connect(self._show_problem)
        session.saved.connect(lambda: self._tell(Text("Saved", "已保存")))
        self._restore()
        self._translate()
        self.steps.setCurrentRow(0)

    def page(self, row: int) -> QWidget:
        """The page of a step, made on first use."""
        made = self._pages[row]
        if made is None:
            made = self._make_page(row)
            self._pages[row] = made
            self.stack.addWidget(made)
        return made

    def go_to_field(self, where: str) -> None:
        """Show the field that a finding is about."""
        for row in range(1, len(FORM_STEPS) + 1):
            page = cast(FormPage, self.page(row))
            if page.focus_field(where):
                self.steps.setCurrentRow(row)
                page.focus_field(where)
                return
        self.steps.setCurrentRow(len(FORM_STEPS) + 1)

    def set_theme(self, name: theme.ThemeName) -> None:
        """Light or dark."""
        self.theme = name
        theme.apply(cast(QApplication, QApplication.instance()), name)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save the filing and remember the window."""
        self.session.save()
        QThreadPool.globalInstance().waitForDone(2_000)
        settings = QSettings("icpdesk", "window")
        settings.setValue("geometry", self.saveGeometry())
        settings.setValue("language", self.session.language)
        settings.setValue("theme", self.theme)
        super().closeEvent(event)

    def _make_page(self, row: int) -> QWidget:
        if row <= len(FORM_STEPS):
            name, steps = FORM_STEPS[row - 1]
            return FormPage(self.session, name, steps)
        if row == len(FORM_STEPS) + 1:
            from ui.pages.pictures_page import PicturesPage

            return PicturesPage(self.session)
        if row == len(FORM_STEPS) + 2:
            from ui.pages.review_page import ReviewPage

            review = ReviewPage(self.session)
            review.field_wanted.connect(self.go_to_field)
            return review
        from ui.pages.export_page import ExportPage

        return ExportPage(self.session)

    def _show_page(self, row: int) -> None:
        if row < 0:
            return
        if row and self.session.path is None:
            self.steps.setCurrentRow(0)
            return
        self.stack.setCurrentWidget(self.page(row))

    def _make_menus(self) -> None:
        self._undo = self._action(self.session.undo, QKeySequence.StandardKey.Undo)
        self._redo = self._action(self.session.redo, QKeySequence.StandardKey.Redo)
        self._save = self._action(self.session.save, QKeySequence.StandardKey.Save)
        self._next = self._action(lambda: self._move(1), QKeySequence("Ctrl+PgDown"))
        self._back = self._action(lambda: self._move(-1), QKeySequence("Ctrl+PgUp"))
        self._language = self._action(self._switch_language, QKeySequence("Ctrl+L"))
        self._dark = self._action(self._switch_theme, QKeySequence("Ctrl+D"))
        self._edit_menu = self.menuBar().addMenu("")
        for action in (self._undo, self._redo, self._save):
            self._edit_menu.addAction(action)
        self._view_menu = self.menuBar().addMenu("")
        for action in (self._back, self._next, self._language, self._dark):
            self._view_menu.addAction(action)

    def _action(self, function: object, keys: QKeySequence | QKeySequence.StandardKey) -> QAction:
        action = QAction(self)
        action.setShortcut(keys)
        action.triggered.connect(lambda *_: function())  # type: ignore[operator]
        self.addAction(action)
        return action

    def _move(self, by: int) -> None:
        row = self.steps.currentRow() + by
        self.steps.setCurrentRow(max(0, min(row, self.steps.count() - 1)))

    def _switch_language(self) -> None:
        self.session.set_language("en" if self.session.language == "zh" else "zh")

    def _switch_theme(self) -> None:
        self.set_theme("light" if self.theme == "dark" else "dark")

    def _translate(self) -> None:
        say = self.session.say
        self.setWindowTitle("icpdesk")
        self.steps.setAccessibleName(say(Text("Steps", "步骤")))
        self._edit_menu.setTitle(say(Text("&Edit", "编辑(&E)")))
        self._view_menu.setTitle(say(Text("&View", "视图(&V)")))
        self._undo.setText(say(Text("Undo", "撤销")))
        self._redo.setText(say(Text("Redo", "重做")))
        self._save.setText(say(Text("Save now", "立即保存")))
        self._next.setText(say(Text("Next step", "下一步")))
        self._back.setText(say(Text("Previous step", "上一步")))
        self._language.setText(say(Text("中文", "English")))
        self._dark.setText(say(Text("Dark or light", "深色 / 浅色")))
        if self.steps.count() == 0:
            for _ in self._names:
                self.steps.addItem(QListWidgetItem())
        self._refresh_steps()
        self._refresh_actions()

    def _refresh_actions(self) -> None:
        self._undo.setEnabled(self.session.can_undo)
        self._redo.setEnabled(self.session.can_redo)

    def _refresh_steps(self) -> None:
        marks = self._marks()
        for row, name in enumerate(self._names):
            mark = marks.get(row, "")
            self.steps.item(row).setText(f"{self.session.say(name)}{mark}")

    def _marks(self) -> dict[int, str]:
        """How many errors each step has, as ``  ✕2``; ``  ✓`` when it has none."""
        report = self.session.report
        if report is None:
            return {}
        from icpdesk.rulebook.fields import field_at

        counts = dict.fromkeys(range(1, len(FORM_STEPS) + 1), 0)
        other = 0
        for finding in report.at(Severity.ERROR):
            field = field_at(self.session.book, finding.where)
            row = next(
                (n for n, (_, steps) in enumerate(FORM_STEPS, 1) if field and field.step in steps),
                0,
            )
            if row:
                counts[row] += 1
            else:
                other += 1
        counts[len(FORM_STEPS) + 1] = other
        counts[len(FORM_STEPS) + 2] = sum(counts.values())
        return {row: f"  ✕{count}" if count else "  ✓" for row, count in counts.items()}

    def _restore(self) -> None:
        settings = QSettings("icpdesk", "window")
        geometry = settings.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        else:
            self.resize(1180, 780)
        if settings.value("language") in ("en", "zh"):
            self.session.language = settings.value("language")
        self.set_theme("dark" if settings.value("theme") == "dark" else "light")

    def _show_problem(self, problem: IcpdeskError) -> None:
        self._tell(problem.message)

    def _tell(self, text: Text) -> None:
        self.statusBar().showMessage(self.session.say(text), 4000)
