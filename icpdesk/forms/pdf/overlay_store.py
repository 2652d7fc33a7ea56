"""The overlay maps that the user confirmed for flat PDF pages and pictures, by their fingerprint."""

from __future__ import annotations

import hashlib
from pathlib import Path

from icpdesk.base.files import write_atomically
from icpdesk.base.paths import template_maps_dir
from icpdesk.base.pdfium import opened, page_picture
from icpdesk.forms.pdf.form_fields import page_words
from icpdesk.forms.pdf.overlay import overlay_text, picture_of, read_overlay
from icpdesk.forms.pdf.spot import Spot
from icpdesk.forms.plain_words import plain

_LEAST_WORDS = 20
"""Pages with fewer characters are taken for pictures, and told apart by what they show."""
_LOOK_DPI = 36


def overlay_fingerprint(data: bytes) -> str:
    """Tells a flat PDF or a picture whatever program saved it: what it shows counts, not its bytes.

    FileProblem for files that cannot be opened.
    """
    digest = hashlib.sha256(b"overlay")
    if data.startswith(b"%PDF"):
        words = plain(page_words(data))
        with opened(data) as document:
            for page in document:
                digest.update(f"{round(page.get_width())}x{round(page.get_height())}".encode())
                if len(words) < _LEAST_WORDS:
                    digest.update(page_picture(page, _LOOK_DPI).tobytes())
        digest.update(words.encode())
    else:
        digest.update(_pixels(data))
    return digest.hexdigest()[:24]


def remember_overlay(data: bytes, spots: tuple[Spot, ...], folder: Path | None = None) -> Path:
    """Store the places of a flat form for the next client; the file, which can be passed on."""
    path = _path(data, folder)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    write_atomically(path, overlay_text(spots).encode("utf-8"))
    return path


def known_overlay(data: bytes, folder: Path | None = None) -> tuple[Spot, ...] | None:
    """The stored places of exactly this form; None when none were stored."""
    path = _path(data, folder)
    return read_overlay(path, empty=True) if path.is_file() else None


def _path(data: bytes, folder: Path | None) -> Path:
    return (folder or template_maps_dir()) / f"{overlay_fingerprint(data)}.yaml"


def _pixels(data: bytes) -> bytes:
    picture = picture_of(data, "L")
    return f"{picture.width}x{picture.height}".encode() + picture.tobytes()
