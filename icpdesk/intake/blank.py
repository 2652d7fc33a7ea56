"""An empty filing for one province × nature × provider, with the slots that it will need."""

from __future__ import annotations

from datetime import date

from icpdesk.model import (
    Attachment,
    Certificate,
    Domain,
    Filing,
    Person,
    PreApproval,
    Subject,
    Website,
)
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import fields_for
from icpdesk.rulebook.requirements import requirements


def blank_filing(province: str, nature: str, provider: str, book: Rulebook, day: date) -> Filing:
    """A filing with one website, one domain and the attachments that are asked for in any case."""
    individual = nature == "individual"
    certificate = usual_certificate(nature, book)
    person = Person(document_type="resident-id")
    filing = Filing(
        provider=provider,
        province=province,
        subject=Subject(
            nature=nature,
            certificate=Certificate(type=certificate),
            legal_representative=Person() if individual else person,
            administrator=Person(same_as="subject" if individual else "legal_representative"),
        ),
        websites=(
            Website(
                domains=(Domain(),),
                pre_approvals=(PreApproval(kind="none"),),
                administrator=Person(same_as="subject_administrator"),
            ),
        ),
    )
    needs = requirements(filing, book, day)
    return filing.changed(
        {"attachments": tuple(Attachment(slot=need.slot, of=need.of) for need in needs)}
    )


def usual_certificate(nature: str, book: Rulebook) -> str:
    """Slug of the certificate that subjects of this nature hold today; empty when none is known."""
    term = book.vocabulary("natures").get(nature)
    preset = str(term.get("certificate", "")) if term else ""
    certificates = book.vocabulary("certificates")
    return preset or next(
        (term.slug for term in certificates if nature in term.get("natures", ())), ""
    )


def blank_paths(filing: Filing, book: Rulebook, day: date) -> frozenset[str]:
    """Field paths to write although they are empty."""
    taken_over = {"name", "document_type", "document_number", "document_address"} | {
        "valid_from", "valid_until", "born_on", "mobile", "office_phone", "emergency_phone",
        "emergency_contact", "email", "job_title", "letter_signed_on",
    }  # fmt: skip
    individual = filing.subject.nature == "individual"
    own = {
        "name",
        "document_type",
        "document_number",
        "document_address",
        "valid_from",
        "valid_until",
    }
    paths = {"title", "attachments[].file"}
    for field in fields_for(filing, book, day):
        name = field.name
        if field.step == "website-administrator" and name in taken_over:
            continue
        if field.step == "administrator" and name in own | (
            {"born_on"} if not individual else set()
        ):
            continue
        paths.add(field.path)
    return frozenset(paths)
