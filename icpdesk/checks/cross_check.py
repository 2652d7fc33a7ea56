"""Every value of a filing beside what its pictures, its signed papers and other clients say.

The pairs of a typed and a read value are made here once: the consistency checks judge them one by
one, :func:`matrix_of` lays them side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from icpdesk.checks.clients.clients_index import ClientsIndex
from icpdesk.checks.clients.index import KINDS
from icpdesk.model import Filing
from icpdesk.model.matrix import OTHER_CLIENTS, Agreement, Matrix, MatrixCell
from icpdesk.model.place import (
    LEGAL_REPRESENTATIVE,
    SUBJECT,
    SUBJECT_ADMINISTRATOR,
    WEBSITES,
    Place,
)
from icpdesk.reading.compare import compare, contains, folded
from icpdesk.reading.fields import Reading

_LICENCES = ("business-licence", "organisation-certificate")


@dataclass(frozen=True, slots=True)
class Pair:
    """One value that stands on a picture and in the form."""

    source: str
    """Upload slot of the picture."""
    place: str
    typed: str
    read: str
    checked: bool | None
    kind: str
    """``number``, ``person``, ``text``, ``address`` or ``date``."""

    @property
    def agreement(self) -> Agreement:
        """Whether both are the same; spelling does not count."""
        if self.kind == "address":
            return "equal" if contains(self.read, self.typed) else "differs"
        return compare(self.read, self.typed, person=self.kind == "person")


def pairs(filing: Filing, readings: Mapping[tuple[str, str], Any]) -> Iterator[Pair]:
    """All values that were both typed and read; ``readings`` by slot and owner."""
    for (slot, owner), reading in readings.items():
        if not isinstance(reading, Reading):
            continue
        if slot in _LICENCES:
            values = _licence(filing, reading)
        elif slot == "domain-certificate":
            values = _domain(filing, owner, reading)
        else:
            values = _person(filing, owner)
            yield from _latin_name(filing, owner, slot, reading)
        for field, place, typed, kind in values:
            item = reading.fields.get(field)
            if item and typed:
                yield Pair(slot, place, typed, item.value, item.checked, kind)


Wanted = Iterator[tuple[str, str, str, str]]
"""(field of the reading, place in the filing, typed value, kind)"""


def _licence(filing: Filing, reading: Reading) -> Wanted:
    subject = filing.subject
    own = subject.certificate
    yield "name", SUBJECT / "name", subject.name, "text"
    yield "code", "subject.certificate.number", own.number, "number"
    yield "address", "subject.certificate.address", own.address, "address"
    representative = subject.legal_representative.name
    field = "delegate" if "delegate" in reading.fields else "legal_representative"
    yield field, LEGAL_REPRESENTATIVE / "name", representative, "person"
    yield "valid_until", "subject.certificate.valid_until", _day(own.valid_until), "date"


def _domain(filing: Filing, owner: str, reading: Reading) -> Wanted:
    """Of the domain that the picture belongs to; without an owner the one that it names."""
    domains = list(filing.domains())
    named = reading.fields.get("domain")
    chosen = [pair for pair in domains if pair[0] == owner]
    if not chosen and named:
        chosen = [pair for pair in domains if folded(pair[1].name) == folded(named.value)]
    if not chosen and len(domains) == 1:
        chosen = domains
    for place, domain in chosen:
        yield "domain", place / "name", domain.name, "text"
        yield "name", place / "holder", domain.holder, "text"
        yield "valid_until", place / "expires_on", _day(domain.expires_on), "date"


def _role(owner: str) -> Place:
    return SUBJECT_ADMINISTRATOR if owner in ("", SUBJECT) else Place(owner)


def _person(filing: Filing, owner: str) -> Wanted:
    role = _role(owner)
    person = dict(filing.people()).get(role)
    if person is None:
        return
    yield "name", role / "name", person.name, "person"
    yield "number", role / "document_number", person.document_number, "number"
    yield "address", role / "document_address", person.document_address, "address"
    for field, typed in (
        ("born_on", person.born_on),
        ("valid_from", person.valid_from),
        ("valid_until", person.valid_until),
    ):
        yield field, role / field, _day(typed), "date"


def _latin_name(filing: Filing, owner: str, slot: str, reading: Reading) -> Iterator[Pair]:
    """The name of a passport, which comes in two parts."""
    role = _role(owner)
    person = dict(filing.people()).get(role)
    parts = [
        reading.fields[one].value for one in ("surname", "given_names") if one in reading.fields
    ]
    if person and person.name and parts and "name" not in reading.fields:
        yield Pair(slot, role / "name", person.name, " ".join(parts), None, "person")


def _day(value: date | str | None) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else value.isoformat()


def matrix_of(
    filing: Filing,
    readings: Mapping[tuple[str, str], Any],
    papers: Mapping[str, str],
    others: ClientsIndex | None = None,
) -> Matrix:
    """Typed values beside all that is known of them.

    ``papers``: upload slot → folded text of the signed scan. A value that cannot be found in such a
    text is *unknown*, never *differs*: it may only be hard to read.
    """
    cells = [
        (pair.place, pair.typed, MatrixCell(pair.source, pair.read, pair.agreement))
        for pair in pairs(filing, readings)
    ]
    for place, typed in _on_papers(filing):
        for slot, text in papers.items():
            there = folded(typed) in text
            cell = MatrixCell(slot, typed if there else "", "equal" if there else "unknown")
            cells.append((place, typed, cell))
    for kind, (values, _) in KINDS.items():
        for place, value in values(filing):
            used = others.others(kind, value, besides=filing.subject.name) if others else None
            if value and used and used.names:
                more = f" +{used.unnamed}" if used.unnamed else ""
                named = ", ".join(used.names) + more
                cells.append((place, value, MatrixCell(OTHER_CLIENTS, named, "differs")))
    return Matrix.of(cells)


def _on_papers(filing: Filing) -> Iterator[tuple[str, str]]:
    """Values that commitments and statements name."""
    subject = filing.subject
    found = [
        (SUBJECT / "name", subject.name),
        ("subject.certificate.number", subject.certificate.number),
    ]
    found += [(place / "name", domain.name) for place, domain in filing.domains()]
    for index, website in enumerate(filing.websites):
        found.append((WEBSITES / index / "name", website.name))
    yield from (pair for pair in found if pair[1])
