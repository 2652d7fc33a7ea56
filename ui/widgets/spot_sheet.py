"""A page of a form with every place as a box that holds its value, to be placed, moved and widened."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from icpdesk.forms.fill_report import GROUND
from icpdesk.forms.pdf.placing import Placing, height_of
from icpdesk.forms.pdf.spot import MM, Spot
from ui.widgets.picture_view import ARROWS
from ui.window.theme import colours

_STEP, _FAR = 1.0, 5.0
"""Millimetres for an arrow, and with Shift."""
_POINTS = 0.5
_REACH = 12.0
"""Dots around a box or its right edge that belong to it: targets of 24."""
_CLICK = 6.0
_SURE = 0.8
_LEAST_TYPE = 6.0
_LARGER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_AWAY = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class SpotSheet(QWidget):
    """Arrows move the chosen place by a millimetre, with Shift by five, with Control they change its
    width; + and - change the type size, Delete removes, Page up and down choose another place."""

    chosen = Signal(int)
    """Number of the place; -1 for none."""
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._placing: Placing | None = None
        self._image = QImage()
        self._part = QRectF()
        self._page = 1
        self._words: Callable[[Spot], str] = lambda spot: spot.field
        self.current = -1
        self.to_place: tuple[str, str] | None = None
        """Field and label of what the next click places."""
        self._grip: QPointF | None = None
        """While a box is dragged: where in it the pointer took it, in millimetres."""
        self._pressed = False
        self._widening = False
        self._drawn: QRectF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def edit(self, placing: Placing, words: Callable[[Spot], str]) -> None:
        """Show these places; ``words`` tells what is written at one."""
        self._placing, self._words = placing, words
        self.update()

    def show_page(self, page: int, image: QImage, part: QRectF) -> None:
        """Show a page, from 1; ``part`` is what the picture shows of it, in millimetres."""
        self._page, self._image, self._part = page, image, part
        self.fit(self.width())

    def fit(self, width: int) -> None:
        """Be so wide, and as high as the page then is."""
        if not self._part.isEmpty():
            self.setFixedSize(width, round(width * self._part.height() / self._part.width()))
        self.update()

    def choose(self, number: int) -> None:
        """Make a place the one that keys change; -1 for none."""
        if number != self.current:
            self.current = number
            self.chosen.emit(number)
        self.update()

    def box_of(self, spot: Spot) -> QRectF:
        """Where a place is on the screen."""
        scale = self._scale
        return QRectF(
            (spot.x - self._part.x()) * scale, (spot.y - self._part.y()) * scale,
            spot.width * scale, height_of(spot) * scale,
        )  # fmt: skip

    @property
    def is_held(self) -> bool:
        """Whether a mouse button is down on the page, so that it must not move under the pointer."""
        return self._pressed

    def put_in_middle(self) -> None:
        """Place what waits to be placed in the middle of what is seen of the page."""
        if self._placing is not None and self.to_place is not None:
            middle = self._on_page(QPointF(self.visibleRegion().boundingRect().center()))
            field, label = self.to_place
            self._added(self._placing.add(field, label, self._page, middle.x(), middle.y()))

    @property
    def spot_box(self) -> QRect:
        """Where the chosen place is on the screen; empty when none is."""
        spot = self._current_spot()
        return self.box_of(spot).toAlignedRect() if spot is not None else QRect()

    @property
    def _scale(self) -> float:
        """Dots of the screen for a millimetre."""
        return self.width() / max(1.0, self._part.width())

    def _current_spot(self) -> Spot | None:
        spots = self._placing.spots if self._placing is not None else ()
        found = spots[self.current] if 0 <= self.current < len(spots) else None
        return found if found is not None and found.page == self._page else None

    def _on_page(self, point: QPointF) -> QPointF:
        return point / self._scale + self._part.topLeft()

    # --- keys

    def event(self, event: QEvent) -> bool:
        """Keep the keys that change a place from the menus of the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = (*ARROWS, *_LARGER, *_AWAY, Qt.Key.Key_Minus)
            if event.key() in own and self._current_spot() is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Change the chosen place."""
        key = event.key()
        if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._next(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.to_place is not None:
            self.put_in_middle()
        elif key == Qt.Key.Key_Escape and self.to_place is not None:
            self.to_place = None
            self.chosen.emit(-1)
        elif self._current_spot() is None or not self._change_by(event):
            super().keyPressEvent(event)

    def undo(self) -> None:
        """Take the last step back."""
        if self._placing is not None and self._placing.undo():
            if self.current >= len(self._placing.spots):
                self.choose(-1)
            self._tell()

    def remove(self) -> None:
        """Take the chosen place away."""
        if self._placing is not None and self._current_spot() is not None:
            self._placing.remove(self.current)
            self.choose(-1)
            self._tell()

    def _change_by(self, event: QKeyEvent) -> bool:
        key, placing, spot = event.key(), self._placing, self._current_spot()
        if placing is None or spot is None:
            return False
        if key in ARROWS:
            step = _FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            across, down = ARROWS[Qt.Key(key)]
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                placing.widen(self.current, spot.width + across * step)
            else:
                placing.move(self.current, across * step, down * step)
        elif key in _LARGER:
            placing.grow(self.current, _POINTS)
        elif key == Qt.Key.Key_Minus:
            placing.grow(self.current, -_POINTS)
        elif key in _AWAY:
            self.remove()
            return True
        elif key == Qt.Key.Key_Escape:
            self.choose(-1)
            return True
        else:
            return False
        self._tell()
        return True

    def _next(self, step: int) -> None:
        numbers = self._numbers()
        if numbers:
            at = numbers.index(self.current) + step if self.current in numbers else min(step, 0)
            self.choose(numbers[at % len(numbers)])

    def _numbers(self) -> list[int]:
        """The places of this page from the top down."""
        spots = self._placing.spots if self._placing is not None else ()
        here = [number for number, spot in enumerate(spots) if spot.page == self._page]
        return sorted(here, key=lambda number: (spots[number].y, spots[number].x))

    # --- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a place, or begin a new one."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = True
        point = event.position()
        hit = self._hit(point)
        self._widening = hit >= 0 and hit == self.current and self._at_edge(point)
        if hit >= 0 and self._placing is not None:
            self.choose(hit)
            spot = self._placing.spots[hit]
            self._grip = self._on_page(point) - QPointF(spot.x, spot.y)
            self._placing.hold()
        elif self.to_place is not None:
            self._drawn = QRectF(point, point)
        else:
            self.choose(-1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move, widen or draw; else tell by the pointer what a press would do."""
        point = self._on_page(event.position())
        spot = self._current_spot()
        if self._grip is not None and spot is not None and self._placing is not None:
            if self._widening:
                self._placing.widen(self.current, point.x() - spot.x, one_step=False)
            else:
                spot_at = point - self._grip
                self._placing.put(self.current, spot_at.x(), spot_at.y(), one_step=False)
            self._tell()
        elif self._drawn is not None:
            self._drawn.setBottomRight(event.position())
            self.update()
        else:
            self.setCursor(self._pointer(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End of a drag; a new place where a box was drawn or clicked."""
        self._pressed = False
        if self._grip is not None and self._placing is not None:
            self._placing.forget_idle_step()
        self._grip = None
        box, self._drawn = self._drawn, None
        if box is None or self.to_place is None or self._placing is None:
            return
        field, label = self.to_place
        box = box.normalized()
        start = self._on_page(box.topLeft())
        if max(box.width(), box.height()) <= _CLICK:
            number = self._placing.add(field, label, self._page, start.x(), start.y())
        else:
            wide, tall = box.width() / self._scale, box.height() / self._scale
            number = self._placing.draw(
                field, label, self._page, start.x(), start.y(), wide, tall
            )  # fmt: skip
        self._added(number)

    def _added(self, number: int) -> None:
        self.to_place = None
        self.choose(number)
        self.setFocus()
        self._tell()

    def _hit(self, point: QPointF) -> int:
        """The place under a point; of several the chosen one, then the nearest."""
        spots = self._placing.spots if self._placing is not None else ()
        near = [n for n in self._numbers() if _target(self.box_of(spots[n])).contains(point)]
        if self.current in near:
            return self.current
        away = {n: (self.box_of(spots[n]).center() - point).manhattanLength() for n in near}
        exact = [n for n in near if self.box_of(spots[n]).contains(point)]
        return min(exact or near, key=away.__getitem__, default=-1)

    def _at_edge(self, point: QPointF) -> bool:
        spot = self._current_spot()
        return spot is not None and abs(self.box_of(spot).right() - point.x()) <= _REACH

    def _pointer(self, point: QPointF) -> Qt.CursorShape:
        hit = self._hit(point)
        if hit >= 0:
            edge = hit == self.current and self._at_edge(point)
            return Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.SizeAllCursor
        return Qt.CursorShape.CrossCursor if self.to_place else Qt.CursorShape.ArrowCursor

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    # --- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page, and the places over it; a page is white whatever the window wears."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self._image)
        spots = self._placing.spots if self._placing is not None else ()
        for number in self._numbers():
            self._draw_spot(painter, spots[number], chosen=number == self.current)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._drawn is not None:
            painter.setPen(QPen(QColor(colours("light").accent), 1.5, Qt.PenStyle.DashLine))
            painter.drawRect(self._drawn.normalized())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours("light").accent), 4))
            painter.drawRect(self.rect())

    def _draw_spot(self, painter: QPainter, spot: Spot, *, chosen: bool) -> None:
        look, box = colours("light"), self.box_of(spot)
        ground = QColor(look.tint if chosen else f"#{GROUND}")
        ground.setAlpha(235 if chosen else 190)
        unsure = spot.confidence < _SURE
        line = Qt.PenStyle.DashLine if unsure else Qt.PenStyle.SolidLine
        # The line stands around the box: on a page that is seen small it would cover the words.
        wide = 2.5 if chosen else 1.0
        painter.setPen(QPen(QColor(look.accent), wide, line))
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(-wide, -wide, wide, wide), 2, 2)
        self._draw_words(painter, self._words(spot), spot, box)
        if chosen:
            painter.setPen(QPen(QColor("white"), 1))
            painter.setBrush(QColor(look.accent))
            painter.drawRoundedRect(
                QRectF(box.right() - 4, box.center().y() - 9, 8, 18), 3, 3
            )  # fmt: skip

    def _draw_words(self, painter: QPainter, words: str, spot: Spot, box: QRectF) -> None:
        """The words as small as they will be printed."""
        font = painter.font()
        size = spot.size
        while True:
            font.setPixelSize(max(1, round(size / MM * self._scale)))
            metrics = QFontMetricsF(font)
            if size <= _LEAST_TYPE or metrics.horizontalAdvance(words) <= box.width():
                break
            size -= 0.5
        painter.setFont(font)
        painter.setPen(QColor(colours("light").ink))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(
            box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown
        )  # fmt: skip


def _target(box: QRectF) -> QRectF:
    """What of the page belongs to a box: at least 24 dots, and its right edge on both sides."""
    tall = max(0.0, 2 * _REACH - box.height()) / 2
    wide = max(0.0, 2 * _REACH - box.width()) / 2
    return box.adjusted(-wide, -tall, max(wide, _REACH / 2), tall)
