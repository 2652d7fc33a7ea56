"""Checks of 12-megapixel JPEGs against the least that any program must do for them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from functools import cache

from benchmarks.harness import Call, Case
from icpdesk.rulebook import case as rulebook_case

_HERE = "benchmarks.cases.pictures"
_LONG, _SHORT = 4000, 3000
_SIZE = (_SHORT, _LONG)


@cache
def _jpeg(kind: str) -> bytes:
    """An upright picture of 3000 × 4000 pixels, drawn in another process: this one's peak counts."""
    script = f"import sys; from {_HERE} import drawn; sys.stdout.buffer.write(drawn({kind!r}))"
    return subprocess.run([sys.executable, "-c", script], check=True, capture_output=True).stdout


def drawn(kind: str) -> bytes:
    """A portrait, or a licence on a desk of that kind, with the grain of a camera."""
    import cv2
    import numpy as np
    from PIL import Image

    from tests.grid.scenes import scene
    from tests.support.specimens import jpeg, portrait

    small = portrait(size=(1200, 1600)) if kind == "portrait" else scene("licence", kind, 3).pixels
    large = cv2.resize(np.asarray(small), _SIZE, interpolation=cv2.INTER_CUBIC)
    grain = np.random.default_rng(1).normal(0, 3, large.shape)
    return jpeg(Image.fromarray(np.clip(large + grain, 0, 255).astype(np.uint8)), 90)


def _reduced(data: bytes) -> object:
    """Decoded at a quarter by OpenCV, the quickest way there is here."""
    import cv2
    import numpy as np

    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_REDUCED_COLOR_4)
    assert image is not None
    return cv2.cvtColor(image, cv2.COLOR_BGR2RGB)


def portrait_floor() -> Callable[[], object]:
    """Decode, find faces, find the person; nothing else."""
    import cv2
    import numpy as np

    from icpdesk.pictures import models
    from icpdesk.pictures.measures.faces import detect

    cv2.setNumThreads(1)
    data = _jpeg("portrait")

    def work() -> object:
        image = np.asarray(_reduced(data), np.uint8)
        inner = cv2.resize(image, (256, 256), interpolation=cv2.INTER_AREA)
        blob = (inner.astype(np.float32) / 255).transpose(2, 0, 1)[None]
        return detect(image), models.run("selfie_segmentation", np.ascontiguousarray(blob))

    return work


def document_floor() -> Callable[[], object]:
    """Decode, ask once which way is up; nothing else."""
    import cv2
    import numpy as np

    from icpdesk.pictures.measures.document_turn import answer

    cv2.setNumThreads(1)
    data = _jpeg("wood")
    return lambda: answer(np.asarray(_reduced(data), np.uint8))


def _check(kind: str, slot: str, *, again: bool = False) -> Callable[[], object]:
    import cv2

    from icpdesk.checks.pictures import inspect
    from icpdesk.model import Filing
    from icpdesk.pictures.picture import Picture
    from icpdesk.rulebook.book import shipped

    cv2.setNumThreads(1)
    data, filing, book, today = (
        _jpeg(kind),
        Filing(provider="aliyun"),
        shipped(),
        date(2026, 11, 24),
    )
    known = Picture(data, "picture.jpg")

    def work() -> object:
        picture = known if again else Picture(data, "picture.jpg")
        return inspect(picture, slot, case=rulebook_case.Case(filing, book, today))

    return work


def portrait_check() -> Callable[[], object]:
    """The whole check of the administrator's photo."""
    return _check("portrait", "admin-photo")


def document_check() -> Callable[[], object]:
    """The whole check of a licence on a wooden desk, without reading."""
    return _check("wood", "business-licence")


def portrait_again() -> Callable[[], object]:
    """The same photo once more."""
    return _check("portrait", "admin-photo", again=True)


CASES = (
    Case(
        name="portrait-check",
        issue=3,
        says="whole check of a 12-megapixel portrait, one thread",
        ours=Call(f"{_HERE}:portrait_check"),
        other=Call(f"{_HERE}:portrait_floor"),
        other_is="reduced decode + faces + person mask alone",
        at_most=2.0,
    ),
    Case(
        name="document-check",
        issue=3,
        says="whole check of a 12-megapixel licence without reading, one thread",
        ours=Call(f"{_HERE}:document_check"),
        other=Call(f"{_HERE}:document_floor"),
        other_is="reduced decode + orientation alone",
        at_most=2.0,
    ),
    Case(
        name="portrait-second-look",
        issue=3,
        says="the same portrait looked at once more",
        ours=Call(f"{_HERE}:portrait_again"),
        other=Call(f"{_HERE}:portrait_check"),
        other_is="the first look",
        at_most=0.3,
    ),
    Case(
        name="picture-memory",
        issue=3,
        says="peak memory of checking a 12-megapixel licence",
        ours=Call(f"{_HERE}:document_check"),
        measure="memory",
        at_most=300,
        pairs=3,
    ),
)
