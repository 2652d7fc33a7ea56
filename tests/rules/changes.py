"""Small changes of a filing that spoilers are put together from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from icpdesk.base.workdays import add_months
from icpdesk.model import App, AppPlatform, Attachment, FiledValue, Filing
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.places import PROVINCES
from icpdesk.rulebook.rows import Rule
from tests.support.edit import put, with_value
from tests.support.filings import DAY, mobile
from tests.support.people import credit_code, resident_id

Spoiler = Callable[[Filing, Rule], Filing]
SITE, ADMIN, WEB = "websites[0]", "subject.administrator", "websites[0].administrator"


def at(path: str, value: Any) -> Spoiler:
    return lambda filing, _: with_value(filing, path, value)


def changing(field: str, old: str) -> Spoiler:
    """Says of one field what is filed of it today."""
    return at("filed", (FiledValue(field=field, value=old),))


def own(filing: Filing, role: str, **changes: Any) -> Filing:
    """A person with everything stated in place, changed."""
    person = filing.person(role).changed(changes)
    return with_value(filing, role, person)


def person(role: str, **changes: Any) -> Spoiler:
    return lambda filing, _: own(filing, role, **changes)


def an_app(name: str = "", value: str = "") -> Spoiler:
    """The first website as an app for Android that is filled in, with one value changed."""

    def spoil(filing: Filing, rule: Rule) -> Filing:
        whole = {
            "identifier": "cn.example.app", "public_key": "C3A1F0" * 20, "fingerprint": "AB" * 16,
        }  # fmt: skip
        android = AppPlatform(**{**whole, **({name: value} if name else {})})
        app = App(android=android, uses_sdk=False)
        return put(filing, websites__0__service_type="app", websites__0__app=app)

    return spoil


def second_site(filing: Filing, **changes: Any) -> Filing:
    site = filing.websites[0].changed({"service_code": "code-0002", **changes})
    return filing.changed({"websites": (*filing.websites, site)})


def many_sites(filing: Filing, count: int) -> Filing:
    return filing.changed({"websites": (filing.websites[0],) * count})


def many_domains(filing: Filing, count: int) -> Filing:
    return with_value(filing, f"{SITE}.domains", (filing.websites[0].domains[0],) * count)


def born(filing: Filing, role: str, day: date, sequence: str = "319") -> Filing:
    area = filing.person(role).document_number[:6]
    area = area if area.isdecimal() and area[:2] in PROVINCES else "440305"
    number = resident_id(area, day.strftime("%Y%m%d"), sequence)
    return own(filing, role, document_type="resident-id", document_number=number, born_on=None)


def years_before(years: int, days: int = 0) -> date:
    return date(DAY.year - years, DAY.month, DAY.day) + timedelta(days=days)


def elsewhere(filing: Filing) -> str:
    return "heilongjiang" if filing.province != "heilongjiang" else "yunnan"


def words_of(rule: Rule) -> str:
    words: str = shipped().table("words", "names")["lists"][rule["list"]]["words"][0]
    return words


def named(text: str) -> Spoiler:
    return at(f"{SITE}.name", text)


def certificate(filing: Filing, **changes: Any) -> Filing:
    return with_value(filing, "subject.certificate", filing.subject.certificate.changed(changes))


def individual_business(filing: Filing) -> Filing:
    code = credit_code(filing.subject.certificate.number[2:8], "92", "MA5EXAMP")
    return certificate(filing, number=code)


def too_young(filing: Filing, rule: Rule) -> Filing:
    limit = rule.get("with_proof_from") or rule["at_least"]
    return born(filing, ADMIN, years_before(limit, 1))


def too_old(filing: Filing, rule: Rule) -> Filing:
    return born(filing, WEB, years_before(rule["at_most"] + 1), "315")


def without_paper(filing: Filing, rule: Rule) -> Filing:
    return filing.changed({"attachments": ()})


def paper_of(slot: str, **changes: Any) -> Spoiler:
    item = Attachment(slot=slot, of="subject", file="pictures/x.jpg", **changes)
    return lambda filing, _: filing.changed({"attachments": (*filing.attachments, item)})


def old_paper(filing: Filing, rule: Rule) -> Filing:
    limit = rule.get("at_most_days") or rule["at_most_months"] * 31
    day = DAY - timedelta(days=limit + 2)
    return paper_of(rule["slot"], issued_on=day)(filing, rule)


def banned_name(filing: Filing, rule: Rule) -> Filing:
    return with_value(filing, f"{SITE}.name", f"晨间{words_of(rule)}记录")


def wrong_content(filing: Filing, rule: Rule) -> Filing:
    return with_value(filing, f"{SITE}.content", tuple(rule["content"]))


def unexplained_content(filing: Filing, rule: Rule) -> Filing:
    content = rule.get("content", ["online-shopping"])
    return put(with_value(filing, f"{SITE}.content", tuple(content)), websites__0__remarks="")


def few_numbers(filing: Filing, rule: Rule) -> Filing:
    first = filing.person(ADMIN).mobile
    spoiled = own(filing, ADMIN, emergency_phone=first)
    return own(spoiled, WEB, mobile=first, emergency_phone=first)


def same_phone(name: str) -> Spoiler:
    def spoil(filing: Filing, rule: Rule) -> Filing:
        return own(filing, WEB, **{name: getattr(filing.person(ADMIN), name)})

    return spoil


def needs_suffix(filing: Filing, rule: Rule) -> Filing:
    return with_value(filing, f"{SITE}.name", "晴川设计" + rule["ending"])


def national_domain(filing: Filing, rule: Rule) -> Filing:
    word = rule["words"][0]
    return with_value(filing, f"{SITE}.domains[0].name", f"{word}example.cn")


def permit_domain(filing: Filing, rule: Rule) -> Filing:
    spoiled = with_value(filing, f"{SITE}.domains[0].name", f"my{rule['words'][0]}.cn")
    return put(spoiled, websites__0__remarks="")


def wrong_city(filing: Filing, _: Rule) -> Filing:
    from icpdesk.rulebook.places import cities

    other = [city.name for city in cities(filing.province)][-1]
    return with_value(filing, "subject.mailing_address", f"{other}示例路1号")


def unlike_province(filing: Filing, _: Rule) -> Filing:
    name = shipped().province(elsewhere(filing)).table["aliases"][0]
    return with_value(filing, "subject.mailing_address", f"{name}示例路1号")


def not_local(filing: Filing, _: Rule) -> Filing:
    number = resident_id("230102" if elsewhere(filing) == "heilongjiang" else "530102")
    return certificate(filing, type="resident-id", number=number, address="")


def far_mobile(filing: Filing, rule: Rule) -> Filing:
    far = mobile(elsewhere(filing), 5)
    spoiled = own(filing, ADMIN, mobile=far)
    return own(spoiled, WEB, mobile=far)


def investor(filing: Filing, rule: Rule) -> Filing:
    value = filing.subject.name if rule["must_be"] != "subject-name" else "林晓晴"
    return with_value(filing, "subject.investor", value)


def scope_words(filing: Filing, rule: Rule) -> Filing:
    words = rule.get("words") or ["广播电视节目制作"]
    return with_value(filing, "subject.business_scope", f"技术开发；{words[0]}")


def home_domain(**changes: Any) -> Spoiler:
    def spoil(filing: Filing, rule: Rule) -> Filing:
        domain = filing.websites[0].domains[0].changed(changes)
        return with_value(filing, f"{SITE}.domains", (domain,))

    return spoil


def held_by_other(filing: Filing, rule: Rule) -> Filing:
    holder = "林晓晴" if not rule["legal_representative_allowed"] else "某某商贸公司"
    return home_domain(holder=holder if filing.subject.nature != "individual" else "赵六")(
        filing, rule
    )


def expiring(path: str) -> Spoiler:
    def spoil(filing: Filing, rule: Rule) -> Filing:
        return with_value(
            filing, path, add_months(DAY, rule["at_least_months"]) - timedelta(days=1)
        )

    return spoil


def expiring_person(filing: Filing, rule: Rule) -> Filing:
    end = add_months(DAY, rule["at_least_months"]) - timedelta(days=1)
    return own(filing, ADMIN, valid_from=date(2017, 2, 1), valid_until=end)
