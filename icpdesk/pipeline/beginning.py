"""What dropped documents tell about a filing: value beside value, for a person to look at and take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from icpdesk.base.text import Text
from icpdesk.intake.blank import usual_certificate
from icpdesk.intake.prefill import Origin, Prefilled, ReadPicture, prefill
from icpdesk.model import Domain, Filing
from icpdesk.model.base import LONG_TERM
from icpdesk.model.place import (
    LEGAL_REPRESENTATIVE,
    SUBJECT,
    SUBJECT_ADMINISTRATOR,
    WEBSITES,
    Place,
)
from icpdesk.pipeline.documents import LooseDocument
from icpdesk.pipeline.sort import Sorted, sort_pile
from icpdesk.reading.compare import compare, contains
from icpdesk.reading.fields import ReadField
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.fields import Field, field_at
from icpdesk.rulebook.values import shown

State = Literal["new", "equal", "differs", "several"]
ROLES = (LEGAL_REPRESENTATIVE, SUBJECT_ADMINISTRATOR, WEBSITES / 0 / "administrator")
"""Whose a card can be, beside ``subject`` where an individual files."""
_FRONTS = ("id-front", "residence-permit")
_WANTED = frozenset(
    {
        "name",
        "surname",
        "code",
        "address",
        "legal_representative",
        "number",
        "born_on",
        "valid_from",
    }
    | {"valid_until", "domain"}
)
"""Values of documents that a filing asks for."""
_PRESETS = ("certificate.type", "document_type")
"""Answers that a new filing begins with: nobody has given them."""


@dataclass(frozen=True, slots=True)
class ReadChoice:
    """One value for a field, and where it was read."""

    value: Any
    shown: str
    file: str
    field: str
    """Name of the value on the document, as in its reading's ``fields``."""
    confidence: float
    checked: bool | None
    """Whether the check digit fits; None where there is none."""


@dataclass(frozen=True, slots=True)
class ReadValue:
    """Everything that was read for one field of the filing."""

    path: Place
    label: Text
    choices: tuple[ReadChoice, ...]
    typed: str
    """What stands in the form; empty for nothing, and for what a new filing begins with."""
    state: State

    @property
    def sure(self) -> bool:
        """Whether one click may take it: one value, nothing typed, no check digit that does not fit."""
        return self.state == "new" and self.choices[0].checked is not False


@dataclass(frozen=True, slots=True)
class Stranger:
    """A card of which nobody told yet whose it is; nothing is taken from it before."""

    file: str
    name: str
    """Empty for a back, of which is asked whose front it belongs to."""
    fronts: tuple[tuple[str, str], ...] = ()
    """(file, name) of the fronts that a back can belong to."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the documents tell together."""

    values: tuple[ReadValue, ...]
    strangers: tuple[Stranger, ...]
    owners: Mapping[str, Place]
    """File → whose it is, as in ``Attachment.of``."""
    lost: tuple[tuple[str, tuple[str, ...]], ...]
    """(file, names of values) of what could not be read."""


def beginning_of(
    filing: Filing,
    documents: Sequence[LooseDocument],
    book: Rulebook,
    *,
    roles: Mapping[str, str],
    fronts: Mapping[str, str],
) -> Beginning:
    """Every value that the documents tell; ``roles`` says whose a card is, by file, and ``fronts`` which
    front a back belongs to, where somebody was asked."""
    pictures = [ReadPicture(one.file, one.slot, one.reading) for one in documents if one.slot]
    made = prefill(pictures, nature=filing.subject.nature, roles=roles, fronts=fronts)
    readings = {one.file: one.reading for one in documents}
    found: dict[Place, list[Origin]] = {}
    for origin in (*made.origins, *made.others):
        found.setdefault(Place(origin.path), []).append(origin)
    own = {path.role for path in found if path.field == "name"} & set(ROLES)
    values = [*_whole(filing, made, pictures, book)]
    for path, origins in found.items():
        field = _field(book, path)
        if field is not None:
            choices = [
                _choice(origin, field, made, readings[origin.file].fields[origin.field], book)
                for origin in origins
            ]
            # Who gets a name of their own here is not the person any more whose values are shown now.
            stated = path.role in own
            present = path.stated(filing) if stated else _present(filing, path)
            values.append(_value(filing, path, field, choices, present, book))
    fronts_there = tuple((one.file, _name_on(one)) for one in pictures if one.slot in _FRONTS)
    strangers = tuple(
        Stranger(one.file, _name_on(one), fronts_there if one.reading.kind == "id-back" else ())
        for one in pictures
        if made.owners.get(one.file) == "" and one.file not in fronts
    )
    lost = tuple(
        (one.file, names)
        for one in pictures
        if (names := tuple(name for name in one.reading.unreadable if name in _WANTED))
    )
    return Beginning(tuple(values), strangers, made.owners, lost)


