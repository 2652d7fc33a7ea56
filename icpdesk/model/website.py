"""A website of the filing (网站), its domains (域名) and permits (前置审批)."""

from __future__ import annotations

from dataclasses import field

from icpdesk.model.app import App
from icpdesk.model.base import Code, DomainName, Name, Value, Words
from icpdesk.model.dates import MaybeDay
from icpdesk.model.person import Person


class Domain(Value):
    """One registrable domain name (域名) and what its certificate says."""

    name: DomainName = ""
    registrar: str = ""
    """Slug of a known registrar (域名注册商), or its name."""
    holder: Name = ""
    """Domain holder (域名持有者) exactly as on the certificate."""
    holder_document_type: str = ""
    holder_document_number: Code = ""
    verified_on: MaybeDay = None
    """Day on which the real-name verification (实名认证) passed."""
    expires_on: MaybeDay = None
    certificate_issued_on: MaybeDay = None
    resolves: bool | None = None
    """Whether the name points to an open site today."""


class PreApproval(Value):
    """One pre-approval item (前置或专项审批内容) with its permit."""

    kind: str = ""
    """Slug of a kind, e.g. ``news``; ``none`` says that nothing applies (以上都不涉及)."""
    permit_number: str = ""
    authority: str = ""


class Website(Value):
    """One website entry of the filing (网站信息)."""

    name: str = ""
    """网站名称."""
    filing_number: Code = ""
    """网站备案号, the subject's number with that of the website behind it: 粤ICP备2026000001号-1."""
    domains: tuple[Domain, ...] = ()
    home_url: Code = ""
    service_type: str = "website"
    app: App = field(default_factory=App)
    """Filled in where ``service_type`` is ``app``."""
    content: Words = ()
    """Slugs of 网站服务内容."""
    languages: Words = ()
    """Slugs of 网站语言."""
    pre_approvals: tuple[PreApproval, ...] = ()
    access_mode: str = ""
    server_province: str = ""
    ip_addresses: Words = ()
    service_code: Code = ""
    """备案服务号 / 授权码; one code serves one site."""
    remarks: str = ""
    administrator: Person = field(default_factory=Person)
    """网站负责人."""
