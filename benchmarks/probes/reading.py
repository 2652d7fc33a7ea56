"""Reading in a process that has read before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.probes import first_of

_LICENCE = Path(__file__).resolve().parents[2].joinpath(
    "assets", "samples", "2-company", "pictures", "01-business-licence.jpg"
)  # fmt: skip


def licence() -> Callable[[], Any]:
    """From the bytes of the file to the values that are sure."""
    picture = first_of("icpdesk.pictures.picture:Picture", "icpdesk.imaging.picture:Picture")
    read = first_of(
        "icpdesk.reading.documents:read_document", "icpdesk.reader.documents:read_document"
    )
    data = _LICENCE.read_bytes()
    read(picture(data), "business-licence")
    return lambda: read(picture(data), "business-licence")
