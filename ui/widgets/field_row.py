"""One field of the form: both names, the editor for its kind, help, and what the checks say."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from icpdesk.model import Finding, Severity
from icpdesk.model.dates import parse_date
from icpdesk.rulebook.fields import Field, choices_of
from icpdesk.text import Text
from ui.session import Session
from ui.widgets.labels import label, set_role

_ROLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "quiet"}
_MARKS = {Severity.ERROR: "✕ ", Severity.WARNING: "! ", Severity.INFO: "· "}
_FLAGS = (
    (None, Text("not answered", "未填写")),
    (True, Text("yes", "是")),
    (False, Text("no", "否")),
)


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
        self._quiet = False
        self._title = label(role="", wrap=False)
        self._other = label(role="quiet", wrap=False)
        self._help = label(role="quiet")
        self._messages = label(role="error")
        self._messages.hide()
        self.editor = self._make_editor()
        self._title.setBuddy(self.editor)
        self._copy = QToolButton()
        self._copy.clicked.connect(self._copy_value)
        self._lay_out()
        self.translate()

    def show_value(self, value: Any) -> None:
        """Show ``value`` without reporting it as typed."""
        self._quiet = True
        try:
            self._set(value)
        finally:
            self._quiet = False

    def show_findings(self, findings: list[Finding]) -> None:
        """Say below the field what is wrong with it."""
        findings = sorted(findings, key=lambda finding: finding.severity.rank)
        self._messages.setVisible(bool(findings))
        worst = findings[0].severity if findings else None
        if worst is not None:
            lines = []
            for finding in findings:
                advice = self._session.say(finding.advice)
                lines.append(
                    f"{_MARKS[finding.severity]}{self._session.say(finding.message)} {advice}".strip()
                )
            self._messages.setText("\n".join(lines))
            self._messages.setToolTip(
                "\n".join(f"{f.rule}: {s.title}, {s.as_of}" for f in findings for s in f.sources)
            )
            set_role(self._messages, _ROLES[worst])
        self.editor.setProperty("state", "error" if worst is Severity.ERROR else "")
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    def translate(self) -> None:
        """Show the words of the window's language, the other one beside it."""
        own, other = ("zh", "en") if self._session.language == "zh" else ("en", "zh")
        optional = (
            Text(" (optional)", "（选填）")[self._session.language] if self._field.optional else ""
        )
        self._title.setText(self._field.label[own] + optional)  # type: ignore[index]
        self._other.setText(self._field.label[other])  # type: ignore[index]
        self._help.setText(self._session.say(self._field.help))
        self._copy.setText(self._session.say(Text("Copy", "复制")))
        self._copy.setAccessibleName(f"{self._copy.text()} {self._field.label[own]}")  # type: ignore[index]
        self.editor.setAccessibleName(f"{self._field.label.en} {self._field.label.zh}")
        self.editor.setAccessibleDescription(self._help.text())
        if isinstance(self.editor, QComboBox):
            self._fill_choices(self.editor)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 6)
        layout.setSpacing(3)
        names = QHBoxLayout()
        names.addWidget(self._title)
        names.addWidget(self._other)
        names.addStretch(1)
        layout.addLayout(names)
        line = QHBoxLayout()
        line.addWidget(self.editor, 1)
        line.addWidget(self._copy)
        layout.addLayout(line)
        layout.addWidget(self._messages)
        layout.addWidget(self._help)

    def _make_editor(self) -> QWidget:
        kind = self._field.kind
        if kind in ("choice", "flag"):
            box = QComboBox()
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.activated.connect(lambda _: self._report(box.currentData()))
            return box
        if kind == "long-text":
            text = QPlainTextEdit()
            text.setTabChangesFocus(True)
            text.setFixedHeight(84)
            text.textChanged.connect(lambda: self._report(text.toPlainText()))
            return text
        edit = QLineEdit()
        edit.setPlaceholderText(self._field.example)
        edit.textEdited.connect(lambda typed: self._report(self._parsed(typed)))
        return edit

    def _fill_choices(self, box: QComboBox) -> None:
        current = box.currentData()
        box.blockSignals(True)
        box.clear()
        if self._field.kind == "flag":
            for value, words in _FLAGS:
                box.addItem(self._session.say(words), value)
        else:
            box.addItem("—", "")
            for term in choices_of(self._session.book, self._field.choices):
                box.addItem(f"{term.name.zh} · {term.name.en}", term.slug)
        box.setCurrentIndex(max(0, box.findData(current)))
        box.blockSignals(False)

    def _parsed(self, typed: str) -> Any:
        """The value that a line means; text that is no value yet stays out of the filing."""
        kind = self._field.kind
        typed = typed.strip()
        if kind in ("date", "end-date"):
            if not typed:
                return None
            if kind == "end-date" and typed in ("长期", "long-term", "long term"):
                return "long-term"
            try:
                return parse_date(typed)
            except ValueError:
                return self._not_yet(Text("Write it as 2026-11-24.", "请写成 2026-11-24。"))
        if kind == "number":
            if not typed:
                return None if self._field.name != "filed_websites" else 0
            if typed.isdecimal() and len(typed) < 5:
                return int(typed)
            return self._not_yet(Text("Enter a whole number.", "请填写整数。"))
        if kind in ("choices", "words"):
            return self._many(typed)
        return typed

    def _many(self, typed: str) -> Any:
        parts = [
            part for part in typed.replace("、", ",").replace("，", ",").split(",") if part.strip()
        ]
        if self._field.kind == "words":
            return tuple(part.strip() for part in parts)
        terms = choices_of(self._session.book, self._field.choices)
        found = [terms.find(part.strip()) for part in parts]
        if any(term is None for term in found):
            known = "、".join(term.name.zh for term in list(terms)[:6])
            return self._not_yet(Text(f"Known are: {known} …", f"可选：{known}……"))
        return tuple(term.slug for term in found if term)

    def _not_yet(self, words: Text) -> _Unfinished:
        self._messages.setText(self._session.say(words))
        set_role(self._messages, "error")
        self._messages.show()
        return _Unfinished()

    def _set(self, value: Any) -> None:
        editor = self.editor
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(0, editor.findData(value)))
        elif isinstance(editor, QPlainTextEdit):
            if editor.toPlainText() != value:
                editor.setPlainText(str(value or ""))
        elif isinstance(editor, QLineEdit) and (
            not editor.hasFocus() or self._parsed_quietly(editor.text()) != value
        ):
            # What is being typed stays as it is typed while it means the same.
            editor.setText(self._shown(value))

    def _parsed_quietly(self, text: str) -> Any:
        hidden = self._messages.isHidden()
        value = self._parsed(text)
        self._messages.setHidden(hidden)
        return value

    def _shown(self, value: Any) -> str:
        if value is None or value == ():
            return ""
        if isinstance(value, date):
            return value.isoformat()
        if value == "long-term":
            return "长期"
        if isinstance(value, tuple):
            if self._field.choices:
                terms = choices_of(self._session.book, self._field.choices)
                return "、".join(terms.name_of(item).zh for item in value)
            return "、".join(value)
        return str(value)

    def _report(self, value: Any) -> None:
        if not self._quiet and not isinstance(value, _Unfinished):
            self.edited.emit(self.path, value)

    def _copy_value(self) -> None:
        from icpdesk.documents.values import shown, value_at

        value = value_at(self._session.filing, self.path)
        QApplication.clipboard().setText(shown(value, self._field.choices, self._session.book))


class _Unfinished:
    """What is typed is no value yet."""
