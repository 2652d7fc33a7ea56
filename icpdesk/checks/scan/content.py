"""What the picture shows: the right side of the card, one document."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.photo.face import box_of
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding
from icpdesk.pictures.measures.document_turn import document_turn
from icpdesk.pictures.measures.documents import documents
from icpdesk.pictures.measures.faces import faces
from icpdesk.pictures.measures.pixels import scale
from icpdesk.rulebook.rows import Rule

SIDE = Check(
    "scan.wrong-side",
    states=Text("The picture shows the side without a portrait.", "图片为没有照片的一面。"),
    why=Text("Both sides are asked for, each in its own place.", "正反面须分别上传到对应位置。"),
    mend=Text("Swap the pictures of front and back.", "请对调正面与背面图片。"),
    takes={"sure": float},
)


@SIDE.look
def _side(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    if case.picture.measure(document_turn).degrees:
        return
    found = [face for face in case.picture.measure(faces) if face.score >= rule["sure"]]
    if found:
        yield rule.fault(
            case.where,
            Text("This looks like the side with the portrait.", "这似乎是有照片的一面。"),
            measured={
                "value": round(found[0].score, 2),
                "threshold": rule["sure"],
                "box": box_of(case, found[0]),
            },
        )


SEVERAL = Check(
    "scan.several-documents",
    states=Text("The picture shows one document.", "图片中只有一份材料。"),
    why=Text("Each place takes one side of one document.", "每个上传位置只能放一份材料的一面。"),
    mend=Text(
        "Photograph each side by itself.",
        "请分别拍摄每一面。",
    ),
)


@SEVERAL.look
def _several(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    found = case.picture.measure(documents)
    if len(found) > 1:
        factor = scale(case.picture)
        yield rule.fault(
            case.where,
            Text("{n} documents are seen.", "看到 {n} 份材料。").format(n=len(found)),
            measured={
                "value": len(found),
                "threshold": 1,
                "boxes": [[round(part * factor) for part in box] for box in found],
            },
        )
