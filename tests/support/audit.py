"""What a page of the window must never do: cut words off, overlap, hide from keyboard or reader."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTextEdit,
    QWidget,
)

INPUTS = (QLineEdit, QComboBox, QPlainTextEdit, QTextEdit, QAbstractItemView, QSlider)
LEAVES = (*INPUTS, QAbstractButton, QLabel)
LEAST = 24


def faults(page: QWidget) -> list[str]:
    """Everything that is wrong with what ``page`` shows now."""
    shown = [w for w in page.findChildren(QWidget) if w.isVisible() and not _inner(w)]
    found = [f"{_name(w)}: {fault}" for w in shown for fault in _of_one(w)]
    return found + list(_overlaps(shown))


def words_of(widget: QWidget) -> str:
    if isinstance(widget, (QLabel, QAbstractButton)):
        return widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text() + widget.placeholderText()
    return ""


def _of_one(widget: QWidget) -> Iterator[str]:
    words = words_of(widget)
    unnamed = isinstance(widget, QAbstractButton) and not words
    if (isinstance(widget, INPUTS) or unnamed) and not widget.accessibleName():
        yield "no name for a screen reader"
    if isinstance(widget, (*INPUTS, QAbstractButton)) and widget.isEnabled():
        # What has a key of its own may stand outside of the way from field to field.
        by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not by_tab and not widget.property("has_key"):
            yield "cannot be reached with Tab"
        if min(widget.width(), widget.height()) < LEAST:
            yield f"target of {widget.width()}x{widget.height()}"
    if (
        isinstance(widget, QAbstractButton)
        and words
        and widget.width() + 1 < widget.sizeHint().width()
    ):
        yield f"'{words}' has {widget.width()} of {widget.sizeHint().width()}"
    if isinstance(widget, QLabel) and words and widget.pixmap().isNull():
        if widget.wordWrap():
            if widget.height() + 2 < widget.heightForWidth(widget.width()):
                yield f"'{words[:30]}' is {widget.height()} high, needs {widget.heightForWidth(widget.width())}"
        elif widget.width() + 1 < widget.sizeHint().width():
            yield f"'{words[:30]}' is cut off"
    if "…" in words and words.endswith("…") and isinstance(widget, QLabel) and len(words) > 60:
        yield f"'{words}' is shortened"
    metrics = QFontMetrics(widget.font())
    boxes = [c for c in words if not c.isspace() and not metrics.inFontUcs4(ord(c))]
    if boxes:
        yield f"no glyph for {boxes[:5]}"


def _overlaps(shown: list[QWidget]) -> Iterator[str]:
    by_parent: dict[QWidget, list[QWidget]] = {}
    for widget in shown:
        if isinstance(widget, LEAVES) and words_of(widget) is not None:
            by_parent.setdefault(widget.parentWidget(), []).append(widget)
    for siblings in by_parent.values():
        for index, one in enumerate(siblings):
            for other in siblings[index + 1 :]:
                both = one.geometry().intersected(other.geometry())
                if (
                    _visible_part(one)
                    and _visible_part(other)
                    and both.width() > 1
                    and both.height() > 1
                ):
                    yield f"{_name(one)} and {_name(other)} overlap"


def _visible_part(widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty() and QRect(widget.geometry()).isValid()


def _inner(widget: QWidget) -> bool:
    """Parts of composed Qt widgets: their owner is judged."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, (QComboBox, QAbstractItemView)):
            return True
        if parent.metaObject().className() in ("QCalendarWidget", "QHeaderView", "QMenu"):
            return True
        parent = parent.parentWidget()
    return widget.objectName().startswith("qt_") or (
        isinstance(widget, QAbstractButton)
        and widget.metaObject().className() == "QLineEditIconButton"
    )


def _name(widget: QWidget) -> str:
    words = words_of(widget) or widget.accessibleName()
    return f"{widget.metaObject().className()}({words[:40]!r})"
