"""People who answer for a filing: 法定代表人, 主体负责人, 网站负责人."""

from __future__ import annotations

from typing import Literal

from icpdesk.model.base import Address, Code, Name, Phone, Value
from icpdesk.model.dates import EndDay, MaybeDay

SameAs = Literal["", "subject", "legal_representative", "subject_administrator"]


class Person(Value):
    """One person in one role.

    ``same_as`` names another role held by the same person; every field left empty here is then
    taken from there (:meth:`icpdesk.model.filing.Filing.person`), so nothing is typed twice.
    """

    same_as: SameAs = ""
    name: Name = ""
    document_type: str = ""
    """Slug of a personal certificate type (证件类型), e.g. ``resident-id`` or ``passport``."""
    document_number: Code = ""
    document_address: Address = ""
    """The address printed on the identity document."""
    valid_from: MaybeDay = None
    valid_until: EndDay = None
    born_on: MaybeDay = None
    """Only asked for where the number does not tell it (passport, travel permits)."""
    mobile: Phone = ""
    """联系方式1; receives the MIIT text message."""
    office_phone: Phone = ""
    """联系方式2, e.g. ``086-010-87654321-123``."""
    emergency_phone: Phone = ""
    emergency_contact: str = ""
    """Whose number the emergency phone is, with the role."""
    email: Code = ""
    job_title: str = ""
    letter_signed_on: MaybeDay = None
    """Date on the authorisation letter (授权书), when there is one."""
