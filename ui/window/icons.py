"""The window's own icons: line drawings in SVG, drawn in the colour that is asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QIcon, QImage, QPixmap

from icpdesk.base.paths import resource


def file(name: str) -> Path:
    """Where an icon file lies."""
    return resource("assets", "icons", name)


def icon(name: str, colour: str, size: int = 18) -> QIcon:
    """``assets/icons/<name>.svg`` in ``colour`` (``#rrggbb``), sharp on the sharpest screen."""
    app = QGuiApplication.instance()
    scale = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _drawn(name, colour, size, scale)


@cache
def _drawn(name: str, colour: str, size: int, scale: float) -> QIcon:
    source = file(f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    side = round(size * scale)
    sized = source.replace("<svg ", f'<svg width="{side}" height="{side}" ', 1)
    pixmap = QPixmap.fromImage(QImage.fromData(sized.encode("utf-8")))
    pixmap.setDevicePixelRatio(scale)
    return QIcon(pixmap)
