"""Filings without a fault, for any province and nature; everybody in them is invented."""

from __future__ import annotations

from datetime import date
from functools import cache

from icpdesk.model import (
    Attachment,
    Certificate,
    Domain,
    Filing,
    History,
    Person,
    PreApproval,
    Server,
    Subject,
    Website,
)
from icpdesk.rulebook import places
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.requirements import requirements
from tests.support.people import credit_code, residence_permit, resident_id

DAY = date(2026, 11, 24)

CERTIFICATES = {
    "enterprise": ("business-licence", "91"),
    "military": ("military-unit-code", ""),
    "public-institution": ("institution-legal-person", "12"),
    "social-organisation": ("social-organisation-certificate", "51"),
    "government": ("uscc-certificate", "11"),
    "private-non-enterprise": ("private-non-enterprise-certificate", "52"),
    "law-firm": ("law-firm-licence", "31"),
    "foundation": ("foundation-certificate", "53"),
    "foreign-cultural-centre": ("foreign-cultural-centre-certificate", ""),
    "mass-organisation": ("uscc-certificate", "81"),
    "forensic-institution": ("forensic-permit", "31"),
    "religious-group": ("religious-venue-certificate", ""),
    "overseas-institution": ("overseas-institution-certificate", ""),
    "medical-institution": ("medical-licence", ""),
    "notary-office": ("notary-licence", "32"),
    "collective-economy": ("rural-collective-certificate", "N2"),
    "arbitration-body": ("arbitration-certificate", ""),
}
NAMES = {
    "enterprise": "{c}晴川科技有限公司",
    "law-firm": "示例晴川律师事务所",
    "government": "{c}示例管理局",
}
SENTENCED = frozenset({"tianjin", "neimenggu", "shandong", "guangxi", "gansu"})

VALID = {"valid_from": date(2019, 6, 1), "valid_until": date(2039, 6, 1)}


def clean_filing(province: str, nature: str = "enterprise", *, manager: bool = False) -> Filing:
    """A filing that gives no error in ``province``; with ``manager`` another person runs the site."""
    filing = (
        _individual(province)
        if nature == "individual"
        else _organisation(province, nature, manager)
    )
    return with_papers(filing)


def with_papers(filing: Filing, day: date = DAY) -> Filing:
    """The filing with every paper that it needs on ``day`` attached; papers it has stay."""
    held = {(item.slot, item.of) for item in filing.attachments}
    added = tuple(
        Attachment(
            slot=need.slot,
            of=need.of,
            file=f"pictures/{number:02d}_{need.slot}.jpg",
            issued_on=date(2026, 11, 10) if need.slot in _DATED else None,
        )
        for number, need in enumerate(requirements(Case(filing, shipped(), day)))
        if (need.slot, need.of) not in held
    )
    return filing.changed({"attachments": (*filing.attachments, *added)})


_DATED = ("authorisation-letter", "residence-proof", "domain-certificate")


@cache
def local_prefix(province: str) -> str:
    """Seven digits that begin mobile numbers of a province, from phonenumbers' own data."""
    import importlib
    import pkgutil

    import phonenumbers.geodata as geodata

    for module in pkgutil.iter_modules(geodata.__path__):
        if not module.name.startswith("data"):
            continue
        table = importlib.import_module(f"phonenumbers.geodata.{module.name}").data
        for prefix, names in table.items():
            usual = prefix.startswith(("86138", "86139", "86136", "86137")) and len(prefix) == 9
            if usual and places.province_named_in(names.get("zh", "")) == province:
                return prefix[2:]
    raise LookupError(province)


def mobile(province: str, number: int) -> str:
    """The ``number``-th mobile of a province."""
    return f"{local_prefix(province)}{1000 + number * 7:04d}"


def town(province: str) -> tuple[places.Place, places.Place]:
    """A city with districts, and its first district."""
    city = next(c for c in places.cities(province) if places.districts(province, c.name))
    return city, places.districts(province, city.name)[0]


def _address(province: str) -> str:
    city, district = town(province)
    long = shipped().province(province).table["aliases"][0]
    head = "" if province in places.MUNICIPALITIES else long
    return f"{head}{city.name}{district.name}示例路18号"


def _domain(name: str, holder: str, kind: str, number: str) -> Domain:
    return Domain(
        name=name,
        registrar="aliyun",
        holder=holder,
        holder_document_type=kind,
        holder_document_number=number,
        verified_on=date(2026, 10, 12),
        expires_on=date(2028, 5, 20),
        certificate_issued_on=date(2026, 11, 10),
        resolves=False,
    )


