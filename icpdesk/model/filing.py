"""The filing (备案): everything that one order at a provider consists of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import Literal

from icpdesk.model.attachment import Attachment
from icpdesk.model.base import Code, Value, field_values
from icpdesk.model.dates import MaybeDay
from icpdesk.model.person import Person
from icpdesk.model.place import (
    LEGAL_REPRESENTATIVE,
    SUBJECT,
    SUBJECT_ADMINISTRATOR,
    WEBSITES,
    Place,
)
from icpdesk.model.subject import Subject
from icpdesk.model.website import Domain, Website

FilingType = Literal[
    "first", "new-website", "new-access", "change", "change-subject", "change-website", "change-access",
    "cancel-website", "cancel-subject", "cancel-access", "cancel",
]  # fmt: skip
"""Slugs of ``vocabulary/filing_types.toml``, which says what each of them asks."""


class Server(Value):
    """The server that the filing leans on (云服务器)."""

    billing: Literal["", "subscription", "pay-as-you-go"] = ""
    months: int | None = None
    """Length of the subscription in months, renewals included."""
    public_ip: bool | None = None
    in_mainland: bool | None = None
    service_codes_left: int | None = None


class History(Value):
    """What was filed before, as far as it decides about this order."""

    subject_filed: bool | None = None
    """The subject has a filing number already, at any provider."""
    domain_filed: bool | None = None
    open_order: bool | None = None
    """An order of this subject is open somewhere."""
    subject_number: Code = ""
    """Existing filing number, e.g. 粤ICP备12345678号."""
    filed_websites: int = 0
    """Websites that this subject has filed before this order."""
    other_access: bool | None = None
    """Whether another provider holds the website, too; asked when the access is cancelled."""


class FiledValue(Value):
    """One field that a change touches, and what is filed of it today (原备案内容)."""

    field: Code = ""
    """Path of the field in this filing, which holds the new value, e.g. ``subject.name``;
    ``websites[0].domains`` for domains that are dropped."""
    value: str = ""
    """The old value as the console shows it; empty where nothing was filed."""


class Approval(Value):
    """What the administration granted (备案结果) and what followed from it."""

    approved_on: MaybeDay = None
    number: Code = ""
    """备案号 as the notice gives it, e.g. 粤ICP备12345678号 or 粤ICP备12345678号-1."""
    public_security_on: MaybeDay = None
    """Day on which the public-security filing (公安联网备案) was approved."""
    public_security_number: Code = ""
    """公安备案号, e.g. 粤公网安备 44010402000001号."""


class Filing(Value):
    """One ICP filing order (备案订单)."""

    version: Literal[1] = 1
    """Version of the file format."""
    title: str = ""
    """A name for the user's own list; never uploaded."""
    provider: str = "aliyun"
    filing_type: FilingType = "first"
    province: str = ""
    """备案省: slug, Chinese name or GB/T 2260 code."""
    submit_on: MaybeDay = None
    """The day of submission that dates are checked against; empty = today."""
    opened_on: MaybeDay = None
    """The day on which the site opened, for the deadlines that follow."""
    approval: Approval = field(default_factory=Approval)
    server: Server = field(default_factory=Server)
    history: History = field(default_factory=History)
    subject: Subject = field(default_factory=Subject)
    websites: tuple[Website, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    filed: tuple[FiledValue, ...] = ()
    """What changes: only the fields that do, with their old values."""
    cancellation_reason: str = ""
    """注销理由."""

    def person(self, role: str) -> Person:
        """The person at ``role`` with ``same_as`` resolved.

        ``role`` is ``subject.legal_representative``, ``subject.administrator`` or
        ``websites[N].administrator``. LookupError for any other.
        """
        place = Place(role)
        return self._people.get(place) or self._resolve(self._stated(place), {place})

    def roles(self) -> Iterator[Place]:
        """All roles of this filing in the console's order."""
        if self.subject.nature != "individual":
            yield LEGAL_REPRESENTATIVE
        yield SUBJECT_ADMINISTRATOR
        for index in range(len(self.websites)):
            yield WEBSITES / index / "administrator"

    def people(self) -> Iterator[tuple[Place, Person]]:
        """All roles with the person resolved."""
        yield from self._people.items()

    @cached_property
    def _people(self) -> dict[Place, Person]:
        """Resolved once: a filing never changes, and every check asks for its persons."""
        return {role: self._resolve(self._stated(role), {role}) for role in self.roles()}

    def domains(self) -> Iterator[tuple[Place, Domain]]:
        """All domains with their place, e.g. ``websites[0].domains[0]``."""
        for site, website in enumerate(self.websites):
            for index, domain in enumerate(website.domains):
                yield WEBSITES / site / "domains" / index, domain

    def owners(self) -> Iterator[Place]:
        """Everybody and everything that a paper can belong to."""
        yield from (SUBJECT, LEGAL_REPRESENTATIVE, SUBJECT_ADMINISTRATOR)
        for index in range(len(self.websites)):
            yield from (WEBSITES / index, WEBSITES / index / "administrator")
        yield from (place for place, _ in self.domains())

    def day(self, asked: date | None = None) -> date:
        """The day whose rules hold: ``asked``, else the planned day of submission, else today."""
        return asked or self.submit_on or date.today()  # noqa: DTZ011 - the user's own calendar

    def _stated(self, role: Place) -> Person:
        if role.role != role:
            raise LookupError(role)
        person: Person = role.stated(self)
        return person

    def _resolve(self, person: Person, seen: set[Place]) -> Person:
        if not person.same_as:
            return person
        if person.same_as == "subject":
            certificate = self.subject.certificate
            source = Person(
                name=self.subject.name,
                document_type=certificate.type,
                document_number=certificate.number,
                document_address=certificate.address,
                valid_from=certificate.valid_from,
                valid_until=certificate.valid_until,
            )
        else:
            role = _ROLE_OF[person.same_as]
            if role in seen:
                return person
            source = self._resolve(self._stated(role), seen | {role})
        empty = {
            name: value
            for name, value in field_values(source).items()
            if name != "same_as" and getattr(person, name) in ("", None)
        }
        return person.changed({**empty, "same_as": ""})


_ROLE_OF = {
    "legal_representative": LEGAL_REPRESENTATIVE,
    "subject_administrator": SUBJECT_ADMINISTRATOR,
}
