"""The four corners of a document on its picture, to be dragged or moved by the arrow keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.picture_view import ARROWS

Corners = tuple[tuple[float, float], ...]

_REACH = 28
_RADIUS = 12
_FINE, _COARSE = 0.002, 0.02
_LENS = 84


class CornerEditor(QWidget):
    """Corners are shares (0 to 1) of the picture, upper left first, clockwise.

    1 to 4 or Page up and down choose a corner, arrows move it finely, with Shift coarsely. While a
    corner moves, a lens shows what lies under it.
    """

    changed = Signal()
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.corners: Corners = ((0, 0), (1, 0), (1, 1), (0, 1))
        self.current = 0
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)

    def sizeHint(self) -> QSize:
        """Room for a picture."""
        return QSize(640, 420)

    def edit(self, image: QImage, corners: Corners) -> None:
        """Begin with these corners."""
        self._image, self.corners, self.current = image, corners, 0
        self.update()

    def move_corner(self, index: int, x: float, y: float) -> None:
        """Put a corner somewhere; it stays on the picture."""
        spot = (min(1.0, max(0.0, x)), min(1.0, max(0.0, y)))
        self.corners = tuple(spot if n == index else old for n, old in enumerate(self.corners))
        self.choose(index)
        self.changed.emit()

    def choose(self, index: int) -> None:
        """Make a corner the one that arrows move."""
        self.current = index % 4
        self.chosen.emit(self.current)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose and move corners."""
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_4:
            self.choose(key - Qt.Key.Key_1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.choose(self.current + (1 if key == Qt.Key.Key_PageDown else -1))
        elif key in ARROWS:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = _COARSE if shift else _FINE
            across, down = ARROWS[Qt.Key(key)]
            x, y = self.corners[self.current]
            self.move_corner(self.current, x + across * step, y + down * step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearest corner."""
        spots = [self._on_screen(corner) for corner in self.corners]
        ways = [(event.position() - spot).manhattanLength() for spot in spots]
        nearest = min(range(4), key=ways.__getitem__)
        if ways[nearest] <= 2 * _REACH:
            self._dragging = True
            self.choose(nearest)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it."""
        if self._dragging:
            room = self._room()
            spot = event.position()
            self.move_corner(
                self.current,
                (spot.x() - room.x()) / max(1.0, room.width()),
                (spot.y() - room.y()) / max(1.0, room.height()),
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let it go."""
        self._dragging = False
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Draw in the colours of another theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, dimmed outside of the corners, the corners, and the lens."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = self._room()
        if self._image.isNull():
            return
        painter.drawImage(room, self._image)
        spots = [self._on_screen(corner) for corner in self.corners]
        outside = QPainterPath()
        outside.addRect(room)
        sheet = QPainterPath()
        sheet.addPolygon(QPolygonF([*spots, spots[0]]))
        painter.fillPath(outside.subtracted(sheet), QColor(0, 0, 0, 110))
        accent = QColor("#2f7fd6")
        for colour, width in ((QColor("white"), 4), (accent, 2)):
            painter.setPen(QPen(colour, width))
            painter.drawPolygon(QPolygonF(spots))
        for number, spot in enumerate(spots):
            chosen = number == self.current and self.hasFocus()
            painter.setPen(QPen(QColor("white"), 3))
            painter.setBrush(accent if chosen else QColor(20, 30, 40, 150))
            painter.drawEllipse(spot, _RADIUS, _RADIUS)
            painter.drawText(
                QRectF(spot.x() - _RADIUS, spot.y() - _RADIUS, 2 * _RADIUS, 2 * _RADIUS),
                Qt.AlignmentFlag.AlignCenter,
                str(number + 1),
            )
        if self._dragging:
            self._draw_lens(painter, spots[self.current])

    def _draw_lens(self, painter: QPainter, spot: QPointF) -> None:
        x, y = self.corners[self.current]
        part = self._image.width() * 0.06
        source = QRectF(
            x * self._image.width() - part / 2, y * self._image.height() - part / 2, part, part
        )
        left = spot.x() > self.width() / 2
        lens = QRectF(12 if left else self.width() - _LENS * 2 - 12, 12, _LENS * 2, _LENS * 2)
        painter.drawImage(lens, self._image, source)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("white"), 3))
        painter.drawRect(lens)
        painter.setPen(QPen(QColor("#2f7fd6"), 1))
        painter.drawLine(lens.center() - QPointF(_LENS, 0), lens.center() + QPointF(_LENS, 0))
        painter.drawLine(lens.center() - QPointF(0, _LENS), lens.center() + QPointF(0, _LENS))

    def _room(self) -> QRectF:
        around = self.rect().adjusted(_RADIUS, _RADIUS, -_RADIUS, -_RADIUS)
        size = self._image.size().scaled(around.size(), Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRectF(0, 0, size.width(), size.height())
        rect.moveCenter(QRectF(around).center())
        return rect

    def _on_screen(self, corner: tuple[float, float]) -> QPointF:
        room = self._room()
        return QPointF(room.x() + corner[0] * room.width(), room.y() + corner[1] * room.height())
