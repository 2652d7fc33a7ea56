"""The facts about a filing that rows of the rulebook may ask for; registers the conditions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from icpdesk.model import Filing, Person
from icpdesk.model.place import (
    ATTACHMENTS,
    LEGAL_REPRESENTATIVE,
    SUBJECT_ADMINISTRATOR,
    WEBSITES,
    Place,
)
from icpdesk.numbers import resident_id, uscc
from icpdesk.rulebook import places
from icpdesk.rulebook.conditions import condition

_PUBLIC = frozenset({"government", "public-institution", "military"})
_FOREIGN_DOCUMENTS = frozenset({"passport", "permanent-residence"})


def same_person(one: Person, other: Person) -> bool:
    """Whether two roles are held by one person, by document number or else by name."""
    if one.document_number and other.document_number:
        return one.document_number.strip().upper() == other.document_number.strip().upper()
    return bool(one.name) and one.name == other.name


class PersonSet:
    """People who were seen, by document number or else by name, as :func:`same_person` tells them."""

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._numbers: set[str] = set()
        self._names: set[str] = set()
        self._unnumbered: set[str] = set()
        for person in people:
            self.add(person)

    def __contains__(self, person: Person) -> bool:
        number = person.document_number.strip().upper()
        if number:
            return number in self._numbers or person.name in self._unnumbered
        return bool(person.name) and person.name in self._names

    def add(self, person: Person) -> bool:
        """Note a person; False when he was seen before."""
        if person in self:
            return False
        number = person.document_number.strip().upper()
        if number:
            self._numbers.add(number)
        elif person.name:
            self._unnumbered.add(person.name)
        if person.name:
            self._names.add(person.name)
        return True


def site_administrators(filing: Filing) -> list[tuple[Place, Person]]:
    """The website administrators with their roles."""
    return [(role, person) for role, person in filing.people() if role.is_in(WEBSITES)]


def websites_in_all(filing: Filing) -> int:
    """Websites of the subject once this order has passed; sites that are filed already count once."""
    new, filed = len(filing.websites), filing.history.filed_websites
    return new + filed if filing.filing_type in ("first", "new-website") else max(new, filed)


def dated_papers(filing: Filing, slot: str) -> Iterator[tuple[Place, date]]:
    """(place, date) of the papers of a slot; letters may carry their date at the person."""
    for index, item in enumerate(filing.attachments):
        if item.slot == slot and item.issued_on:
            yield ATTACHMENTS / index / "issued_on", item.issued_on
    if slot == "authorisation-letter":
        for role, person in filing.people():
            if person.letter_signed_on:
                yield role / "letter_signed_on", person.letter_signed_on
    if slot == "domain-certificate":
        for place, domain in filing.domains():
            if domain.certificate_issued_on:
                yield place / "certificate_issued_on", domain.certificate_issued_on


def birth_date(person: Person) -> date | None:
    """Date of birth: from the document number, else as typed."""
    if person.document_type in {
        "resident-id",
        "hk-macau-residence-permit",
        "taiwan-residence-permit",
    }:
        return resident_id.birth_date(person.document_number)
    return person.born_on


def age_on(born: date, day: date) -> int:
    """Full years on ``day``."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def home_province(person: Person) -> str:
    """Slug of the province of a resident ID: its printed address, else its number; may be empty."""
    named = places.province_named_in(person.document_address)
    if named or person.document_type != "resident-id":
        return named
    return places.province_of_code(resident_id.area(person.document_number))


def is_from_elsewhere(person: Person, province: str) -> bool:
    """Whether a holder of a resident ID is known to be from another province."""
    home = home_province(person) if person.document_type == "resident-id" else ""
    return bool(home and province and home != province)


def _younger_than(filing: Filing, years: int) -> bool:
    """Whether the individual has not had that birthday on the day of submission (else today)."""
    if filing.subject.nature != "individual":
        return False
    born = birth_date(filing.person(SUBJECT_ADMINISTRATOR))
    return born is not None and age_on(born, filing.day()) < years


_NO_ADDRESS = frozenset({"passport", "hk-macau-permit", "taiwan-permit", "permanent-residence"})
"""Identity documents on which no address is printed."""


