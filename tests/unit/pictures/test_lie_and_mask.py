"""How a document lies in the picture, how far away, and a mask over the face: both sides of each limit."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image

from icpdesk.pictures.measures.document_quad import document_quad
from icpdesk.pictures.measures.face_mesh import mouth
from icpdesk.pictures.measures.pixels import scale
from icpdesk.pictures.picture import Picture
from tests.grid.damages import DAMAGES, Pixels
from tests.grid.grid import rules
from tests.grid.people import people
from tests.grid.scenes import Scene, document, scene
from tests.support.specimens import jpeg


def leaning(seen: Scene) -> Pixels:
    """The scene as a camera sees it that looks from below: the far side is shorter."""
    height, width = seen.pixels.shape[:2]
    flat = np.float32([[0, 0], [width, 0], [width, height], [0, height]])
    inset = 0.2 * height
    far = np.float32([[inset, 0.1 * height], [width - inset, 0.1 * height], *flat[2:]])
    matrix = cv2.getPerspectiveTransform(flat, far)
    edge = cv2.BORDER_REPLICATE
    return np.asarray(cv2.warpPerspective(seen.pixels, matrix, (width, height), borderMode=edge))


@pytest.mark.parametrize("kind", ["card", "licence"])
def test_document_that_lies_askew_or_is_seen_from_the_side_is_told(kind: str) -> None:
    seen = scene(kind, "wood", 21)
    askew = DAMAGES["tilt"](seen.pixels, seen.quad, 1, 0)
    straight = rules(seen.pixels, seen.slot)
    assert not straight & {"scan.tilted", "scan.seen-from-the-side"}
    assert "scan.tilted" in rules(np.ascontiguousarray(askew), seen.slot)
    assert "scan.seen-from-the-side" in rules(leaning(seen), seen.slot)


@pytest.mark.parametrize("kind", ["card", "licence"])
def test_document_that_fills_little_of_a_large_picture_is_told(kind: str) -> None:
    near, far = (scene(kind, "grey", 22, fill=fill) for fill in (0.85, 0.3))
    assert "scan.document-small" not in rules(near.pixels, near.slot)
    assert "scan.document-small" in rules(far.pixels, far.slot)


@pytest.mark.parametrize("kind", ["card", "licence"])
@pytest.mark.parametrize("desk", ["dark", "wood", "grey", "cloth"])
def test_document_far_away_is_found_by_its_corners(kind: str, desk: str) -> None:
    seen = scene(kind, desk, 24, fill=0.3)
    found = Picture(jpeg(Image.fromarray(seen.pixels), 93)).measure(document_quad)
    assert found is not None
    assert np.abs(found.points - seen.quad).max() < 12


@pytest.mark.parametrize("kind", ["card", "back", "licence", "letter"])
def test_print_on_a_scan_without_a_desk_is_no_document(kind: str) -> None:
    flat = np.asarray(document(kind))
    found = Picture(jpeg(Image.fromarray(flat), 93)).measure(document_quad)
    assert found is None or found.size[0] * found.size[1] > 0.5 * flat.shape[0] * flat.shape[1]


@pytest.mark.parametrize("colour", [(225, 235, 245), (120, 170, 205)])
def test_mask_over_mouth_and_chin_is_told(colour: tuple[int, int, int]) -> None:
    (seen,) = people(23, 1)
    picture = Picture(jpeg(Image.fromarray(seen.pixels), 93))
    found = picture.measure(mouth)
    assert found is not None
    x, y, wide, high = (round(part * scale(picture)) for part in found.box)
    masked = seen.pixels.copy()
    middle, axes = (x + wide // 2, y + high // 2), (round(wide * 0.62), round(high * 0.68))
    cv2.ellipse(masked, middle, axes, 0, 0, 360, colour, -1, cv2.LINE_AA)
    assert "photo.mouth-covered" not in rules(seen.pixels, seen.slot)
    assert "photo.mouth-covered" in rules(masked, seen.slot)
