"""Where something stands in a filing: a value, a person, a website, or a file in an upload slot.

Reports, stores, maps and users' scripts hold places as text: ``websites[0].administrator.mobile``,
``attachments[3]``, ``id-front``, ``id-front@subject.administrator``. Everything that takes such a
text apart or puts one together is here, and here alone (``docs/decisions/0072``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Protocol, TypeVar

from icpdesk.base.text import NO_TEXT, Text

EACH = "[]"
"""Stands for every position of a list, in the patterns of rules and of the field catalogue."""
_NAME = r"[^\W\d]\w*"
_PATH = rf"{_NAME}(?:\[\d*\])*(?:\.{_NAME}(?:\[\d*\])*)*"
"""Compiled when a text is judged for the first time: most runs never do."""
_SLOT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PART = re.compile(r"([^.\[\]]+)|\[(\d*)\]")
_POSITION = re.compile(r"\[\d+\]")
_OWNER = re.compile(
    r"subject\b(?:\.(?:administrator|legal_representative)\b)?"
    r"|(?:websites\[\d*\]|website\b)(?:\.administrator\b|\.domains\[\d*\])?"
    r"|(?:agent|principal)\b"
)
"""Whoever a value is about; ``website`` is the one website that a paper is made for, ``agent`` and
``principal`` are persons of a form (:mod:`icpdesk.forms.derived`)."""
_NUMBERED_WEBSITE = re.compile(r"^websites\[\d*\](?=\.|$)")
_CHOSEN_WEBSITE = re.compile(r"^website(?=\.|$)")


class HoldsPlaces(Protocol):
    """What a place asks of a :class:`~icpdesk.model.Filing`, which is made of places itself."""

    def person(self, role: str) -> Any:
        """The person in a role, resolved."""

    def roles(self) -> Iterator[Place]:
        """The roles that there are."""


F = TypeVar("F", bound=HoldsPlaces)


class NotAPlace(ValueError):
    """The text is neither a path into a filing nor an upload slot."""


class Place(str):
    """A path into a filing, an upload slot, or a slot and whose file lies in it (``slot@owner``).

    It is the text itself, so that it stands in JSON, in stores and as a key as it always did. The empty
    one is the filing as a whole. A text that a user wrote may be no place: :meth:`parse` says so, the
    class itself takes it as it is, and nothing is ever found at it.
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Place:
        """``text`` as a place; NotAPlace where it is none."""
        slot, at, owner = text.partition("@")
        sound = (
            _SLOT.fullmatch(slot) and re.fullmatch(_PATH, owner)
            if at
            else not text or re.fullmatch(_PATH, text) or _SLOT.fullmatch(text)
        )
        if not sound:
            raise NotAPlace(text)
        return cls(text)

    @classmethod
    def of_slot(cls, slot: str, owner: str = "") -> Place:
        """``id-front@subject.administrator``; without an owner the subject's."""
        return cls(f"{slot}@{owner or SUBJECT}")

    def __truediv__(self, part: str | int) -> Place:
        """The place below this one: a field by its name, an entry of a list by its position."""
        if isinstance(part, int):
            return Place(f"{self}[{part}]")
        return Place(f"{self}.{part}" if self else part)

    @property
    def parts(self) -> tuple[str | int, ...]:
        """``("websites", 0, "name")``; :data:`EACH` for every position. A slot is one part."""
        return _parts(self)

    @property
    def parent(self) -> Place:
        """The place around this one; the empty one around a field of the filing and around a slot."""
        parts = self.parts
        return Place("") if self.slot or len(parts) < 2 else Place.of_parts(parts[:-1])

    @classmethod
    def of_parts(cls, parts: tuple[str | int, ...]) -> Place:
        """What :attr:`parts` were taken from."""
        made = cls("")
        for part in parts:
            made = Place(f"{made}{part}") if part == EACH else made / part
        return made

    def outwards(self) -> Iterator[Place]:
        """This place, then every one around it but the whole: ``websites[0].name``, ``websites[0]``, …"""
        here = self
        while here:
            yield here
            here = here.parent

    def is_in(self, other: str) -> bool:
        """Whether this place is ``other`` or lies in it."""
        around = Place(other).parts
        return self.parts[: len(around)] == around

    @property
    def field(self) -> str:
        """Name of the field; empty for an entry of a list and for a slot."""
        last = self.parts[-1] if self.parts and not self.slot else ""
        return last if isinstance(last, str) and last != EACH else ""

    @property
    def slot(self) -> str:
        """Slug of the upload slot; empty for a path."""
        return _slot(self)

    @property
    def owner(self) -> Place:
        """Whose value or file it is: the subject, a person in a role, a website or a domain.

        Empty where the place does not say it: a slot alone, a fact about the order.
        """
        _, at, owner = self.partition("@")
        if at:
            return Place(owner)
        found = _OWNER.match(self)
        return Place(found[0]) if found else Place("")

    @property
    def role(self) -> Place:
        """The person that it is about, as a role: ``websites[0].administrator``; empty for no person."""
        return _role(self)

    @property
    def website(self) -> int | None:
        """Position of the website that it is about; None for no particular one."""
        return _position_in("websites", self.partition("@")[2] or self)

    @property
    def domain(self) -> int | None:
        """Position of the domain among those of its website; None for no particular one."""
        parts = _parts(self.partition("@")[2] or self)
        number = parts[3] if len(parts) > 3 and parts[2] == "domains" else None
        return number if isinstance(number, int) else None

    @property
    def attachment(self) -> int | None:
        """Position of the attachment that it is about; None for anything else."""
        return _position_in("attachments", self)

    @property
    def positions(self) -> tuple[int, ...]:
        """All positions in lists, from the outside in."""
        return tuple(part for part in self.parts if isinstance(part, int))

    @property
    def pattern(self) -> Place:
        """The place of the same kind in every entry: ``websites[].domains[].name``."""
        return Place(_POSITION.sub(EACH, self))

    def at(self, *positions: int) -> Place:
        """A pattern with its positions filled in order."""
        numbers = iter(positions)
        return Place(re.sub(r"\[\]", lambda _: f"[{next(numbers)}]", self))

    @property
    def first(self) -> Place:
        """A pattern's place in the first entry of every list: ``websites[0].domains[0].name``."""
        return Place(self.replace(EACH, "[0]"))

    @property
    def of_chosen_website(self) -> Place:
        """As papers and forms name it, for the one website that they are made for: ``website.name``."""
        return Place(_NUMBERED_WEBSITE.sub("website", self))

    def at_website(self, number: int | None = None) -> Place:
        """The other way round: ``website.name`` of website ``number``, or of each."""
        position = EACH if number is None else f"[{number}]"
        return Place(_CHOSEN_WEBSITE.sub(f"websites{position}", self))

    def get(self, filing: HoldsPlaces) -> Any:
        """The value that holds here, persons resolved (``same_as``); LookupError where there is none."""
        role = self.role
        if role and len(self.parts) > len(role.parts):
            return _below(filing.person(role), self.parts[len(role.parts) :])
        return self.stated(filing)

    def stated(self, filing: HoldsPlaces) -> Any:
        """The value as it is typed here; LookupError where there is none."""
        return _below(filing, self.parts)

    def put(self, filing: F, value: Any) -> F:
        """The filing with another value here; LookupError where there is no such place."""
        changed: F = _with(filing, self.parts, value)
        return changed

    def each_in(self, filing: HoldsPlaces) -> Iterator[Place]:
        """All places of a pattern that the filing has; a person's only in roles that it has."""
        role = self.role
        roles = {one.pattern: one for one in filing.roles()} if role else {}
        if not role or role.pattern in roles:
            yield from _each(filing, self.parts, Place(""))

    @property
    def kind_name(self) -> Text:
        """What such a person or thing is called: ``website administrator``; nothing for a mere field."""
        return OWNER_NAMES.get(self.at_website().pattern, NO_TEXT)

    def words(self) -> Text:
        """Whose it is, in words: ``website 2 administrator``; nothing where the place does not say it.

        An owner that a user wrote and that nobody knows is given back as it is.
        """
        owner = self.owner
        site = owner.website
        if site is None or owner.pattern not in _NUMBERED:
            return owner.kind_name or Text(owner, owner)
        return _NUMBERED[owner.pattern].format(number=site + 1, domain=(owner.domain or 0) + 1)


