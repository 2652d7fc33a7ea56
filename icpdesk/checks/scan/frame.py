"""The document in the picture: near enough, straight, not seen from the side."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding
from icpdesk.pictures.measures.document_quad import DocumentQuad, document_quad
from icpdesk.pictures.quads import corner_angles
from icpdesk.rulebook.rows import Rule


def corners_of(quad: DocumentQuad) -> list[list[int]]:
    """Four [x, y] in pixels of the upright picture."""
    return [[round(x), round(y)] for x, y in quad.corners]


SMALL = Check(
    "scan.document-small",
    states=Text(
        "The document itself has at least {min_long} × {min_short} pixels.",
        "材料本身至少有 {min_long} × {min_short} 像素。",
    ),
    why=Text("Small print cannot be read.", "小字无法辨认。"),
    mend=Text("Take it again from nearer.", "请靠近重新拍摄。"),
    takes={"min_long": int, "min_short": int},
    mended_by="straighten",
)


@SMALL.look
def _small(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    quad = case.picture.measure(document_quad)
    if quad is None:
        return
    short, long = sorted(round(side) for side in quad.size)
    if short < rule["min_short"] or long < rule["min_long"]:
        yield rule.fault(
            case.where,
            Text(
                "The document itself has about {a} × {b} pixels in the picture.",
                "画面中材料本身约 {a} × {b} 像素。",
            ).format(a=long, b=short),
            measured={
                "value": [long, short],
                "threshold": [rule["min_long"], rule["min_short"]],
                "quad": corners_of(quad),
            },
        )


ASKEW = Check(
    "scan.seen-from-the-side",
    states=Text("The document is photographed from above.", "从正上方拍摄材料。"),
    why=Text("Text far from the camera becomes illegible.", "远端文字会看不清。"),
    mend=Text(
        "Hold the camera parallel to the paper; 'icpdesk fix --straighten' helps with small angles.",
        "请让相机与纸面平行；小角度可用 icpdesk fix 拉正。",
    ),
    takes={"at_most": (int, float)},
    mended_by="straighten",
)


@ASKEW.look
def _askew(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    quad = case.picture.measure(document_quad)
    if quad is None or quad.cut:
        return
    worst = max(abs(angle - 90) for angle in corner_angles(quad.points))
    if worst > rule["at_most"]:
        yield rule.fault(
            case.where,
            Text(
                "It was photographed from the side: corners are {angle}° off a right angle.",
                "拍摄角度倾斜：角偏离直角 {angle}°。",
            ).format(angle=round(worst)),
            measured={
                "value": round(worst, 1),
                "threshold": rule["at_most"],
                "quad": corners_of(quad),
            },
        )


TILTED = Check(
    "scan.tilted",
    states=Text("The document lies straight.", "材料摆放端正。"),
    why=Text("Tilted documents look careless and are harder to read.", "倾斜的材料不易辨认。"),
    mend=Text(
        "Lay it straight, or let 'icpdesk fix' straighten it.", "请摆正，或用 icpdesk fix 拉正。"
    ),
    takes={"at_most": (int, float)},
    mended_by="straighten",
)


@TILTED.look
def _tilted(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    quad = case.picture.measure(document_quad)
    if quad is None:
        return
    angle = tilt(quad)
    if abs(angle) > rule["at_most"]:
        yield rule.fault(
            case.where,
            Text("It lies {angle}° askew.", "倾斜 {angle}°。").format(angle=round(abs(angle))),
            measured={
                "value": round(angle, 1),
                "threshold": rule["at_most"],
                "quad": corners_of(quad),
            },
        )


def tilt(quad: DocumentQuad) -> float:
    """Degrees clockwise by which its sides lie off the picture's, −45 to 45."""
    import math

    (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad.corners
    run = complex(bx - ax + cx - dx, by - ay + cy - dy)
    angle = math.degrees(math.atan2(run.imag, run.real))
    return (angle + 45) % 90 - 45