def taken(filing: Filing, chosen: Mapping[Place, Any]) -> Filing:
    """The filing with values (by path) in their places; who got a name of his own is nobody else now."""
    for path, value in chosen.items():
        filing = path.put(_with_room(filing, path), value)
    for path in chosen:
        if path.field == "name" and path.role in ROLES[1:]:
            filing = (path.role / "same_as").put(filing, "")
    return filing


def placed(case: Case, documents: Sequence[LooseDocument], owners: Mapping[str, Place]) -> Sorted:
    """The documents in their upload slots; ``filing`` has the values of :func:`taken` already."""
    guesses = []
    for one in documents:
        number = _number_of(case.filing, owners.get(one.file, Place()))
        # A back bears no number; that of its owner finds the place.
        guesses.append(replace(one.guess, text=one.guess.text + number))
    return sort_pile(guesses, {"this": case.filing}, case.book, case.day)


def _whole(
    filing: Filing, made: Prefilled, pictures: Sequence[ReadPicture], book: Rulebook
) -> list[ReadValue]:
    """Province and nature, which the number of a licence tells."""
    licence = next((one for one in pictures if made.owners.get(one.file) == SUBJECT), None)
    code = licence.reading.fields.get("code") if licence else None
    rows = []
    for path, value in ((Place("province"), made.province), (SUBJECT / "nature", made.nature)):
        field = field_at(book, path)
        if licence and code and value and field:
            choice = ReadChoice(
                value,
                shown(value, field.choices, book),
                licence.file,
                "code",
                code.confidence,
                code.checked,
            )
            rows.append(_value(filing, path, field, [choice], _present(filing, path), book))
    return rows


def _choice(
    origin: Origin, field: Field, made: Prefilled, read: ReadField, book: Rulebook
) -> ReadChoice:
    value: Any = origin.value
    if field.kind in ("date", "end-date") and value != LONG_TERM:
        value = date.fromisoformat(origin.value)
    words = shown(value, field.choices, book)
    return ReadChoice(value, words, origin.file, origin.field, origin.confidence, read.checked)


def _value(
    filing: Filing,
    path: Place,
    field: Field,
    choices: Sequence[ReadChoice],
    present: Any,
    book: Rulebook,
) -> ReadValue:
    typed = shown(present, field.choices, book)
    preset = path.endswith(_PRESETS) and present in (
        "resident-id",
        usual_certificate(filing.subject.nature, book),
    )
    equal = any(_same(path, choice.shown, typed) for choice in choices)
    state: State
    if len(choices) > 1:
        state = "several"
    elif not typed or (preset and not equal):
        state, typed = "new", ""
    else:
        state = "equal" if equal else "differs"
    return ReadValue(path, field.label, tuple(choices), typed, state)


def _same(path: Place, read: str, typed: str) -> bool:
    if "address" in path:
        return contains(read, typed)
    person = path.field == "name" and path.role in ROLES
    return compare(read, typed, person=person) == "equal"


def _present(filing: Filing, path: Place) -> Any:
    try:
        return path.get(filing)
    except LookupError:
        return None


def _with_room(filing: Filing, path: Place) -> Filing:
    """A second domain certificate is of a second domain."""
    if path.domain is None or path.website is None:
        return filing
    where = WEBSITES / path.website / "domains"
    domains = where.get(filing)
    more = (Domain(),) * (path.domain + 1 - len(domains))
    return where.put(filing, (*domains, *more)) if more else filing


def _field(book: Rulebook, path: Place) -> Field | None:
    # What the console asks of a representative in another role only is kept with the person.
    as_administrator = SUBJECT_ADMINISTRATOR / path.field
    return field_at(book, path) or (
        field_at(book, as_administrator) if path.role == LEGAL_REPRESENTATIVE else None
    )


def _name_on(picture: ReadPicture) -> str:
    fields = picture.reading.fields
    names = [fields[part].value for part in ("surname", "given_names") if part in fields]
    return fields["name"].value if "name" in fields else " ".join(names)


def _number_of(filing: Filing, owner: Place) -> str:
    if owner == SUBJECT:
        return filing.subject.certificate.number
    return filing.person(owner).document_number if owner in dict(filing.people()) else ""
