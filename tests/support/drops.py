"""Files dropped on a window as the system hands them over: events that find their widget by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drop_files(window: QWidget, files: Sequence[Path], at: QPoint) -> None:
    """Drag ``files`` over ``at`` (in the window's own pixels) and let them go there.

    Qt hands the events on from the widget under the pointer to the first that takes drops.
    """
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file.absolute())) for file in files])
    under = window.childAt(at) or window
    spot = under.mapFrom(window, at)
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(spot, Qt.DropAction.CopyAction, mime, button, keys)
    QApplication.sendEvent(under, enter)
    assert enter.isAccepted(), f"{under} takes no files"
    drop = QDropEvent(QPointF(spot), Qt.DropAction.CopyAction, mime, button, keys)
    QApplication.sendEvent(under, drop)
    assert drop.isAccepted()
