"""What goes wrong before a picture is taken: another thing lies there. Three strengths, as for damages."""

from __future__ import annotations

from collections.abc import Callable

from tests.grid.scenes import Pixels, Scene, scene

OTHER = {"card": "letter", "back": "licence", "licence": "back", "letter": "card"}


def wrong_paper(seen: Scene, strength: int, seed: int) -> Pixels:
    """A sheet in the place of a card, a card in the place of a sheet; small, larger, filling the picture."""
    fill = (0.55, 0.7, 0.85)[strength]
    return scene(OTHER[seen.kind], seen.desk, 3000 + seed, fill=fill).pixels


SWAPS: dict[str, Callable[[Scene, int, int], Pixels]] = {"wrong paper": wrong_paper}
