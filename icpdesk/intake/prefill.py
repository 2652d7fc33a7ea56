"""Pictures of cards and licences → the beginning of a filing, each value with where it came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from icpdesk.intake.card_sides import fronts_of_backs
from icpdesk.model import Filing
from icpdesk.model.place import (
    LEGAL_REPRESENTATIVE,
    SUBJECT,
    SUBJECT_ADMINISTRATOR,
    WEBSITES,
    Place,
)
from icpdesk.numbers import resident_id, uscc
from icpdesk.reading.compare import bare, compare
from icpdesk.reading.fields import ReadField, Reading
from icpdesk.rulebook.places import province_of_code, split_address

_NATURES = {
    "11": "government", "12": "public-institution", "31": "law-firm", "32": "notary-office",
    "33": "forensic-institution", "51": "social-organisation", "52": "private-non-enterprise",
    "53": "foundation", "91": "enterprise", "92": "enterprise", "93": "enterprise",
}  # fmt: skip
"""First two characters of a uniform code (GB 32100: authority and category) → nature."""
_LICENCES = ("business-licence", "organisation-certificate")
_BORN_IN_NUMBER = frozenset({"id-front", "id-back", "residence-permit"})
"""Documents whose number holds the day of birth."""
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

    path: str
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
    """File → whom it shows, as in ``Attachment.of``; empty where that must be asked."""
    changes: dict[Place, Any] = field(default_factory=dict)
    """Value by path."""
    others: list[Origin] = field(default_factory=list)
    """What further pictures say otherwise at a path of ``changes``."""

    def put(self, where: str, picture: ReadPicture, name: str, value: Any = None) -> None:
        """Take over a field of a reading, if it was read; where something stands at ``where`` already
        and differs, it is kept among the ``others``."""
        path = Place(where)
        item = picture.reading.fields.get(name)
        if item is None:
            return
        taken = value if value is not None else _typed(name, item)
        origin = Origin(path, str(taken), picture.file, name, item.confidence)
        if path not in self.changes:
            self.changes[path] = taken
            self.origins.append(origin)
        elif bare(str(self.changes[path])) != bare(origin.value) and not self._from(picture, path):
            self.others.append(origin)

    def _from(self, picture: ReadPicture, path: str) -> bool:
        """Whether the value at ``path`` is of the same picture: the field that goes first counts."""
        return any(one.path == path and one.file == picture.file for one in self.origins)


def prefill(
    pictures: Sequence[ReadPicture],
    *,
    nature: str = "",
    roles: Mapping[str, str] | None = None,
    fronts: Mapping[str, str] | None = None,
) -> Prefilled:
    """Licences first: they tell the subject; then cards, which tell its people.

    ``roles`` says whose a card is, by file, where somebody was asked; with it nobody's role is guessed:
    of a card that neither licence nor ``roles`` tell an owner for nothing is taken. ``nature`` is the
    nature that was chosen already, ``fronts`` names the front of each back that somebody was asked about.
    """
    made = Prefilled()
    licences = [one for one in pictures if one.slot in _LICENCES and one.reading.readable]
    for picture in licences:
        _from_licence(made, picture)
    cards = [one for one in pictures if one.slot not in _LICENCES and one.reading.readable]
    domains = [one for one in cards if one.reading.kind == "domain-certificate"]
    people = [one for one in cards if one.reading.kind not in ("domain-certificate", "id-back")]
    ask = _Ask(bool(licences) or nature not in ("", "individual"), roles)
    for picture in people:
        role = ask.role_of(made, picture)
        if role == SUBJECT:
            made.nature = made.nature or "individual"
        made.owners[picture.file] = role
        if role:
            _from_card(made, picture, role)
    backs = fronts_of_backs([(one.file, one.reading) for one in cards], fronts or {})
    for back in (one for one in cards if one.file in backs):
        # A back names nobody: it belongs to the owner of its front.
        front = backs[back.file]
        role = made.owners.get(front, Place()) if front else ask.role_of_back(made, back)
        made.owners[back.file] = role
        if role:
            _from_card(made, back, role)
    for number, picture in enumerate(domains):
        _from_domain(made, picture, number)
    return made


@dataclass(frozen=True, slots=True)
class _Ask:
    """Whose a card is."""

    organisation: bool
    roles: Mapping[str, str] | None
    """None: who is not on the licence is taken for the administrator."""

    def role_of(self, made: Prefilled, picture: ReadPicture) -> Place:
        """Role of the person on a card; empty where somebody must be asked."""
        if self.roles is not None and picture.file in self.roles:
            return Place(self.roles[picture.file])
        if not self.organisation:
            return SUBJECT if self.roles is None or self._is_first(made, picture) else Place()
        named = made.changes.get(LEGAL_REPRESENTATIVE / "name", "")
        item = picture.reading.fields.get("name")
        same = item is not None and compare(item.value, named, person=True) == "equal"
        if same or (not named and self.roles is None):
            return LEGAL_REPRESENTATIVE
        return SUBJECT_ADMINISTRATOR if self.roles is None else Place()

    def role_of_back(self, made: Prefilled, picture: ReadPicture) -> Place:
        """The same for a back whose front is not there or not to be told."""
        if self.roles is not None and (self.organisation or picture.file in self.roles):
            return Place(self.roles.get(picture.file, ""))
        if not self.organisation:
            return SUBJECT
        people = [role for role in made.owners.values() if role.role]
        return people[-1] if people else LEGAL_REPRESENTATIVE

    def _is_first(self, made: Prefilled, picture: ReadPicture) -> bool:
        """Whether nobody else's card was read as the subject's."""
        number = picture.reading.fields.get("number")
        held = made.changes.get(SUBJECT / "certificate" / "number")
        return held is None or (number is not None and bare(number.value) == bare(str(held)))


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
        ("subject.certificate.registration_number", "registration_number"),
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
    old = fields.get("registration_number")
    if old and old.checked:
        made.province = made.province or province_of_code(old.value[:6])
    if "unnamed" in fields:
        made.put("subject.trade_name", picture, "unnamed", value=False)
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


def _from_domain(made: Prefilled, picture: ReadPicture, number: int) -> None:
    """A domain certificate: the name, its holder and its last day."""
    domain = WEBSITES / 0 / "domains" / number
    made.owners[picture.file] = domain
    for name, told in (("name", "domain"), ("holder", "name"), ("expires_on", "valid_until")):
        made.put(domain / name, picture, told)


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
    if reading.kind not in _BORN_IN_NUMBER:
        # A certificate of a subject has no such field; who answers for it does.
        made.put((SUBJECT_ADMINISTRATOR if own else role) / "born_on", picture, "born_on")
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
    if (
        name in ("valid_from", "valid_until", "established_on", "born_on")
        and item.value != "long-term"
    ):
        return date.fromisoformat(item.value)
    return item.value
