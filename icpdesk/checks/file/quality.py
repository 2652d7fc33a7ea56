"""What was done to a picture before it came here: squeezed, photographed from a screen, a screenshot."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.programs import saved_by_one_of
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding
from icpdesk.pictures.measures.screen_recapture import Recapture, screen_recapture
from icpdesk.pictures.measures.sharpness import grain
from icpdesk.pictures.measures.squeeze import squeeze
from icpdesk.rulebook.rows import Rule

_ORIGINAL = Text(
    "Send the picture as an original file, not through a messenger that shrinks it.",
    "请发送原图，不要经聊天软件压缩后再使用。",
)

SQUEEZED = Check(
    "file.squeezed",
    states=Text(
        "The picture was not squeezed so hard that it falls into blocks.", "图片没有被过度压缩。"
    ),
    why=Text("Small print and faces lose their details.", "小字和面部细节会丢失。"),
    mend=_ORIGINAL,
    takes={"quality": int, "stairs": float},
)


@SQUEEZED.look
def _squeezed(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen = case.picture.measure(squeeze)
    low = seen.quality is not None and seen.quality < rule["quality"]
    if low or seen.stairs > rule["stairs"]:
        yield rule.fault(
            case.where,
            Text("The picture was squeezed hard.", "图片被过度压缩。"),
            measured={
                "value": seen.quality if low else round(seen.stairs, 2),
                "threshold": rule["quality"] if low else rule["stairs"],
            },
        )


NOISY = Check(
    "file.noisy",
    states=Text("The picture is not grainy.", "图片没有明显噪点。"),
    why=Text("Grain hides small print and features of the face.", "噪点会掩盖小字和面部特征。"),
    mend=Text("Take it again in better light.", "请在光线充足处重新拍摄。"),
    takes={"at_most": float},
)


@NOISY.look
def _noisy(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    value = case.picture.measure(grain)
    if value > rule["at_most"]:
        yield rule.fault(
            case.where,
            Text("The picture is grainy.", "图片噪点明显。"),
            measured={"value": round(value, 1), "threshold": rule["at_most"]},
        )


SCREEN = Check(
    "file.screen-suspected",
    states=Text("The picture is not a photo of a screen.", "图片不是翻拍屏幕。"),
    why=Text("Photos of screens are usually sent back.", "翻拍屏幕的图片通常会被驳回。"),
    mend=Text(
        "Photograph the original. If you did, ignore this: fine print can look alike.",
        "请拍摄原件。若确为原件，可忽略：细密底纹也会有类似效果。",
    ),
    takes={"at_most": float, "isolated": float},
)


def is_screen(seen: Recapture, rule: Rule) -> bool:
    """Whether the waves are strong, and few as those of a screen; even print has many."""
    return bool(seen.strength > rule["at_most"] and seen.isolation > rule["isolated"])


@SCREEN.look
def _screen(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen = case.picture.measure(screen_recapture)
    if is_screen(seen, rule):
        yield rule.fault(
            case.where,
            Text(
                "It shows a regular pattern as photos of screens do.",
                "图片中有翻拍屏幕常见的规则纹路。",
            ),
            measured={
                "value": round(seen.strength, 2),
                "threshold": rule["at_most"],
                "period": round(seen.period, 1),
                "isolation": round(seen.isolation, 2),
            },
        )


SHOT = Check(
    "file.screenshot",
    states=Text("The picture is not a screenshot.", "图片不是屏幕截图。"),
    why=Text("Screenshots of papers are usually sent back.", "证件截图通常会被驳回。"),
    mend=Text("Photograph or scan the original.", "请对原件拍照或扫描。"),
    takes={"words": list},
)


@SHOT.look
def _shot(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    told = f"{case.picture.name}\n{case.picture.comment}".lower()
    word = next((word for word in rule["words"] if word.lower() in told), "")
    if word:
        yield rule.fault(
            case.where,
            Text("Its name or tags say '{word}'.", "文件名或标记含“{word}”。").format(word=word),
            measured={"value": word, "threshold": ""},
        )


EDITED = Check(
    "file.edited",
    states=Text("The picture was not saved by an editing program.", "图片未经修图软件保存。"),
    why=Text("Edited papers are usually sent back.", "经过编辑的材料通常会被驳回。"),
    mend=Text("Use the picture as the camera or scanner made it.", "请使用相机或扫描仪的原图。"),
    takes={"programs": list},
)


@EDITED.look
def _edited(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    return saved_by_one_of(case, rule)
