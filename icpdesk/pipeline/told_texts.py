"""Texts of others (WHOIS, RDAP, vCard, a signature) → values for a filing, for the user to choose."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from icpdesk.base.characters import unified
from icpdesk.base.errors import FileProblem, InputError
from icpdesk.base.files import read_bytes
from icpdesk.base.text import Text
from icpdesk.intake.prefill import Origin, Prefilled, applied
from icpdesk.model import Domain, Filing, Website
from icpdesk.model.place import SUBJECT_ADMINISTRATOR, Place
from icpdesk.numbers import hostname
from icpdesk.pipeline.proposals import Proposal, parsed, state_of
from icpdesk.reading import contact_card, registration_data
from icpdesk.reading.compare import compare
from icpdesk.reading.fields import Reading
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import field_at

TEXTS = frozenset({".txt", ".json", ".vcf", ".vcard"})
"""Endings of files that are taken as such texts."""
_LIMIT = 2_000_000
_OF_DOMAIN = {
    "domain": "name",
    "registrar": "registrar",
    "holder": "holder",
    "expires_on": "expires_on",
}
_OF_PERSON = ("name", "mobile", "office_phone", "email")
_NOTHING = Text("This text tells nothing that a filing asks for.", "该文本中没有备案所需的信息。")
_WHAT = Text(
    "Give the WHOIS or RDAP answer of a domain name, a vCard, or a signature with a phone number.",
    "可使用域名的 WHOIS 或 RDAP 查询结果、vCard 名片，或带电话的签名。",
)


def is_text(path: Path) -> bool:
    """Whether the name says that it is such a text."""
    return path.suffix.lower() in TEXTS


def read_told_file(path: Path) -> tuple[Reading, ...]:
    """What a text file tells; FileProblem for one that cannot be read or tells nothing."""
    data = read_bytes(path, limit=_LIMIT)
    found = read_told(_decoded(data))
    if not found:
        raise FileProblem(_NOTHING, _WHAT, file=str(path))
    return found


def read_pasted(text: str) -> tuple[Reading, ...]:
    """What a pasted text tells; InputError when it is nothing."""
    found = read_told(text[:_LIMIT])
    if not found:
        raise InputError(_NOTHING, _WHAT)
    return found


def read_told(text: str) -> tuple[Reading, ...]:
    """Registrations of domain names, else persons that can be reached."""
    return registration_data.read_registrations(text) or contact_card.read_contacts(text)


def told_proposals(
    filing: Filing, readings: Sequence[Reading], book: Rulebook
) -> tuple[Proposal, ...]:
    """What the texts say beside what is typed.

    A registration belongs to the domain of its name, else to the first place without one; a person to the
    role of their name, else to the first role without one. Others are nobody of this filing: nothing of
    them is proposed.
    """
    found: dict[Place, Proposal] = {}
    for reading in readings:
        domain = reading.kind == registration_data.KIND
        head = _domain_of(filing, reading) if domain else _role_of(filing, reading)
        fields = _OF_DOMAIN if domain else dict.fromkeys(_OF_PERSON)
        for name, own in fields.items():
            if head and name in reading.fields and head / (own or name) not in found:
                made = _proposal(filing, head / (own or name), reading, name, book)
                found.update({made.path: made} if made else {})
    return tuple(found.values())


def take_told(made: Prefilled, files: Sequence[tuple[str, Reading]], book: Rulebook) -> None:
    """Add what texts tell to the beginning of a filing, where cards and licences did not tell it."""
    for file, reading in files:
        filing = applied(_WITH_ONE_DOMAIN, made)
        for one in told_proposals(filing, [reading], book):
            if one.state == "new" and one.path not in made.changes:
                made.changes[one.path] = parsed(one.path, one.read)
                made.origins.append(
                    Origin(one.path, one.read, file, one.path.field, one.confidence)
                )


_WITH_ONE_DOMAIN = Filing().changed({"websites": (Website().changed({"domains": (Domain(),)}),)})


def _proposal(
    filing: Filing, path: Place, reading: Reading, name: str, book: Rulebook
) -> Proposal | None:
    field = field_at(book, path)
    item = reading.fields[name]
    if field is None:
        return None
    value = _registrar(item.value, book) if name == "registrar" else item.value
    person = reading.kind == contact_card.KIND
    present = getattr(filing.person(path.role), name) if person else path.get(filing)
    typed = "" if present is None else str(present)
    same = name == "domain" and _same_domain(value, typed)
    state = "equal" if same else state_of(name, value, typed)
    return Proposal(path, field.label, typed, value, item.confidence, None, state)


def _registrar(words: str, book: Rulebook) -> str:
    """The known registrar that these words name, else the words."""
    plain = _plain(words)
    for term in book.vocabulary("registrars"):
        if any(_plain(name) in plain for name in (term.name.zh, *term.get("whois_names", ()))):
            return term.slug
    return words


def _plain(words: str) -> str:
    return "".join(c for c in unified(words).casefold() if c.isalnum())


def _domain_of(filing: Filing, reading: Reading) -> Place:
    name = reading.fields["domain"].value
    empty = Place()
    for place, domain in filing.domains():
        if _same_domain(domain.name, name):
            return place
        empty = empty or (place if not domain.name else Place())
    return empty


def _same_domain(first: str, second: str) -> bool:
    forms = [hostname.chinese_form(hostname.compact(one)) for one in (first, second)]
    return forms[0] == forms[1]


def _role_of(filing: Filing, reading: Reading) -> Place:
    """Of the persons who are reached by phone: the one of this name, else the first without one."""
    people = [
        (role, person)
        for role, person in filing.people()
        if role.field == SUBJECT_ADMINISTRATOR.field
    ]
    item = reading.fields.get("name")
    if item is None:
        return SUBJECT_ADMINISTRATOR
    for role, person in people:
        if person.name and compare(item.value, person.name, person=True) == "equal":
            return role
    return next((role for role, person in people if not person.name), Place())


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")
