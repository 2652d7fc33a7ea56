"""The whole document is in the picture: edges that leave it, and print that runs into its border.

Nothing lies over the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from icpdesk.base.text import Text
from icpdesk.checks.limits import row_of
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.checks.scan.frame import corners_of
from icpdesk.model import Finding
from icpdesk.pictures.measures.border_print import SIDES, Border, border_print
from icpdesk.pictures.measures.document_quad import DocumentQuad, document_quad
from icpdesk.pictures.measures.fingers import Finger, fingers
from icpdesk.pictures.picture import Picture
from icpdesk.pictures.quads import area
from icpdesk.rulebook.rows import Rule

_NAMES = {
    "top": Text("top", "上边"),
    "right": Text("right", "右边"),
    "bottom": Text("bottom", "下边"),
    "left": Text("left", "左边"),
}
_FILLS = 0.93
"""Share of the picture from which an outline is the picture's own border."""

CUT = Check(
    "scan.cut-off",
    states=Text("All four edges of the document are in the picture.", "材料四边完整在画面内。"),
    why=Text(
        "Documents with a missing edge are usually sent back.", "边缘不完整的材料通常会被驳回。"
    ),
    mend=Text(
        "Take it again from a little further away, with some desk around the document. If it is a whole "
        "scan without a margin, ignore a doubt.",
        "请稍微拉远重新拍摄，四周留出一点桌面。若为无边距的完整扫描件，可忽略此疑问。",
    ),
    takes={
        "sure": float,
        "card": float,
        "page": float,
        "off": float,
        "pieces": int,
        "share": float,
        "white": (int, float),
        "grey": (int, float),
    },
)


@CUT.look
def _cut(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    quad = case.picture.measure(document_quad)
    if quad and not quad.cut:
        return
    borders = case.picture.measure(border_print)
    touched = _touched(borders, rule)
    if quad and (not _fills(case, quad) or set(quad.cut) & set(touched)):
        yield _leaving(case, rule, quad, touched)
        return
    sides = _unseen(case, rule, borders, touched)
    if sides:
        card = _shape(case, rule) > 0
        text = (
            Text(
                "No edge of the card is seen ({sides}): it may be cut off.",
                "看不到卡片的边缘（{sides}）：可能被裁切。",
            )
            if card
            else Text(
                "Print runs into the border of the picture ({sides}): the document may be cut off.",
                "文字或图案延伸到画面边缘（{sides}）：材料可能被裁切。",
            )
        )
        yield rule.fault(
            case.where,
            text.format(sides=[_NAMES[side] for side in sides]),
            severity=rule.softened().severity,
            measured={"value": list(sides), "threshold": []},
        )


def _leaving(
    case: PictureCase, rule: Rule, quad: DocumentQuad, touched: tuple[str, ...]
) -> Finding:
    """An outline that leaves the picture: an error where print or the shape says that more is missing."""
    # A finger at the edge can draw the outline to the border of the picture.
    held = finger_over(case.picture, row_of(case.book, FINGER.id)) is not None
    wanted = _shape(case, rule)
    misses = wanted > 0 and _off(quad.size, wanted) > 2 * rule["off"]
    proven = misses or bool(set(quad.cut) & set(touched))
    sure = quad.confidence >= rule["sure"] and proven and not held
    measured: dict[str, Any] = {
        "value": list(quad.cut),
        "threshold": [],
        "confidence": round(quad.confidence, 2),
        "quad": corners_of(quad),
    }
    text = (
        Text("The document is cut off ({sides}).", "材料被裁切（{sides}）。")
        if sure
        else Text("The document may be cut off ({sides}).", "材料可能被裁切（{sides}）。")
    )
    return rule.fault(
        case.where,
        text.format(sides=[_NAMES[side] for side in quad.cut]),
        severity=None if sure else rule.softened().severity,
        measured=measured,
    )


def _unseen(
    case: PictureCase, rule: Rule, borders: dict[str, Border], touched: tuple[str, ...]
) -> tuple[str, ...]:
    """Sides at which a document without a visible edge may be cut off.

    A scan without a margin is told from a cut by its shape (cards and passport pages have one) and by
    print that ends before the border.
    """
    wanted = _shape(case, rule)
    if not wanted:
        return touched
    width, height = case.picture.size
    if _off((width, height), wanted) <= rule["off"]:
        return ()
    open_sides = [side for side in SIDES if not _is_margin(borders[side], rule)]
    short = max(width, height) / min(width, height) < wanted
    across = ("left", "right") if (width >= height) == short else ("top", "bottom")
    missing = [side for side in open_sides if side in across]
    return tuple(side for side in missing if side in touched) or tuple(missing)


def _touched(borders: dict[str, Border], rule: Rule) -> tuple[str, ...]:
    """Sides that print runs into; none where it runs into opposite ones, as tiled watermarks do."""
    told = tuple(
        side
        for side in SIDES
        if borders[side].pieces >= rule["pieces"] and borders[side].share >= rule["share"]
    )
    opposite = {"top", "bottom"} <= set(told) or {"left", "right"} <= set(told)
    return () if opposite else told


def _is_margin(border: Border, rule: Rule) -> bool:
    """Whether the scanner's white lid is seen there."""
    return bool(border.lightness >= rule["white"] and border.chroma <= rule["grey"])


def _shape(case: PictureCase, rule: Rule) -> float:
    """Long side by short side of the document in this slot; 0 where it has no fixed shape."""
    if case.slot == "passport":
        return float(rule["page"])
    kind = case.book.vocabulary("slots")[case.slot].get("kind")
    return float(rule["card"]) if kind == "card" else 0.0


def _off(size: tuple[float, float], wanted: float) -> float:
    """Share by which a shape is off, whichever way the document lies."""
    return abs(max(size) / max(1.0, min(size)) / wanted - 1)


def _fills(case: PictureCase, quad: DocumentQuad) -> bool:
    width, height = case.picture.size
    return area(quad.points) >= _FILLS * width * height


FINGER = Check(
    "scan.finger",
    states=Text("No finger lies over the document.", "手指没有遮挡材料。"),
    why=Text("Covered documents are usually sent back.", "有遮挡的材料通常会被驳回。"),
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
