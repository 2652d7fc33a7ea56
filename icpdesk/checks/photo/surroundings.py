"""Light, sharpness, age and editing of the administrator's photo."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.photo.face import box_of, one_face
from icpdesk.checks.programs import saved_by_one_of
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding
from icpdesk.pictures.measures.face_light import face_light
from icpdesk.pictures.measures.sharpness import face_pixels, face_sharpness
from icpdesk.rulebook.rows import Rule

DARK = Check(
    "photo.face-dark",
    states=Text("The face is well lit.", "面部光线充足。"),
    why=Text("The face check fails in poor light.", "光线不足会导致核验失败。"),
    mend=Text("Turn to the window or a lamp.", "请面向窗户或灯光。"),
    takes={"at_least": float, "picture": float},
)


@DARK.look
def _dark(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    light, face = case.picture.measure(face_light), one_face(case)
    if not light or not face:
        return
    dim = light.brightest < rule["picture"]
    if light.mean < rule["at_least"] or dim:
        yield rule.fault(
            case.where,
            Text("The picture is too dark.", "照片过暗。")
            if dim
            else Text("The face is too dark.", "面部过暗。"),
            measured={
                "value": round(light.brightest if dim else light.mean, 3),
                "threshold": rule["picture"] if dim else rule["at_least"],
                "box": box_of(case, face),
            },
        )


BRIGHT = Check(
    "photo.face-bright",
    states=Text("The face is not burnt out.", "面部没有过曝。"),
    why=Text("The face check fails when details are lost.", "面部细节丢失会导致核验失败。"),
    mend=Text("Use softer light and no flash.", "请使用柔和光线，不用闪光灯。"),
    takes={"at_most": float},
)


@BRIGHT.look
def _bright(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    light, face = case.picture.measure(face_light), one_face(case)
    if light and face and light.burnt > rule["at_most"]:
        yield rule.fault(
            case.where,
            Text("Part of the face is burnt out.", "面部局部过曝。"),
            measured={
                "value": round(light.burnt, 3),
                "threshold": rule["at_most"],
                "box": box_of(case, face),
            },
        )


UNEVEN = Check(
    "photo.face-uneven-light",
    states=Text("Both halves of the face are lit alike.", "面部左右光线均匀。"),
    why=Text("Reviewers want even light.", "要求光线均匀。"),
    mend=Text("Face the light.", "请正对光源。"),
    takes={"at_most": float},
)


@UNEVEN.look
def _uneven(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    light, face = case.picture.measure(face_light), one_face(case)
    if light and face and light.difference > rule["at_most"]:
        yield rule.fault(
            case.where,
            Text("One half of the face is darker.", "面部一侧偏暗。"),
            measured={
                "value": round(light.difference, 3),
                "threshold": rule["at_most"],
                "box": box_of(case, face),
            },
        )


BLURRED = Check(
    "photo.blurred",
    states=Text("The face is sharp.", "面部清晰。"),
    why=Text("A blurred face cannot be compared.", "模糊的面部无法比对。"),
    mend=Text("Hold the camera still and take it again.", "请持稳相机重新拍摄。"),
    takes={"fail": (int, float), "warn": (int, float), "face": int},
)


@BLURRED.look
def _blurred(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    face, value = one_face(case), case.picture.measure(face_sharpness)
    if face is None or value is None or value >= rule["warn"]:
        return
    sure = value < rule["fail"] and case.picture.measure(face_pixels) >= rule["face"]
    yield rule.fault(
        case.where,
        Text("The face is blurred.", "面部模糊。")
        if sure
        else Text("The face may be a little blurred.", "面部可能略有模糊。"),
        severity=None if sure else rule.softened().severity,
        measured={"value": round(value, 1), "threshold": rule["fail"], "box": box_of(case, face)},
    )


OLD = Check(
    "photo.taken-long-ago",
    states=Text("The photo is recent.", "照片为近期拍摄。"),
    why=Text(
        "Clothes must fit the season; old photos are usually sent back.",
        "衣着须符合季节，旧照片通常会被驳回。",
    ),
    mend=Text("Take a new photo.", "请重新拍摄。"),
    takes={"at_most_days": int},
)


@OLD.look
def _old(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    taken = case.picture.taken_on
    if taken and (case.day - taken).days > rule["at_most_days"]:
        yield rule.fault(
            case.where,
            Text("It was taken on {day}.", "拍摄日期为 {day}。").format(day=taken),
            measured={"value": (case.day - taken).days, "threshold": rule["at_most_days"]},
        )


EDITED = Check(
    "photo.edited",
    states=Text("The photo was not edited.", "照片未经修图。"),
    why=Text("Edited photos are usually sent back.", "修图照片通常会被驳回。"),
    mend=Text("Use the photo as the camera made it.", "请使用相机原图。"),
    takes={"programs": list},
)


@EDITED.look
def _edited(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    return saved_by_one_of(case, rule)
