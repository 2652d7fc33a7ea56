"""Light on the document: enough, not too much, even, no reflections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding
from icpdesk.pictures.measures.document_area import document_area
from icpdesk.pictures.measures.exposure import paper_light
from icpdesk.pictures.measures.glare import Spot, burnt_spots
from icpdesk.pictures.measures.pixels import scale
from icpdesk.pictures.measures.sharpness import edges
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.rows import Rule

_ILLEGIBLE = Text(
    "Reviewers usually send back what they cannot read.", "看不清的材料通常会被驳回。"
)
_AGAIN = Text(
    "Take it again: flat, in even daylight, without flash.",
    "请重新拍摄：放平、光线均匀、不用闪光灯。",
)


def _box(case: PictureCase, box: tuple[int, int, int, int] | None = None) -> list[int]:
    """A box of the small copy (by default: the document) in pixels of the upright picture."""
    factor = scale(case.picture)
    return [round(part * factor) for part in box or case.picture.measure(document_area).box]


def _told(value: float, threshold: Any, box: list[int], digits: int = 3) -> dict[str, Any]:
    return {"value": round(value, digits), "threshold": threshold, "box": box}


DARK = Check(
    "scan.dark",
    states=Text("The document is bright enough.", "材料亮度足够。"),
    why=_ILLEGIBLE,
    mend=_AGAIN,
    takes={"at_least": float, "blank": float},
)


@DARK.look
def _dark(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    light = case.picture.measure(paper_light)
    if light.paper < rule["at_least"] and case.picture.measure(edges).contrast >= rule["blank"]:
        yield rule.fault(
            case.where,
            Text("The document is too dark.", "材料过暗。"),
            measured=_told(light.paper, rule["at_least"], _box(case)),
        )


BRIGHT = Check(
    "scan.bright",
    states=Text("The document is not burnt out.", "材料没有过曝。"),
    why=_ILLEGIBLE,
    mend=_AGAIN,
    takes={"at_most": float, "ink": float},
)


@BRIGHT.look
def _bright(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    light = case.picture.measure(paper_light)
    # White paper of a scanner is white; a camera that sees desk around it should not lose it.
    lost = case.picture.measure(document_area).on_desk or light.ink > rule["ink"]
    if light.burnt > rule["at_most"] and lost:
        yield rule.fault(
            case.where,
            Text("Most of the document is burnt out.", "材料大面积过曝。"),
            measured=_told(light.burnt, rule["at_most"], _box(case)),
        )


UNEVEN = Check(
    "scan.uneven-light",
    states=Text("The light on the document is even.", "材料光线均匀。"),
    why=_ILLEGIBLE,
    mend=Text("Keep your own shadow off the document.", "请避免自己的影子落在材料上。"),
    takes={"at_most": float},
)


@UNEVEN.look
def _uneven(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    light = case.picture.measure(paper_light)
    on_desk = case.picture.measure(document_area).on_desk
    if on_desk and light.darkest and light.fall > rule["at_most"]:
        yield rule.fault(
            case.where,
            Text("Part of the document lies in the shadow.", "材料局部有阴影。"),
            measured=_told(light.fall, rule["at_most"], _box(case, light.darkest)),
        )


GLARE = Check(
    "scan.glare",
    states=Text("No light is reflected on the document.", "材料没有反光。"),
    why=_ILLEGIBLE,
    mend=Text("Tilt it away from the lamp and take it again.", "请避开灯光重新拍摄。"),
    takes={
        "at_most": float,
        "compact": float,
        "at_edge": float,
        "rim": (int, float),
        "away": (int, float),
        "whole": float,
    },
)


def reflection(picture: Picture, rule: Rule) -> Spot | None:
    """The largest burnt-out spot that has the marks of a reflection."""
    for spot in picture.measure(burnt_spots):
        if (
            spot.share <= rule["whole"]
            and spot.compact >= rule["compact"]
            and spot.at_edge <= rule["at_edge"]
            and spot.rim <= rule["rim"]
            and spot.away >= rule["away"]
        ):
            return spot
    return None


@GLARE.look
def _glare(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    spot = reflection(case.picture, rule)
    if spot and spot.share > rule["at_most"]:
        yield rule.fault(
            case.where,
            Text("A bright reflection covers part of it.", "局部有反光。"),
            measured=_told(spot.share, rule["at_most"], _box(case, spot.box), 4),
        )
