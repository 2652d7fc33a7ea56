"""The scan of a signed paper as the checks of this room see it; read once a picture."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import CannotAssess, PictureCase
from icpdesk.model import Severity
from icpdesk.model.printed import Box, MarkPlace, PrintedPaper
from icpdesk.pictures.measures.print_registration import Registration
from icpdesk.pictures.picture import Picture
from icpdesk.reading.signed_paper import SignedPaper, signed_paper
from icpdesk.rulebook.rows import Rule

_NO_FILING = Text(
    "A signed paper can be judged only beside a filing that names its subject"
    " (command line: --filing FILING.yaml).",
    "签署材料须对照已填写主办单位名称的备案信息检查（命令行：--filing 备案文件）。",
)
_OTHER_TEMPLATE = Text(
    "The paper is not laid out like the one that icpdesk made; compare its printed words and its date"
    " yourself.",
    "该材料版式与 icpdesk 生成的不同，请自行核对打印文字和日期。",
)
_NO_LABELS = Text(
    "It cannot be told where this paper is signed and sealed; look at it yourself.",
    "无法确定该材料的签字和盖章位置，请自行核对。",
)
_NONE = Text(
    "icpdesk makes no paper for this slot and filing; look at it yourself.",
    "icpdesk 未为该上传位置生成材料，请自行核对。",
)


def looked_at(case: PictureCase) -> SignedPaper:
    """The paper that was read; CannotAssess without a filing or without a paper for the slot."""
    if not case.filing.subject.name:
        raise CannotAssess(_NO_FILING)
    if not case.printed:
        raise CannotAssess(_NONE)
    return _kept(case.picture, case.printed)


def laid_flat(case: PictureCase, *, ours: bool = False) -> tuple[SignedPaper, Registration]:
    """The same laid flat; CannotAssess where its places are not known.

    With ``ours`` only a paper that could be laid over what icpdesk printed will do.
    """
    seen = looked_at(case)
    if ours and not seen.certain:
        raise CannotAssess(_OTHER_TEMPLATE)
    if seen.registration is None or seen.page is None or not seen.page.places:
        raise CannotAssess(_NO_LABELS)
    return seen, seen.registration


def as_sure(rule: Rule, seen: SignedPaper, sure: bool = True) -> Severity | None:
    """None for the row's own severity; a warning where the look was not certain."""
    return None if sure and seen.certain else rule.softened().severity


def places(seen: SignedPaper, *kinds: str) -> Iterator[MarkPlace]:
    """The places of some kinds on the page that came back."""
    for place in seen.page.places if seen.page else ():
        if place.kind in kinds:
            yield place


def on_picture(registration: Registration, box: Box) -> list[list[int]]:
    """Corners of a place of the page in pixels of the picture as it was read."""
    import cv2
    import numpy as np

    left, top, right, bottom = box
    corners = np.array([[[left, top], [right, top], [right, bottom], [left, bottom]]], np.float32)
    back = np.linalg.inv(registration.to_page)
    return [
        [round(float(x)), round(float(y))] for x, y in cv2.perspectiveTransform(corners, back)[0]
    ]


def _kept(picture: Picture, papers: tuple[PrintedPaper, ...]) -> SignedPaper:
    """Kept by the picture for these papers, whichever check asks first."""
    held: dict[tuple[PrintedPaper, ...], SignedPaper] = picture.measure(_store)
    if papers not in held:
        held[papers] = signed_paper(picture, papers)
    return held[papers]


class _Held(dict[tuple[PrintedPaper, ...], SignedPaper]):
    """Goes with the large arrays of a picture that is let go: each page laid flat is one."""

    nbytes = 10_000_000


def _store(picture: Picture) -> _Held:
    return _Held()
