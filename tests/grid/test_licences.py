"""Licences of both forms, on two papers, in four places, turned four ways, at six sizes.

No crop removes print, and the outline of the sheet is the same at every size. The spread is printed and
published in docs/picture-accuracy.md.
"""

from __future__ import annotations

import os
from itertools import product

import cv2
import numpy as np
import pytest
from PIL import Image

from icpdesk.pictures.measures.document_quad import document_quad
from icpdesk.pictures.mend.fit import Window
from icpdesk.pictures.mend.framing import framing, margin_of
from icpdesk.pictures.mend.upload import mended
from icpdesk.pictures.picture import Picture
from icpdesk.pictures.quads import ordered
from tests.grid.licences import FORMS, PAPERS, PLACES, SIZES, TURNS, Laid, laid
from tests.support.specimens import jpeg

pytestmark = pytest.mark.slow

WHOLE = os.environ.get("ICPDESK_WHOLE_GRID") == "1"
"""Every size at every turn takes minutes; without it, every size once and every turn at least once."""
LOOKED_AT = (
    tuple(product(TURNS, SIZES))
    if WHOLE
    else tuple((TURNS[number % len(TURNS)], size) for number, size in enumerate(SIZES))
)


def pictured(seen: Laid) -> Picture:
    return Picture(jpeg(Image.fromarray(seen.pixels), 90), "licence.jpg")


def overlap(found: np.ndarray, truth: np.ndarray) -> float:
    """Intersection over union."""
    truth = ordered(truth)
    shared, _ = cv2.intersectConvexConvex(found, truth)
    return shared / (cv2.contourArea(found) + cv2.contourArea(truth) - shared)


def removed(picture: Picture, printed: np.ndarray) -> bool:
    """Whether the crop that would be done by itself cuts through the box of the print."""
    found = framing(picture, "sheet")
    if found is None or not found.harmless:
        return False
    middle = found.outline.mean(axis=0)
    kept = (middle + (found.outline - middle) * (1 + 2 * margin_of("sheet"))).astype(np.float32)
    return any(cv2.pointPolygonTest(kept, tuple(map(float, p)), False) < 0 for p in printed)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("form", FORMS)
def test_no_crop_removes_print_and_the_outline_is_the_sheet_at_every_size(
    form: str, paper: str, place: str
) -> None:
    cut, overlaps, found = [], [], 0
    for turn, size in LOOKED_AT:
        seen = laid(form, paper, place, turn, size, seed=turn + len(form))
        picture = pictured(seen)
        if removed(picture, seen.print):
            cut.append((turn, size))
        quad = picture.measure(document_quad)
        if quad is not None:
            found += 1
            overlaps.append(overlap(quad.points, seen.sheet))
    least = min(overlaps, default=1.0)
    print(f"{form} {paper} {place}: found {found}, least overlap {least:.3f}")
    assert not cut
    assert least >= 0.95
    # White paper on a white sheet and a scan without a margin have no edge that could be seen.
    if place in ("desk", "wood"):
        assert found == len(LOOKED_AT)


@pytest.mark.parametrize("form", FORMS)
def test_a_licence_on_a_desk_is_cropped_with_all_its_print(form: str) -> None:
    seen = laid(form, "cream", "desk", 0, 1600)
    done = mended(pictured(seen), Window(), "sheet", turn_cw=0)
    assert done.width * done.height < 0.95 * seen.pixels.shape[0] * seen.pixels.shape[1]
    assert any("cropped" in step.en for step in done.steps)
