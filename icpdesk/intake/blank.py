"""An empty filing for one province × nature × provider, with the slots that it will need."""

from __future__ import annotations

from datetime import date

from icpdesk.model import (
    Attachment,
    Certificate,
    Domain,
    FiledValue,
    Filing,
    FilingType,
    History,
    Person,
    PreApproval,
    Subject,
    Website,
)
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.fields import fields_for
from icpdesk.rulebook.filing_types import FIRST, TypeOfFiling, type_of
from icpdesk.rulebook.requirements import requirements


def blank_filing(
    province: str,
    nature: str,
    provider: str,
    book: Rulebook,
    day: date,
    filing_type: FilingType = "first",
) -> Filing:
    """A filing with one website, one domain and the attachments that are asked for in any case.

    A change has one empty entry of what changes; a type that asks for no website has none.
    """
    individual = nature == "individual"
    kind = type_of(book.vocabulary("filing_types"), filing_type)
    represented = not individual and kind.asks("subject.legal_representative.document_type")
    certificate = usual_certificate(nature, book)
    person = Person(document_type="resident-id")
    filing = Filing(
        provider=provider,
        filing_type=filing_type,
        province=province,
        filed=(FiledValue(),) if kind.may_change else (),
        history=_history(kind),
        subject=Subject(
            nature=nature,
            certificate=Certificate(
                type=certificate if kind.asks("subject.certificate.type") else ""
            ),
            legal_representative=person if represented else Person(),
            administrator=_administrator(kind, individual),
        ),
        websites=_websites(kind, individual),
    )
    needs = requirements(Case(filing, book, day))
    return filing.changed(
        {"attachments": tuple(Attachment(slot=need.slot, of=need.of) for need in needs)}
    )


def _history(kind: TypeOfFiling) -> History:
    """What the type says by itself of earlier filings."""
    if kind.family != "new":
        return History(subject_filed=True)
    return History(
        subject_filed=True if kind.slug != FIRST else None,
        domain_filed={"new-website": False, "new-access": True}.get(kind.slug),
    )


def _administrator(kind: TypeOfFiling, individual: bool) -> Person:
    """Who he is by default; on his own where the type does not ask for whom he would be."""
    himself = individual and kind.asks("subject.certificate.number")
    if not himself and not kind.asks("subject.administrator.same_as"):
        return Person()
    return Person(same_as="subject" if individual else "legal_representative")


def _websites(kind: TypeOfFiling, individual: bool) -> tuple[Website, ...]:
    if not kind.asks("websites[].name"):
        return ()
    person = Person()
    if kind.asks("subject.administrator.same_as"):
        person = Person(same_as="subject_administrator")
    elif individual and kind.asks("websites[].administrator.same_as"):
        person = Person(same_as="subject")
    approvals = kind.asks("websites[].pre_approvals[].kind")
    return (
        Website(
            domains=(Domain(),),
            pre_approvals=(PreApproval(kind="none"),) if approvals else (),
            administrator=person,
        ),
    )


def usual_certificate(nature: str, book: Rulebook) -> str:
    """Slug of the certificate that subjects of this nature hold today; empty when none is known."""
    term = book.vocabulary("natures").get(nature)
    preset = str(term.get("certificate", "")) if term else ""
    certificates = book.vocabulary("certificates")
    return preset or next(
        (term.slug for term in certificates if nature in term.get("natures", ())), ""
    )


def blank_paths(case: Case) -> frozenset[str]:
    """Field paths to write although they are empty."""
    taken = {
        "administrator": _taken_over(case.filing.subject.administrator),
        "website-administrator": _taken_over(
            case.filing.websites[0].administrator if case.filing.websites else Person()
        ),
    }
    paths = {"title", "attachments[].file", "filed[].field", "filed[].value"}
    for field in fields_for(case):
        if field.name not in taken.get(field.step, ()):
            paths.add(field.path)
    return frozenset(paths)


_PAPER = frozenset(
    {"name", "document_type", "document_number", "document_address", "valid_from", "valid_until"}
)
_CONTACT = frozenset(
    {
        "born_on", "mobile", "office_phone", "emergency_phone", "emergency_contact", "email",
        "job_title", "letter_signed_on",
    }
)  # fmt: skip


def _taken_over(person: Person) -> frozenset[str]:
    """What another role answers, so that it is not asked again."""
    if person.same_as == "subject_administrator":
        return _PAPER | _CONTACT
    if person.same_as == "subject":
        return _PAPER
    if person.same_as:
        # Of the representative himself the console asks no validity.
        return _PAPER - {"valid_from", "valid_until"} | {"born_on"}
    return frozenset()
