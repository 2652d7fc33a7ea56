"""A table that is a list of things: whole lines are chosen, none is typed into.

Tabs that come and go with what is chosen beside them.

A widget to be scrolled in a window that is too small for it.

A list whose lines break: each row is as high as its words need.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QScrollArea,
    QTableView,
    QTabWidget,
    QWidget,
)


def only_shown(table: QTableView) -> None:
    """No numbers beside the lines, nothing to type, Tab leaves the table."""
    table.verticalHeader().hide()
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.horizontalHeader().setHighlightSections(False)


def as_list(table: QTableView, height: int = 0) -> None:
    """One line chosen at a time; each ``height`` dots high, or as high as Qt makes it."""
    only_shown(table)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    if height:
        table.verticalHeader().setDefaultSectionSize(height)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    table.horizontalHeader().setDefaultAlignment(left)


def show_tabs(tabs: QTabWidget, *wanted: tuple[QWidget, str]) -> None:
    """Exactly these, in this order; the chosen one stays chosen where it is still there."""
    chosen = tabs.currentWidget()
    tabs.blockSignals(True)
    if [tabs.widget(n) for n in range(tabs.count())] != [widget for widget, _ in wanted]:
        tabs.clear()
        for widget, words in wanted:
            tabs.addTab(widget, words)
    for number, (_, words) in enumerate(wanted):
        tabs.setTabText(number, words)
    tabs.setCurrentIndex(max(0, tabs.indexOf(chosen)) if chosen else 0)
    tabs.blockSignals(False)


def scrolled(widget: QWidget) -> QScrollArea:
    """The widget as it is; up and down only, and the keyboard goes to what is in it."""
    area = QScrollArea()
    area.setWidget(widget)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


_BESIDE, _ABOVE, _LOWEST = 11, 6, 36
"""Pixels around the words of a row and its least height, by the style sheet."""
_HIGHEST = 10_000


class WrappedList(QListWidget):
    """Qt leaves the padding of the style sheet out when it counts lines, and cuts the last one off."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit_rows(self) -> None:
        """After words have changed."""
        room = QRect(0, 0, self.viewport().width() - 2 * _BESIDE, _HIGHEST)
        for row in range(self.count()):
            item = self.item(row)
            needed = self.fontMetrics().boundingRect(
                room, Qt.TextFlag.TextWordWrap.value, item.text()
            )
            item.setSizeHint(QSize(0, max(_LOWEST, needed.height() + 2 * _ABOVE)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self.fit_rows()
