"""Loose pictures → attachments of the right client, owner and slot; and whom each is said to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from icpdesk.base.text import Text
from icpdesk.model import Attachment, Filing
from icpdesk.pipeline.guess import Guess, slot_of_name
from icpdesk.pipeline.loose_files import PICTURES, VIDEOS, guess_file
from icpdesk.pipeline.sort import by_exact_name, sort_pile
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.requirements import requirements
from icpdesk.rulebook.uploads import takes_video

_ONE = "client"


@dataclass(frozen=True)
class Unmatched:
    """A picture that a person must place."""

    file: str
    why: Text


def files_in(folder: Path) -> list[str]:
    """All pictures below a folder by their names, with ``/``; hidden files are left out."""
    return _ending_in(PICTURES, folder)


def videos_in(folder: Path) -> list[str]:
    """All videos below a folder, likewise."""
    return _ending_in(VIDEOS, folder)


def named_videos_in(folder: Path, book: Rulebook) -> list[str]:
    """Those whose names speak of a place for a video; the others may be anybody's."""
    return [name for name in videos_in(folder) if takes_video(slot_of_name(name, book), book)]


def _ending_in(endings: frozenset[str], folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix.lower() in endings and path.is_file() and not path.name.startswith(".")
    )


def look_at(folder: Path, name: str) -> Guess:
    """Look at a picture of a folder and read it; runs in a process of its own for piles.

    One that cannot be opened comes back with the reason.
    """
    return guess_file(str(folder / name), name=name)


def attach(
    case: Case, folder: Path, *, read: bool, chosen: Mapping[str, tuple[str, str]] | None = None
) -> tuple[Filing, tuple[str, ...]]:
    """The filing with the pictures of its own folder attached, and the files that fit nowhere.

    ``id-front.jpg`` or ``身份证人像面.jpg`` is matched by its slot; where several people need the same
    slot, ``site1_admin_id-front.jpg`` or the person's name tells the owner. With ``read`` what
    stands on the others is read. ``chosen`` says slot and owner of pictures that a person placed.
    A video is matched by its slot likewise; a single one needs no name.
    """
    filing = case.filing
    filing = _with_videos(Case(filing, case.book, case.day), videos_in(folder))
    filing, left = _by_choice(filing, files_in(folder), chosen or {})
    filing, left = by_exact_name(
        filing, left, requirements(Case(filing, case.book, case.day)), case.book
    )
    placed, unsure = place(left, {_ONE: filing}, case.book, case.day)
    if read and unsure:
        more = [look_at(folder, one.file) for one in unsure]
        placed, unsure = place(
            [one.file for one in unsure],
            placed,
            case.book,
            case.day,
            {one.file: one for one in more},
        )
    return placed[_ONE], tuple(one.file for one in unsure)


def place(
    files: Iterable[str],
    clients: Mapping[str, Filing],
    book: Rulebook,
    day: date,
    looked: Mapping[str, Guess] | None = None,
) -> tuple[dict[str, Filing], tuple[Unmatched, ...]]:
    """Attach what can be placed; without ``looked`` by the names of files and folders alone."""
    known = looked or {}
    guesses = [known.get(file) or _by_name(file, book) for file in files]
    pile = sort_pile(guesses, clients, book, day)
    merged = dict(clients)
    for one in pile.placed:
        filing = merged[one.client]
        attachment = Attachment(slot=one.slot, of=one.of, file=one.file)
        merged[one.client] = filing.changed({"attachments": (*filing.attachments, attachment)})
    return merged, tuple(Unmatched(one.file, one.why) for one in pile.unsure)


def _by_name(file: str, book: Rulebook) -> Guess:
    slot = slot_of_name(file, book)
    return Guess(file, slot, "name" if slot else "nothing")


def _by_choice(
    filing: Filing, files: list[str], chosen: Mapping[str, tuple[str, str]]
) -> tuple[Filing, list[str]]:
    added = [
        Attachment(slot=chosen[file][0], of=chosen[file][1], file=file)
        for file in files
        if file in chosen
    ]
    left = [file for file in files if file not in chosen]
    return filing.changed({"attachments": (*filing.attachments, *added)}), left


def _with_videos(case: Case, files: list[str]) -> Filing:
    # No other place: beside a picture, phones save a short video of the same name.
    filing = case.filing
    needs = [
        need
        for need in requirements(Case(filing, case.book, case.day))
        if takes_video(need.slot, case.book)
    ]
    filing, left = by_exact_name(filing, files, needs, case.book)
    held = {(item.slot, item.owner) for item in filing.attachments if item.file}
    open_places = [need for need in needs if (need.slot, need.of) not in held]
    if len(left) != 1 or len(open_places) != 1:
        return filing
    (need,) = open_places
    item = Attachment(slot=need.slot, of=need.of, file=left[0])
    return filing.changed({"attachments": (*filing.attachments, item)})
