"""What goes wrong before a picture is taken: another thing lies there. Three strengths, as for damages."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
from PIL import Image

from tests.grid.scenes import Pixels, Scene, document, scene
from tests.support.specimens import jpeg

OTHER = {"card": "letter", "back": "licence", "licence": "back", "letter": "card"}


def wrong_paper(seen: Scene, strength: int, seed: int) -> Pixels:
    """A sheet in the place of a card, a card in the place of a sheet; small, larger, filling the picture."""
    fill = (0.55, 0.7, 0.85)[strength]
    return scene(OTHER[seen.kind], seen.desk, 3000 + seed, fill=fill).pixels


def electronic(seen: Scene, strength: int, seed: int) -> Pixels:
    """The file itself, made smaller: much and squeezed by a messenger, some, hardly."""
    flat = document(seen.kind)
    part = (0.5, 0.7, 0.87)[strength] * (1 + 0.05 * (seed % 4))
    sent = flat.resize(
        (round(flat.width * part), round(flat.height * part)), Image.Resampling.LANCZOS
    )
    again = Image.open(io.BytesIO(jpeg(sent, (60, 75, 95)[strength])))
    return np.asarray(again.convert("RGB"))


SWAPS: dict[str, Callable[[Scene, int, int], Pixels]] = {
    "wrong paper": wrong_paper,
    "electronic": electronic,
}
