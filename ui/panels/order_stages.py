"""How far an order came: dated entries with what shows them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.text import Text
from icpdesk.model.dates import parse_date
from icpdesk.pipeline.follow_up import stages_of_an_order
from ui.filing.filing_records import FilingRecords
from ui.filing.session import Session
from ui.widgets.flow_layout import clear
from ui.widgets.labels import label, row_of, set_role
from ui.widgets.still_boxes import ChoiceBox


class OrderStages(QWidget):
    """The entries and a line for the next one."""

    changed = Signal()
    """An entry was made or taken out: the state may have moved."""

    def __init__(self, session: Session, shelf: FilingRecords) -> None:
        super().__init__()
        self._session, self._shelf = session, shelf
        self._title, self._hint = label("", "heading"), label("", "quiet")
        self._entries, self.stage = QGridLayout(), ChoiceBox()
        self._entries.setHorizontalSpacing(18)
        self._entries.setColumnStretch(2, 1)
        self.day, self.evidence, self.add = QLineEdit(), QLineEdit(), QPushButton()
        self.day.setMaximumWidth(130)
        self.message = label("", "error")
        self.message.hide()
        self.remove_buttons: list[QPushButton] = []
        self.add.clicked.connect(self._add)
        self.evidence.returnPressed.connect(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addLayout(self._entries)
        layout.addWidget(row_of(self.stage, self.day, self.evidence, self.add))
        layout.addWidget(self.message)

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("Stages"))
        self._hint.setText(self.tr("Handed in is not done: note each stage with what shows it."))
        self.add.setText(self.tr("Add entry"))
        self.stage.setAccessibleName(self.tr("Stage"))
        self.day.setAccessibleName(self.tr("Date"))
        self.evidence.setAccessibleName(self.tr("Evidence"))
        self.evidence.setPlaceholderText(self.tr("Evidence: order number, message, filing number"))
        chosen = self.stage.currentData()
        self.stage.clear()
        for slug, words in stages_of_an_order().items():
            self.stage.addItem(self._session.say(words), slug)
        self.stage.setCurrentIndex(max(0, self.stage.findData(chosen)))

    def refresh(self) -> None:
        """The entries of the present filing."""
        if not self.day.text():
            self.day.setText(date.today().isoformat())  # noqa: DTZ011 - the user's calendar
        clear(self._entries)
        self.remove_buttons = []
        names = stages_of_an_order()
        for row, entry in enumerate(self._shelf.stages()):
            self._entries.addWidget(label(entry.day, "name", wrap=False), row, 0)
            stage = self._session.say(names[entry.stage])
            self._entries.addWidget(label(stage, wrap=False), row, 1)
            evidence = entry.evidence or self.tr("no evidence noted")
            self._entries.addWidget(label(evidence, "" if entry.evidence else "warning"), row, 2)
            remove = QPushButton(self.tr("Remove"))
            remove.setAccessibleName(f"{remove.text()}: {entry.day} {stage}")
            remove.clicked.connect(lambda *_, number=entry.id: self._remove(number))
            self.remove_buttons.append(remove)
            self._entries.addWidget(remove, row, 3)

    def _add(self) -> None:
        try:
            day = parse_date(self.day.text())
        except ValueError:
            form = Text("Write the date as 2026-11-30.", "请按 2026-11-30 的格式填写日期。")
            self._tell(self._session.say(form))
            return
        try:
            self._shelf.add_stage(self.stage.currentData(), day, self.evidence.text())
        except IcpdeskError as problem:
            self._tell(self._session.say(problem.message))
            return
        self.evidence.clear()
        self._done()

    def _remove(self, number: int) -> None:
        self._shelf.remove_stage(number)
        self._done()

    def _done(self) -> None:
        self.message.hide()
        self.refresh()
        self.changed.emit()

    def _tell(self, words: str) -> None:
        set_role(self.message, "error")
        self.message.setText(words)
        self.message.show()
