"""One document, the right side of it, not a screen, not squeezed: told on schematic pictures."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from icpdesk.rulebook.case import Case
from tests.grid.damages import jpeg, moire, noise
from tests.grid.grid import rules
from tests.grid.scenes import document, scene
from tests.support import specimens


def laid(*sheets: Image.Image, desk: str = "#6b5a48") -> np.ndarray:
    ground = Image.new("RGB", (1500, 2000), desk)
    for number, sheet in enumerate(sheets):
        ground.paste(sheet.resize((1100, 694)), (200, 180 + number * 900))
    return np.asarray(ground)


@pytest.mark.parametrize("desk", ["#6b5a48", "#2b2b2b", "#b8c0c8"])
def test_two_cards_in_one_picture_are_told(desk: str) -> None:
    both = laid(document("card"), document("back"), desk=desk)
    assert "scan.several-documents" in rules(both, "id-front")


@pytest.mark.parametrize("kind", ["card", "back", "licence"])
def test_one_document_is_not_called_several(kind: str) -> None:
    seen = scene(kind, "wood", 8)
    assert "scan.several-documents" not in rules(seen.pixels, seen.slot)


def test_portrait_side_in_the_place_of_the_back_is_told() -> None:
    card = document("card").copy()
    card.paste(specimens.portrait(size=(290, 380)), (900, 180))
    front = np.asarray(specimens.photographed(card))
    assert "scan.wrong-side" in rules(front, "id-back")
    assert "scan.wrong-side" not in rules(front, "id-front")
    back = scene("back", "grey", 2)
    assert "scan.wrong-side" not in rules(back.pixels, "id-back")


def test_screen_squeezing_and_grain_are_told() -> None:
    seen = scene("card", "wood", 6)
    clean = rules(seen.pixels, seen.slot)
    for damage, rule in (
        (moire, "file.screen-suspected"), (jpeg, "file.squeezed"), (noise, "file.noisy"),
    ):  # fmt: skip
        assert rule not in clean
        assert rule in rules(damage(seen.pixels, seen.quad, 1, 4), seen.slot)


def test_name_of_a_screenshot_is_told() -> None:
    from datetime import date

    from icpdesk.checks.pictures import inspect
    from icpdesk.model import Filing
    from icpdesk.pictures.picture import Picture
    from icpdesk.rulebook.book import shipped

    data = specimens.jpeg(Image.fromarray(scene("card", "grey", 2).pixels), 92)
    for name, said in (("Screenshot_2026-11-20.jpg", True), ("IMG_0001.jpg", False)):
        told = inspect(Picture(data, name), "id-front", case=Case(Filing(provider="aliyun"), shipped(), date(2026, 11, 24)))  # fmt: skip
        assert ("file.screenshot" in {finding.rule for finding in told.findings}) is said
