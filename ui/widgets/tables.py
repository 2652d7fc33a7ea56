"""A table that is a list of things: whole lines are chosen, none is typed into."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView


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
