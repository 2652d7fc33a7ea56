"""Reading documents against the whole OCR engine at the same size, in its own settings."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from benchmarks.harness import Call, Case

_HERE = "benchmarks.cases.reading"


def _card(*, whole: bool = True) -> bytes:
    """A 1536-pixel photo of a schematic card; without its number both looks are needed."""
    from tests.support import documents, specimens

    specimen = documents.id_front(random.Random(11), 1)
    image = specimen.image
    if not whole:
        truth = specimen.truth
        rows = [("姓名", truth["name"]), ("性别", truth["sex"]), ("住址", truth["address"])]
        image = specimens.card("身份证件示意图", rows, portrait=True)
    return specimens.jpeg(specimens.photographed(image), 90)


def read_card() -> Callable[[], Any]:
    """From the bytes of the file to the fields."""
    return _reader(_card())


def read_in_two_looks() -> Callable[[], Any]:
    """A card on which a value that must be there is missing."""
    return _reader(_card(whole=False))


def _reader(data: bytes) -> Callable[[], Any]:
    from icpdesk.pictures.picture import Picture
    from icpdesk.reading.documents import read_document

    read_document(Picture(data), "id-front")
    return lambda: read_document(Picture(data), "id-front")


def read_again() -> Callable[[], Any]:
    """The same picture once more."""
    from icpdesk.pictures.picture import Picture
    from icpdesk.reading.documents import read_document

    picture = Picture(_card())
    read_document(picture, "id-front")
    return lambda: read_document(picture, "id-front")


def engine_on_card() -> Callable[[], Any]:
    """From the bytes of the file to the lines of text."""
    return _engine(_card())


def engine_on_card_without_number() -> Callable[[], Any]:
    """The same for the card without its number."""
    return _engine(_card(whole=False))


def _engine(data: bytes) -> Callable[[], Any]:
    import cv2
    import numpy as np
    from rapidocr import RapidOCR

    engine: Any = RapidOCR(
        params={
            "Global.log_level": "critical",
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )

    def run() -> Any:
        return engine(cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR))

    run()
    return run


CASES = (
    Case(
        name="read-known-layout",
        issue=3,
        says="decode, turn and read a card",
        ours=Call(f"{_HERE}:read_card"),
        other=Call(f"{_HERE}:engine_on_card"),
        other_is="RapidOCR on the decoded picture",
        at_most=0.5,
    ),
    Case(
        name="read-worst-case",
        issue=3,
        says="decode, turn and read a card that needs both looks",
        ours=Call(f"{_HERE}:read_in_two_looks"),
        other=Call(f"{_HERE}:engine_on_card_without_number"),
        other_is="RapidOCR on the decoded picture",
        at_most=1.15,
    ),
    Case(
        name="read-second-look",
        issue=3,
        says="read a picture that was read already",
        ours=Call(f"{_HERE}:read_again"),
        other=Call(f"{_HERE}:read_card"),
        other_is="the first look",
        at_most=0.3,
    ),
    Case(
        name="read-memory",
        issue=3,
        says="peak memory of a process that reads cards",
        ours=Call(f"{_HERE}:read_in_two_looks"),
        at_most=600,
        measure="memory",
        pairs=3,
    ),
)