SUBJECT = Place("subject")
LEGAL_REPRESENTATIVE = Place("subject.legal_representative")
SUBJECT_ADMINISTRATOR = Place("subject.administrator")
WEBSITES = Place("websites")
WEBSITE_ADMINISTRATORS = Place("websites[].administrator")
ATTACHMENTS = Place("attachments")
FILED = Place("filed")

ROOTS = frozenset(
    {
        "version", "title", "provider", "filing_type", "province", "submit_on", "opened_on", "server",
        "history", "subject", "websites", "filed", "cancellation_reason",
        "approval", "attachments", "website", "agent", "principal",
    }
)  # fmt: skip
"""First parts of paths; any other word is the slug of an upload slot."""

OWNER_NAMES = {
    "subject": Text("subject", "主体"),
    "subject.legal_representative": Text("legal representative", "法定代表人"),
    "subject.administrator": Text("subject administrator", "主体负责人"),
    "websites[]": Text("website", "网站"),
    "websites[].administrator": Text("website administrator", "网站负责人"),
    "websites[].domains[]": Text("domain", "域名"),
    "agent": Text("authorised person", "被授权人"),
    "principal": Text("the person filing", "备案人本人"),
}
"""The one name of every role and owner, for window, command line, sheets, forms and guides."""
_NUMBERED = {
    "websites[]": Text("website {number}", "网站 {number}"),
    "websites[].administrator": Text("website {number} administrator", "网站 {number} 负责人"),
    "websites[].domains[]": Text(
        "domain {domain} of website {number}", "网站 {number} 的域名 {domain}"
    ),
}
_PERSONS = ("administrator", "legal_representative")
_FORM_PERSONS = ("agent", "principal")