@condition(
    "certificate-with-address",
    "the subject's certificate carries an address",
    "主办单位证件载有住所",
)
def _with_address(filing: Filing, _: int) -> bool:
    return filing.subject.certificate.type not in _NO_ADDRESS


@condition("individual", "the subject is an individual", "主办人为个人")
def _individual(filing: Filing, _: int) -> bool:
    return filing.subject.nature == "individual"


@condition("organisation", "the subject is an organisation", "主办单位为单位")
def _organisation(filing: Filing, _: int) -> bool:
    return bool(filing.subject.nature) and filing.subject.nature != "individual"


@condition("public-body", "the subject is a public body", "主办单位为机关事业单位")
def _public_body(filing: Filing, _: int) -> bool:
    return filing.subject.nature in _PUBLIC


@condition("not-public-body", "the subject is no public body", "主办单位不是机关事业单位")
def _not_public_body(filing: Filing, _: int) -> bool:
    return filing.subject.nature not in _PUBLIC


@condition("individual-business", "the subject is an individual business", "主办单位为个体工商户")
def _individual_business(filing: Filing, _: int) -> bool:
    code = uscc.compact(filing.subject.certificate.number)
    return filing.subject.certificate.type == "business-licence" and (
        (len(code) == 18 and code.startswith("92")) or "个体工商户" in filing.subject.name
    )


@condition(
    "not-individual-business",
    "the subject is no individual business",
    "主办单位不是个体工商户",
)
def _not_individual_business(filing: Filing, number: int) -> bool:
    return not _individual_business(filing, number)


@condition(
    "administrator-not-legal-representative",
    "the subject administrator is not the legal representative",
    "主体负责人不是法定代表人",
)
def _administrator_differs(filing: Filing, _: int) -> bool:
    if filing.subject.nature == "individual":
        return False
    administrator = filing.person(SUBJECT_ADMINISTRATOR)
    representative = filing.person(LEGAL_REPRESENTATIVE)
    if not administrator.name or not representative.name:
        return False
    return not same_person(administrator, representative)


@condition(
    "website-administrator-not-legal-representative",
    "a website administrator is not the legal representative",
    "网站负责人不是法定代表人",
)
def _site_administrator_differs(filing: Filing, _: int) -> bool:
    if filing.subject.nature == "individual":
        return False
    representative = filing.person(LEGAL_REPRESENTATIVE)
    return bool(representative.name) and any(
        person.name and not same_person(person, representative)
        for _, person in site_administrators(filing)
    )


@condition(
    "website-administrator-not-subject-administrator",
    "a website administrator is not the subject administrator",
    "网站负责人与主体负责人不是同一人",
)
def _administrators_differ(filing: Filing, _: int) -> bool:
    administrator = filing.person(SUBJECT_ADMINISTRATOR)
    return bool(administrator.name) and any(
        person.name and not same_person(person, administrator)
        for _, person in site_administrators(filing)
    )


@condition(
    "individual-not-local",
    "the individual's ID card is from another province",
    "个人身份证非本省",
)
def _individual_not_local(filing: Filing, _: int) -> bool:
    if filing.subject.nature != "individual":
        return False
    home = home_province(filing.person(SUBJECT_ADMINISTRATOR))
    return bool(home) and bool(filing.province) and home != filing.province


@condition(
    "legal-representative-not-local",
    "the legal representative's ID card is from another province",
    "法定代表人身份证非本省",
)
def _representative_not_local(filing: Filing, _: int) -> bool:
    if filing.subject.nature == "individual":
        return False
    home = home_province(filing.person(LEGAL_REPRESENTATIVE))
    return bool(home) and bool(filing.province) and home != filing.province


@condition(
    "legal-representative-foreign",
    "the legal representative has no mainland ID card",
    "法定代表人没有内地居民身份证",
)
def _representative_foreign(filing: Filing, _: int) -> bool:
    if filing.subject.nature == "individual":
        return False
    document = filing.person(LEGAL_REPRESENTATIVE).document_type
    return bool(document) and document != "resident-id"


@condition(
    "legal-representative-mainland",
    "the legal representative has a mainland ID card",
    "法定代表人持内地居民身份证",
)
def _representative_mainland(filing: Filing, number: int) -> bool:
    return _organisation(filing, number) and not _representative_foreign(filing, number)


