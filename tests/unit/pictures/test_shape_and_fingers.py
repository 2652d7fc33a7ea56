"""A sheet in the place of a card and the other way round; a finger over the edge. Both sides of each limit."""

from __future__ import annotations

from datetime import date

import cv2
import numpy as np
import pytest
from PIL import Image

from icpdesk.checks.picture_report import PictureReport
from icpdesk.checks.pictures import inspect
from icpdesk.model import Filing
from icpdesk.pictures.measures.document_area import document_shape
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.grid.grid import rules
from tests.grid.hands import finger
from tests.grid.scenes import DESKS, scene
from tests.support.specimens import jpeg


def looked_at(pixels: np.ndarray, slot: str) -> PictureReport:
    picture = Picture(jpeg(Image.fromarray(pixels), 93), "scan.jpg")
    return inspect(
        picture, slot, case=Case(Filing(provider="aliyun"), shipped(), date(2026, 11, 24))
    )


def test_sheet_in_the_place_of_a_card_is_told_with_its_outline() -> None:
    seen = scene("letter", "wood", 3)
    report = looked_at(seen.pixels, "id-front")
    found = next(item for item in report.findings if item.rule == "scan.not-a-card")
    assert 0.65 < found.measured["value"] < 0.75
    outline = np.array(found.measured["quad"], np.float32)
    assert np.abs(outline - seen.quad).max() < 25


@pytest.mark.parametrize("kind", ["card", "back"])
def test_card_in_the_place_of_a_sheet_is_told(kind: str) -> None:
    seen = scene(kind, "grey", 4)
    for slot in ("business-licence", "statement-scan"):
        assert "scan.not-a-sheet" in rules(seen.pixels, slot)


@pytest.mark.parametrize("desk", DESKS)
def test_right_documents_have_their_shape(desk: str) -> None:
    card, sheet = scene("card", desk, 5), scene("licence", desk, 5)
    assert "scan.not-a-card" not in rules(card.pixels, "id-front")
    assert "scan.not-a-sheet" not in rules(sheet.pixels, "business-licence")


def test_card_that_lies_on_its_side_is_still_a_card() -> None:
    seen = scene("card", "grey", 4)
    assert "scan.not-a-card" not in rules(np.ascontiguousarray(np.rot90(seen.pixels)), "id-front")


def test_sheet_that_lies_across_is_no_card() -> None:
    seen = scene("licence", "grey", 4)
    shape = document_shape(Picture(jpeg(Image.fromarray(np.rot90(seen.pixels)), 93)))
    assert shape is not None and shape.ratio == pytest.approx(0.7, abs=0.03)


@pytest.mark.parametrize("number", range(8))
def test_finger_over_the_edge_is_told_and_marked(number: int) -> None:
    kind, desk = ("card", "licence", "back", "letter")[number % 4], DESKS[number % len(DESKS)]
    seen = scene(kind, desk, 30 + number)
    assert "scan.finger" not in rules(seen.pixels, seen.slot)
    held = finger(seen.pixels, seen.quad, 1, number)
    found = [item for item in looked_at(held, seen.slot).findings if item.rule == "scan.finger"]
    assert len(found) == 1
    differs = np.abs(held.astype(int) - seen.pixels).sum(axis=2) > 60
    mask = np.zeros(differs.shape, np.uint8)
    cv2.fillConvexPoly(mask, np.array(found[0].measured["quad"], np.int32), 1)
    assert (differs & (mask > 0)).sum() > 0.3 * mask.sum()


def test_finger_that_holds_a_card_does_not_make_it_surely_cut_off() -> None:
    seen = scene("card", "grey", 31)
    held = finger(seen.pixels, seen.quad, 1, 2)
    told = {item.rule: str(item.severity) for item in looked_at(held, seen.slot).findings}
    assert "scan.finger" in told
    assert told.get("scan.cut-off") != "error"


def test_finger_beside_the_document_covers_nothing() -> None:
    seen = scene("card", "grey", 6)
    held = finger(seen.pixels, seen.quad, 1, 4)
    beside = finger(seen.pixels, _grown(seen.quad, 1.18), 0, 4)
    assert "scan.finger" in rules(held, seen.slot)
    assert "scan.finger" not in rules(beside, seen.slot)


def test_desk_of_the_colour_of_skin_is_no_finger() -> None:
    for desk in ("#b08d6e", "#a5825f", "#c79a78"):
        card = scene("card", "grey", 6)
        mask = np.zeros(card.pixels.shape[:2], np.uint8)
        cv2.fillConvexPoly(mask, np.round(card.quad).astype(np.int32), 1)
        tone = tuple(int(desk[place : place + 2], 16) for place in (1, 3, 5))
        on_skin = np.where(mask[:, :, None] > 0, card.pixels, np.uint8(tone))
        assert "scan.finger" not in rules(on_skin.astype(np.uint8), card.slot)


def _grown(quad: np.ndarray, by: float) -> np.ndarray:
    middle = quad.mean(axis=0)
    return ((quad - middle) * by + middle).astype(np.float32)
