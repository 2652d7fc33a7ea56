"""Pages of a paper below each other, and the printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.flow_layout import clear

if TYPE_CHECKING:
    from PIL import Image
    from PySide6.QtPrintSupport import QPrinter

_WIDEST = 760


class PagePreview(QScrollArea):
    """White pages on the window's ground, as wide as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[QImage] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        body = QWidget()
        body.setLayout(self._column)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_pages(self, pages: Sequence[QImage]) -> None:
        """Show these pages from the first on."""
        self.pages = list(pages)
        clear(self._column)
        for _ in self.pages:
            sheet = QLabel()
            sheet.setStyleSheet("background: white; border: 1px solid palette(mid);")
            self._column.addWidget(sheet)
        self._fit()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pages as wide as there is room now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        ratio = self.devicePixelRatioF()
        width = round(min(_WIDEST, max(200, self.viewport().width() - 30)) * ratio)
        for number, page in enumerate(self.pages):
            item = self._column.itemAt(number)
            sheet = item.widget() if item else None
            if isinstance(sheet, QLabel):
                pixmap = QPixmap.fromImage(
                    page.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
                )
                pixmap.setDevicePixelRatio(ratio)
                sheet.setPixmap(pixmap)


def image_of(page: Image.Image) -> QImage:
    """A Pillow picture as Qt's."""
    data = page.tobytes("raw", "RGB")
    image = QImage(data, page.width, page.height, 3 * page.width, QImage.Format.Format_RGB888)
    return image.copy()


def ask_and_print(parent: QWidget, pdf: Callable[[], bytes]) -> None:
    """Let the user choose a printer, then print; whatever ``pdf`` raises passes through."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    from icpdesk.pipeline.papers import draw_pages

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec():
        print_pages(printer, [image_of(page) for page in draw_pages(pdf(), to_print=True)])


def print_pages(printer: QPrinter, pages: Sequence[QImage]) -> None:
    """Every page onto a sheet of its own, as large as the paper without its edges allows."""
    painter = QPainter(printer)
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        room = painter.viewport()
        size = page.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        spot = QRect(0, 0, size.width(), size.height())
        spot.moveCenter(room.center())
        painter.drawImage(spot, page)
    painter.end()
