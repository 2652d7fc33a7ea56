"""Scans of papers: upright, sharp, with the seal."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding
from icpdesk.pictures.measures.document_area import document_area
from icpdesk.pictures.measures.document_turn import document_turn
from icpdesk.pictures.measures.pixels import scale
from icpdesk.pictures.measures.seal_ring import seal
from icpdesk.pictures.measures.sharpness import edges
from icpdesk.rulebook.rows import Rule

_ILLEGIBLE = Text(
    "Reviewers usually send back what they cannot read.", "看不清的材料通常会被驳回。"
)
_AGAIN = Text(
    "Take it again: flat, in even daylight, held still, without flash.",
    "请重新拍摄：放平、光线均匀、持稳、不用闪光灯。",
)


def document_box(case: PictureCase) -> list[int]:
    """[x, y, width, height] around the document in pixels of the upright picture."""
    factor = scale(case.picture)
    return [round(part * factor) for part in case.picture.measure(document_area).box]


BLANK = Check(
    "scan.blank",
    states=Text("The picture shows a document.", "图片中有材料。"),
    why=_ILLEGIBLE,
    mend=_AGAIN,
    takes={"at_least": float},
)


@BLANK.look
def _blank(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    contrast = case.picture.measure(edges).contrast
    if contrast < rule["at_least"]:
        yield rule.fault(
            case.where,
            Text("Nothing can be seen in it.", "图片中什么也看不到。"),
            measured={"value": round(contrast, 3), "threshold": rule["at_least"]},
        )


TURNED = Check(
    "scan.turned",
    states=Text("The document stands upright.", "材料为正向。"),
    why=Text("Documents that lie are usually sent back.", "方向不正的材料通常会被驳回。"),
    mend=Text("'icpdesk fix' turns it.", "可用 icpdesk fix 摆正。"),
    takes={"sure": float},
    mended_by="upright",
)


@TURNED.look
def _turned(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    turn = case.picture.measure(document_turn)
    if turn.degrees and turn.confidence >= rule["sure"]:
        yield rule.fault(
            case.where,
            Text("It must be turned by {turn}° clockwise.", "需顺时针旋转 {turn}°。").format(
                turn=turn.degrees
            ),
            measured={
                "value": turn.degrees,
                "threshold": 0,
                "confidence": round(turn.confidence, 2),
                "box": document_box(case),
            },
        )


BLURRED = Check(
    "scan.blurred",
    states=Text("The text is sharp.", "文字清晰。"),
    why=_ILLEGIBLE,
    mend=_AGAIN,
    takes={"fail": float, "warn": float, "blank": float},
)


@BLURRED.look
def _blurred(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen = case.picture.measure(edges)
    if seen.contrast < rule["blank"] or seen.steepness >= rule["warn"]:
        return
    sure = seen.steepness < rule["fail"]
    yield rule.fault(
        case.where,
        Text("The text is blurred.", "文字模糊。")
        if sure
        else Text("The text may be a little blurred.", "文字可能略有模糊。"),
        severity=None if sure else rule.softened().severity,
        measured={
            "value": round(seen.steepness, 3),
            "threshold": rule["fail"] if sure else rule["warn"],
            "box": document_box(case),
        },
    )


SEAL = Check(
    "scan.seal-missing",
    states=Text("A red seal is seen.", "能看到红色印章。"),
    why=Text("Papers without a seal are usually sent back.", "没有印章的材料通常会被驳回。"),
    mend=Text(
        "Stamp the paper, or photograph the original in colour.", "请盖章，或对原件彩色拍照。"
    ),
    takes={"at_least": float},
)


@SEAL.look
def _seal(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    share = case.picture.measure(seal)
    if share < rule["at_least"]:
        yield rule.fault(
            case.where,
            Text("No red seal is found.", "没有找到红色印章。"),
            measured={
                "value": round(share, 5),
                "threshold": rule["at_least"],
                "box": document_box(case),
            },
        )
