"""The shape of the document: a card in the place of a card, a sheet in the place of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from icpdesk.base.text import Text
from icpdesk.checks.limits import row_of
from icpdesk.checks.registry import Check, PictureCase
from icpdesk.checks.scan.frame import corners_of
from icpdesk.model import Finding
from icpdesk.pictures.measures.document_area import DocumentShape, document_shape
from icpdesk.pictures.measures.document_quad import document_quad
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.rows import Rule

_MEND = Text(
    "Choose the picture of the document that this place asks for.",
    "请选择该位置要求的证件图片。",
)
_WHY = Text("Another paper in this place is usually sent back.", "放错的材料通常会被驳回。")

CARD = Check(
    "scan.not-a-card",
    states=Text("The document has the shape of a card.", "材料形状为卡片。"),
    why=Text(
        "The card itself must be photographed, not a sheet with a copy of it.",
        "须拍摄证件原件，而不是印有证件的纸张。",
    ),
    mend=Text("Photograph the card itself.", "请拍摄证件原件。"),
    takes={"least": float, "most": float},
)


@CARD.look
def _card(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    shape = case.picture.measure(document_shape)
    if shape and _beyond(shape, rule):
        yield _told(
            case,
            rule,
            Text("It does not have the shape of a card.", "形状不像卡片证件。"),
            shape.ratio,
        )


SHEET = Check(
    "scan.not-a-sheet",
    states=Text("The document has the shape of a sheet of paper.", "材料形状为纸张。"),
    why=_WHY,
    mend=_MEND,
    takes={"least": float, "most": float, "crossed": float},
)


@SHEET.look
def _sheet(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    shape = case.picture.measure(document_shape)
    if shape and shape.crossing <= rule["crossed"] and _within(shape, rule):
        yield _told(
            case, rule, Text("It has the shape of a card.", "形状像卡片证件。"), shape.ratio
        )


def kind_by_shape(picture: Picture, book: Rulebook) -> Literal["card", "sheet", ""]:
    """What the document is where nothing on it can be read; empty when its shape does not tell."""
    shape = picture.measure(document_shape)
    if shape and _beyond(shape, row_of(book, CARD.id)):
        return "sheet"
    return "card" if shape and _within(shape, row_of(book, SHEET.id)) else ""


def _beyond(shape: DocumentShape, rule: Rule) -> bool:
    """Outside of the limits whatever the doubt."""
    return bool(
        shape.ratio * (1 + shape.doubt) < rule["least"]
        or shape.ratio * (1 - shape.doubt) > rule["most"]
    )


def _within(shape: DocumentShape, rule: Rule) -> bool:
    """Inside of the limits whatever the doubt."""
    low, high = shape.ratio * (1 - shape.doubt), shape.ratio * (1 + shape.doubt)
    return bool(rule["least"] <= low and high <= rule["most"])


def _told(case: PictureCase, rule: Rule, text: Text, ratio: float) -> Finding:
    quad = case.picture.measure(document_quad)
    measured = {"value": round(ratio, 3), "threshold": [rule["least"], rule["most"]]}
    if quad:
        measured["quad"] = corners_of(quad)
    return rule.fault(case.where, text, measured=measured)
