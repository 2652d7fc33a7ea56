"""Pictures of cards and licences → the beginning of a filing, each value with where it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from icpdesk.model import Filing
from icpdesk.model.place import LEGAL_REPRESENTATIVE, SUBJECT, SUBJECT_ADMINISTRATOR, Place
from icpdesk.numbers import resident_id, uscc
from icpdesk.reading.compare import compare
from icpdesk.reading.fields import ReadField, Reading
from icpdesk.rulebook.places import province_of_code, split_address

_NATURES = {
    "11": "government", "12": "public-institution", "31": "law-firm", "32": "notary-office",
    "33": "forensic-institution", "51": "social-organisation", "52": "private-non-enterprise",
    "53": "foundation", "91": "enterprise", "92": "enterprise", "93": "enterprise",
}  # fmt: skip
"""First two characters of a uniform code (GB 32100: authority and category) → nature."""
_LICENCES = ("business-licence", "organisation-certificate")
_DOCUMENT_TYPES = {
    "id-front": "resident-id",
    "passport": "passport",
    "hk-macau-permit": "hk-macau-permit",
    "taiwan-permit": "taiwan-permit",
    "permanent-residence": "permanent-residence",
}


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """One picture: its name, its upload slot and what it says."""

    file: str
    slot: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the value at a path of the filing came from."""

    path: Place
    value: str
    file: str
    field: str
    confidence: float


@dataclass
class Prefilled:
    """What the pictures tell; ``province`` and ``nature`` are empty where they tell neither."""

    province: str = ""
    nature: str = ""
    origins: list[Origin] = field(default_factory=list)
    owners: dict[str, Place] = field(default_factory=dict)
    """File → whom it shows, as in ``Attachment.of``."""
    changes: dict[Place, Any] = field(default_factory=dict)
    """Value by path."""

    def put(self, where: str, picture: ReadPicture, name: str, value: Any = None) -> None:
        """Take over a field of a reading, if it was read and nothing stands at ``where`` yet."""
        path = Place(where)
        item = picture.reading.fields.get(name)
        if item is None or path in self.changes:
            return
        self.changes[path] = value if value is not None else _typed(name, item)
        self.origins.append(
            Origin(path, str(self.changes[path]), picture.file, name, item.confidence)
        )


def prefill(pictures: Sequence[ReadPicture]) -> Prefilled:
    """Licences first: they tell the subject; then cards, which tell its people."""
    made = Prefilled()
    licences = [one for one in pictures if one.slot in _LICENCES and one.reading.readable]
    for picture in licences:
        _from_licence(made, picture)
    role = Place()
    for picture in pictures:
        if picture.slot in _LICENCES or not picture.reading.readable:
            continue
        kind = picture.reading.kind
        if kind == "id-back":
            # The back names nobody: it belongs to the card before it.
            role = role or _role_of(made, None, bool(licences))
        else:
            role = _role_of(made, picture, bool(licences))
            if role == SUBJECT:
                made.nature = made.nature or "individual"
        made.owners[picture.file] = role
        _from_card(made, picture, role)
    return made


def applied(filing: Filing, made: Prefilled) -> Filing:
    """The filing with what was read in its places."""
    for path, value in made.changes.items():
        filing = path.put(filing, value)
    told = any(path.is_in(SUBJECT_ADMINISTRATOR) for path in made.changes)
    if told and filing.subject.administrator.name:
        filing = (SUBJECT_ADMINISTRATOR / "same_as").put(filing, "")
    return filing


def _from_licence(made: Prefilled, picture: ReadPicture) -> None:
    fields = picture.reading.fields
    for path, name in (
        ("subject.name", "name"),
        ("subject.certificate.number", "code"),
        ("subject.certificate.address", "address"),
        ("subject.certificate.valid_from", "valid_from"),
        ("subject.certificate.valid_until", "valid_until"),
        ("subject.certificate.issued_on", "established_on"),
        ("subject.business_scope", "business_scope"),
        ("subject.legal_representative.name", "delegate"),
        ("subject.legal_representative.name", "legal_representative"),
    ):
        made.put(path, picture, name)
    made.owners[picture.file] = SUBJECT
    code = fields.get("code")
    if code and code.checked:
        made.province = made.province or province_of_code(uscc.area(code.value))
        made.nature = made.nature or _NATURES.get(code.value[:2], "")
    if picture.slot == "business-licence":
        made.nature = made.nature or "enterprise"
    if "address" in fields:
        _place(made, picture, fields["address"].value)


def _place(made: Prefilled, picture: ReadPicture, address: str) -> None:
    parts = split_address(address, made.province)
    made.province = made.province or parts.province
    for path, value in (("subject.city", parts.city), ("subject.district", parts.district)):
        if value:
            made.put(path, picture, "address", value)


def _role_of(made: Prefilled, picture: ReadPicture | None, organisation: bool) -> Place:
    """Whose card it is: without a licence the subject's own; else by the name on the licence."""
    if not organisation:
        return SUBJECT
    named = made.changes.get(LEGAL_REPRESENTATIVE / "name", "")
    item = picture.reading.fields.get("name") if picture else None
    same = item is not None and compare(item.value, named, person=True) == "equal"
    return LEGAL_REPRESENTATIVE if same or not named else SUBJECT_ADMINISTRATOR


def _from_card(made: Prefilled, picture: ReadPicture, role: Place) -> None:
    reading = picture.reading
    own = role == SUBJECT
    head = role / "certificate" if own else role
    name = "name" if "name" in reading.fields else "surname"
    latin = " ".join(
        reading.fields[part].value for part in ("surname", "given_names") if part in reading.fields
    )
    made.put(role / "name", picture, name, latin or None)
    names = (
        ("number", "address", "valid_from", "valid_until")
        if own
        else ("document_number", "document_address", "valid_from", "valid_until")
    )
    read = ("number", "address", "valid_from", "valid_until")
    for place, value in zip(names, read, strict=True):
        made.put(head / place, picture, value)
    number = reading.fields.get("number")
    kind = _document_type(reading, number)
    if kind:
        made.put(head / ("type" if own else "document_type"), picture, "number", kind)
    if own and reading.kind == "id-front" and number and number.checked:
        # Where the number was first given out; the province of the filing may be another one.
        made.province = made.province or province_of_code(resident_id.area(number.value))


def _document_type(reading: Reading, number: ReadField | None) -> str:
    if reading.kind == "residence-permit" and number:
        taiwan = number.value.startswith("83")
        return "taiwan-residence-permit" if taiwan else "hk-macau-residence-permit"
    return _DOCUMENT_TYPES.get(reading.kind, "")


def _typed(name: str, item: ReadField) -> Any:
    if name in ("valid_from", "valid_until", "established_on") and item.value != "long-term":
        return date.fromisoformat(item.value)
    return item.value
