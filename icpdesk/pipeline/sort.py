"""A pile of loose pictures → clients, owners and slots; what nothing tells goes to the unsure tray."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from icpdesk.base.text import Text
from icpdesk.model import Attachment, Filing
from icpdesk.model.place import SUBJECT, WEBSITES, Place
from icpdesk.papers.upload_folder import owner_stem
from icpdesk.pipeline.guess import Guess
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.requirements import Requirement, requirements

_LEAST_NAME = 2


@dataclass(frozen=True, slots=True)
class Placed:
    """One picture with its place."""

    file: str
    client: str
    slot: str
    of: str
    why: Text


@dataclass(frozen=True, slots=True)
class Unsure:
    """One picture that a person must place."""

    file: str
    slot: str
    """What it seems to be; may be empty."""
    why: Text


@dataclass(frozen=True, slots=True)
class Sorted:
    """The whole pile."""

    placed: tuple[Placed, ...]
    unsure: tuple[Unsure, ...]


def sort_pile(
    guesses: Sequence[Guess], clients: Mapping[str, Filing], book: Rulebook, day: date
) -> Sorted:
    """Find a place for each picture.

    A number or name that stands on the picture, in its name or in that of its folder says whose it
    is. Without one, and with one client, it takes the first place of its slot that is still free.
    Nobody's picture is ever replaced by a guess: a place that is taken is not offered. The pile is
    decided as a whole: names and numbers that are read first, then the surest guesses, and the back of
    a card beside its front.
    """
    free = {
        name: _free(filing, requirements(Case(filing, book, day)))
        for name, filing in clients.items()
    }
    order = {guess.file: number for number, guess in enumerate(guesses)}
    placed: list[Placed] = []
    unsure: list[Unsure] = []
    told: list[tuple[Guess, str]] = []
    named = [(guess, *_owner(guess, clients)) for guess in guesses]
    # The surest first, so that a doubtful picture never takes the place of a certain one.
    for guess, client, owners, _, why in sorted(named, key=lambda row: (-row[3], -row[0].weight)):
        # One person may hold several roles; the paper is asked for once, of one of them.
        needs = (_take(free, client, guess.slot, owner) for owner in owners)
        need = next((one for one in needs if one), None)
        if need:
            placed.append(Placed(guess.file, client, need.slot, need.of, why))
        else:
            told.append((guess, client))
    # Backs come last: they bear no name and go to the owner of the front beside them in the pile.
    told.sort(key=lambda row: (_is_back(row[0].slot), -row[0].weight, order[row[0].file]))
    for guess, client in told:
        home = client or (next(iter(clients)) if len(clients) == 1 else "")
        beside = _beside(guess, placed, order, home) if _is_back(guess.slot) else ""
        need = _take(free, home, guess.slot, beside) if home and guess.slot and beside else None
        need = need or (_take(free, home, guess.slot, "") if home and guess.slot else None)
        if need and not guess.problem:
            placed.append(Placed(guess.file, home, need.slot, need.of, guess.why))
        else:
            unsure.append(Unsure(guess.file, guess.slot, _reason(guess, home)))
    placed.sort(key=lambda one: order[one.file])
    unsure.sort(key=lambda one: order[one.file])
    return Sorted(tuple(placed), tuple(unsure))


def by_exact_name(
    filing: Filing, files: list[str], needs: Sequence[Requirement], book: Rulebook
) -> tuple[Filing, list[str]]:
    """The filing with the files attached that are named like a place that is asked for and empty
    (``id-front.jpg``, ``site1_admin_身份证人像面.jpg``), and the files that are not."""
    slots = book.vocabulary("slots")
    left = {name: Path(name).stem.lower() for name in files}
    added: list[Attachment] = []
    held = {(item.slot, item.owner) for item in filing.attachments if item.file}
    for need in needs:
        if (need.slot, need.of) in held:
            continue
        names = (need.slot, slots.name_of(need.slot).zh)
        exact = [f"{owner_stem(need.of)}{name}" for name in names]
        for wanted in (*exact, *names):
            hit = next((name for name, stem in left.items() if stem == wanted.lower()), "")
            if hit:
                added.append(Attachment(slot=need.slot, of=need.of, file=hit))
                del left[hit]
                break
    return filing.changed({"attachments": (*filing.attachments, *added)}), list(left)


def _is_back(slot: str) -> bool:
    return slot.endswith("-back")


def _beside(guess: Guess, placed: Sequence[Placed], order: Mapping[str, int], client: str) -> str:
    """The owner of the front that lies nearest in the pile, the one before it first."""
    front = guess.slot.removesuffix("-back")
    mine = order[guess.file]
    fronts = [
        (abs(order[one.file] - mine), order[one.file] > mine, one.of)
        for one in placed
        if one.client == client and one.slot in (front, f"{front}-front")
    ]
    taken = {one.of for one in placed if one.client == client and one.slot == guess.slot}
    return min((row for row in fronts if row[2] not in taken), default=(0, False, ""))[2]


def _free(filing: Filing, needs: Sequence[Requirement]) -> list[Requirement]:
    held = {(item.slot, item.owner) for item in filing.attachments if item.file}
    return [need for need in needs if (need.slot, need.of) not in held]


def _take(
    free: Mapping[str, list[Requirement]], client: str, slot: str, owner: str
) -> Requirement | None:
    for need in free.get(client, ()):
        if need.slot == slot and (not owner or need.of == owner):
            free[client].remove(need)
            return need
    return None


def _owner(guess: Guess, clients: Mapping[str, Filing]) -> tuple[str, tuple[str, ...], int, Text]:
    """Client and roles that the picture names, how surely (3 is best) and by what; empty where it
    names none or several clients."""
    # macOS hands out names of files with accents apart from their letters.
    path = unicodedata.normalize("NFC", "/".join(PurePath(guess.file).parts[-3:]))
    best: list[tuple[int, str, str, Text]] = []
    for client, filing in clients.items():
        for owner, number, name in _owners(filing):
            if number and number.upper() in guess.text.upper():
                best.append((3, client, owner, _BY_NUMBER))
            elif len(name) >= _LEAST_NAME and name in guess.text:
                best.append((2, client, owner, _BY_NAME))
            elif len(name) >= _LEAST_NAME and unicodedata.normalize("NFC", name) in path:
                best.append((1, client, owner, _BY_PATH))
            elif owner != SUBJECT and owner_stem(owner) in path:
                best.append((1, client if len(clients) == 1 else "", owner, _BY_PATH))
    if not best:
        return "", (), 0, _BY_PATH
    top = max(rank for rank, *_ in best)
    first = next(row for row in best if row[0] == top)
    if len({client for rank, client, *_ in best if rank == top}) > 1:
        return "", (), 0, _BY_PATH
    owners = (owner for rank, client, owner, _ in best if (rank, client) == (top, first[1]))
    return first[1], tuple(dict.fromkeys(owners)), top, first[3]


def _owners(filing: Filing) -> list[tuple[Place, str, str]]:
    """(owner, number, name): people first, since a person's name is the more particular."""
    rows = [(role, person.document_number, person.name) for role, person in filing.people()]
    rows.append((SUBJECT, filing.subject.certificate.number, filing.subject.name))
    rows += [(place, "", domain.name) for place, domain in filing.domains()]
    rows += [(WEBSITES / index, "", site.name) for index, site in enumerate(filing.websites)]
    return rows


_UNCLEAR = Text("It is not clear what this picture is.", "无法判断图片类型。")
_SHAPED = {
    "card": Text(
        "It has the shape of a card, but it is not clear which one.",
        "形状为卡片证件，但无法判断是哪一种。",
    ),
    "sheet": Text(
        "It has the shape of a sheet of paper, but it is not clear which one.",
        "形状为纸张，但无法判断是哪一种材料。",
    ),
}
_BY_NUMBER = Text("the number on it is this owner's", "图片上的号码与所属人一致")
_BY_NAME = Text("the name on it is this owner's", "图片上的名称与所属人一致")
_BY_PATH = Text("the name of the file or folder says so", "文件名或文件夹名已说明")


def _reason(guess: Guess, client: str) -> Text:
    if guess.problem:
        return guess.problem
    if not guess.slot:
        return _SHAPED.get(guess.how, _UNCLEAR)
    if not client:
        return Text("It is not clear whose picture this is.", "无法判断图片属于哪个客户。")
    return Text(
        "Every place for such a picture is taken, or none is asked for.",
        "该类图片的位置已满，或本次备案不需要。",
    )
