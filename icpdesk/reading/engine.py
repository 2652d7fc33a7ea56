"""The two networks that read: one finds lines of text, one reads a line; nothing is ever fetched.

PP-OCRv6 small (Apache-2.0), the model files of RapidOCR's wheel, run by the ONNX runtime when the first
picture is read, and shared; one picture is read at a time. RapidOCR's own code is not imported: its
configuration and its engines cost a process more than reading a card (decision 0053), always look
with 736 pixels on the short side and pad each line to 320. Looking at a small copy, and at each line
in its own width, costs a quarter and finds short values better.
"""

from __future__ import annotations

import importlib.util
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.onnx import load_network, run_network
from icpdesk.base.text import Text
from icpdesk.reading.faded import doubted
from icpdesk.reading.text_boxes import text_boxes, with_blanks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]
    Boxes = NDArray[np.float32]

_HEIGHT = 48
"""Pixels of a line as the network takes it."""
_NARROWEST, _WIDEST = 64, 3200
STROKES = frozenset("一—–―ー─-")
"""Characters that are a horizontal stroke and nothing else."""
_UPRIGHT = 1.5
"""Height by width from which a box holds characters below each other, not a line."""

_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Told:
    """Text of one line, and for each of its characters how sure it is from 0 to 1."""

    text: str
    sureness: tuple[float, ...]


def find(image: Pixels, side: int) -> Boxes:
    """Corners (lines × 4 × 2, upper left first) of the text lines of a BGR picture.

    ``side`` is the long side in pixels of the copy that is looked at.
    """
    import cv2
    import numpy as np

    factor = min(1.0, side / max(image.shape[:2]))
    copy = _scaled(image, factor)
    height, width = (max(32, round(length / 32) * 32) for length in copy.shape[:2])
    # Colours from -1 to 1; the network takes sides that are multiples of 32.
    batch = cv2.resize(copy, (width, height)).transpose(2, 0, 1)[None].astype(np.float32, order="C")
    batch /= 127.5
    batch -= 1
    with _lock:
        likely = run_network(_network("det"), batch)[0, 0]
    boxes = text_boxes(likely, (copy.shape[1], copy.shape[0]))
    return boxes / np.float32(factor)


def tell(line: Pixels) -> Told:
    """The characters of one line (BGR)."""
    import cv2
    import numpy as np

    height, width = line.shape[:2]
    if height < 4 or width < 4:
        return Told("", ())
    room = min(_WIDEST, max(_NARROWEST, round(width * _HEIGHT / height)))
    scaled = cv2.resize(line, (min(room, max(8, round(width * _HEIGHT / height))), _HEIGHT))
    blob = np.zeros((1, 3, _HEIGHT, room), np.float32)
    blob[0, :, :, : scaled.shape[1]] = scaled.astype(np.float32).transpose(2, 0, 1) / 127.5 - 1
    with _lock:
        steps = run_network(_network("rec"), blob)[0]
        characters = _characters()
    told, at = _without_repeats(*_likeliest(steps, characters), characters)
    places = [(step + 0.5) * room / len(steps) for step in at]
    pixels = np.asarray(scaled, np.uint8)
    return Told(*with_blanks(pixels, told.text, doubted(pixels, told.sureness, places), places))


def cut_out(image: Pixels, box: Boxes) -> Pixels:
    """The part of ``image`` inside a box (4 × 2), straightened."""
    import cv2
    import numpy as np

    width = max(np.linalg.norm(box[0] - box[1]), np.linalg.norm(box[3] - box[2]))
    height = max(np.linalg.norm(box[0] - box[3]), np.linalg.norm(box[1] - box[2]))
    size = (max(1, int(width)), max(1, int(height)))
    flat = np.array([[0, 0], [size[0], 0], size, [0, size[1]]], np.float32)
    matrix = cv2.getPerspectiveTransform(np.asarray(box, np.float32), flat)
    cut = cv2.warpPerspective(
        image, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(cut, np.uint8)


def stands(box: Boxes) -> bool:
    """Whether a box (4 × 2) is too tall to be one line."""
    import numpy as np

    width = float(np.linalg.norm(box[0] - box[1]))
    return float(np.linalg.norm(box[0] - box[3])) >= _UPRIGHT * max(width, 1.0)


def _likeliest(steps: Any, characters: list[str]) -> tuple[Any, Any]:
    """The likeliest character of each step (steps × characters), and how sure it is.

    Signs that are one stroke (一, —, ー) share their sureness: which of them it is, its neighbours tell
    better than its shape.
    """
    best = steps.argmax(axis=1)
    sure = steps[range(len(best)), best]
    strokes = _strokes(len(characters))
    for step, index in enumerate(best.tolist()):
        if index in strokes:
            sure[step] = steps[step, strokes].sum()
    return best, sure


def _without_repeats(best: Any, sure: Any, characters: list[str]) -> tuple[Told, list[int]]:
    """Greedy decoding: repeats and blanks (0) fall away; a character is as sure as its best step.

    Also gives the step at which each character begins.
    """
    text: list[str] = []
    sureness: list[float] = []
    at: list[int] = []
    last = 0
    for step, (index, value) in enumerate(zip(best.tolist(), sure.tolist(), strict=True)):
        if index and index != last:
            text.append(characters[index])
            sureness.append(value)
            at.append(step)
        elif index and sureness:
            sureness[-1] = max(sureness[-1], value)
        last = index
    return Told("".join(text), tuple(sureness)), at


def _scaled(image: Pixels, factor: float) -> Pixels:
    import cv2
    import numpy as np

    if factor >= 1:
        return image
    size = (max(32, round(image.shape[1] * factor)), max(32, round(image.shape[0] * factor)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


@cache
def _network(part: Literal["det", "rec"]) -> Any:
    """The session of one network; called under the lock."""
    path = _models() / f"PP-OCRv6_{part}_small.onnx"
    if not path.is_file():
        raise IcpdeskError(
            Text("The reading models are missing.", "缺少文字识别模型。"),
            Text("Install the application again.", "请重新安装本程序。"),
        )
    return load_network(path)


@cache
def _strokes(count: int) -> list[int]:
    """Where the signs that are one stroke stand among the ``count`` characters."""
    return [index for index, character in enumerate(_characters()) if character in STROKES]


@cache
def _characters() -> list[str]:
    """The characters that the reading network tells apart; 0 is none, the last one a blank."""
    listed = _network("rec").get_modelmeta().custom_metadata_map["character"].splitlines()
    return ["", *listed, " "]


def _models() -> Path:
    """The folder of model files in the wheel of RapidOCR, found without importing it."""
    spec = importlib.util.find_spec("rapidocr")
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places or ("",)))) / "models"
