"""Pictures of the window for the guides, made anew with ``ICPDESK_SCREENSHOTS=1`` (``make screenshots``)."""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QWidget

SHOTS = Path(__file__).parents[2] / "docs" / "screenshots"


def keep(window: QWidget, path: Path) -> None:
    """A small picture for the documentation, when it is asked for."""
    if os.environ.get("ICPDESK_SCREENSHOTS") != "1":
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(path))
    with Image.open(path) as shot:
        shot.convert("RGB").quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)
