"""What to do now that the folder is there: a list to tick, with addresses to open or copy."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from icpdesk.pipeline.after_export import NextStep, steps_after_export
from ui.filing.filing_records import FilingRecords
from ui.filing.session import Session
from ui.widgets.flow_layout import clear
from ui.widgets.labels import card, label, row_of

_NOTE = "after_export"


class AfterExport(QWidget):
    """Ticks are kept with the filing; a browser opens only when somebody clicks on its address."""

    copied = Signal(str)
    """An address is in the clipboard."""

    def __init__(self, session: Session, shelf: FilingRecords) -> None:
        super().__init__()
        self._session, self._shelf = session, shelf
        self.boxes: dict[str, QCheckBox] = {}
        self.links: dict[str, tuple[QPushButton, QPushButton]] = {}
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def refresh(self) -> None:
        """Show the steps of the present filing."""
        session = self._session
        state = (session.filing, session.language, session.masked)
        if not session.is_open or state == self._shown:
            return
        self._shown = state
        clear(self._column)
        self.boxes, self.links = {}, {}
        rows: list[QWidget] = [label(self.tr("What to do now"), "heading")]
        for step in steps_after_export(session.case):
            rows.append(self._row(step))
        self._column.addWidget(card(*rows))

    def _row(self, step: NextStep) -> QWidget:
        say = self._session.say
        box = QCheckBox(say(step.what))
        box.setChecked(step.id in self._shelf.note(_NOTE, ()))
        box.toggled.connect(lambda on, name=step.id: self._tick(name, on))
        self.boxes[step.id] = box
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(box)
        hint = label(self._told(say(step.hint)), "quiet")
        hint.setContentsMargins(30, 0, 0, 0)
        column.addWidget(hint)
        if step.address:
            go, copy = QPushButton(step.address), QPushButton(self.tr("Copy the address"))
            go.setToolTip(self.tr("Opens in your browser"))
            copy.setAccessibleName(f"{copy.text()}: {step.address}")
            go.clicked.connect(lambda _=False, where=step.address: _open(where))
            copy.clicked.connect(lambda _=False, where=step.address: self._copy(where))
            self.links[step.id] = (go, copy)
            links = row_of(go, copy)
            links.setContentsMargins(30, 0, 0, 0)
            column.addWidget(links)
        return row

    def _told(self, words: str) -> str:
        """Numbers are dots where the window hides them."""
        if not self._session.masked:
            return words
        return " ".join(_dots(word) for word in words.split(" "))

    def _tick(self, name: str, on: bool) -> None:
        kept = {*self._shelf.note(_NOTE, ())}
        self._shelf.set_note(_NOTE, sorted(kept | {name} if on else kept - {name}))

    def _copy(self, address: str) -> None:
        QGuiApplication.clipboard().setText(address)
        self.copied.emit(address)


def _dots(word: str) -> str:
    return (
        word[:3] + "•" * (len(word) - 5) + word[-2:] if word.isdecimal() and len(word) > 8 else word
    )


def _open(address: str) -> None:
    QDesktopServices.openUrl(QUrl(address))
