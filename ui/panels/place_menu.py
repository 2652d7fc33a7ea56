"""Menus of places for a picture: those that are asked for, and all others by whose paper it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from ui.filing.filing_pictures import FilingPictures
from ui.widgets.owner_words import owner_and_name

Take = Callable[[str, str], object]
"""Called with the slot and its owner."""


def fill_asked(menu: QMenu, gallery: FilingPictures, take: Take) -> None:
    """Every place for a picture that the filing asks for."""
    menu.clear()
    together = QCoreApplication.translate("Place", "{name} – {owner}")
    for place in gallery.picture_places():
        owner = owner_and_name(place.of, gallery.session.filing)
        words = together.format(name=_name_of(place.slot, gallery), owner=owner)
        _add(menu, words, partial(take, place.slot, place.of), (place.slot, place.of))


def fill_more(menu: QMenu, gallery: FilingPictures, take: Take, *, videos: bool = False) -> None:
    """Every place that it does not ask for; a reviewer may want such a paper all the same."""
    menu.clear()
    of_owner: dict[str, QMenu] = {}
    for slot, of in gallery.more_places():
        if gallery.takes_video(slot) and not videos:
            continue
        if of not in of_owner:
            owner = owner_and_name(of, gallery.session.filing)
            of_owner[of] = menu.addMenu(owner.replace("&", "&&"))
        _add(of_owner[of], _name_of(slot, gallery), partial(take, slot, of), (slot, of))


def _name_of(slot: str, gallery: FilingPictures) -> str:
    return gallery.session.say(gallery.session.book.vocabulary("slots").name_of(slot))


def _add(menu: QMenu, words: str, doing: Callable[[], object], place: tuple[str, str]) -> None:
    action = menu.addAction(words.replace("&", "&&"))
    action.setData(place)
    action.triggered.connect(lambda *_: doing())
