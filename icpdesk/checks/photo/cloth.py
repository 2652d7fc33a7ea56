"""The printed cloth of photos before a provider's backdrop: head inside, words legible, not mirrored."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.limits import row_of
from icpdesk.checks.photo.behind import BUSY
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.model import Finding
from icpdesk.pictures.measures.backdrop import Backdrop, backdrop
from icpdesk.pictures.measures.background import background
from icpdesk.pictures.measures.pixels import scale
from icpdesk.rulebook.rows import Rule

HEAD = Check(
    "photo.head-outside-backdrop",
    states=Text("The head is in front of the backdrop.", "头部在幕布范围内。"),
    why=Text("Only the cloth may be behind the head.", "头部后方只能是幕布。"),
    mend=Text(
        "Hang the cloth higher, or stand nearer to its middle.", "请挂高幕布，或站到幕布中间。"
    ),
    takes={"at_least": float},
)
MIRRORED = Check(
    "photo.backdrop-mirrored",
    states=Text("The backdrop's words are not mirrored.", "幕布文字没有镜像。"),
    why=Text("Mirrored photos are usually sent back.", "镜像照片通常会被驳回。"),
    mend=Text(
        "Switch off mirroring of the front camera and take it again.",
        "请关闭前置摄像头的镜像后重新拍摄。",
    ),
    takes={"at_least": float, "ahead": float},
)
ILLEGIBLE = Check(
    "photo.backdrop-illegible",
    states=Text("The backdrop's words can be read.", "幕布文字清晰可读。"),
    why=Text("The provider's name must be legible.", "幕布上的接入商名称须清晰。"),
    mend=Text("Take it sharper and from the front.", "请正对幕布清晰拍摄。"),
    takes={"at_least": float},
)


def _cloth(case: PictureCase) -> Backdrop | None:
    """The backdrop, where a strong colour with print on it is seen; nothing is read for that."""
    busy, seen = row_of(case.book, BUSY.id), case.picture.measure(backdrop)
    if seen is None or seen.chroma < busy["cloth_chroma"] or seen.print < busy["print"]:
        return None
    return seen


def _whole_cloth(case: PictureCase) -> Backdrop | None:
    """The same where the cloth is all that is behind the person: only on such a one words are looked for,
    for a coloured wall with something pale before it is none."""
    seen, busy = _cloth(case), row_of(case.book, BUSY.id)
    return seen if seen and case.picture.measure(background).cloth >= busy["hung"] else None


def _placed(case: PictureCase, box: tuple[int, int, int, int]) -> list[int]:
    factor = scale(case.picture)
    return [round(part * factor) for part in box]


@HEAD.look
def _head(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    seen = _cloth(case)
    if seen and seen.room < rule["at_least"]:
        yield rule.fault(
            case.where,
            Text("The head sticks out of the backdrop.", "头部超出幕布。"),
            measured={
                "value": round(seen.room, 2),
                "threshold": rule["at_least"],
                "boxes": [_placed(case, seen.head), _placed(case, seen.box)],
            },
        )


@MIRRORED.look
def _mirrored(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    from icpdesk.reading.backdrop_text import backdrop_text

    seen = _whole_cloth(case)
    text = case.picture.measure(backdrop_text) if seen else None
    if seen and text and text.mirrored >= max(rule["at_least"], text.straight + rule["ahead"]):
        yield rule.fault(
            case.where,
            Text("The backdrop's words are mirrored.", "幕布文字为镜像。"),
            measured={
                "value": [round(text.straight, 2), round(text.mirrored, 2)],
                "threshold": rule["at_least"],
                "box": _placed(case, seen.box),
            },
        )


@ILLEGIBLE.look
def _illegible(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    from icpdesk.reading.backdrop_text import backdrop_text

    seen = _whole_cloth(case)
    text = case.picture.measure(backdrop_text) if seen else None
    if seen and text and max(text.straight, text.mirrored) < rule["at_least"]:
        yield rule.fault(
            case.where,
            Text("The backdrop's words cannot be read.", "幕布文字无法辨认。"),
            measured={
                "value": round(text.straight, 2),
                "threshold": rule["at_least"],
                "box": _placed(case, seen.box),
            },
        )
