"""After approval: what was granted, what is to be done until when, the footer and the sheet to take along."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.text import Text
from icpdesk.model import Place
from icpdesk.model.dates import parse_date
from icpdesk.pipeline.after import after_approval, write_after
from icpdesk.rulebook.case import Case
from ui.filing.session import Session
from ui.widgets.choose import save_name
from ui.widgets.flow_layout import clear
from ui.widgets.labels import label, row_of, set_role

_DATES = ("approval.approved_on", "opened_on", "approval.public_security_on")
_NUMBERS = ("approval.number", "approval.public_security_number")


class AfterApprovalPanel(QWidget):
    """Five values, the tasks that follow from them, and what to copy."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._title, self._hint = label("", "heading"), label("", "quiet")
        self.lines: dict[str, QLineEdit] = {path: QLineEdit() for path in (*_DATES, *_NUMBERS)}
        self._names: dict[str, QLabel] = {path: label(wrap=False) for path in self.lines}
        self._tasks = QGridLayout()
        self._tasks.setColumnStretch(1, 1)
        self._tasks.setHorizontalSpacing(24)
        self._footer_title, self.footer = label("", "name"), QPlainTextEdit()
        self.footer.setReadOnly(True)
        self.footer.setMaximumHeight(110)
        self.footer.setTabChangesFocus(True)
        self.copy, self.save = QPushButton(), QPushButton()
        self.message = label("", "good")
        self.message.hide()
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self._choose_folder)
        for path, line in self.lines.items():
            line.editingFinished.connect(lambda path=path: self._take(path))

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("After approval"))
        self._hint.setText(self.tr("Enter what was granted: the dates below follow from it."))
        words = {
            "approval.approved_on": self.tr("Approved on"),
            "opened_on": self.tr("Site opened on"),
            "approval.number": self.tr("Filing number"),
            "approval.public_security_on": self.tr("Public-security filing approved on"),
            "approval.public_security_number": self.tr("Public-security number"),
        }
        for path, text in words.items():
            self._names[path].setText(text)
            self.lines[path].setAccessibleName(text)
            if path in _DATES:
                self.lines[path].setPlaceholderText("2026-11-30")
        self._footer_title.setText(self.tr("Footer of the home page"))
        self.footer.setAccessibleName(self._footer_title.text())
        self.copy.setText(self.tr("Copy footer"))
        self.save.setText(self.tr("Save public-security sheet…"))

    def refresh(self) -> None:
        """The values, tasks and footers of the present filing."""
        filing = self._session.filing
        for path, line in self.lines.items():
            if not line.hasFocus():
                value = Place(path).get(filing)
                line.setText("" if value is None else str(value))
        told = after_approval(Case(filing, self._session.book, date.today()))  # noqa: DTZ011
        clear(self._tasks)
        for row, task in enumerate(told.tasks):
            due = task.due.span if task.due else "·"
            self._tasks.addWidget(label(due, "name", wrap=False), row, 0)
            what = label(self._session.say(task.what))
            what.setToolTip("\n".join(f"{one.title} ({one.as_of})" for one in task.sources))
            self._tasks.addWidget(what, row, 1)
        lines = "\n".join(footer for footer in told.footers if footer)
        self.footer.setPlainText(lines)
        for part in (self._footer_title, self.footer, self.copy):
            part.setVisible(bool(lines))

    def save_sheets(self, folder: Path) -> None:
        """Write footers and sheets into a new folder."""
        session = self._session
        try:
            names = write_after(folder, Case(session.filing, session.book, date.today()))  # noqa: DTZ011
        except IcpdeskError as problem:
            self._tell(session.say(problem.message), "error")
        else:
            listed = ", ".join(names)
            self._tell(self.tr("✓ Written: {file}").format(file=f"{folder} ({listed})"), "good")

    def _lay_out(self) -> None:
        values = QGridLayout()
        values.setHorizontalSpacing(18)
        values.setColumnStretch(1, 1)
        for row, (path, line) in enumerate(self.lines.items()):
            values.addWidget(self._names[path], row, 0)
            values.addWidget(line, row, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self._hint):
            layout.addWidget(part)
        layout.addLayout(values)
        layout.addWidget(self.message)
        layout.addLayout(self._tasks)
        layout.addWidget(self._footer_title)
        layout.addWidget(self.footer)
        layout.addWidget(row_of(self.copy, self.save))

    def _take(self, path: str) -> None:
        line = self.lines[path]
        typed = line.text().strip()
        value: Any = typed
        if path in _DATES:
            try:
                value = parse_date(typed) if typed else None
            except ValueError:
                form = Text("Write the date as 2026-11-30.", "请按 2026-11-30 的格式填写日期。")
                self._tell(self._session.say(form), "error")
                return
        self.message.hide()
        if value != Place(path).get(self._session.filing):
            self._session.put(path, value)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.footer.toPlainText())
        self._tell(self.tr("✓ Copied"), "good")

    def _choose_folder(self) -> None:
        name = save_name(self, self.save.text(), "after-approval")
        if name:
            self.save_sheets(Path(name))

    def _tell(self, words: str, role: str) -> None:
        set_role(self.message, role)
        self.message.setText(words)
        self.message.show()
