"""The face in the administrator's photo: exactly one, upright, of a good size, in the middle.

Blocks of a hard squeezed JPEG on the face, also where the picture was saved anew since.
"""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding
from icpdesk.pictures.measures.face_light import face_blocks
from icpdesk.pictures.measures.faces import Face, faces, portrait_turn
from icpdesk.pictures.measures.pixels import scale, small
from icpdesk.rulebook.rows import Rule

_AGAIN = Text(
    "Take it again: one person, upright, head and shoulders in the middle.",
    "请重新拍摄：单人、正立、头肩居中。",
)


def box_of(case: PictureCase, face: Face) -> list[int]:
    """[x, y, width, height] in pixels of the upright picture."""
    factor = scale(case.picture)
    return [round(value * factor) for value in (face.x, face.y, face.width, face.height)]


def one_face(case: PictureCase) -> Face | None:
    """The face, when the upright picture shows at least one."""
    found = case.picture.measure(faces)
    return found[0] if found else None


TURNED = Check(
    "photo.turned",
    states=Text("The person stands upright.", "人像正立。"),
    why=Text("Some consoles show the picture lying.", "部分系统会显示为横倒。"),
    mend=Text("'icpdesk fix --turn' turns it.", "可用 icpdesk fix --turn 摆正。"),
    mended_by="upright",
)


@TURNED.look
def _turned(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    turn = case.picture.measure(portrait_turn)
    if turn:
        yield rule.fault(
            case.where,
            Text("It must be turned by {turn}° clockwise.", "需顺时针旋转 {turn}°。").format(
                turn=turn
            ),
            measured={"value": turn, "threshold": 0},
        )


NONE = Check(
    "photo.no-face",
    states=Text("The photo shows a face.", "照片中有人脸。"),
    why=Text("The person cannot be verified.", "无法核验本人。"),
    mend=_AGAIN,
)


@NONE.look
def _none(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    if not case.picture.measure(faces) and case.picture.measure(portrait_turn) is None:
        yield rule.fault(
            case.where,
            Text("No face is found.", "没有找到人脸。"),
            measured={"value": 0, "threshold": 1},
        )


SEVERAL = Check(
    "photo.several-faces",
    states=Text("The photo shows one person.", "照片中只有一个人。"),
    why=Text("It is unclear who is verified.", "无法确定核验对象。"),
    mend=_AGAIN,
)


@SEVERAL.look
def _several(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    found = case.picture.measure(faces)
    if len(found) > 1:
        yield rule.fault(
            case.where,
            Text("{n} faces are found.", "找到 {n} 张人脸。").format(n=len(found)),
            measured={
                "value": len(found),
                "threshold": 1,
                "boxes": [box_of(case, face) for face in found],
            },
        )


SIZE = Check(
    "photo.face-size",
    states=Text(
        "The face takes {at_least} to {at_most} of the picture's height.",
        "人脸高度占画面的 {at_least} 至 {at_most}。",
    ),
    why=Text(
        "Head, shoulders and chest must be seen, and the face must be legible.",
        "须看到头、肩、胸，并看清面部。",
    ),
    mend=Text("Step nearer or further away.", "请靠近或远离一些。"),
    takes={"at_least": float, "at_most": float},
)


@SIZE.look
def _size(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    face = one_face(case)
    if face is None:
        return
    share = face.height / small(case.picture).shape[0]
    if not rule["at_least"] <= share <= rule["at_most"]:
        yield rule.fault(
            case.where,
            Text("The face is too small.", "人脸过小。")
            if share < rule["at_least"]
            else Text("The face is too large.", "人脸过大。"),
            measured={
                "value": round(share, 3),
                "threshold": [rule["at_least"], rule["at_most"]],
                "box": box_of(case, face),
            },
        )


CENTRE = Check(
    "photo.face-off-centre",
    states=Text("The person stands in the middle.", "人物位于画面中间。"),
    why=Text("Both shoulders must be seen.", "须看到双肩。"),
    mend=Text("Stand in the middle.", "请站在画面中间。"),
    takes={"at_most": float},
)


@CENTRE.look
def _centre(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    face = one_face(case)
    if face is None:
        return
    width = small(case.picture).shape[1]
    offset = abs((face.x + face.width / 2) / width - 0.5)
    if offset > rule["at_most"]:
        yield rule.fault(
            case.where,
            Text("The person stands at the side.", "人物偏向一侧。"),
            measured={
                "value": round(offset, 3),
                "threshold": rule["at_most"],
                "box": box_of(case, face),
            },
        )


CUT = Check(
    "photo.head-cut",
    states=Text("The whole head is in the picture.", "头部完整在画面内。"),
    why=Text("A cut-off head is usually sent back.", "头部被裁切通常会被驳回。"),
    mend=Text("Leave room above the head.", "请在头顶留出空间。"),
    takes={"at_least": float},
)


@CUT.look
def _cut(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    face = one_face(case)
    if face is None:
        return
    # The box begins at the brows: the top of the head lies about half a face above it.
    room = face.y / face.height
    if room < rule["at_least"]:
        yield rule.fault(
            case.where,
            Text("There is no room above the head.", "头顶没有留出空间。"),
            measured={
                "value": round(room, 2),
                "threshold": rule["at_least"],
                "box": box_of(case, face),
            },
        )


CHEST = Check(
    "photo.chest-missing",
    states=Text("Shoulders and chest are in the picture.", "肩部和胸部在画面内。"),
    why=Text("A half-length photo is asked for.", "要求半身照。"),
    mend=Text("Step back a little.", "请后退一些。"),
    takes={"at_least": float},
)


@CHEST.look
def _chest(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    face = one_face(case)
    if face is None:
        return
    below = (small(case.picture).shape[0] - face.y - face.height) / face.height
    if below < rule["at_least"]:
        yield rule.fault(
            case.where,
            Text("The chest is cut off.", "胸部未拍到。"),
            measured={
                "value": round(below, 2),
                "threshold": rule["at_least"],
                "box": box_of(case, face),
            },
        )


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
