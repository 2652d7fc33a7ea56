"""The cross-check matrix of one client: what is typed beside what every other source says."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from icpdesk.model.matrix import OTHER_CLIENTS
from icpdesk.rulebook.fields import field_at
from ui.batch_run import BatchRun
from ui.filing.session import Session
from ui.widgets.labels import label
from ui.widgets.still_boxes import ChoiceBox
from ui.widgets.views import only_shown
from ui.window import theme

_MARKS = {"equal": "✓", "variant": "≈", "differs": "✕", "unknown": "?"}
FIELD, TYPED, FIRST = range(3)
_HEAD = 56
"""Two lines of a slot's name."""


class CrossCheckTable(QWidget):
    """A row a value, a column a source; signs and colours say which agree."""

    def __init__(self, session: Session, run: BatchRun) -> None:
        super().__init__()
        self._session, self._run = session, run
        self.client, self.only = ChoiceBox(), QCheckBox()
        self.client.setMinimumContentsLength(24)
        self.table = QTableWidget(0, FIRST)
        self.empty = label("", "quiet")
        self._legend = label("", "quiet", wrap=False)
        self.client.currentIndexChanged.connect(lambda *_: self._show())
        self.only.toggled.connect(lambda *_: self._show())
        self._lay_out()

    def retranslate(self) -> None:
        """All words."""
        self.client.setAccessibleName(self.tr("Client"))
        self.only.setText(self.tr("Only what differs"))
        self.table.setAccessibleName(self.tr("Sources side by side"))
        self._legend.setText(self.tr("✓ the same   ✕ differs   ? not found"))
        self.empty.setText(
            self.tr(
                "Nothing was compared yet. Tick “Read the pictures” before you begin: then every"
                " value of the sheet stands here beside what cards, licences, domain certificates,"
                " signed papers and other clients say."
            )
        )
        self.show_all()

    def show_all(self) -> None:
        """Every client that has something to compare."""
        chosen = self.client.currentData()
        held = [one for _, one in sorted(self._run.outcomes.items()) if one.matrix]
        self.client.blockSignals(True)
        self.client.clear()
        for outcome in held:
            differs = any(row["contradicted"] for row in outcome.matrix)
            self.client.addItem(f"{'✕' if differs else '✓'}  {outcome.client}", outcome.row)
        self.client.setCurrentIndex(max(0, self.client.findData(chosen)))
        self.client.blockSignals(False)
        for widget in (self.client, self.only, self._legend, self.table):
            widget.setVisible(bool(held))
        self.empty.setVisible(not held)
        self._show()

    def choose(self, row: int) -> None:
        """Show the client of this row of the sheet."""
        self.client.setCurrentIndex(self.client.findData(row))

    def _show(self) -> None:
        outcome = self._run.outcomes.get(self.client.currentData() or -1)
        rows: list[dict[str, Any]] = outcome.matrix if outcome else []
        sources = list(dict.fromkeys(cell["source"] for row in rows for cell in row["says"]))
        shown = [row for row in rows if row["contradicted"] or not self.only.isChecked()]
        self.table.setColumnCount(FIRST + len(sources))
        self.table.setHorizontalHeaderLabels(
            [self.tr("Field"), self.tr("In the sheet"), *map(self._source, sources)]
        )
        self.table.setRowCount(len(shown))
        for line, row in enumerate(shown):
            field = field_at(self._session.book, row["place"])
            self._put(line, FIELD, self._session.say(field.label) if field else row["place"])
            self._put(line, TYPED, row["typed"])
            says = {cell["source"]: cell for cell in row["says"]}
            for column, source in enumerate(sources, FIRST):
                cell = says.get(source)
                self._put(line, column, _words(cell), cell["agreement"] if cell else "")
        head = self.table.horizontalHeader()
        for column in range(self.table.columnCount()):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.table.resizeRowsToContents()

    def _source(self, source: str) -> str:
        if source == OTHER_CLIENTS:
            return self.tr("Other clients")
        return self._session.say(self._session.book.vocabulary("slots").name_of(source))

    def _put(self, line: int, column: int, words: str, agreement: str = "") -> None:
        item = QTableWidgetItem(words)
        item.setToolTip(words)
        colours = theme.current()
        if agreement in ("differs", "variant"):
            item.setForeground(QColor(colours.error))
            item.setBackground(QColor(colours.error_ground))
        elif agreement == "unknown":
            item.setForeground(QColor(colours.quiet))
        self.table.setItem(line, column, item)

    def _lay_out(self) -> None:
        only_shown(self.table)
        self.table.setWordWrap(True)
        head = self.table.horizontalHeader()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        head.setDefaultAlignment(Qt.AlignmentFlag(left | Qt.TextFlag.TextWordWrap))
        head.setMinimumHeight(_HEAD)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.client)
        top.addWidget(self.only)
        top.addStretch(1)
        top.addWidget(self._legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(top)
        column.addWidget(self.empty)
        column.addWidget(self.table, 1)
        column.addStretch(0)


def _words(cell: dict[str, Any] | None) -> str:
    if cell is None:
        return ""
    same = cell["agreement"] == "equal"
    mark = _MARKS[cell["agreement"]]
    if same:
        return mark
    value = cell["value"] or QCoreApplication.translate("CrossCheckTable", "not found")
    return f"{mark} {value}"