# A form asks these of a hundred places at every key.
@lru_cache(maxsize=4096)
def _role(place: Place) -> Place:
    owner = place.owner
    return owner if owner.field in _PERSONS or owner in _FORM_PERSONS else Place("")


@lru_cache(maxsize=4096)
def _slot(place: str) -> str:
    head, at, _ = place.partition("@")
    if at:
        return head
    parts = _parts(place)
    known_path = parts[:1] and parts[0] in ROOTS
    return "" if known_path or not _SLOT.fullmatch(place) else str(place)


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[str | int, ...]:
    if "@" in text or not text:
        return (str(text),) if text else ()
    found = ((name, position) for name, position in _PART.findall(text))
    return tuple(name or (int(position) if position else EACH) for name, position in found)


def _position_in(name: str, path: str) -> int | None:
    parts = _parts(path)
    number = parts[1] if len(parts) > 1 and parts[0] == name else None
    return number if isinstance(number, int) else None


def _below(value: Any, parts: tuple[str | int, ...]) -> Any:
    for part in parts:
        value = _child(value, part)
    return value


def _child(value: Any, part: str | int) -> Any:
    if isinstance(part, int) and isinstance(value, tuple) and part < len(value):
        return value[part]
    # Only what values are made of: the text may be anybody's.
    if isinstance(part, str) and part in getattr(value, "__dataclass_fields__", ()):
        return getattr(value, part)
    raise LookupError(part)


def _with(value: Any, parts: tuple[str | int, ...], new: Any) -> Any:
    if not parts:
        return new
    head, rest = parts[0], parts[1:]
    inner = _with(_child(value, head), rest, new)
    if isinstance(head, int):
        return (*value[:head], inner, *value[head + 1 :])
    return value.changed({head: inner})


def _each(value: Any, parts: tuple[str | int, ...], here: Place) -> Iterator[Place]:
    if not parts:
        yield here
    elif parts[0] == EACH:
        for number, item in enumerate(value):
            yield from _each(item, parts[1:], here / number)
    else:
        yield from _each(_child(value, parts[0]), parts[1:], here / parts[0])
