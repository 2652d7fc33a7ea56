"""A document that is cut off is said to be so, a whole scan without a margin is not."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from icpdesk.checks.pictures import inspect
from icpdesk.model import Filing, Finding, Severity
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.grid.licences import FORMS, sheet
from tests.grid.scenes import document, scene
from tests.support.filings import DAY
from tests.support.specimens import jpeg

SIDES = ("top", "right", "bottom", "left")


def said(image: Image.Image, slot: str) -> Finding | None:
    picture = Picture(jpeg(image, 92), "scan.jpg")
    report = inspect(picture, slot, case=Case(Filing(), shipped(), DAY))
    return next((one for one in report.findings if one.rule == "scan.cut-off"), None)


def without(image: Image.Image, side: str, share: float) -> Image.Image:
    """The picture without a share of it at one side."""
    width, height = image.size
    wide, high = round(width * share), round(height * share)
    return image.crop({
        "top": (0, high, width, height), "right": (0, 0, width - wide, height),
        "bottom": (0, 0, width, height - high), "left": (wide, 0, width, height),
    }[side])  # fmt: skip


@pytest.mark.parametrize(("kind", "slot"), [("card", "id-front"), ("back", "id-back")])
def test_card_that_fills_the_picture_is_whole(kind: str, slot: str) -> None:
    assert said(document(kind), slot) is None


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize(("kind", "slot"), [("card", "id-front"), ("back", "id-back")])
def test_card_without_one_edge_and_without_a_desk_is_a_doubt(
    kind: str, slot: str, side: str
) -> None:
    told = said(without(document(kind), side, 0.12), slot)
    assert told and told.severity is Severity.WARNING and side in told.measured["value"]


def test_card_on_the_white_lid_of_a_scanner_is_whole() -> None:
    lid = Image.new("RGB", (1700, 1700), "white")
    lid.paste(document("card"), (200, 300))
    assert said(lid, "id-front") is None


@pytest.mark.parametrize("form", FORMS)
def test_licence_that_fills_the_picture_is_whole_and_one_without_an_edge_is_a_doubt(
    form: str,
) -> None:
    whole, _ = sheet(form, "cream")
    assert said(whole, "business-licence") is None
    for side in ("left", "right"):
        told = said(without(whole, side, 0.2), "business-licence")
        assert told and told.severity is Severity.WARNING and side in told.measured["value"]


def test_cut_on_a_desk_is_an_error_where_the_shape_says_so_and_a_doubt_else() -> None:
    seen = scene("card", "wood", 5, long_side=1200)
    (x0, _), (x1, _) = seen.quad.min(axis=0), seen.quad.max(axis=0)
    image = Image.fromarray(np.ascontiguousarray(seen.pixels[:, int(x0 + 0.2 * (x1 - x0)) :]))
    told = said(image, "id-front")
    assert told and told.severity is Severity.ERROR and told.measured["value"] == ["left"]
    just = Image.fromarray(np.ascontiguousarray(seen.pixels[:, int(x0 + 0.01 * (x1 - x0)) :]))
    doubt = said(just, "id-front")
    assert doubt is None or doubt.severity is Severity.WARNING