@condition(
    "legal-representative-alien",
    "the legal representative is of foreign nationality",
    "法定代表人为外籍人士",
)
def _representative_alien(filing: Filing, number: int) -> bool:
    document = filing.person(LEGAL_REPRESENTATIVE).document_type
    return _organisation(filing, number) and document in _FOREIGN_DOCUMENTS


@condition(
    "legal-representative-chinese",
    "the legal representative is of Chinese nationality",
    "法定代表人为中国籍",
)
def _representative_chinese(filing: Filing, number: int) -> bool:
    return _organisation(filing, number) and not _representative_alien(filing, number)


@condition(
    "person-not-local",
    "a person in charge has an ID card from another province",
    "有负责人身份证非本省",
)
def _person_not_local(filing: Filing, number: int) -> bool:
    return _organisation(filing, number) and any(
        is_from_elsewhere(person, filing.province) for _, person in filing.people()
    )


@condition(
    "empty-shell",
    "the subject is filed but has no website any more",
    "主体已备案但名下已无网站（空壳主体）",
)
def _empty_shell(filing: Filing, _: int) -> bool:
    history = filing.history
    new_site = filing.filing_type == "new-website"
    return bool(history.subject_filed) and new_site and not history.filed_websites


@condition("mainland-individual", "an individual with a resident ID", "持居民身份证的个人")
def _mainland_individual(filing: Filing, _: int) -> bool:
    return (
        filing.subject.nature == "individual" and filing.subject.certificate.type == "resident-id"
    )


@condition("minor", "the individual is under 18", "个人未满 18 周岁")
def _minor(filing: Filing, _: int) -> bool:
    return _younger_than(filing, 18)


@condition("individual-younger-than", "the individual is under {n}", "个人未满 {n} 周岁")
def _individual_younger(filing: Filing, number: int) -> bool:
    return _younger_than(filing, number)


@condition("foreign-individual", "a foreign individual", "外籍个人")
def _foreign_individual(filing: Filing, _: int) -> bool:
    return (
        filing.subject.nature == "individual"
        and filing.subject.certificate.type in _FOREIGN_DOCUMENTS
    )


@condition("domains-at-least", "there are {n} domains or more", "域名不少于 {n} 个")
def _domains_at_least(filing: Filing, number: int) -> bool:
    return sum(1 for _ in filing.domains()) >= number


@condition(
    "websites-at-least",
    "there are {n} websites or more, filed ones included",
    "网站（含已备案）不少于 {n} 个",
)
def _websites_at_least(filing: Filing, number: int) -> bool:
    return websites_in_all(filing) >= number


@condition(
    "many-sites-filed",
    "an individual has filed more than 7 sites, or an organisation more than 15",
    "个人已备案超过 7 个网站，或单位超过 15 个",
)
def _many_sites_filed(filing: Filing, _: int) -> bool:
    return filing.history.filed_websites > (7 if filing.subject.nature == "individual" else 15)


@condition("no-landline", "no office phone is given", "没有填写办公电话")
def _no_landline(filing: Filing, _: int) -> bool:
    return not any(person.office_phone for _, person in filing.people())


@condition("has-permit-kind", "content that needs a permit is named", "涉及前置审批内容")
def _has_permit_kind(filing: Filing, _: int) -> bool:
    return any(
        item.kind not in ("", "none")
        for website in filing.websites
        for item in website.pre_approvals
    )


@condition(
    "domain-holder-is-not-subject",
    "a domain is held by somebody else than the subject",
    "域名持有者不是备案主体",
)
def _holder_differs(filing: Filing, _: int) -> bool:
    return any(
        domain.holder and domain.holder != filing.subject.name for _, domain in filing.domains()
    )


_PRINTED = frozenset({"subject.name", "subject.certificate.number", "subject.certificate.address"})
"""What stands on the subject's paper, so that the registry has a proof of its change."""


@condition(
    "subject-paper-changed",
    "name, number or address of the subject changes",
    "主体名称、证件号码或住所变更",
)
def _paper_changed(filing: Filing, _: int) -> bool:
    return any(one.field in _PRINTED for one in filing.filed)


@condition("subject-name-changed", "the name of the subject changes", "主体名称变更")
def _name_changed(filing: Filing, _: int) -> bool:
    return any(one.field == "subject.name" for one in filing.filed)
