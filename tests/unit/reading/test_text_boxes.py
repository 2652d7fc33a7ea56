"""The boxes of lines are those that the engine's own way gives, RapidOCR being the oracle."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

import cv2
import numpy as np
import pytest

from icpdesk.base.paths import resource
from icpdesk.reading import engine
from icpdesk.reading.text_boxes import text_boxes

SAMPLES = resource("assets", "samples")
PAGES = ("1-individual/pictures/01-id-front.jpg", "2-company/pictures/01-business-licence.jpg")


@pytest.fixture(autouse=True)
def _no_http(monkeypatch: pytest.MonkeyPatch) -> None:
    """The oracle imports an HTTP library, which looks for IPv6 with a socket: a stand-in is enough."""
    stand_in = ModuleType("requests")
    stand_in.__dict__.update(Response=object, RequestException=OSError, get=None)
    monkeypatch.setitem(sys.modules, "requests", stand_in)


def theirs(likely: Any, size: tuple[int, int]) -> Any:
    from rapidocr.ch_ppocr_det.main import TextDetector
    from rapidocr.ch_ppocr_det.utils import DBPostProcess

    post = DBPostProcess(thresh=0.3, box_thresh=0.5, unclip_ratio=1.6, use_dilation=True)
    boxes, _ = post(likely[None, None], (size[1], size[0]))
    return TextDetector.sorted_boxes(boxes) if len(boxes) else np.empty((0, 4, 2))


@pytest.mark.parametrize("name", PAGES)
def test_boxes_are_those_of_the_oracle_within_two_pixels(name: str) -> None:
    image = cv2.imread(str(SAMPLES / name))
    image = cv2.resize(image, (960, 640), interpolation=cv2.INTER_AREA)
    batch = image.astype(np.float32).transpose(2, 0, 1)[None] / 127.5 - 1
    likely = engine.run_network(engine._network("det"), batch)[0, 0]
    ours, oracle = text_boxes(likely, (960, 640)), theirs(likely, (960, 640))
    assert len(ours) == len(oracle) > 5
    # Each box has its twin; rows of nearly the same height may stand in another order.
    for box in ours:
        assert min(float(np.abs(box - other).max()) for other in oracle) <= 3


def test_turned_line_keeps_its_corners_in_order() -> None:
    likely = np.zeros((200, 300), np.float32)
    corners = cv2.boxPoints(((150, 100), (160, 20), 15))
    cv2.fillPoly(likely, [corners.astype(np.int32)], (1.0,))
    (box,) = text_boxes(likely, (300, 200))
    upper_left, upper_right, lower_right, lower_left = box
    assert upper_left[0] < upper_right[0] and lower_left[0] < lower_right[0]
    assert upper_left[1] < lower_left[1] and upper_right[1] < lower_right[1]
    assert upper_right[1] > upper_left[1], "the line falls to the right"


def test_nothing_is_found_on_an_empty_page() -> None:
    assert text_boxes(np.zeros((64, 64), np.float32), (64, 64)).shape == (0, 4, 2)
