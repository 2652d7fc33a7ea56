"""Electronic files and painted-over values are suspected; photos, scans and squeezed pictures are not."""

from __future__ import annotations

import io
from datetime import date

import cv2
import numpy as np
import pytest
from PIL import Image

from icpdesk.checks.pictures import inspect
from icpdesk.model import Filing
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.grid.edits import patch
from tests.grid.grid import rules
from tests.grid.scenes import DESKS, document, scene
from tests.grid.swaps import electronic
from tests.support.specimens import jpeg, photographed

ELECTRONIC, PATCH = "file.electronic-suspected", "file.patch-suspected"


def scanned(kind: str, seed: int) -> np.ndarray:
    """What a flatbed makes of the paper: a little askew, soft, grainy, white burnt out."""
    rng = np.random.default_rng(seed)
    flat = np.asarray(document(kind), np.float32)
    height, width = flat.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-0.6, 0.6), 1.0)
    laid = cv2.warpAffine(flat, turn, (width, height), borderValue=(250, 250, 248))
    soft = cv2.GaussianBlur(laid, (0, 0), 0.8)
    seen = (soft - 128) * rng.choice([1.0, 1.06]) + 130 + rng.normal(0, 1.2, soft.shape)
    return np.clip(seen, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("kind", ["card", "back", "licence"])
@pytest.mark.parametrize("strength", [0, 1, 2])
def test_files_that_were_never_on_paper_are_suspected(kind: str, strength: int) -> None:
    seen = scene(kind, "grey", 1)
    assert ELECTRONIC in rules(electronic(seen, strength, 1), seen.slot)


@pytest.mark.parametrize("kind", ["card", "back", "licence"])
def test_scans_and_photos_are_not(kind: str) -> None:
    slot = scene(kind, "grey", 1).slot
    for seed in range(3):
        told = rules(scanned(kind, seed), slot)
        assert ELECTRONIC not in told
        assert PATCH not in told
    assert ELECTRONIC not in rules(np.asarray(photographed(document(kind))), slot)


@pytest.mark.parametrize("number", range(6))
def test_painted_over_values_are_suspected_and_marked(number: int) -> None:
    kind = ("card", "licence", "letter")[number % 3]
    seen = scene(kind, DESKS[number], 60 + number)
    assert PATCH not in rules(seen.pixels, seen.slot)
    edited = patch(seen.pixels, seen.quad, 1, number)
    report = inspect(Picture(jpeg(Image.fromarray(edited), 93), "scan.jpg"), seen.slot, case=Case(Filing(provider="aliyun"), shipped(), date(2026, 11, 24)))  # fmt: skip
    (found,) = [item for item in report.findings if item.rule == PATCH]
    x, y, width, height = found.measured["box"]
    changed = np.abs(edited.astype(int) - seen.pixels).sum(axis=2) > 12
    inside = changed[y : y + height, x : x + width]
    assert inside.sum() > 0.6 * changed.sum()


def test_squeezed_pictures_are_not_judged() -> None:
    seen = scene("card", "grey", 61)
    edited = patch(seen.pixels, seen.quad, 1, 3)
    sent = Image.open(io.BytesIO(jpeg(Image.fromarray(edited), 70)))
    assert PATCH not in rules(np.asarray(sent), seen.slot)