def _site(name: str, domain: Domain, content: str, remarks: str, administrator: Person) -> Website:
    return Website(
        name=name,
        domains=(domain,),
        home_url=f"www.{domain.name}",
        content=(content,),
        languages=("chinese-simplified",),
        pre_approvals=(PreApproval(kind="none"),),
        service_code="code-0001",
        remarks=remarks,
        administrator=administrator,
    )


def _filing(province: str, subject: Subject, site: Website) -> Filing:
    return Filing(
        title=f"Clean filing, {province}",
        province=province,
        submit_on=DAY,
        server=Server(
            billing="subscription",
            months=12,
            public_ip=True,
            in_mainland=True,
            service_codes_left=4,
        ),
        history=History(subject_filed=False, domain_filed=False, open_order=False),
        subject=subject,
        websites=(site,),
    )


def _individual(province: str) -> Filing:
    city, district = town(province)
    document, number, name = "resident-id", resident_id(district.code, "19880316", "214"), "林晓晴"
    if province in ("fujian", "guangdong"):
        document, number, name = "hk-macau-residence-permit", residence_permit(), "陈嘉朗"
    end = date(2039, 6, 1) if document == "resident-id" else date(2029, 6, 1)
    remarks = "本网站用于记录个人的学习心得与生活点滴，内容为原创文字和照片。"
    if province in SENTENCED:
        remarks += "本网站为个人性质，不涉及单位或企业信息，如有不符同意注销。"
    if province == "gansu":
        remarks += "预计2027年1月上线开通。"
    if province == "jiangxi":
        remarks += "不涉及前置审批业务。"
    subject = Subject(
        nature="individual",
        name=name,
        city=city.name,
        district=district.name,
        certificate=Certificate(
            type=document,
            number=number,
            address=_address(province),
            valid_from=date(2019, 6, 1),
            valid_until=end,
        ),
        mailing_address="示例路18号1栋101室",
        administrator=Person(
            same_as="subject",
            mobile=mobile(province, 1),
            emergency_phone=mobile(province, 2),
            emergency_contact="周启明 亲属",
            email="lin@example.cn",
        ),
    )
    domain = _domain("example-notes.cn", name, document, number)
    return _filing(
        province,
        subject,
        _site("木作学习随笔", domain, "other", remarks, Person(same_as="subject_administrator")),
    )


def _organisation(province: str, nature: str, manager: bool) -> Filing:
    city, district = town(province)
    kind, prefix = CERTIFICATES[nature]
    name = NAMES.get(nature, "{c}示例服务中心").format(c=city.name)
    area = district.code if province in places.MUNICIPALITIES else district.code[:4] + "00"
    number = credit_code(area, prefix, "MA18EX28") if prefix else "EX2026000018"
    if nature == "foreign-cultural-centre":
        name = "示例文化中心"
    representative = Person(
        name="林晓晴",
        document_type="resident-id",
        document_number=resident_id(district.code, "19850307", "128"),
        document_address=_address(province),
        **VALID,
    )
    other = Person(
        name="周启明",
        document_type="resident-id",
        document_number=resident_id(district.code, "19900912", "317"),
        document_address=_address(province),
        mobile=mobile(province, 3),
        emergency_phone=mobile(province, 4),
        emergency_contact="何雨桐 行政主管",
        email="zhou@example.cn",
        job_title="技术主管",
        **VALID,
    )
    subject = Subject(
        nature=nature,
        name=name,
        city=city.name,
        district=district.name,
        certificate=Certificate(
            type=kind,
            number=number,
            address=_address(province),
            valid_from=date(2019, 3, 15),
            valid_until="long-term",
            registration_number="310000400000001",
        ),
        mailing_address="示例路18号晴川大厦12楼1201室",
        business_scope="计算机软硬件的技术开发与销售",
        has_seal=True,
        legal_representative=representative,
        administrator=Person(
            same_as="legal_representative",
            mobile=mobile(province, 1),
            office_phone="",
            emergency_phone=mobile(province, 2),
            emergency_contact="何雨桐 行政主管",
            email="lin@example.cn",
        ),
    )
    suffix = "gov.cn" if nature == "government" else "cn"
    site_name = {"enterprise": "晴川科技官方网站", "law-firm": "晴川律师事务所官网"}.get(
        nature, "示例服务中心网站"
    )
    if nature == "government":
        site_name = "示例管理局门户网站"
    remarks = "本网站用于展示本单位的简介、新近动态与联系方式，不涉及前置审批内容。"
    administrator = other if manager else Person(same_as="subject_administrator")
    domain = _domain(f"example-site.{suffix}", name, kind, number)
    return _filing(
        province, subject, _site(site_name, domain, "unit-portal", remarks, administrator)
    )
