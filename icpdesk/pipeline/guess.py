"""Which upload slot a loose picture is for: told by its name, else by what is seen on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from icpdesk.base.errors import InputError
from icpdesk.base.text import Text
from icpdesk.rulebook.book import Rulebook

if TYPE_CHECKING:
    from icpdesk.pictures.measures.portrait_frame import PortraitFrame
    from icpdesk.pictures.picture import Picture

How = Literal["name", "paper", "face", "portrait", "card", "sheet", "nothing"]

_LEAST_FACE = 0.14
"""Of the picture's height; the photo's own rule calls a smaller face too small."""
_MIDDLE, _NEAR_MIDDLE = 0.12, 0.2
"""Distances of the face from the middle: certainly and possibly a portrait."""
_BODY = 0.7
"""Widths of the face that the body of a portrait takes at the lower border at least."""
_FEW = 24
"""Characters up to which a picture is not one of a paper."""
_CARD_FACE = (0.66, 0.92)
"""Where the face stands on the front of a resident ID (GA 450), as a share of the width."""
_CARD_SHAPE = (1.45, 1.72)
"""Width by height of a card (ISO/IEC 7810: 1.586) in a picture that is filled by it."""


@dataclass(frozen=True, slots=True)
class Guess:
    """What a loose file seems to be."""

    file: str
    """Its path as it was dropped."""
    slot: str
    """Empty where nothing tells."""
    how: How
    text: str = ""
    """What is read on it, without spaces; finds its owner."""
    problem: Text | None = None
    """Why it cannot be used at all."""
    weight: float = 1.0
    """How sure the slot is, 0 to 1: where a place is asked for twice the surer picture gets it."""

    @property
    def why(self) -> Text:
        """How the slot was found, in words."""
        return _WHY[self.how]


_WHY = {
    "name": Text("by the name of the file", "根据文件名"),
    "paper": Text("by the words on the paper", "根据证件上的文字"),
    "face": Text("by the face", "根据人像"),
    "portrait": Text("by the place of the portrait on the card", "根据证件上人像的位置"),
    "card": Text(
        "nothing on it tells what it is; it has the shape of a card",
        "文字无法判断类型；形状为卡片证件",
    ),
    "sheet": Text(
        "nothing on it tells what it is; it has the shape of a sheet of paper",
        "文字无法判断类型；形状为纸张",
    ),
    "nothing": Text("nothing tells what it is", "无法判断类型"),
}


def slot_of_name(file: str, book: Rulebook) -> str:
    """The slot that the name of a file speaks of; empty when it speaks of none.

    The longest word wins: ``手持身份证正面.jpg`` is not the front of a card.
    """
    stem = _plain(PurePath(file).stem)
    best, length = "", 0
    for term in book.vocabulary("slots"):
        words = [term.slug, term.name.zh, term.name.en, *term.aliases, str(term.get("file_stem"))]
        for word in (*words, *term.get("file_words", ())):
            plain = _plain(word)
            if len(plain) > length and plain in stem:
                best, length = term.slug, len(plain)
    return best


def guess(data: bytes, file: str, book: Rulebook, *, read: bool = True) -> Guess:
    """Look at a loose file; one that is no picture comes back with the reason.

    ``read`` false answers at once from the name and a person who fills the picture; true reads the
    paper too, and what is read goes before a face.
    """
    from icpdesk.pictures.picture import Picture

    try:
        picture = Picture(data, PurePath(file).name)
        picture.image.size  # noqa: B018 - decodes; a damaged picture is told here
    except InputError as problem:
        named = slot_of_name(file, book)
        return Guess(file, named, "name" if named else "nothing", problem=problem.message)
    return guess_picture(picture, file, book, read=read)


def guess_picture(picture: Picture, file: str, book: Rulebook, *, read: bool = True) -> Guess:
    """The same for a picture that is open already."""
    from icpdesk.checks.scan.shape import kind_by_shape
    from icpdesk.pictures.measures.faces import portrait_turn
    from icpdesk.pictures.measures.portrait_frame import portrait_frame
    from icpdesk.reading.kind import kind_of_text, text_of

    named = slot_of_name(file, book)
    person = picture.measure(portrait_frame)
    if not named and person and _is_portrait(person, _MIDDLE):
        return Guess(file, "admin-photo", "face")
    text = text_of(picture) if read else ""
    if named:
        return Guess(file, named, "name", text)
    slot = kind_of_text(text, book).slot if text else ""
    if slot:
        return Guess(file, slot, "paper", text)
    if person and len(text) <= _FEW and _is_portrait(person, _NEAR_MIDDLE):
        return Guess(file, "admin-photo", "face", text, weight=0.6)
    if person and _is_front(picture, person):
        return Guess(file, "id-front", "portrait", text, weight=0.4)
    if read and person is None and len(text) <= _FEW and picture.measure(portrait_turn):
        return Guess(file, "admin-photo", "face", text, weight=0.5)
    return Guess(file, "", (kind_by_shape(picture, book) if read else "") or "nothing", text)


def _is_portrait(person: PortraitFrame, middle: float) -> bool:
    """Text, edges and the face's place outrank the bare face: cards and passports have one, too."""
    return person.height >= _LEAST_FACE and person.offset <= middle and person.body >= _BODY


def _is_front(picture: Picture, person: PortraitFrame) -> bool:
    """Whether it looks like the front of a card although nothing on it is legible."""
    width, height = picture.size
    least, most = _CARD_SHAPE
    first, last = _CARD_FACE
    return least <= width / height <= most and first <= person.x <= last and person.body < _BODY


def _plain(word: str) -> str:
    return "".join(char for char in word.casefold() if char.isalnum())
