"""The window's own icons: line drawings in SVG, drawn in the colour that is asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QIcon, QImage, QPixmap

from icpdesk.paths import resource

_SCALES = (1, 2, 3)


def file(name: str) -> Path:
    """Where an icon file lies."""
    return resource("assets", "icons", name)


@cache
def icon(name: str, colour: str, size: int = 18) -> QIcon:
    """``assets/icons/<name>.svg`` in ``colour`` (``#rrggbb``), sharp up to three times its size."""
    source = file(f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    made = QIcon()
    for scale in _SCALES:
        side = size * scale
        sized = source.replace("<svg ", f'<svg width="{side}" height="{side}" ', 1)
        image = QImage.fromData(sized.encode("utf-8"))
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(scale)
        made.addPixmap(pixmap)
    return made
