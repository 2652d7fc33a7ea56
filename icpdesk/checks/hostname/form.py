"""Domain names: written right, the registrable part, one for each website."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Answer, Finding
from icpdesk.model.place import WEBSITES
from icpdesk.numbers import hostname
from icpdesk.numbers.errors import InvalidNumber
from icpdesk.rulebook.rows import Rule

INVALID = Check(
    "hostname.invalid",
    states=Text("Domain names are written right.", "域名格式正确。"),
    why=Text("The ministry looks the name up.", "工信部会查询该域名。"),
    mend=Text("Type it as on the domain certificate.", "请按域名证书填写。"),
)


@INVALID.look
def _invalid(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, domain in case.filing.domains():
        if domain.name:
            try:
                hostname.validate(domain.name)
            except InvalidNumber as wrong:
                yield rule.fault(place / "name", wrong.message, wrong.advice)


REGISTRABLE = Check(
    "hostname.not-registrable",
    states=Text("Only the name that was registered is filed.", "只填注册的主域名。"),
    why=Text("Everything before it follows by itself.", "子域名无需单独备案。"),
    mend=Text("Leave out www and other parts before it.", "请去掉 www 等前缀。"),
)


_LENT = Text(
    "{name} is lent under {lender}, which belongs to somebody else: it cannot be filed.",
    "{name} 是他人域名 {lender} 下分配的子域名，不能备案。",
)
_OWN = Text(
    "Register a domain of your own at an approved registrar and verify it.",
    "请在国内批复的注册商处注册自己的域名并完成实名认证。",
)


@REGISTRABLE.look
def _registrable(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, domain in case.filing.domains():
        if not domain.name or not hostname.is_valid(domain.name):
            continue
        name = hostname.compact(domain.name)
        lender = hostname.lent_under(name)
        if lender:
            yield rule.fault(place / "name", _LENT.format(name=name, lender=lender), _OWN)
            continue
        whole = hostname.registrable(name)
        government = hostname.suffix(name) == "gov.cn"
        if whole != hostname.chinese_form(name) and not government:
            yield rule.fault(
                place / "name",
                Text("File {whole} instead of {name}.", "应填写 {whole}，而不是 {name}。").format(
                    whole=whole, name=name
                )
                if whole
                else Text("'{name}' is a bare suffix.", "“{name}”只是后缀。").format(name=name),
                answers=[Answer.use(whole)] if whole else (),
            )


TWICE = Check(
    "hostname.listed-twice",
    states=Text("Each domain is listed once.", "每个域名只填一次。"),
    why=Text("A domain has one filing number.", "一个域名对应一个备案号。"),
    mend=Text("Remove the second one.", "请删除重复的域名。"),
)


@TWICE.look
def _twice(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, domain in case.filing.domains():
        name = hostname.chinese_form(hostname.compact(domain.name))
        if name and name in seen:
            yield rule.fault(
                place / "name", Text("{name} stands twice.", "{name} 重复。").format(name=name)
            )
        seen.add(name)


SEVERAL = Check(
    "hostname.several-per-website",
    states=Text("A website has at most {at_most} domain.", "一个网站最多 {at_most} 个域名。"),
    why=Text(
        "One domain, one website entry, one number: anything else is returned automatically.",
        "一个域名对应一个网站和一个备案号，否则系统自动退回。",
    ),
    mend=Text("Give each further domain a website entry of its own.", "请为其他域名分别添加网站。"),
    takes={"at_most": int},
)


@SEVERAL.look
def _several(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        count = len(website.domains)
        if count > rule["at_most"]:
            yield rule.fault(
                WEBSITES / index / "domains",
                Text(
                    "The website has {count} domains; {limit} is allowed.",
                    "该网站有 {count} 个域名，最多允许 {limit} 个。",
                ).format(count=count, limit=rule["at_most"]),
                measured={"value": count, "threshold": rule["at_most"]},
            )


OPEN = Check(
    "hostname.still-resolves",
    states=Text(
        "Until the filing passes the domain opens no site.", "备案通过前域名不能打开网站。"
    ),
    why=Text("An open site without a number is usually sent back.", "未备案先开通通常会被驳回。"),
    mend=Text("Stop the A record at the domain provider.", "请暂停域名解析。"),
)


@OPEN.look
def _open(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, domain in case.filing.domains():
        if domain.resolves:
            yield rule.fault(
                place / "resolves",
                Text("{name} opens a site today.", "{name} 目前可以访问。").format(
                    name=domain.name
                ),
            )
