"""A picture to look into: zoom, move, fit; by mouse, wheel and keyboard.

Which way an arrow key moves things on a picture or a page.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QDrag,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsPixmapItem,
    QGraphicsPolygonItem,
    QGraphicsScene,
    QGraphicsView,
)

from ui.window import theme

_STEP = 1.25
_LARGEST = 12.0
_MOVE = 60


class PictureView(QGraphicsView):
    """Shows one picture; fits it until the user zooms."""

    zoomed = Signal(float)
    drag_wanted = Signal()
    """The user drags the fitted picture out of the window."""

    def __init__(self) -> None:
        super().__init__()
        self._scene = QGraphicsScene(self)
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._item)
        self.setScene(self._scene)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(False)
        self._marks: list[QGraphicsPolygonItem] = []
        self._fitted = True
        self._pressed: QPoint | None = None

    @property
    def scale_factor(self) -> float:
        """Screen pixels for one pixel of the picture."""
        return self.transform().m11()

    def show_picture(self, image: QImage, *, keep: bool = False) -> None:
        """Show another picture; ``keep`` keeps zoom and place, for the same picture drawn anew."""
        self.mark(())
        self._item.setPixmap(QPixmap.fromImage(image))
        self._scene.setSceneRect(self._item.boundingRect())
        if not keep or self._fitted:
            self.fit()

    def mark(self, places: Sequence[Sequence[tuple[float, float]]]) -> None:
        """Highlight these places alone: corners as shares of the picture's width and height."""
        for old in self._marks:
            self._scene.removeItem(old)
        size = self._item.pixmap().size()
        accent = QColor(theme.current().accent)
        wash = QColor(accent)
        wash.setAlpha(60)
        pen = QPen(accent, 3)
        pen.setCosmetic(True)
        self._marks = []
        for corners in places:
            points = [QPointF(x * size.width(), y * size.height()) for x, y in corners]
            item = self._scene.addPolygon(QPolygonF(points), pen, wash)
            self._marks.append(item)
        if self._marks and not self._fitted:
            self.centerOn(self._marks[0])

    @property
    def marked(self) -> int:
        """How many places are highlighted."""
        return len(self._marks)

    def fit(self) -> None:
        """Show all of it; small ones are not enlarged beyond twice their size."""
        self._fitted = True
        self.setDragMode(QGraphicsView.DragMode.NoDrag)
        rect = self._item.boundingRect()
        if rect.isEmpty():
            return
        self.resetTransform()
        room = self.viewport().size()
        factor = min(room.width() / rect.width(), room.height() / rect.height(), 2.0)
        self.scale(factor, factor)
        self.zoomed.emit(self.scale_factor)

    def zoom(self, factor: float) -> None:
        """Enlarge or shrink around the middle or the pointer."""
        wanted = self.scale_factor * factor
        if not 0.02 < wanted < _LARGEST:
            return
        self._fitted = False
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.scale(factor, factor)
        self.zoomed.emit(self.scale_factor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel zooms."""
        self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay fitted."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """``+ - 0`` zoom, arrows move."""
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in ARROWS and not self._fitted:
            across, down = ARROWS[Qt.Key(key)]
            for bar, by in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
                bar.setValue(bar.value() + by * _MOVE)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A fitted picture may be dragged out; a zoomed one is moved."""
        self._pressed = event.position().toPoint() if self._fitted else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Start dragging out after a real move."""
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            way = event.position().toPoint() - self._pressed
            if way.manhattanLength() >= QApplication.startDragDistance():
                self._pressed = None
                self.drag_wanted.emit()
                return
        super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look closer, or at the whole again."""
        if self._fitted:
            self.centerOn(self.mapToScene(event.position().toPoint()))
            self.zoom(3.0)
        else:
            self.fit()


def drag_file_out(source: PictureView, path: str) -> Qt.DropAction:
    """Let the user drop a copy of a file on another program."""
    drag = QDrag(source)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path)])
    drag.setMimeData(mime)
    drag.setPixmap(source.grab().scaledToWidth(160, Qt.TransformationMode.SmoothTransformation))
    return drag.exec(Qt.DropAction.CopyAction)


ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Key → steps to the right and down."""
