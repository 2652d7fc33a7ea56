"""Portrait measures on labelled pictures that are not part of the repository.

The pictures lie in ``ICPDESK_CORPUS`` or in ``../shared/corpus``; without them the tests are skipped.
Failures are printed by picture, so that a change can be judged by what it moves.
"""

from __future__ import annotations

import csv
import io
import os
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from icpdesk.checks.limits import row_of
from icpdesk.checks.photo.behind import kind_of
from icpdesk.checks.photo.clothes import COLOUR, colour_of, shares_of
from icpdesk.pictures.measures.background import background
from icpdesk.pictures.measures.clothing import clothing
from icpdesk.pictures.measures.faces import faces, portrait_turn
from icpdesk.pictures.measures.person import person
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.book import shipped

CORPUS = Path(os.environ.get("ICPDESK_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (CORPUS / "portraits.csv").is_file(), reason="the labelled pictures are not here"
    ),
]


@cache
def rows() -> tuple[dict[str, str], ...]:
    with (CORPUS / "portraits.csv").open(encoding="utf-8") as source:
        return tuple(csv.DictReader(source))


@cache
def picture(file: str) -> Picture:
    return Picture.open(CORPUS / file)


def encoded(pixels: np.ndarray) -> Picture:
    sink = io.BytesIO()
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(sink, "JPEG", quality=92)
    return Picture(sink.getvalue())


def linear(pixels: np.ndarray, gains: tuple[float, float, float]) -> np.ndarray:
    """Gains on the light itself, not on the stored numbers."""
    light = (pixels / 255.0) ** 2.2 * np.array(gains)
    return np.clip(light, 0, 1) ** (1 / 2.2) * 255


def on_colour(source: Picture, colour: tuple[int, int, int]) -> Picture:
    image = np.asarray(source.image.resize((768, 768)), np.float32)
    mask = np.asarray(Image.fromarray(source.measure(person)).resize((768, 768)))[:, :, None]
    return encoded(image * mask + np.array(colour) * (1 - mask))


CHANGES = {
    "as it is": lambda p: p,
    "warm light": lambda p: encoded(linear(np.asarray(p.image, np.float32), (1.25, 1.0, 0.72))),
    "cool light": lambda p: encoded(linear(np.asarray(p.image, np.float32), (0.78, 1.0, 1.22))),
    "-2 EV": lambda p: encoded(linear(np.asarray(p.image, np.float32), (0.25, 0.25, 0.25))),
    "+0.7 EV": lambda p: encoded(linear(np.asarray(p.image, np.float32), (1.62, 1.62, 1.62))),
    "red backdrop": lambda p: on_colour(p, (190, 40, 40)),
    "blue backdrop": lambda p: on_colour(p, (50, 90, 190)),
}


def test_every_face_is_counted() -> None:
    wrong = [r["file"] for r in rows() if len(picture(r["file"]).measure(faces)) != int(r["faces"])]
    assert not wrong


def test_turns_are_found() -> None:
    wrong, total = [], 0
    for row in rows():
        image = picture(row["file"]).image
        for turn, method in (
            (90, Image.Transpose.ROTATE_90),
            (180, Image.Transpose.ROTATE_180),
            (270, Image.Transpose.ROTATE_270),
        ):
            sink = io.BytesIO()
            image.transpose(method).save(sink, "JPEG", quality=90)
            total += 1
            if portrait_turn(Picture(sink.getvalue())) != turn:
                wrong.append((row["file"], turn))
        total += 1
        if picture(row["file"]).measure(portrait_turn) != 0:
            wrong.append((row["file"], 0))
    print(f"turns: {total - len(wrong)} of {total}", wrong)
    assert len(wrong) <= 0.01 * total


@pytest.mark.parametrize("change", CHANGES)
def test_clothing_colour(change: str) -> None:
    clear = [row for row in rows() if row["clarity"] == "clear"]
    worn = row_of(shipped(), COLOUR.id)
    wrong, false_errors = [], []
    for row in clear:
        seen = CHANGES[change](picture(row["file"])).measure(clothing)
        told = colour_of(seen, worn)
        shares = shares_of(seen, worn) if seen else {}
        if told != row["clothing"]:
            wrong.append(
                (
                    row["file"][-8:],
                    row["clothing"],
                    told,
                    {name: round(strict, 2) for name, (strict, _) in shares.items()},
                )
            )
        if row["clothing"] == "other" and any(
            strict >= worn["fail"] for strict, _ in shares.values()
        ):
            false_errors.append(row["file"])
    print(f"{change}: {len(clear) - len(wrong)} of {len(clear)} right", wrong)
    assert not false_errors
    wanted = 0.97 if change == "as it is" else 0.95
    assert 1 - len(wrong) / len(clear) >= wanted


def test_background_kind() -> None:
    names = {"plain white": "white", "plain other": "plain", "busy": "busy"}
    wrong = []
    for row in rows():
        told = kind_of(picture(row["file"]).measure(background), shipped())
        if told != names[row["background"]]:
            wrong.append((row["file"][-8:], row["background"], told))
    print(f"background: {len(rows()) - len(wrong)} of {len(rows())} right", wrong)
    assert 1 - len(wrong) / len(rows()) >= 0.93
