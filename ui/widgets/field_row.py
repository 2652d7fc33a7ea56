"""One field of the form: its names, its editor, where the value came from, what the checks say.

It is quiet: nothing is said of a field before it was left or the review was opened, and the room for
what is said is kept free, so that nothing moves under the mouse.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from icpdesk.base.text import Text
from icpdesk.model import Finding, Severity
from icpdesk.pipeline.form_shape import value_of
from icpdesk.pipeline.summary import is_to_fill
from icpdesk.rulebook.fields import Field
from ui.filing.answers import take_answer
from ui.filing.session import Session
from ui.widgets.button_icon import set_icon
from ui.widgets.editors import ManyEditor, make_editor
from ui.widgets.field_values import NotYet
from ui.widgets.labels import label
from ui.widgets.said_below import SaidBelow

_MARKS = {Severity.ERROR: "✕ ", Severity.WARNING: "! ", Severity.INFO: "· "}
_ROLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "quiet"}
_EMPTY = (None, "", ())


class FieldRow(QWidget):
    """Shows and changes the value at one path of the filing."""

    edited = Signal(str, object)
    """(path, new value)"""
    onward = Signal(str)
    """Enter was pressed in the field at this path."""

    def __init__(
        self, session: Session, field: Field, path: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.field = field
        self.path = path
        self._demanded = False
        self.settled = value_of(session.filing, path) not in _EMPTY
        """Whether the value stands for itself; not while it is typed for the first time."""
        self._told: object = None
        """What was shown last: rows of which nothing changed are left alone."""
        self._findings: list[Finding] = []
        self._problem: NotYet | None = None
        self._title, self._other = label(role="name", wrap=False), label(role="quiet", wrap=False)
        self._origin = label(role="chip", wrap=False)
        self.below = SaidBelow()
        self._changes = label(role="quiet")
        self.below.chosen.connect(self._choose)
        self.tick = QCheckBox()
        self.tick.clicked.connect(self._ticked)
        self._editor = make_editor(session, field)
        self._editor.edited.connect(self._report)
        self._editor.unfinished.connect(self._unfinished)
        self._editor.onward.connect(lambda: self.onward.emit(self.path))
        self._editor.cleaned.connect(self._show_changes)
        target = self._editor.target
        self.editor: QWidget = target.focusProxy() or target if _is_many(self) else target
        self._title.setBuddy(self.editor)
        self.copy = QToolButton()
        self.copy.clicked.connect(self.copy_value)
        self._lay_out()
        self.translate()

    @property
    def is_open(self) -> bool:
        """Whether an answer is still awaited here."""
        optional = self.field.optional and not self._demanded
        return not optional and self._value() in _EMPTY

    def take_focus(self) -> None:
        """Let the next key go to the value."""
        self._editor.take_focus()

    def show_value(self, value: Any) -> None:
        """Show ``value`` without reporting it as typed; what was typed and is none stays."""
        draft = self._session.draft(self.path)
        note = self._session.note
        told = (value, draft, note("origins", {}).get(self.path), note("ticks", {}).get(self.path))
        if told == self._told:
            return
        self._told = told
        self._editor.blockSignals(True)
        if draft and value in _EMPTY:
            self._editor.show_draft(draft)
        else:
            if draft:
                self._session.set_draft(self.path, "")
            self._problem = None if value not in _EMPTY else self._problem
            self._editor.show_value(value)
        self._editor.blockSignals(False)
        self._show_origin(value)
        if draft and self._problem is None:
            self._editor.settle()

    def show_findings(self, findings: list[Finding]) -> None:
        """What the checks say of the present value."""
        self._findings = sorted(findings, key=lambda finding: finding.severity.rank)
        worst = self._findings[0].severity if findings else Severity.INFO
        # Optional in most filings, asked for in this one.
        self._demanded = worst is not Severity.INFO and self._says_only_empty()
        self._show_title()
        self._tell()

    def enter(self) -> None:
        """The focus came into the field."""
        self._show_tools()

    def leave(self) -> None:
        """The focus went elsewhere: from now on it is said what is wrong."""
        self._editor.settle()
        self._session.journal.close_step()
        self.settled = self._value() not in _EMPTY or self.settled
        self._tell()
        self._show_tools()

    def copy_value(self) -> None:
        """Put the value on the clipboard as the provider's site takes it."""
        from icpdesk.rulebook.values import shown

        words = shown(self._value(), self.field.choices, self._session.book)
        QApplication.clipboard().setText(words)
        self.below.note(self.tr("Copied: {value}").format(value=words))

    def translate(self) -> None:
        """Show the words of the window's language, the other one beside it."""
        own = self._show_title()
        self.below.set_help(self._session.say(self.field.help), own)
        set_icon(self.copy, "copy")
        self.copy.setToolTip(self.tr("Copy the value (Ctrl+Shift+C)"))
        self.copy.setAccessibleName(f"{self.copy.toolTip()}: {own}")
        self.tick.setText(self.tr("Matches document"))
        self.tick.setToolTip(self.tr("I compared this value with the document (Ctrl+Shift+M)"))
        self.tick.setAccessibleName(f"{self.tick.text()}: {own}")
        self._editor.retranslate()
        self._editor.name(f"{self.field.label.en} {self.field.label.zh}")
        self.editor.setAccessibleDescription(self._session.say(self.field.help))

    def enterEvent(self, event: QEnterEvent) -> None:
        """What can be done with the value is shown under the mouse."""
        super().enterEvent(event)
        self._show_tools()

    def leaveEvent(self, event: QEvent) -> None:
        """And not elsewhere."""
        super().leaveEvent(event)
        self._show_tools()

    def _tell(self) -> None:
        """Say below the field what is wrong, once it may be said."""
        if self._problem is not None:
            self.below.say(
                [f"✕ {self._session.say(self._problem.words)}"],
                "error",
                likely=self._problem.likely,
            )
        else:
            findings = [] if self._is_early() else self._findings
            say = self._session.say
            mark = "○ " if self._says_only_empty() else ""
            lines = [
                f"{mark or _MARKS[one.severity]}{say(one.message)} {say(one.advice)}".strip()
                for one in findings
            ]
            role = "quiet" if mark or not findings else _ROLES[findings[0].severity]
            why = [say(one.line) for finding in findings for one in finding.sources]
            likely = [
                (say(answer.words), (one, answer)) for one in findings for answer in one.answers
            ]
            self.below.say(lines, role, why=list(dict.fromkeys(why)), likely=likely)
        bad = self.below.role == "error"
        if self.editor.property("state") != ("error" if bad else ""):
            self.editor.setProperty("state", "error" if bad else "")
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)

    def _is_early(self) -> bool:
        """Whether nothing may be said yet: nobody has left the field, nor opened the review."""
        if self._session.note("reviewed", False):
            return False
        return self._says_only_empty() or not self.settled

    def _says_only_empty(self) -> bool:
        filing = self._session.filing
        return bool(self._findings) and all(is_to_fill(one, filing) for one in self._findings)

    def _show_title(self) -> str:
        """The label in both languages; returns the one in the window's."""
        own, other = self.field.label.en, self.field.label.zh
        if self._session.language == "zh":
            own, other = other, own
        optional = self.field.optional and not self._demanded
        self._title.setText(own + (self.tr(" (optional)") if optional else ""))
        self._other.setText(other)
        return own

    def _show_origin(self, value: Any) -> None:
        """Where a value came from that nobody typed, and whether it changed after it was compared."""
        origin = self._session.note("origins", {}).get(self.path, "")
        words = {
            "read": self.tr("read from a picture"),
            "taken-over": self.tr("copied"),
            "computed": self.tr("automatic"),
        }.get(origin, "")
        ticked = self._session.note("ticks", {}).get(self.path)
        filled = value not in _EMPTY
        changed = ticked is not None and ticked != str(value)
        self.tick.setChecked(ticked is not None and not changed)
        if changed:
            words = self.tr("changed since it was checked")
        role = "chip-error" if changed else "chip"
        if self._origin.property("role") != role:
            self._origin.setProperty("role", role)
            self._origin.style().unpolish(self._origin)
            self._origin.style().polish(self._origin)
        self._origin.setText(words)
        self._origin.setVisible(filled and bool(words))
        self._show_tools()

    def _show_tools(self) -> None:
        focus = QApplication.focusWidget()
        here = self.underMouse() or (focus is not None and self.isAncestorOf(focus))
        filled = self._value() not in _EMPTY
        self.copy.setVisible(here and filled)
        self.tick.setVisible(filled and (here or self.tick.isChecked()))

    def _ticked(self, on: bool) -> None:
        ticks = dict(self._session.note("ticks", {}))
        ticks.pop(self.path, None)
        if on:
            ticks[self.path] = str(self._value())
        self._session.set_note("ticks", ticks)
        self._show_origin(self._value())

    def _value(self) -> Any:
        return value_of(self._session.filing, self.path)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setSpacing(4)
        names = QHBoxLayout()
        names.setSpacing(8)
        for widget in (self._title, self._other):
            names.addWidget(widget)
        names.addStretch(1)
        names.addWidget(self._origin)
        names.addWidget(self.tick)
        layout.addLayout(names)
        line = QHBoxLayout()
        line.setSpacing(8)
        self.copy.setIconSize(QSize(18, 18))
        line.addWidget(self._editor, 1)
        line.addWidget(self.copy)
        layout.addLayout(line)
        layout.addWidget(self.below)
        layout.addWidget(self._changes)
        self._changes.hide()
        self._origin.hide()
        for tool in (self.copy, self.tick):
            # They have keys, and no place in the way from field to field.
            tool.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tool.setProperty("has_key", True)
            policy = tool.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            tool.setSizePolicy(policy)
            tool.hide()

    def _report(self, value: Any) -> None:
        if value in _EMPTY and value_of(self._session.filing, self.path) in _EMPTY:
            self.settled = self.settled and not self._session.draft(self.path)
        self._problem = None
        self._session.set_draft(self.path, "")
        self.edited.emit(self.path, value)

    def _unfinished(self, typed: str, problem: NotYet) -> None:
        """What is typed is no value: it stays, and the filing has none there."""
        self._problem = problem
        if not problem.is_value:
            nothing = "" if isinstance(self._value(), str) else None
            self._session.set_draft(self.path, typed, nothing)
        self._tell()

    def _show_changes(self, changes: Sequence[Text]) -> None:
        """What the cleaner changed stays below the field until it is left with something else."""
        self._changes.setText("\n".join(self._session.say(change) for change in changes))
        self._changes.setVisible(bool(changes))

    def _choose(self, value: object) -> None:
        """One of the likely meanings was meant, or what a check knows is taken."""
        if isinstance(value, tuple) and value and isinstance(value[0], Finding):
            take_answer(self._session, *value)
            return
        self._report(value)
        self._editor.show_value(value)
        self._tell()


def _is_many(row: FieldRow) -> bool:
    return isinstance(row._editor, ManyEditor)
