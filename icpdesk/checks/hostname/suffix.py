"""Domain endings that can be filed, and registrars that are approved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.model.place import WEBSITES
from icpdesk.numbers import hostname
from icpdesk.rulebook.rows import Rule

_WHY = Text("Other names are not in the ministry's data base.", "未批复的域名不在工信部数据库中。")


def _names(case: FilingCase) -> Iterator[tuple[str, str]]:
    for place, domain in case.filing.domains():
        if domain.name and hostname.is_valid(domain.name):
            yield place / "name", hostname.compact(domain.name)


APPROVED = Check(
    "hostname.tld-not-approved",
    states=Text("The ending is on the ministry's list.", "域名后缀在工信部批复列表中。"),
    why=_WHY,
    mend=Text(
        "Look at domain.miit.gov.cn whether it was approved since, or take another name.",
        "请在 domain.miit.gov.cn 查询是否已批复，或更换域名。",
    ),
)


@APPROVED.look
def _approved(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, suffix, day in not_approved(case):
        yield rule.fault(
            place,
            Text(
                ".{suffix} is not on the list of {day}.", "“.{suffix}”不在 {day} 的列表中。"
            ).format(suffix=suffix, day=day),
            measured={"suffix": suffix},
        )


def not_approved(case: FilingCase) -> Iterator[tuple[str, str, date]]:
    """(place, ending, day of the list) of each domain whose ending the ministry has not approved."""
    lists = case.book.table("tlds")["list"]
    newest = next((row for row in reversed(lists) if row["since"] <= case.day), lists[0])
    approved = frozenset(newest["suffixes"])
    for place, name in _names(case):
        suffix = hostname.suffix(name)
        if suffix not in approved and hostname.tld(name) not in approved - {"cn"}:
            yield place, suffix, newest["since"]


REFUSED = Check(
    "hostname.tld-refused",
    states=Text("These endings are not taken here: {tlds}.", "当地不接受以下后缀：{tlds}。"),
    why=Text("The province has a list of its own.", "该省有自己的后缀列表。"),
    mend=Text("Ask the provider, or take another name.", "请询问接入商或更换域名。"),
    takes={"tlds": list},
)


@REFUSED.look
def _refused(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, name in _names(case):
        if hostname.tld(name) in rule["tlds"]:
            yield rule.fault(
                place,
                Text(".{tld} is not taken here.", "当地不接受“.{tld}”。").format(
                    tld=hostname.tld(name)
                ),
            )


RESTRICTED = Check(
    "hostname.tld-restricted",
    states=Text("Restricted endings belong to certain natures.", "专用后缀只限特定性质的单位。"),
    why=Text("gov, edu, mil, 公益 and 政务 are not for everybody.", "政务、教育等后缀有专门用途。"),
    mend=Text("Check nature and domain.", "请核对主办单位性质和域名。"),
)


@RESTRICTED.look
def _restricted(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    table = case.book.table("tlds")["restricted"]
    nature = case.filing.subject.nature
    for place, name in _names(case):
        suffix = hostname.suffix(name)
        if suffix in table and nature and nature not in table[suffix]:
            yield rule.fault(
                place,
                Text(
                    ".{suffix} is not for a subject of this nature: {nature}.",
                    "{nature}不能使用“.{suffix}”。",
                ).format(suffix=suffix, nature=case.book.vocabulary("natures").name_of(nature)),
            )


INSTITUTION = Check(
    "hostname.institution-suffix",
    states=Text(
        "Public bodies use domains ending in {suffixes}.", "机关事业单位域名后缀为{suffixes}。"
    ),
    why=Text(
        "The rules on government internet applications demand it.",
        "《互联网政务应用安全管理规定》有此要求。",
    ),
    mend=Text("Register a domain with such an ending.", "请注册相应后缀的域名。"),
    takes={"suffixes": list},
)


@INSTITUTION.look
def _institution(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, name in _names(case):
        suffix = hostname.suffix(name)
        allowed = rule["suffixes"]
        if suffix not in allowed and hostname.tld(name) not in allowed:
            yield rule.fault(
                place,
                Text(
                    ".{suffix} is not allowed for a public body.",
                    "机关事业单位不能使用“.{suffix}”。",
                ).format(suffix=suffix),
            )


REGISTRAR = Check(
    "hostname.foreign-registrar",
    states=Text(
        "The domain is held at an approved Chinese registrar.", "域名在国内批复的注册商处。"
    ),
    why=_WHY,
    mend=Text(
        "Transfer the domain to an approved registrar first.", "请先将域名转入国内批复的注册商。"
    ),
)


@REGISTRAR.look
def _registrar(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    registrars = case.book.vocabulary("registrars")
    for place, domain in case.filing.domains():
        term = registrars.find(domain.registrar) if domain.registrar else None
        if term and term.get("approved") is False:
            yield rule.fault(
                place / "registrar",
                Text("{name} is not approved.", "{name}未获批复。").format(name=term.name),
            )


NATIONAL = Check(
    "hostname.national-word",
    states=Text("Only national bodies have {words} in a domain.", "非国家级单位域名不含{words}。"),
    why=Text("This province refuses it.", "该省不接受。"),
    mend=Text("Take another domain.", "请更换域名。"),
    takes={"words": list},
)


@NATIONAL.look
def _national(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, name in _names(case):
        label = hostname.chinese_form(name).partition(".")[0]
        hit = next((word for word in rule["words"] if label.startswith(word)), "")
        if hit:
            yield rule.fault(
                place, Text("The domain begins with {hit}.", "域名以“{hit}”开头。").format(hit=hit)
            )


PERMIT = Check(
    "hostname.word-needs-permit",
    states=Text(
        "A domain with {words} in it comes with an approval or a remark.",
        "域名含{words}的须有审批或备注说明。",
    ),
    why=Text("The word points to content that needs a permit.", "该词涉及前置审批内容。"),
    mend=Text("Explain it in the remarks.", "请在备注说明。"),
    takes={"words": list, "explained_by": list},
)


@PERMIT.look
def _permit(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        for number, domain in enumerate(website.domains):
            hit = next((word for word in rule["words"] if word in domain.name.lower()), "")
            explained = any(word in website.remarks for word in rule["explained_by"])
            if hit and not explained:
                yield rule.fault(
                    WEBSITES / index / "domains" / number / "name",
                    Text(
                        "'{hit}' in the domain needs a remark that speaks of {words}.",
                        "域名中的“{hit}”须在备注说明{words}情况。",
                    ).format(hit=hit, words=rule["explained_by"]),
                )
