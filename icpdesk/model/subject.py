"""The organiser of the websites (主办单位): an organisation or an individual."""

from __future__ import annotations

from dataclasses import field

from icpdesk.model.base import Address, Code, Name, Value
from icpdesk.model.dates import EndDay, MaybeDay
from icpdesk.model.person import Person


class Certificate(Value):
    """The paper that proves who the subject is (主办单位证件)."""

    type: str = ""
    """Slug of a certificate type (证件类型), e.g. ``business-licence``."""
    number: Code = ""
    address: Address = ""
    """证件住所, exactly as printed."""
    issued_on: MaybeDay = None
    valid_from: MaybeDay = None
    valid_until: EndDay = None
    registration_number: Code = ""
    """The older licence number, where a province asks for it beside the uniform code."""


class Subject(Value):
    """The filing subject (ICP备案主体)."""

    nature: str = ""
    """Slug of a nature (主办单位性质), e.g. ``enterprise`` or ``individual``."""
    name: Name = ""
    city: str = ""
    """Prefecture-level city, as Chinese name, pinyin or GB/T 2260 code."""
    district: str = ""
    certificate: Certificate = field(default_factory=Certificate)
    mailing_address: Address = ""
    """通信地址, without the province, city and district."""
    investor: Name = ""
    """投资者或上级主管单位."""
    business_scope: str = ""
    """经营范围 of the licence; scanned for words that need a permit."""
    trade_name: bool | None = None
    """Whether an individual business (个体工商户) has a trade name (字号)."""
    has_seal: bool | None = None
    """Whether the subject owns an official seal (公章)."""
    remarks: str = ""
    legal_representative: Person = field(default_factory=Person)
    """法定代表人; empty for an individual."""
    administrator: Person = field(default_factory=Person)
    """主体负责人."""
