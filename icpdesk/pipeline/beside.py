"""Which picture of a filing a field is written on, and where on it."""

from __future__ import annotations

from dataclasses import replace

from icpdesk.intake.prefill import ReadPicture, prefill
from icpdesk.model import Attachment, Filing, Person
from icpdesk.model.place import SUBJECT, Place
from icpdesk.pipeline.documents import LooseDocument, look_into
from icpdesk.pipeline.rules import open_rulebook
from icpdesk.reading.kind import COMPARED_AS
from icpdesk.reading.spots import Spot

_ORGANISATIONS = ("business-licence", "organisation-certificate")
_BACKS = ("id-back", "residence-permit-back")
_ON_BACKS = ("valid_from", "valid_until")


def scan_of(filing: Filing, path: Place) -> Attachment | None:
    """The picture of the card, licence or certificate that a field is read from; None for none."""
    lying = [item for item in filing.attachments if item.file and item.slot in COMPARED_AS]
    if path.domain is not None:
        return next((item for item in lying if item.slot == "domain-certificate"), None)
    individual = filing.subject.nature == "individual"
    if path.role:
        lying = [item for item in lying if _shows(filing, item, path.role)]
    elif path.owner == SUBJECT and not individual:
        return next((item for item in lying if item.slot in _ORGANISATIONS), None)
    elif path.owner == SUBJECT:
        lying = [item for item in lying if item.slot not in ("domain-certificate", *_ORGANISATIONS)]
    else:
        return None
    back = path.field in _ON_BACKS
    lying.sort(key=lambda item: (item.slot in _BACKS) != back)
    return lying[0] if lying else None


def look_beside(data: bytes, item: Attachment) -> LooseDocument:
    """In a worker: the picture as it is shown beside the form, with the place of each value."""
    told = look_into(data, item.file, open_rulebook())
    return replace(told, guess=replace(told.guess, slot=item.slot))


def spots_on(document: LooseDocument, filing: Filing, path: Place) -> tuple[Spot, ...]:
    """Where the value of a field stands on its picture; nothing where it was not found."""
    owner = SUBJECT if path.owner == SUBJECT else path.role
    picture = ReadPicture(document.file, document.slot, document.reading)
    made = prefill([picture], nature=filing.subject.nature, roles={document.file: str(owner)})
    as_domain = path.first if path.domain is not None else path
    name = next((one.field for one in made.origins if one.path == as_domain), "")
    return document.spots.get(name, ())


def _shows(filing: Filing, item: Attachment, role: Place) -> bool:
    """Whether the picture is of the person in ``role``, in whatever role it lies."""
    if item.slot in (*_ORGANISATIONS, "domain-certificate"):
        return False
    people = dict(filing.people())
    wanted = people.get(role, Person())
    if item.owner == SUBJECT:
        return wanted.document_number == filing.subject.certificate.number
    shown = people.get(item.owner)
    return item.owner == role or (
        shown is not None and bool(wanted.name) and shown.document_number == wanted.document_number
    )
