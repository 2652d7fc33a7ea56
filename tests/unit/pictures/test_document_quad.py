"""The document's corners are found on desks of many kinds, and when it runs off the picture."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from icpdesk.pictures.measures.document_quad import (
    DocumentQuad,
    document_quad,
    from_corners,
    from_text,
    margins_cut,
)
from icpdesk.pictures.picture import Picture
from icpdesk.pictures.quads import around_hull, is_sheet, ordered, straightened
from tests.grid.scenes import DESKS, DOCUMENTS, Scene, document, scene
from tests.support.specimens import jpeg


def picture(pixels: np.ndarray) -> Picture:
    return Picture(jpeg(Image.fromarray(pixels), 90), "scan.jpg")


def overlap(found: DocumentQuad | None, truth: np.ndarray) -> float:
    """Intersection over union."""
    if found is None:
        return 0.0
    shared, _ = cv2.intersectConvexConvex(found.points, truth)
    return shared / (cv2.contourArea(found.points) + cv2.contourArea(truth) - shared)


def cropped(seen: Scene, side: str, share: float) -> np.ndarray:
    (x0, y0), (x1, y1) = seen.quad.min(axis=0), seen.quad.max(axis=0)
    wide, high = share * (x1 - x0), share * (y1 - y0)
    return {
        "top": seen.pixels[int(y0 + high) :],
        "right": seen.pixels[:, : int(x1 - wide)],
        "bottom": seen.pixels[: int(y1 - high)],
        "left": seen.pixels[:, int(x0 + wide) :],
    }[side]


@pytest.mark.parametrize("desk", DESKS)
@pytest.mark.parametrize("kind", ["card", "licence"])
def test_corners_are_found(kind: str, desk: str) -> None:
    seen = scene(kind, desk, 11, long_side=1200)
    found = document_quad(picture(seen.pixels))
    assert overlap(found, seen.quad) > 0.93 and found and not found.cut


@pytest.mark.parametrize("side", ["top", "right", "bottom", "left"])
@pytest.mark.parametrize(
    ("kind", "desk"), [("card", "wood"), ("licence", "grey"), ("back", "dark")]
)
def test_missing_edge_is_named(kind: str, desk: str, side: str) -> None:
    found = document_quad(picture(cropped(scene(kind, desk, 5, long_side=1200), side, 0.12)))
    assert found and found.cut == (side,)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_scan_that_fills_the_picture_has_no_quad_and_is_not_called_cut(kind: str) -> None:
    scan = Picture(jpeg(document(kind)))
    assert document_quad(scan) is None and not margins_cut(scan)


@pytest.mark.parametrize("shade", [0, 128, 255])
def test_empty_picture_has_no_quad(shade: int) -> None:
    assert document_quad(picture(np.full((600, 900, 3), shade, np.uint8))) is None


def test_straightened_document_looks_like_the_flat_one() -> None:
    seen = scene("card", "wood", 3)
    found = document_quad(picture(seen.pixels))
    assert found
    flat = straightened(Image.fromarray(seen.pixels), found.points, margin=0)
    a, b = (
        cv2.GaussianBlur(np.asarray(one.resize((640, 404)).convert("L"), np.float32), (0, 0), 4)
        for one in (flat, document("card"))
    )
    assert np.corrcoef(a[20:-20, 20:-20].ravel(), b[20:-20, 20:-20].ravel())[0, 1] > 0.93


def test_margin_is_kept_around_a_straightened_document() -> None:
    image = Image.new("RGB", (400, 300), "#555555")
    image.paste((250, 250, 250), (100, 80, 300, 220))
    quad = np.array([[100, 80], [300, 80], [300, 220], [100, 220]], np.float32)
    wide = straightened(image, quad, margin=0.05)
    assert wide.size == (220, 154)
    assert wide.getpixel((3, 77))[0] < 120 < wide.getpixel((110, 77))[0]


def test_text_boxes_and_dragged_corners_replace_edges() -> None:
    boxes = [
        [(100, 100), (400, 100), (400, 130), (100, 130)],
        [(100, 300), (500, 300), (500, 330), (100, 330)],
    ]
    around = from_text(boxes)
    assert around and around.method == "text" and around.corners[0][0] < 100
    assert from_text([]) is None
    assert from_corners([(0, 0), (100, 80), (0, 80), (100, 0)]).corners[2] == (100.0, 80.0)
    assert from_corners([(0, 0), (100, 0), (50, 1), (0, 100)]) is None


@given(
    st.lists(st.tuples(st.floats(-12, 12), st.floats(-12, 12)), min_size=4, max_size=4),
    st.floats(-30, 30),
)
@settings(max_examples=60, deadline=None)
def test_outline_of_a_sheet_gives_its_corners_back(shifts, degrees: float) -> None:
    base = np.array([[-90, -60], [90, -60], [90, 60], [-90, 60]]) + np.array(shifts)
    angle = np.radians(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    quad = (base @ turn + 200).astype(np.float32)
    sides = np.concatenate(
        [np.linspace(quad[n], quad[(n + 1) % 4], 40, endpoint=False) for n in range(4)]
    ).astype(np.float32)
    if not is_sheet(ordered(quad)):
        return
    found = around_hull(cv2.convexHull(sides).reshape(-1, 2))
    assert found is not None
    assert np.abs(found - ordered(quad)).max() < 3
