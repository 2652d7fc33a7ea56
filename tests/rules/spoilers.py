"""For every rule: how to turn a clean filing into one that breaks just this row.

A spoiler takes a filing that is in the row's scope and the row, and returns the broken filing. One
entry a check; the row's own values say where the limit lies, so that a changed value is tested too.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from icpdesk.base.workdays import add_months
from icpdesk.checks.clients.clients_index import ClientsIndex, PictureUse
from icpdesk.model import Attachment, Filing, PreApproval
from icpdesk.model.place import Place
from icpdesk.pictures.measures.card_ink import BYTES
from icpdesk.rulebook.book import shipped
from tests.rules.changes import (
    ADMIN,
    SITE,
    WEB,
    Spoiler,
    an_app,
    at,
    banned_name,
    born,
    certificate,
    changing,
    expiring,
    expiring_person,
    far_mobile,
    few_numbers,
    held_by_other,
    home_domain,
    individual_business,
    investor,
    many_domains,
    many_sites,
    named,
    national_domain,
    needs_suffix,
    not_local,
    old_paper,
    own,
    paper_of,
    permit_domain,
    person,
    same_phone,
    scope_words,
    second_site,
    too_old,
    too_young,
    unexplained_content,
    unlike_province,
    without_paper,
    words_of,
    wrong_city,
    wrong_content,
)
from tests.support.edit import put, with_value
from tests.support.filings import DAY, mobile
from tests.support.people import credit_code, resident_id

SPOILERS: dict[str, Spoiler] = {
    "order.server-not-subscription": at("server.billing", "pay-as-you-go"),
    "order.server-too-short": lambda f, r: with_value(f, "server.months", r["at_least_months"] - 1),
    "order.server-no-public-ip": at("server.public_ip", False),
    "order.server-outside-mainland": at("server.in_mainland", False),
    "order.service-code-missing": at(f"{SITE}.service_code", ""),
    "order.service-code-reused": lambda f, r: second_site(f, service_code="code-0001"),
    "order.service-codes-used-up": lambda f, r: put(f, websites__0__service_code="", server__service_codes_left=0),
    "order.filing-type-mismatch": lambda f, r: put(f, history__subject_filed=True, history__domain_filed=False, filing_type="first"),
    "order.open-order": at("history.open_order", True),
    "order.change-refused": changing("subject.nature", "个人"),
    "order.type-not-offered": lambda f, r: f,
    "order.change-nothing": at("filed", ()),
    "order.change-same-value": lambda f, r: changing(f.filed[0].field, Place(f.filed[0].field).get(f))(f, r),
    "order.change-field-unknown": changing("subject.favourite_colour", "蓝"),
    "order.change-of-other-type": changing("server.months", "6"),
    "order.change-to-nothing": lambda f, r: with_value(f, f.filed[0].field, ""),
    "order.change-domains-added": changing("websites[0].domains", "dropped.example.cn"),
    "order.change-field-refused": lambda f, r: changing(r["fields"][0].replace("[]", "[0]"), "旧内容")(f, r),
    "order.last-website": at("history.filed_websites", 1),
    "order.access-given-up": at("history.other_access", False),
    "order.domain-lost": lambda f, r: with_value(f, f"{SITE}.domains[0].name", "example.zzzz"),
    "order.cancellation-unnamed": lambda f, r: f,
    "order.filing-number-of-website": at("history.subject_number", "粤ICP备12345678号-1"),
    "order.website-number-wrong": at(f"{SITE}.filing_number", "京ICP备87654321号-1"),
    "order.shell-subject": lambda f, r: put(f, history__subject_filed=True, filing_type="new-website"),
    "order.field-missing": lambda f, r: _emptied(f, r["fields"][0]),
    "order.no-website": at("websites", ()),
    "order.too-many-websites": lambda f, r: many_sites(f, r["at_most"] + 1),
    "order.too-many-websites-in-total": lambda f, r: put(f, history__filed_websites=r["at_most"]),
    "order.too-many-domains": lambda f, r: many_domains(f, r["at_most"] + 1),
    "order.filing-number-missing": lambda f, r: put(f, history__subject_filed=True, history__subject_number=""),
    "order.history-contradicts-itself": lambda f, r: put(f, history__subject_filed=False, history__filed_websites=2),
    "order.filing-number-invalid": at("history.subject_number", "粤ICP123"),
    "order.filing-number-other-province": lambda f, r: put(f, history__subject_number="京ICP备12345678号" if f.province != "beijing" else "粤ICP备12345678号"),
    "app.no-platform": at(f"{SITE}.service_type", "app"),
    "app.platform-unfinished": an_app("public_key", ""),
    "app.identifier-form": an_app("identifier", "晴川"),
    "app.fingerprint-form": an_app("fingerprint", "12:34"),
    "app.fingerprint-algorithm": an_app("fingerprint", "AB" * 20),
    "app.name-or-package-twice": lambda f, r: second_site(an_app()(f, r)),
    "app.no-domain-or-ip": lambda f, r: put(an_app()(f, r), websites__0__domains=()),
    "app.sdk-unnamed": lambda f, r: put(an_app()(f, r), websites__0__app__uses_sdk=True),
    "mini-programme.with-others": lambda f, r: second_site(f, service_type="mini-programme"),
    "mini-programme.through-its-platform": at(f"{SITE}.service_type", "mini-programme"),
    "mini-programme.remark-length": lambda f, r: put(f, websites__0__service_type="mini-programme", websites__0__remarks="字" * (r["at_most"] + 1)),
    "mini-programme.too-many-contents": lambda f, r: put(f, websites__0__service_type="mini-programme", websites__0__content=("blog",) * (r["at_most"] + 1)),
    "order.too-many-new-websites": lambda f, r: many_sites(f, r["at_most"] + 1),
    "order.checked-in-person": lambda f, r: put(f, history__filed_websites=r["more_than"]),
    "order.sms-check": lambda f, r: f,
    "order.photo-mode": lambda f, r: f,
    "subject.nature-name-mismatch": lambda f, r: put(f, subject__name="晴川科技有限公司", subject__nature="foundation"),
    "subject.name-brackets-mixed": at("subject.name", "晴川（示例)科技有限公司"),
    "subject.name-has-domain": at("subject.name", "www.example.cn"),
    "subject.certificate-type-wrong-for-nature": lambda f, r: certificate(f, type="foundation-certificate" if f.subject.nature != "foundation" else "passport"),
    "subject.certificate-type-refused": lambda f, r: certificate(f, type=r["types"][0]),
    "subject.certificate-expired": at("subject.certificate.valid_until", DAY - timedelta(days=1)),
    "subject.certificate-expiring": expiring("subject.certificate.valid_until"),
    "subject.certificate-dates-wrong": lambda f, r: certificate(f, valid_from=date(2030, 1, 1), valid_until=date(2029, 1, 1)),
    "subject.investor-is-person": lambda f, r: put(f, subject__investor=f.person(ADMIN).name),
    "subject.registration-number-missing": lambda f, r: certificate(f, registration_number=""),
    "subject.certificate-number-invalid": lambda f, r: certificate(f, number=f.subject.certificate.number[:-1] + ("1" if f.subject.certificate.number[-1] != "1" else "2")),
    "subject.certificate-number-other-province": lambda f, r: certificate(f, number=credit_code("230100", "91") if f.province != "heilongjiang" else credit_code("530100", "91")),
    "subject.certificate-number-other-nature": lambda f, r: certificate(put(f, subject__nature="enterprise"), number=credit_code("440300", "51")),
    "subject.address-other-province": unlike_province,
    "subject.address-other-city": wrong_city,
    "subject.address-without-door-number": at("subject.mailing_address", "示例路"),
    "subject.address-punctuation": at("subject.mailing_address", "示例路18号，1201室"),
    "subject.address-repeats-region": lambda f, r: with_value(f, "subject.mailing_address", f.subject.certificate.address if "省" in f.subject.certificate.address or "自治区" in f.subject.certificate.address else "北京市朝阳区示例路1号"),
    "subject.district-placeholder": at("subject.district", "市辖区"),
    "subject.city-not-in-province": at("subject.city", "不存在市"),
    "subject.investor-wrong": investor,
    "subject.individual-not-local": not_local,
    "subject.remark-lacks-sentence": at("subject.remarks", ""),
    "subject.individual-business-nature": lambda f, r: put(individual_business(f), subject__nature="foundation"),
    "subject.individual-business-without-seal": lambda f, r: put(individual_business(f), subject__has_seal=False),
    "subject.scope-needs-permit": scope_words,
    "people.document-type-not-personal": person(ADMIN, document_type="business-licence"),
    "people.document-number-invalid": person(ADMIN, document_type="resident-id", document_number="440305199003078880"),
    "people.document-number-odd": person(ADMIN, document_type="taiwan-permit", document_number="0123456789A"),
    "people.birth-date-mismatch": lambda f, r: own(born(f, ADMIN, date(1990, 3, 7)), ADMIN, born_on=date(1990, 3, 8)),
    "people.name-characters": person(ADMIN, document_type="resident-id", name="Zhang 伟"),
    "people.same-number-other-name": lambda f, r: own(f, WEB, name="另一人"),
    "people.same-name-other-number": lambda f, r: own(f, WEB, name=f.person(ADMIN).name),
    "people.same-person-other-contacts": lambda f, r: own(f, WEB, same_as="", mobile=mobile(f.province, 9)),
    "people.several-names-in-one": person(ADMIN, name="林晓晴、周启明"),
    "people.website-administrator-document": person(WEB, document_type="hk-macau-permit", document_number="H12345678"),
    "people.website-administrator-is-legal-representative": lambda f, r: own(f, WEB, name=f.person("subject.legal_representative").name, document_number=f.person("subject.legal_representative").document_number),
    "people.landline-service-number": person(ADMIN, office_phone="400-800-1234"),
    "people.individual-not-one-person": lambda f, r: own(f, WEB, name="另一人", document_number=resident_id()),
    "people.document-expired": person(ADMIN, valid_from=date(2010, 1, 1), valid_until=DAY - timedelta(days=1)),
    "people.document-expiring": expiring_person,
    "people.validity-dates-swapped": person(ADMIN, valid_from=date(2039, 6, 1), valid_until=date(2019, 6, 1)),
    "people.validity-period-odd": person(ADMIN, document_type="resident-id", valid_from=date(2019, 6, 1), valid_until=date(2032, 1, 1)),
    "people.too-young": too_young,
    "people.too-old": too_old,
    "people.administrator-not-legal-representative": lambda f, r: _other_administrator(f),
    "people.website-administrator-differs": lambda f, r: own(_other_administrator(f), WEB, name="第三人", document_number=resident_id(sequence="777")),
    "people.legal-representative-foreign": lambda f, r: own(own(f, "subject.legal_representative", document_type="passport", document_number="X1234567"), ADMIN, document_type="passport", document_number="X1234567"),
    "people.job-title-missing": lambda f, r: own(f, WEB, job_title=""),
    "people.mobile-invalid": person(ADMIN, mobile="1380013800"),
    "people.mobile-range-odd": person(ADMIN, mobile="17012345678"),
    "people.mobile-not-local": far_mobile,
    "people.mobiles-not-distinct": few_numbers,
    "people.emergency-equals-mobile": lambda f, r: own(f, ADMIN, emergency_phone=f.person(ADMIN).mobile),
    "people.emergency-shared": same_phone("emergency_phone"),
    "people.phones-shared": same_phone("mobile"),
    "people.emails-shared": same_phone("email"),
    "people.emergency-contact-missing": person(ADMIN, emergency_contact=""),
    "people.emergency-not-third-person": lambda f, r: own(f, ADMIN, emergency_phone=f.person(WEB).mobile),
    "people.email-invalid": person(ADMIN, email="lin.example.cn"),
    "people.email-odd": person(ADMIN, email="lin+icp@example.cn"),
    "people.landline-invalid": person(ADMIN, office_phone="26000000"),
    "people.landline-not-local": person(ADMIN, office_phone="086-0755-26000000"),
    "people.landline-equals-mobile": lambda f, r: own(f, ADMIN, office_phone=f.person(ADMIN).mobile),
    "people.landline-missing": person(ADMIN, office_phone=""),
    "website.name-too-short": named("随笔"),
    "website.name-too-long": named("晨" * 31),
    "website.name-only-digits": named("12306"),
    "website.name-only-latin": named("My Notes"),
    "website.name-has-latin": named("晨读ABC笔记"),
    "website.name-has-symbols": named("晨读★笔记"),
    "website.name-is-domain": named("example.com"),
    "website.name-meaningless": named("啊啊啊啊"),
    "website.name-generic": named("我的个人网站"),
    "website.name-foreign-or-international": named("联合国信息网"),
    "website.name-ending-expected": named("木作学习随笔"),
    "website.remark-meaningless": at(f"{SITE}.remarks", "1234567890"),
    "website.remark-commercial": at(f"{SITE}.remarks", "销售手工木作，支持在线支付"),
    "website.name-needs-suffix": needs_suffix,
    "website.name-banned-word": banned_name,
    "website.name-national-prefix": named("中国晨读笔记"),
    "website.name-sensitive-word": named("反腐观察笔记"),
    "website.name-permit-word": named("晨读新闻笔记"),
    "website.name-wrong-for-nature": named("示例市人民政府笔记"),
    "website.name-is-place": lambda f, r: with_value(f, f"{SITE}.name", shipped().province(f.province).name.zh + "美食笔记"),
    "website.name-is-person": named("林晓晴的笔记"),
    "website.name-is-idiom": named("天道酬勤笔记"),
    "website.name-repeated": lambda f, r: second_site(f),
    "website.name-unrelated": named("蓝鲸快报站"),
    "website.remark-too-short": lambda f, r: put(f, websites__0__remarks="字" * (r["at_least"] - 1)),
    "website.remark-too-long": lambda f, r: put(f, websites__0__remarks="字" * (r["at_most"] + 1)),
    "website.remark-banned-word": lambda f, r: put(f, websites__0__remarks=f"用于{words_of(r)}的内容"),
    "website.remark-lacks-sentence": at(f"{SITE}.remarks", "展示图片"),
    "website.remark-lacks-several-domains": lambda f, r: put(many_domains(f, 2), websites__0__remarks="展示图片"),
    "website.content-refused": wrong_content,
    "website.content-needs-remark": unexplained_content,
    "website.content-expected": at(f"{SITE}.content", ("online-games",)),
    "website.content-needs-permit": at(f"{SITE}.content", ("online-news",)),
    "website.permit-missing": at(f"{SITE}.pre_approvals", (PreApproval(kind="news"),)),
    "website.permit-not-stated": at(f"{SITE}.pre_approvals", ()),
    "website.home-url-other-domain": at(f"{SITE}.home_url", "www.other.cn"),
    "website.several-home-urls": at(f"{SITE}.home_url", "www.a.cn;www.b.cn"),
    "website.home-url-without-www": at(f"{SITE}.home_url", "example-site.cn"),
    "website.too-many-addresses": lambda f, r: with_value(f, f"{SITE}.ip_addresses", ("47.96.12.4",) * (r["at_most"] + 1)),
    "website.ip-invalid": at(f"{SITE}.ip_addresses", ("192.168.0.1",)),
    "hostname.invalid": home_domain(name="exa_mple.cn"),
    "hostname.not-registrable": home_domain(name="www.example.cn"),
    "hostname.listed-twice": lambda f, r: many_domains(f, 2),
    "hostname.several-per-website": lambda f, r: many_domains(f, r["at_most"] + 1),
    "hostname.still-resolves": home_domain(resolves=True),
    "hostname.tld-not-approved": home_domain(name="example.io"),
    "hostname.tld-refused": lambda f, r: home_domain(name=f"example.{r['tlds'][0]}")(f, r),
    "hostname.tld-restricted": lambda f, r: home_domain(name="example.mil.cn")(f, r),
    "hostname.institution-suffix": home_domain(name="example.com"),
    "hostname.foreign-registrar": home_domain(registrar="godaddy"),
    "hostname.national-word": national_domain,
    "hostname.word-needs-permit": permit_domain,
    "hostname.holder-differs": held_by_other,
    "hostname.holder-hidden": home_domain(holder="REDACTED FOR PRIVACY"),
    "hostname.holder-type-differs": home_domain(holder_document_type="passport"),
    "hostname.holder-number-differs": home_domain(holder_document_number="X999"),
    "hostname.not-verified": home_domain(verified_on=None),
    "hostname.verified-too-recently": home_domain(verified_on=DAY - timedelta(days=1)),
    "hostname.expired": home_domain(expires_on=DAY - timedelta(days=1)),
    "hostname.expiring": lambda f, r: home_domain(expires_on=add_months(DAY, r["at_least_months"]))(f, r),
    "papers.missing": without_paper,
    "papers.slot-unknown": paper_of("no-such-slot"),
    "papers.owner-unknown": lambda f, r: f.changed({"attachments": (Attachment(slot="other", of="websites[9]", file="x"),)}),
    "papers.file-missing": paper_of("other"),
    "papers.file-twice": lambda f, r: paper_of("other")(paper_of("id-front")(f, r), r),
    "papers.too-old": old_paper,
    "papers.dated-after-submission": paper_of("other", issued_on=DAY + timedelta(days=1)),
}  # fmt: skip


def _emptied(filing: Filing, pattern: str) -> Filing:
    path = pattern.replace("websites[]", "websites[0]").replace("domains[]", "domains[0]")
    role, _, name = path.rpartition(".")
    if role.endswith(("administrator", "legal_representative")):
        empty = None if name == "valid_until" else ""
        return own(filing, role, same_as="", **{name: empty})
    value: Any = (
        () if name in ("content", "languages", "domains") else None if name == "expires_on" else ""
    )
    return with_value(filing, path, value)


def _other_administrator(filing: Filing) -> Filing:
    changed = own(
        filing, ADMIN, name="吴另人", document_number=resident_id(sequence="555"), same_as=""
    )
    letters = tuple(item for item in filing.attachments if item.slot != "authorisation-letter")
    return changed.changed({"attachments": letters})


_INK = random.Random(5).randbytes(BYTES)
"""Writing of a card, as the measure of that name would find it in both photos."""


def others_with(filing: Filing) -> ClientsIndex:
    """Another client that uses every value of this one."""
    from icpdesk.checks.clients.index import KINDS

    index = ClientsIndex()
    for kind, (values, _) in KINDS.items():
        for _, value in values(filing):
            index.add(kind, value, "另一客户")
    for client, number in ((filing.subject.name, "1"), ("另一客户", "2")):
        index.add_picture(PictureUse(client, client, number, "id-front", "a.jpg", "same file"))
        for slot in ("passport", "residence-permit"):
            photo = f"photo {number} of it"
            index.add_picture(PictureUse(client, client, number, slot, "b.jpg", photo, ink=_INK))
    return index


__all__ = ["SPOILERS", "others_with"]
