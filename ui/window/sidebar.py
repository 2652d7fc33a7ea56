"""The list of steps at the left: icon, name, and how far each is in words."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.window import icons, theme
from ui.window.step_states import Mark, StepState
from ui.window.steps import STEPS

_Index = QModelIndex | QPersistentModelIndex
_STATE = int(Qt.ItemDataRole.UserRole) + 1
_ICON = _STATE + 1
_NAME = _STATE + 2
_APART = _STATE + 3
"""Whether a line stands above: what belongs to a filing is set apart from what does not."""
_GAP = 11
_SMALLER = 1.5
_MARK_ICONS: dict[Mark, str] = {
    "todo": "todo", "waiting": "todo", "error": "error", "warning": "warning",
    "partial": "help", "done": "done",
}  # fmt: skip


class Sidebar(QListWidget):
    """One line a page; pages that need a filing are hidden while none is open."""

    chosen = Signal(str)
    """Slug of the page to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_StepDelegate(self))
        self.setMouseTracking(True)
        self.hovered = -1
        """The row under the mouse."""
        self._shown: object = None
        """What was written last: keys that change no state draw nothing anew."""
        self.itemEntered.connect(lambda item: self._hover(self.row(item)))
        self.viewportEntered.connect(lambda: self._hover(-1))
        for step in STEPS:
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, step.slug)
            item.setData(_ICON, step.icon)
            self.addItem(item)
        self.currentItemChanged.connect(self._report)

    def show_states(self, states: Mapping[str, StepState], *, filing_open: bool) -> None:
        """Write names and states anew, in the window's language."""
        shown = {step.slug: (step.title, states.get(step.slug, StepState())) for step in STEPS}
        if (shown, filing_open) == self._shown:
            return
        self._shown = (shown, filing_open)
        for row, step in enumerate(STEPS):
            item = self.item(row)
            state = shown[step.slug][1]
            item.setData(_STATE, state)
            item.setData(_NAME, step.title)
            words = state.words
            item.setToolTip(words)
            item.setText(f"{step.title}, {words}" if words else step.title)
            item.setHidden(step.needs_filing and not filing_open)
            before = STEPS[row - 1].needs_filing if row else step.needs_filing
            item.setData(_APART, filing_open and before != step.needs_filing)
        self.viewport().update()

    def select(self, slug: str) -> None:
        """Mark the line of a page without reporting it."""
        self.blockSignals(True)
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == slug:
                self.setCurrentRow(row)
        self.blockSignals(False)

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        self.hovered = row
        self.viewport().update()

    def _report(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


class _StepDelegate(QStyledItemDelegate):
    def __init__(self, steps: Sidebar) -> None:
        super().__init__(steps)
        self._list = steps

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        state: StepState | None = index.data(_STATE)
        line = option.fontMetrics.height()
        height = line * 2 + 6 if state and state.words else line + 13
        return QSize(0, height + (_GAP if index.data(_APART) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        colours = theme.current()
        # Asked of the list: the flags of QStyle alone take 5 ms of the start to import.
        chosen = index.row() == self._list.currentRow()
        over = index.row() == self._list.hovered
        area = option.rect.adjusted(4, 1, -4, -1)
        painter.save()
        if index.data(_APART):
            painter.setPen(QColor(colours.line))
            middle = option.rect.top() + _GAP // 2
            painter.drawLine(area.left() + 8, middle, area.right() - 8, middle)
            area.setTop(area.top() + _GAP)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or over:
            painter.setBrush(QColor(colours.tint if chosen else colours.raised))
            painter.drawRoundedRect(area, 6, 6)
        if chosen:
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRect(area.left(), area.top() + 8, 3, area.height() - 16), 1, 1)
        ink = colours.accent if chosen else colours.quiet
        top = area.top() + 7
        picture = icons.icon(index.data(_ICON), ink)
        picture.paint(painter, QRect(area.left() + 12, top, 18, 18))
        self._words(painter, option, index, area.adjusted(40, 2, -8, -2), chosen)
        painter.restore()

    def _words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: _Index,
        area: QRect,
        chosen: bool,
    ) -> None:
        colours = theme.current()
        state: StepState = index.data(_STATE) or StepState()
        font = QFont(option.font)
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(QColor(colours.ink))
        line = option.fontMetrics.height()
        words = state.words
        top = area.top() + (0 if words else (area.height() - line) // 2)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(area.left(), top, area.width(), line), flags, index.data(_NAME))
        if not words:
            return
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() - _SMALLER)
        painter.setFont(small)
        tone = {
            "error": colours.error, "warning": colours.warning, "done": colours.good,
        }.get(state.mark, colours.quiet)  # fmt: skip
        below = QRect(area.left(), area.top() + line, area.width(), line)
        icons.icon(_MARK_ICONS.get(state.mark, "todo"), tone, 14).paint(
            painter, QRect(below.left(), below.top() + (line - 14) // 2, 14, 14)
        )
        painter.setPen(QColor(tone))
        room = below.adjusted(20, 0, 0, 0)
        metrics = QFontMetrics(small)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, flags, shown)
