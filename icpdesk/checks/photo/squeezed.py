"""Blocks of a hard squeezed JPEG on the face, also where the picture was saved anew since."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.photo.face import box_of, one_face
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding
from icpdesk.pictures.measures.face_blocks import face_blocks
from icpdesk.rulebook.rows import Rule

SQUEEZED = Check(
    "photo.squeezed",
    states=Text("The face shows no compression blocks.", "面部没有压缩马赛克。"),
    why=Text(
        "Messengers squeeze photos until the face cannot be compared.",
        "聊天软件会过度压缩照片，面部无法比对。",
    ),
    mend=Text(
        "Use the original from the camera, or send it as a file.",
        "请使用相机原图，或以文件方式发送。",
    ),
    takes={"at_most": float},
)


@SQUEEZED.look
def _squeezed(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    face, value = one_face(case), case.picture.measure(face_blocks)
    if face is not None and value is not None and value > rule["at_most"]:
        yield rule.fault(
            case.where,
            Text("The face is broken up into blocks.", "面部出现压缩方块。"),
            measured={
                "value": round(value, 2),
                "threshold": rule["at_most"],
                "box": box_of(case, face),
            },
        )
