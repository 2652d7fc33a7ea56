"""One field of the form: its names, its editor, where the value came from, what the checks say."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Signal
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
from icpdesk.pipeline.summary import is_to_fill
from icpdesk.rulebook.fields import Field
from ui.filing.session import Session
from ui.widgets.button_icon import set_icon
from ui.widgets.editors import ManyEditor, make_editor
from ui.widgets.labels import label, set_role

_ROLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "quiet"}
_MARKS = {Severity.ERROR: "✕ ", Severity.WARNING: "! ", Severity.INFO: "· "}


class FieldRow(QWidget):
    """Shows and changes the value at one path of the filing."""

    edited = Signal(str, object)
    """(path, new value)"""

    def __init__(
        self, session: Session, field: Field, path: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._field = field
        self.path = path
        self._demanded = False
        self._title, self._other = label(role="name", wrap=False), label(role="quiet", wrap=False)
        self._help, self._origin = label(role="quiet"), label(role="chip", wrap=False)
        self._messages, self._sources = label(role="error"), label(role="quiet")
        self.tick = QCheckBox()
        self.tick.clicked.connect(self._ticked)
        self._editor = make_editor(session, field)
        self._editor.edited.connect(self._report)
        self._editor.unfinished.connect(self._show_unfinished)
        target = self._editor.target
        self.editor: QWidget = target.focusProxy() or target if _is_many(self) else target
        self._title.setBuddy(self.editor)
        self._copy, self._why = QToolButton(), QToolButton()
        self._copy.clicked.connect(self._copy_value)
        self._why.setProperty("flat", "true")
        self._why.clicked.connect(lambda: self._sources.setVisible(self._sources.isHidden()))
        self._lay_out()
        self.translate()

    def take_focus(self) -> None:
        """Let the next key go to the value."""
        self._editor.take_focus()

    def show_value(self, value: Any) -> None:
        """Show ``value`` without reporting it as typed."""
        self._editor.blockSignals(True)
        self._editor.show_value(value)
        self._editor.blockSignals(False)
        self._show_origin(value)

    def show_findings(self, findings: list[Finding]) -> None:
        """Say below the field what is wrong with it; what is only empty is told quietly."""
        findings = sorted(findings, key=lambda finding: finding.severity.rank)
        for widget in (self._messages, self._why):
            widget.setVisible(bool(findings))
        self._sources.hide()
        worst = findings[0].severity if findings else None
        empty = bool(findings) and all(is_to_fill(f, self._session.filing) for f in findings)
        # Optional in most filings, asked for in this one.
        self._demanded = empty and worst is not Severity.INFO
        self._show_title()
        if worst is not None:
            self._messages.setText("\n".join(self._line(f, empty=empty) for f in findings))
            set_role(self._messages, "quiet" if empty else _ROLES[worst])
            self._sources.setText(
                "\n".join(f"{s.title}, {s.as_of} ({f.rule})" for f in findings for s in f.sources)
            )
        self.editor.setProperty("state", "error" if worst is Severity.ERROR and not empty else "")
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    def translate(self) -> None:
        """Show the words of the window's language, the other one beside it."""
        own = self._show_title()
        self._help.setText(self._session.say(self._field.help))
        set_icon(self._copy, "copy")
        self._copy.setToolTip(self.tr("Copy the value for the console"))
        self._copy.setAccessibleName(f"{self._copy.toolTip()}: {own}")
        self._why.setText(self.tr("Why?"))
        self._why.setAccessibleName(f"{self._why.text()} {own}")
        self.tick.setText(self.tr("Checked"))
        self.tick.setToolTip(self.tr("I compared this value with the document"))
        self.tick.setAccessibleName(f"{self.tick.text()}: {own}")
        self._editor.retranslate()
        self._editor.name(f"{self._field.label.en} {self._field.label.zh}")
        self.editor.setAccessibleDescription(self._help.text())

    def _show_title(self) -> str:
        """The label in both languages; returns the one in the window's."""
        own, other = self._field.label.en, self._field.label.zh
        if self._session.language == "zh":
            own, other = other, own
        optional = self._field.optional and not self._demanded
        self._title.setText(own + (self.tr(" (optional)") if optional else ""))
        self._other.setText(other)
        return own

    def _line(self, finding: Finding, *, empty: bool) -> str:
        words = f"{self._session.say(finding.message)} {self._session.say(finding.advice)}".strip()
        mark = "○ " if empty else _MARKS[finding.severity]
        return f"{mark}{words}"

    def _show_origin(self, value: Any) -> None:
        """Where the value came from, and whether it changed after it was compared."""
        origin = self._session.note("origins", {}).get(self.path, "")
        words = {
            "typed": self.tr("typed"),
            "read": self.tr("read from a picture"),
            "taken-over": self.tr("taken over"),
            "computed": self.tr("computed"),
        }.get(origin, "")
        ticked = self._session.note("ticks", {}).get(self.path)
        filled = value not in (None, "", ())
        changed = ticked is not None and ticked != str(value)
        self.tick.setVisible(filled)
        self.tick.setChecked(ticked is not None and not changed)
        if changed:
            words = self.tr("changed since it was checked")
        set_role(self._origin, "chip-error" if changed else "chip")
        self._origin.setText(words)
        self._origin.setVisible(filled and bool(words))

    def _ticked(self, on: bool) -> None:
        ticks = dict(self._session.note("ticks", {}))
        ticks.pop(self.path, None)
        if on:
            ticks[self.path] = str(self._value())
        self._session.set_note("ticks", ticks)
        self._show_origin(self._value())

    def _value(self) -> Any:
        from icpdesk.pipeline.form_shape import value_of

        return value_of(self._session.filing, self.path)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 8)
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
        self._copy.setIconSize(QSize(18, 18))
        line.addWidget(self._editor, 1)
        line.addWidget(self._copy)
        layout.addLayout(line)
        told = QHBoxLayout()
        told.addWidget(self._messages, 1)
        told.addWidget(self._why)
        layout.addLayout(told)
        for widget in (self._sources, self._help):
            layout.addWidget(widget)
        for hidden in (self._messages, self._why, self._sources, self._origin, self.tick):
            hidden.hide()

    def _report(self, value: Any) -> None:
        self.edited.emit(self.path, value)

    def _show_unfinished(self, words: Text) -> None:
        self._messages.setText(self._session.say(words))
        set_role(self._messages, "error")
        self._messages.show()

    def _copy_value(self) -> None:
        from icpdesk.rulebook.values import shown

        QApplication.clipboard().setText(
            shown(self._value(), self._field.choices, self._session.book)
        )


def _is_many(row: FieldRow) -> bool:
    return isinstance(row._editor, ManyEditor)
