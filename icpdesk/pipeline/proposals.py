"""What a picture says, field by field beside what is typed, for the user to choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from icpdesk.base.text import Text
from icpdesk.model import Attachment, Filing
from icpdesk.model.base import LONG_TERM
from icpdesk.model.dates import parse_date
from icpdesk.model.place import LEGAL_REPRESENTATIVE, SUBJECT, SUBJECT_ADMINISTRATOR, Place
from icpdesk.reading.compare import compare, contains
from icpdesk.reading.documents import Reading
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import field_at

State = Literal["new", "equal", "differs"]

_LICENCE = {
    "name": Place("subject.name"),
    "code": Place("subject.certificate.number"),
    "registration_number": Place("subject.certificate.registration_number"),
    "address": Place("subject.certificate.address"),
    "business_scope": Place("subject.business_scope"),
    "legal_representative": Place("subject.legal_representative.name"),
    "valid_from": Place("subject.certificate.valid_from"),
    "valid_until": Place("subject.certificate.valid_until"),
}
_PERSON = {
    "name": "name",
    "number": "document_number",
    "address": "document_address",
    "valid_from": "valid_from",
    "valid_until": "valid_until",
}


_DAYS = ("valid_from", "valid_until", "expires_on", "born_on")

_OF_SUBJECT = {
    "name": "name",
    "number": "certificate.number",
    "address": "certificate.address",
    "valid_from": "certificate.valid_from",
    "valid_until": "certificate.valid_until",
}
_SAME_AS = {
    "subject": SUBJECT,
    "legal_representative": LEGAL_REPRESENTATIVE,
    "subject_administrator": SUBJECT_ADMINISTRATOR,
}
_BORN_IN_NUMBER = frozenset({"id-front", "id-back", "residence-permit"})
"""Documents whose number holds the day of birth."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One value that was read, for one field of the filing."""

    path: Place
    label: Text
    typed: str
    read: str
    confidence: float
    checked: bool | None
    """Whether the check digit fits; None where there is none."""
    state: State

    @property
    def suggested(self) -> bool:
        """Whether to take it unless the user says otherwise: only into empty fields."""
        return self.state == "new" and self.checked is not False


def proposals(
    filing: Filing, item: Attachment, reading: Reading, book: Rulebook
) -> tuple[Proposal, ...]:
    """All fields of the filing that this picture speaks of, in the order of the card."""
    found = []
    for name, path in _places(filing, item, reading):
        read = reading.fields.get(name)
        value = read.value if read else _latin(reading)
        # What the console asks of a representative in another role only is kept with the person.
        field = field_at(book, path) or field_at(book, SUBJECT_ADMINISTRATOR / path.field)
        if not value or field is None:
            continue
        typed = _shown(path.get(filing))
        found.append(
            Proposal(
                path=path,
                label=field.label,
                typed=typed,
                read=value,
                confidence=read.confidence if read else 1.0,
                checked=read.checked if read else None,
                state=state_of(name, value, typed),
            )
        )
    return tuple(found)


def parsed(path: str, read: str) -> object:
    """A read value as the filing holds it: a date where the field is one."""
    if Place(path).field in _DAYS and read != LONG_TERM:
        return parse_date(read)
    return read


def _places(filing: Filing, item: Attachment, reading: Reading) -> list[tuple[str, Place]]:
    if reading.kind in ("business-licence", "organisation-certificate"):
        return [(name, path) for name, path in _LICENCE.items() if name in reading.fields]
    role = SUBJECT_ADMINISTRATOR if item.owner == SUBJECT else item.owner
    if role not in dict(filing.people()):
        return []
    names = [name for name in _PERSON if name in reading.fields]
    if "name" not in names and _latin(reading):
        names.insert(0, "name")
    home = _stated_in(filing, role)
    of_subject = home == SUBJECT
    found = [(name, home / (_OF_SUBJECT if of_subject else _PERSON)[name]) for name in names]
    if "born_on" in reading.fields and reading.kind not in _BORN_IN_NUMBER:
        # A certificate of a subject has no such field; who answers for it does.
        found.append(("born_on", (role if of_subject else home) / "born_on"))
    return [(name, Place(path)) for name, path in found]


def _stated_in(filing: Filing, role: Place) -> Place:
    """Where the values of the person in ``role`` are typed: there they hold for every role of theirs."""
    seen = {role}
    while same := (role / "same_as").stated(filing):
        role = _SAME_AS[same]
        if role == SUBJECT or role in seen:
            break
        seen.add(role)
    return role


def _latin(reading: Reading) -> str:
    parts = (reading.fields.get("surname"), reading.fields.get("given_names"))
    return " ".join(part.value for part in parts if part)


def state_of(name: str, read: str, typed: str) -> State:
    """How a value that was read stands to what is typed; ``name`` is that of the field of its document."""
    if not typed:
        return "new"
    if name == "address":
        return "equal" if contains(read, typed) else "differs"
    person = name in ("name", "legal_representative")
    return "equal" if compare(read, typed, person=person) == "equal" else "differs"


def _shown(value: object) -> str:
    return "" if value is None else str(value)
