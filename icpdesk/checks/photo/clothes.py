"""Clothes: neither red nor blue."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import CannotAssess, Check, PictureCase
from icpdesk.model import Finding
from icpdesk.pictures.measures.clothing import Clothing, clothing
from icpdesk.pictures.measures.faces import faces
from icpdesk.pictures.measures.pixels import scale
from icpdesk.rulebook.rows import Rule

COLOUR = Check(
    "photo.clothing-colour",
    states=Text("The clothes are neither red nor blue.", "不穿红色或蓝色衣服。"),
    why=Text(
        "Red and blue clothes are refused in the administrator's photo.",
        "网站负责人照片中不能穿红色或蓝色衣服。",
    ),
    mend=Text(
        "Wear another colour, for example white, grey, green or black.",
        "请换其他颜色，例如白、灰、绿、黑。",
    ),
    takes={
        "fail": float,
        "warn": float,
        "warn_loose": float,
        "named": float,
        "named_loose": float,
        "red": list,
        "reddish": list,
        "blue": list,
        "bluish": list,
    },
)

_NAMES = {"red": Text("red", "红色"), "blue": Text("blue", "蓝色")}
_LOOSE = {"red": "reddish", "blue": "bluish"}


def shares_of(seen: Clothing, rule: Rule) -> dict[str, tuple[float, float]]:
    """For red and blue: share that certainly has the colour, share that may count as having it."""
    shares = {}
    for name, loose in _LOOSE.items():
        first, last, strength, lightest = rule[name]
        certain, _ = seen.shares((first, last), strength, lightest)
        first, last, strength, lightest = rule[loose]
        _, likely = seen.shares((first, last), strength, lightest)
        shares[name] = (certain, max(certain, likely))
    return shares


def colour_of(seen: Clothing | None, rule: Rule) -> str:
    """``red``, ``blue``, ``other``, or ``unknown`` when nothing is seen.

    A quarter of strong colour decides, or nearly half of a paler or darker one (sky blue, navy).
    """
    if seen is None:
        return "unknown"
    strengths = {
        name: max(strict / rule["named"], loose / rule["named_loose"])
        for name, (strict, loose) in shares_of(seen, rule).items()
    }
    name = max(strengths, key=lambda colour: strengths[colour])
    return name if strengths[name] >= 1 else "other"


@COLOUR.look
def _colour(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    if not case.picture.measure(faces):
        return
    seen = case.picture.measure(clothing)
    if seen is None:
        raise CannotAssess(
            Text(
                "Too little of the clothes is seen to judge their colour.",
                "衣服可见部分太少，无法判断颜色。",
            )
        )
    for name, (strict, loose) in shares_of(seen, rule).items():
        certain = strict >= rule["fail"]
        if not certain and strict < rule["warn"] and loose < rule["warn_loose"]:
            continue
        text = (
            Text("The clothes are {colour}.", "衣服为{colour}。")
            if certain
            else Text("Part of the clothes may count as {colour}.", "部分衣服可能被视为{colour}。")
        )
        factor = scale(case.picture)
        first, last, strength, _ = rule[_LOOSE[name]]
        yield rule.fault(
            case.where,
            text.format(colour=_NAMES[name]),
            severity=None if certain else rule.softened().severity,
            measured={
                "value": round(strict, 3),
                "loose": round(loose, 3),
                "threshold": rule["fail"],
                "colour": name,
                "hues": [first, last],
                "strength": strength,
                "box": [round(part * factor) for part in seen.box],
            },
        )
