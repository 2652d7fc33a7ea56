"""How the head is held and whether the face can be seen: turned, eyes, dark glasses, covered mouth."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.photo.face import box_of, one_face
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding
from icpdesk.pictures.measures.eyes import eyes
from icpdesk.pictures.measures.face_mesh import head_pose, mouth
from icpdesk.pictures.measures.person import shoulders
from icpdesk.pictures.measures.pixels import scale
from icpdesk.rulebook.rows import Rule

_COMPARED = Text("The face must be compared with the document.", "面部须与证件比对。")


def _placed(case: PictureCase, box: tuple[int, int, int, int]) -> list[int]:
    factor = scale(case.picture)
    return [round(part * factor) for part in box]


TURNED = Check(
    "photo.head-turned",
    states=Text("The person looks straight into the camera.", "正面面向镜头。"),
    why=_COMPARED,
    mend=Text("Look straight into the camera and hold the head upright.", "请正视镜头，头部端正。"),
    takes={"yaw": (int, float), "pitch": (int, float), "roll": (int, float)},
)

_WAYS = {
    "yaw": Text("The head is turned to the side by {angle}°.", "头部左右偏转 {angle}°。"),
    "pitch": Text("The head is raised or lowered by {angle}°.", "头部仰俯 {angle}°。"),
    "roll": Text("The head is tilted by {angle}°.", "头部倾斜 {angle}°。"),
}


@TURNED.look
def _turned(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    pose, face = case.picture.measure(head_pose), one_face(case)
    if pose is None or face is None:
        return
    for name, angle in (("yaw", pose.yaw), ("pitch", pose.pitch), ("roll", pose.roll)):
        if abs(angle) > rule[name]:
            yield rule.fault(
                case.where,
                _WAYS[name].format(angle=round(abs(angle))),
                measured={
                    "value": round(angle, 1),
                    "threshold": rule[name],
                    "angle": name,
                    "box": box_of(case, face),
                },
            )


CLOSED = Check(
    "photo.eyes-closed",
    states=Text("The eyes are open.", "双眼睁开。"),
    why=_COMPARED,
    mend=Text("Take it again with open eyes.", "请睁眼重新拍摄。"),
    takes={"at_least": float, "face": int},
)


@CLOSED.look
def _closed(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen = case.picture.measure(eyes)
    if seen is None or seen.width * scale(case.picture) < rule["face"]:
        return
    if seen.openness < rule["at_least"]:
        yield rule.fault(
            case.where,
            Text("The eyes may be closed.", "眼睛可能闭合。"),
            measured={
                "value": round(seen.openness, 3),
                "threshold": rule["at_least"],
                "box": _placed(case, seen.box),
            },
        )


GLASSES = Check(
    "photo.dark-glasses",
    states=Text("No dark glasses are worn.", "不戴墨镜。"),
    why=_COMPARED,
    mend=Text("Take off dark glasses.", "请摘下墨镜。"),
    takes={"at_least": float},
)


@GLASSES.look
def _glasses(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen = case.picture.measure(eyes)
    if seen and seen.shade < rule["at_least"]:
        yield rule.fault(
            case.where,
            Text("Something dark lies over the eyes.", "眼部有深色遮挡。"),
            measured={
                "value": round(seen.shade, 2),
                "threshold": rule["at_least"],
                "box": _placed(case, seen.box),
            },
        )


MOUTH = Check(
    "photo.mouth-covered",
    states=Text("Mouth and chin are not covered.", "口鼻和下巴没有遮挡。"),
    why=_COMPARED,
    mend=Text(
        "Take off the mask. If none is worn, ignore this.", "请摘下口罩；若未戴口罩，可忽略。"
    ),
    takes={"lips": (int, float), "skin": (int, float)},
)


@MOUTH.look
def _mouth(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen = case.picture.measure(mouth)
    if seen and seen.lips < rule["lips"] and seen.skin > rule["skin"]:
        yield rule.fault(
            case.where,
            Text("The mouth may be covered.", "口部可能被遮挡。"),
            measured={
                "value": [round(seen.lips, 1), round(seen.skin, 1)],
                "threshold": [rule["lips"], rule["skin"]],
                "box": _placed(case, seen.box),
            },
        )


SHOULDERS = Check(
    "photo.shoulders-cut",
    states=Text("Both shoulders are in the picture.", "双肩完整在画面内。"),
    why=Text("A half-length photo with both shoulders is asked for.", "要求双肩完整的半身照。"),
    mend=Text("Step back a little and stand in the middle.", "请后退一些，站在中间。"),
    takes={"at_most": float},
)


@SHOULDERS.look
def _shoulders(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen = case.picture.measure(shoulders)
    if seen and max(seen.left, seen.right) > rule["at_most"]:
        yield rule.fault(
            case.where,
            Text("A shoulder is cut off.", "肩部被裁切。"),
            measured={
                "value": [round(seen.left, 2), round(seen.right, 2)],
                "threshold": rule["at_most"],
                "box": _placed(case, seen.box),
            },
        )
