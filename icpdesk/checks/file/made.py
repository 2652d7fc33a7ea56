"""Pixels that no camera made: a page that was never on paper, a value that was painted over."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding
from icpdesk.pictures.measures.document_quad import document_quad
from icpdesk.pictures.measures.flat_areas import flat_areas
from icpdesk.pictures.measures.sharpness import edges
from icpdesk.rulebook.rows import Rule

ELECTRONIC = Check(
    "file.electronic-suspected",
    states=Text(
        "The picture is a photo or scan of the paper, not an electronic file.",
        "图片为纸质原件的照片或扫描件，而不是电子文件。",
    ),
    why=Text(
        "Electronic licences and screenshots are usually sent back.", "电子证照和截图通常会被驳回。"
    ),
    mend=Text(
        "Photograph or scan the paper. If you did, ignore this.",
        "请对纸质原件拍照或扫描。若确为原件，可忽略。",
    ),
    takes={"tone": float, "steep": float},
)


@ELECTRONIC.look
def _electronic(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    if case.picture.measure(document_quad) is not None:
        return
    tone, steep = case.picture.measure(flat_areas).tone, case.picture.measure(edges).steepness
    if tone >= rule["tone"] and steep >= rule["steep"]:
        yield rule.fault(
            case.where,
            Text(
                "It looks like an electronic file: even colours without any grain.",
                "看似电子文件：底色完全一致，没有拍摄痕迹。",
            ),
            measured={
                "value": round(tone, 3),
                "threshold": rule["tone"],
                "steepness": round(steep, 3),
            },
        )


PATCH = Check(
    "file.patch-suspected",
    states=Text("No part of the picture was painted over.", "图片没有局部涂改痕迹。"),
    why=Text("Edited papers are usually sent back.", "经过编辑的材料通常会被驳回。"),
    mend=Text(
        "Use the picture as the camera or scanner made it. If you did, ignore this.",
        "请使用相机或扫描仪的原图。若确为原图，可忽略。",
    ),
    takes={"place": float, "elsewhere": float, "extent": float, "dense": float},
)


@PATCH.look
def _patch(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen = case.picture.measure(flat_areas)
    if seen.elsewhere > rule["elsewhere"] or seen.extent > rule["extent"] or seen.box is None:
        return
    if seen.place >= rule["place"] and seen.dense >= rule["dense"]:
        yield rule.fault(
            case.where,
            Text(
                "A part of it has no grain as if it was painted over.",
                "局部没有拍摄颗粒，似有涂改。",
            ),
            measured={
                "value": round(seen.place, 5),
                "threshold": rule["place"],
                "elsewhere": round(seen.elsewhere, 5),
                "dense": round(seen.dense, 2),
                "box": list(seen.box),
            },
        )
