"""Which upload slot a loose picture is for: told by its name, else by what is seen on it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

from icpdesk.base.errors import InputError
from icpdesk.base.text import Text
from icpdesk.rulebook.book import Rulebook

if TYPE_CHECKING:
    from icpdesk.pictures.picture import Picture

How = Literal["name", "paper", "face", "card", "sheet", "nothing"]

FACE_SHARE = 0.2
"""Of the picture's height: a face from this size on is a portrait, not the one on a card."""


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

    @property
    def why(self) -> Text:
        """How the slot was found, in words."""
        return _WHY[self.how]


_WHY = {
    "name": Text("by the name of the file", "根据文件名"),
    "paper": Text("by the words on the paper", "根据证件上的文字"),
    "face": Text("by the face", "根据人像"),
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

    ``read`` false answers at once from the name and faces; true reads the paper too.
    """
    from icpdesk.checks.scan.shape import kind_by_shape
    from icpdesk.pictures.picture import Picture
    from icpdesk.reading.kind import kind_of_text, text_of

    named = slot_of_name(file, book)
    try:
        picture = Picture(data, PurePath(file).name)
        picture.image.size  # noqa: B018 - decodes; a damaged picture is told here
    except InputError as problem:
        return Guess(file, named, "name" if named else "nothing", problem=problem.message)
    if not named and _is_portrait(picture):
        return Guess(file, "admin-photo", "face")
    text = text_of(picture) if read else ""
    if named:
        return Guess(file, named, "name", text)
    slot = kind_of_text(text, book).slot if text else ""
    if slot:
        return Guess(file, slot, "paper", text)
    return Guess(file, "", (kind_by_shape(picture, book) if read else "") or "nothing", text)


def _is_portrait(picture: Picture) -> bool:
    from icpdesk.pictures.measures.faces import faces
    from icpdesk.pictures.measures.pixels import small

    found = picture.measure(faces)
    height = int(picture.measure(small).shape[0])
    return bool(found) and max(face.height for face in found) >= FACE_SHARE * height


def _plain(word: str) -> str:
    return "".join(char for char in word.casefold() if char.isalnum())
