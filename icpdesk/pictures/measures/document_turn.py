"""How far a document must be turned clockwise to be upright: 0, 90, 180 or 270 degrees.

PP-LCNet's document orientation model (Apache-2.0), asked about all four turns of the picture: the
answers must agree with each other, so their sum is surer than one. Where the first answer is as sure
as the model ever is (its training caps it near 0.93), the other three are not asked. It runs after
the EXIF tag was obeyed, because tags lie.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from icpdesk.base.onnx import load_network, run_network
from icpdesk.base.paths import resource
from icpdesk.pictures.measures.pixels import small
from icpdesk.pictures.picture import Picture

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SHORT, _CROP = 256, 224
_ALONE = 0.88
"""Probability of one answer that needs no others; labelled documents in four turns gave 0.90 and more."""
_MEAN = (0.485, 0.456, 0.406)
_SPREAD = (0.229, 0.224, 0.225)
_lock = threading.Lock()
_session: list[Any] = []


@dataclass(frozen=True, slots=True)
class Turn:
    """Degrees clockwise, and how sure that is from 0.25 (a guess) to 1."""

    degrees: int
    confidence: float


def document_turn(picture: Picture) -> Turn:
    """From the small copy."""
    import numpy as np

    image = small(picture)
    first = answer(image)
    if float(first.max()) >= _ALONE:
        return _turn(int(first.argmax()), float(first.max()))
    turned = [np.ascontiguousarray(np.rot90(image, -quarter)) for quarter in range(4)]
    answers = _ask(np.concatenate([_prepared(one) for one in turned]))
    # Turned clockwise by q quarters, a picture that lies at a must answer a + q.
    votes = np.zeros(4)
    for quarter in range(4):
        votes += np.roll(answers[quarter], -quarter)
    votes /= votes.sum()
    return _turn(int(votes.argmax()), float(votes.max()))


def answer(image: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The model's four probabilities (lies at 0, 90, 180, 270°) for an RGB picture as it is."""
    probabilities: NDArray[np.float32] = _ask(_prepared(image))[0]
    return probabilities


def _turn(lies: int, confidence: float) -> Turn:
    return Turn((360 - 90 * lies) % 360, confidence)


def _prepared(image: NDArray[np.uint8]) -> NDArray[np.float32]:
    import cv2
    import numpy as np

    height, width = image.shape[:2]
    factor = _SHORT / min(height, width)
    size = (max(_CROP, round(width * factor)), max(_CROP, round(height * factor)))
    scaled = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    top, left = (size[1] - _CROP) // 2, (size[0] - _CROP) // 2
    crop = scaled[top : top + _CROP, left : left + _CROP].astype(np.float32) / 255
    normal = (crop - np.asarray(_MEAN, np.float32)) / np.asarray(_SPREAD, np.float32)
    return np.asarray(normal.transpose(2, 0, 1)[None], dtype=np.float32)


def _ask(batch: NDArray[np.float32]) -> NDArray[np.float32]:
    with _lock:
        if not _session:
            _session.append(load_network(resource("assets", "models", "document_orientation.onnx")))
    answers: NDArray[np.float32] = run_network(_session[0], batch)
    return answers
