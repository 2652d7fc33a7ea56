"""The program's icon in the formats of the systems, from ``assets/icons/icpdesk.svg``."""

from __future__ import annotations

import io
import os
from pathlib import Path

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def make(root: Path, target: Path) -> None:
    """Write one PNG a size, ``icpdesk.ico`` (Windows) and ``icpdesk.icns`` (macOS)."""
    from PIL import Image

    target.mkdir(parents=True, exist_ok=True)
    svg = (root / "assets" / "icons" / "icpdesk.svg").read_bytes()
    pictures = {size: Image.open(io.BytesIO(_render(svg, size))) for size in SIZES}
    for size, picture in pictures.items():
        picture.save(target / f"icpdesk-{size}.png", optimize=True)
    # Each size is drawn anew: a scaled-down 512 is a blur at 16.
    rest = [pictures[size] for size in SIZES if size <= 128]
    pictures[256].save(
        target / "icpdesk.ico",
        append_images=rest,
        sizes=[(size, size) for size in SIZES if size <= 256],
    )
    pictures[512].save(
        target / "icpdesk.icns", append_images=[pictures[size] for size in SIZES if size >= 32]
    )


def _render(svg: bytes, size: int) -> bytes:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    del app
    return bytes(buffer.data().data())
