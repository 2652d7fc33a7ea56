"""The batches of before: sheet, state, clients and day; each goes on where it was."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from icpdesk.model import light_of
from ui.filing.batch_records import BatchRecords
from ui.translation_marks import QT_TRANSLATE_NOOP
from ui.widgets.labels import SIGNS, label, tone_of
from ui.widgets.views import as_list
from ui.window import theme

if TYPE_CHECKING:
    from icpdesk.model import Light
    from icpdesk.store import KnownBatch

_STATES = {
    "running": QT_TRANSLATE_NOOP("BatchList", "running"),
    "done": QT_TRANSLATE_NOOP("BatchList", "finished"),
    "stopped": QT_TRANSLATE_NOOP("BatchList", "stopped"),
    "failed": QT_TRANSLATE_NOOP("BatchList", "not begun: the sheet cannot be used"),
    "interrupted": QT_TRANSLATE_NOOP("BatchList", "interrupted"),
}
SHEET, STATE, CLIENTS, TO_FIX, DAY = range(5)


class BatchList(QFrame):
    """One line a batch, the last first."""

    open_wanted = Signal(object)
    """A KnownBatch whose results are to be shown."""

    def __init__(self, records: BatchRecords) -> None:
        super().__init__()
        self._records = records
        self._batches: tuple[KnownBatch, ...] = ()
        self.setProperty("role", "card")
        self._title = label("", "heading")
        self.table = QTableWidget(0, 5)
        self.open, self.forget = QPushButton(), QPushButton()
        as_list(self.table, height=36)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(SHEET, QHeaderView.ResizeMode.Stretch)
        buttons = QHBoxLayout()
        buttons.addWidget(self.open)
        buttons.addWidget(self.forget)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.open.clicked.connect(self._open)
        self.forget.clicked.connect(self._forget)
        self.table.cellActivated.connect(lambda *_: self._open())
        self.table.currentCellChanged.connect(lambda *_: self._enable())
        records.changed.connect(self.refresh)

    @property
    def chosen(self) -> KnownBatch | None:
        """The batch of the chosen line."""
        row = self.table.currentRow()
        return self._batches[row] if 0 <= row < len(self._batches) else None

    @property
    def is_empty(self) -> bool:
        """Whether no batch is known."""
        return not self._batches

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("Earlier batches"))
        self.table.setAccessibleName(self._title.text())
        self.table.setHorizontalHeaderLabels(
            [
                self.tr("Sheet"),
                self.tr("State"),
                self.tr("Clients"),
                self.tr("To fix"),
                self.tr("Day"),
            ]
        )
        self.open.setText(self.tr("Show results"))
        self.forget.setText(self.tr("Remove from list"))
        self.forget.setToolTip(self.tr("The sheet and the folders stay where they are."))
        self.refresh()

    def refresh(self) -> None:
        """The batches as the store knows them now."""
        self._batches = self._records.all
        self.table.setRowCount(len(self._batches))
        for row, batch in enumerate(self._batches):
            self._put(row, SHEET, Path(batch.sheet).name, tip=f"{batch.sheet}\n→ {batch.out}")
            self._put_state(row, batch)
            done = sum(bool(one.light) for one in batch.clients)
            count = len(batch.clients)
            self._put(row, CLIENTS, f"{count}" if done == count else f"{done} / {count}")
            bad = sum(one.light == "fail" for one in batch.clients)
            self._put(row, TO_FIX, f"{bad}" if bad else "")
            self._put(row, DAY, _day(batch.ended_at or batch.begun_at))
        if self._batches and self.table.currentRow() < 0:
            self.table.setCurrentCell(0, SHEET)
        self._enable()

    def _put_state(self, row: int, batch: KnownBatch) -> None:
        state = self._records.state_of(batch)
        light = _light(batch) if state == "done" else "waiting"
        item = self._put(row, STATE, f"{SIGNS[light]} {self.tr(_STATES[state])}")
        item.setForeground(QColor(getattr(theme.current(), tone_of(light, "ink"))))

    def _put(self, row: int, column: int, words: str, *, tip: str = "") -> QTableWidgetItem:
        item = QTableWidgetItem(words)
        item.setToolTip(tip or words)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
        self.table.setItem(row, column, item)
        return item

    def _open(self) -> None:
        if self.chosen is not None:
            self.open_wanted.emit(self.chosen)

    def _forget(self) -> None:
        if self.chosen is not None:
            self._records.forget(self.chosen)

    def _enable(self) -> None:
        chosen = self.chosen
        self.open.setEnabled(chosen is not None)
        running = chosen is not None and self._records.state_of(chosen) == "running"
        self.forget.setEnabled(chosen is not None and not running)


def _light(batch: KnownBatch) -> Light:
    """Green only when every client is done and green."""
    lights = [one.light for one in batch.clients]
    return light_of(
        errors=lights.count("fail"), waiting=lights.count("") or not lights,
        warnings=lights.count("warn"), unchecked=lights.count("partial"),
    )  # fmt: skip


def _day(at: str) -> str:
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return "–"
