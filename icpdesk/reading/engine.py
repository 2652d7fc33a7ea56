"""Text lines of a picture, by RapidOCR with the models inside its wheel; nothing is ever fetched.

The engine is loaded when the first picture is read and shared by all; it reads one at a time.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from icpdesk.imaging.mend.turning import certain_turn
from icpdesk.imaging.picture import Picture

LONG_SIDE = 1280
"""Pixels of the long side that is read; smaller cards are not enlarged."""

_TILT = 1.2
"""Degrees of slope from which the picture is straightened and read once more."""

_lock = threading.Lock()
_engines: list[Any] = []


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text with its confidence (0 to 1) and box in the picture that was read."""

    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """In pixels."""
        return self.bottom - self.top


def read_lines(picture: Picture) -> tuple[Line, ...]:
    """All lines of the picture, turned upright first; from top to bottom."""
    import cv2
    import numpy as np

    image = np.asarray(picture.image)[:, :, ::-1]
    turn = certain_turn(picture, "card")
    image = np.ascontiguousarray(np.rot90(image, -turn // 90))
    factor = LONG_SIDE / max(image.shape[:2])
    if factor < 1:
        size = (round(image.shape[1] * factor), round(image.shape[0] * factor))
        image = np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA))
    with _lock:
        result = _engine()(image)
        tilt = _tilt(result.boxes)
        if abs(tilt) >= _TILT:
            result = _engine()(_straightened(image, tilt))
    if result.boxes is None:
        return ()
    lines = [
        Line(
            str(text),
            float(score),
            float(box[:, 0].min()),
            float(box[:, 1].min()),
            float(box[:, 0].max()),
            float(box[:, 1].max()),
        )
        for box, text, score in zip(result.boxes, result.txts, result.scores, strict=True)
    ]
    return tuple(sorted(lines, key=lambda line: (line.top, line.left)))


def _tilt(boxes: Any) -> float:
    """Median slope of the lines in degrees, clockwise positive; 0 without lines."""
    import numpy as np

    if boxes is None or len(boxes) == 0:
        return 0.0
    corners = np.asarray(boxes, dtype=np.float64)
    along = corners[:, 1] - corners[:, 0]
    long = np.hypot(along[:, 0], along[:, 1]) > 60
    if not long.any():
        return 0.0
    return float(np.median(np.degrees(np.arctan2(along[long, 1], along[long, 0]))))


def _straightened(image: Any, tilt: float) -> Any:
    import cv2

    height, width = image.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), tilt, 1.0)
    return cv2.warpAffine(image, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)


def _engine() -> Any:
    if not _engines:
        import logging

        from rapidocr import RapidOCR

        logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
        _engines.append(
            RapidOCR(
                params={
                    "Global.log_level": "critical",
                    "Global.use_cls": False,
                    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                    "EngineConfig.onnxruntime.enable_cpu_mem_arena": False,
                }
            )
        )
    return _engines[0]
