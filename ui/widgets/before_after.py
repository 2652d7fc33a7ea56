"""Two versions of a picture under a line that the user moves."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

_STEP, _LEAP = 0.02, 0.1
_HANDLE = 15


class BeforeAfter(QWidget):
    """Left of the line the picture as it was, right of it as it is now."""

    moved = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._before, self._after = QImage(), QImage()
        self._names = ("", "")
        self.split = 0.5
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)

    def sizeHint(self) -> QSize:
        """Room for a picture."""
        return QSize(640, 420)

    def show_pair(self, before: QImage, after: QImage) -> None:
        """Compare these two."""
        self._before, self._after = before, after
        self.set_split(0.5)

    def set_names(self, before: str, after: str) -> None:
        """The words in the two corners."""
        self._names = (before, after)
        self.update()

    def set_split(self, share: float) -> None:
        """Move the line; 0 is the left edge, 1 the right one."""
        self.split = min(1.0, max(0.0, share))
        self.setAccessibleDescription(f"{round(self.split * 100)} %")
        self.moved.emit(self.split)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the line, Home and End show one version alone."""
        step = _LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        places = {
            Qt.Key.Key_Left: self.split - step,
            Qt.Key.Key_Right: self.split + step,
            Qt.Key.Key_Home: 0.0,
            Qt.Key.Key_End: 1.0,
        }
        if event.key() in places:
            self.set_split(places[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the line."""
        self.set_split(event.position().x() / max(1, self.width()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the line."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.set_split(event.position().x() / max(1, self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Both pictures, each clipped to its side, and the line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = round(self.split * self.width())
        halves = (QRect(0, 0, line, self.height()), QRect(line, 0, self.width(), self.height()))
        for image, half in zip((self._before, self._after), halves, strict=True):
            painter.setClipRect(half)
            if not image.isNull():
                painter.drawImage(_fitted(image, self.rect()), image)
        painter.setClipping(False)
        self._draw_line(painter, line)
        self._draw_names(painter)

    def _draw_line(self, painter: QPainter, line: int) -> None:
        accent = self.palette().highlight().color()
        painter.setPen(QPen(QColor("white"), 5))
        painter.drawLine(line, 0, line, self.height())
        painter.setPen(QPen(accent, 3))
        painter.drawLine(line, 0, line, self.height())
        painter.setBrush(QColor("white"))
        middle = self.height() // 2
        painter.drawEllipse(line - _HANDLE, middle - _HANDLE, 2 * _HANDLE, 2 * _HANDLE)
        for side in (-1, 1):
            painter.drawLine(line + 9 * side, middle, line + 4 * side, middle - 5)
            painter.drawLine(line + 9 * side, middle, line + 4 * side, middle + 5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -2, -2))

    def _draw_names(self, painter: QPainter) -> None:
        metrics = painter.fontMetrics()
        for name, right in zip(self._names, (False, True), strict=True):
            if not name:
                continue
            width = metrics.horizontalAdvance(name) + 20
            left = self.width() - width - 10 if right else 10
            box = QRectF(left, 10, width, metrics.height() + 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 180))
            painter.drawRoundedRect(box, 6, 6)
            painter.setPen(QColor("white"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)


def _fitted(image: QImage, room: QRect) -> QRect:
    size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    rect = QRect(0, 0, size.width(), size.height())
    rect.moveCenter(room.center())
    return rect
