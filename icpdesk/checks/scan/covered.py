"""Nothing lies over the document."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding
from icpdesk.pictures.measures.fingers import Finger, fingers
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.rows import Rule

FINGER = Check(
    "scan.finger",
    states=Text("No finger lies over the document.", "手指没有遮挡材料。"),
    why=Text("Covered documents are sent back.", "有遮挡的材料会被退回。"),
    mend=Text(
        "Lay it flat and take it again without holding it. If there is no finger, ignore this.",
        "请平放后重新拍摄，不要用手拿。若没有手指，可忽略。",
    ),
    takes={"depth": float, "narrow": float, "wide": float, "outside": float, "solid": float},
)


def finger_over(picture: Picture, rule: Rule) -> Finger | None:
    """The spot that has the marks of a finger by the limits of a row of this check."""
    seen = picture.measure(fingers)
    if seen is None or seen.depth < rule["depth"]:
        return None
    if not rule["narrow"] <= seen.width <= rule["wide"]:
        return None
    like = seen.outside >= rule["outside"] and seen.solid >= rule["solid"]
    return seen if like else None


@FINGER.look
def _finger(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen = finger_over(case.picture, rule)
    if seen:
        yield rule.fault(
            case.where,
            Text("A finger seems to lie over its edge.", "似乎有手指遮挡材料边缘。"),
            measured={
                "value": round(seen.depth, 3),
                "threshold": rule["depth"],
                "width": round(seen.width, 3),
                "quad": [[round(x), round(y)] for x, y in seen.corners],
            },
        )
