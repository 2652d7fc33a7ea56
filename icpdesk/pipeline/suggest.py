"""What can be proposed from what is known already: each with the reason, none taken by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from icpdesk.base.text import Text
from icpdesk.checks import registry, runner
from icpdesk.model import Filing, Severity
from icpdesk.model.place import SUBJECT, WEBSITES, Place
from icpdesk.rulebook import places
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.fields import field_at
from icpdesk.rulebook.values import shown

_MOST_OPTIONS = 4


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be taken by a click."""

    values: tuple[tuple[Place, Any], ...]
    """(path, value); several where one sentence answers several fields."""
    shown: str
    why: Text


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question with the answers that what is known would give."""

    path: Place
    label: Text
    options: tuple[Option, ...]
    derived: bool
    """Whether it follows from what is known; false where only a person can say it."""


def suggestions(case: Case) -> tuple[Suggestion, ...]:
    """For every empty field of which something can be said, in the order of the form."""
    found = [*_usual_case(case.filing), *_mailing(case.filing, case.book)]
    for number in range(len(case.filing.websites)):
        found += [*_website(case, number)]
    return tuple(found)


def good_names(case: Case, path: Place) -> tuple[str, ...]:
    """Names for the website at ``path`` to which no rule on names objects, in this province, with this
    provider, for this nature; the first is the likeliest."""
    passing = _Passing(case.filing, case.book, case.day, "website.name")
    if case.filing.subject.nature == "individual":
        names = [*_TOPICS, *_with_endings(case.filing, passing.endings)]
    else:
        names = [*_organisation_names(case.filing)]
    return tuple(name for name in names if passing.allows(path, name))[:_MOST_OPTIONS]


class _Passing:
    """Asks the rules of one matter about candidates."""

    def __init__(self, filing: Filing, book: Rulebook, today: date, prefix: str) -> None:
        self._filing, self._book, self._today = filing, book, today
        self._rules = [rule for rule in book.select(filing, today) if rule.id.startswith(prefix)]
        self._checks = registry.load("website")
        self.count = len(self._rules)

    @property
    def endings(self) -> tuple[str, ...]:
        """What a name must end in here; empty where it may end as it likes."""
        return tuple(word for rule in self._rules for word in rule.values.get("endings", ()))

    def allows(self, path: Place, value: Any) -> bool:
        """Whether none of them finds a fault or a doubt in ``value`` at ``path``."""
        case = registry.FilingCase(path.put(self._filing, value), self._book, self._today)
        findings, _ = runner.run(case, self._rules, self._checks)
        return not any(
            finding.where == path and finding.severity is not Severity.INFO for finding in findings
        )


def _usual_case(filing: Filing) -> Iterator[Suggestion]:
    """What is true of most first filings, as one question instead of seven."""
    server, history = filing.server, filing.history
    open_ones = (server.billing, server.public_ip, server.in_mainland)
    before = (history.subject_filed, history.domain_filed, history.open_order)
    if filing.filing_type != "first" or any(
        value not in ("", None) for value in (*open_ones, *before)
    ):
        return
    before_it = ("subject_filed", "domain_filed", "open_order")
    values: list[tuple[Place, Any]] = [
        (_SERVER / "billing", "subscription"), (_SERVER / "public_ip", True), (_SERVER / "in_mainland", True),
    ]  # fmt: skip
    values += [(_HISTORY / name, False) for name in before_it]
    values += [
        (place / "resolves", False) for place, domain in filing.domains() if domain.resolves is None
    ]
    yield Suggestion(_SERVER, _USUAL, (Option(tuple(values), "", _USUAL_WORDS),), derived=False)


def _mailing(filing: Filing, book: Rulebook) -> Iterator[Suggestion]:
    subject = filing.subject
    if subject.mailing_address or not subject.certificate.address:
        return
    known = places.split_address(subject.certificate.address, filing.province)
    if known.rest and known.province in ("", filing.province):
        why = _OF_ID if subject.nature == "individual" else _OF_LICENCE
        yield _one(SUBJECT / "mailing_address", known.rest, why, book)


def _website(case: Case, number: int) -> Iterator[Suggestion]:
    site, place = case.filing.websites[number], WEBSITES / number
    if not site.name:
        path = place / "name"
        names = good_names(case, path)
        count = _Passing(case.filing, case.book, case.day, "website.name").count
        why = (_TOPIC if case.filing.subject.nature == "individual" else _NAMED).format(n=count)
        options = tuple(Option(((path, name),), name, why) for name in names)
        if options and (case.filing.subject.name or case.filing.subject.nature == "individual"):
            yield Suggestion(path, _label(path, case.book), options, derived=False)
    if not site.home_url and site.domains and site.domains[0].name:
        yield _one(place / "home_url", f"www.{site.domains[0].name}", _HOME, case.book)
    if not site.content:
        yield from _content(case, place / "content")
    if not site.languages:
        yield _languages(place / "languages", case.book)
    for index, domain in enumerate(site.domains):
        if not domain.holder and domain.name and case.filing.subject.name:
            yield _one(
                place / "domains" / index / "holder", case.filing.subject.name, _HOLDER, case.book
            )


def _languages(path: Place, book: Rulebook) -> Suggestion:
    sets = (("chinese-simplified",), ("chinese-simplified", "english"))
    options = tuple(
        Option(((path, slugs),), shown(slugs, "languages", book), _LANGUAGE) for slugs in sets
    )
    return Suggestion(path, _label(path, book), options, derived=False)


def _content(case: Case, path: Place) -> Iterator[Suggestion]:
    individual = case.filing.subject.nature == "individual"
    passing = _Passing(case.filing, case.book, case.day, "website.content")
    options = tuple(
        Option(((path, (slug,)),), shown((slug,), "content", case.book), words)
        for slug, words in (_OWN_CONTENT if individual else _CONTENT)
        if passing.allows(path, (slug,))
    )
    if options:
        yield Suggestion(path, _label(path, case.book), options, derived=False)


def _organisation_names(filing: Filing) -> Sequence[str]:
    """The subject's name without place and form, with the words that such sites end in; then the whole."""
    whole = filing.subject.name
    short = _FORM.sub("", whole)
    for town in (filing.subject.city, filing.subject.district):
        for name in (town, places.short_name(town) if town else ""):
            short = short.removeprefix(name) if name else short
    short = re.sub(r"[（(].*?[）)]", "", short)
    if len(short) < 2:
        return (whole,)
    return (f"{short}官方网站", f"{short}官网", f"{short}网站", short, whole)


def _with_endings(filing: Filing, endings: Sequence[str]) -> Iterator[str]:
    own = filing.subject.name
    for stem in (own if not own.isascii() else "", "旅途见闻", "读书心得"):
        yield from (f"{stem}{ending}" for ending in endings if stem)


def _one(path: Place, value: Any, why: Text, book: Rulebook, *, derived: bool = True) -> Suggestion:
    field = field_at(book, path)
    words = shown(value, field.choices if field else "", book)
    return Suggestion(
        path, _label(path, book), (Option(((path, value),), words, why),), derived=True
    )


def _label(path: Place, book: Rulebook) -> Text:
    field = field_at(book, path)
    return field.label if field else Text(path, path)


def still_empty(filing: Filing, option: Option) -> bool:
    """Whether nothing that an option answers was answered meanwhile."""
    return all(path.get(filing) in ("", None, ()) for path, _ in option.values)


_SERVER, _HISTORY = Place("server"), Place("history")
_FORM = re.compile(
    r"(?:股份有限公司|有限责任公司|有限公司|合伙企业|分公司|（有限合伙）|（普通合伙）)+$"
)
_TOPICS = (
    "旅途见闻记录", "编程学习笔记", "读书心得随笔", "摄影练习记录", "家常菜谱笔记", "园艺种植记录",
    "徒步路线记录", "手工制作笔记",
)  # fmt: skip
_CONTENT = (
    ("unit-portal", Text("The site presents your organisation and what it offers.", "网站介绍本单位及其产品、服务。")),
    ("other", Text("None of the kinds in the list fits.", "列表中没有合适的类别。")),
)  # fmt: skip
_OWN_CONTENT = (
    ("blog", Text("You publish posts of your own.", "网站发布自己写的文章。")),
    ("other", Text("Anything else: notes, photos, a hobby.", "其他内容：笔记、照片、兴趣爱好等。")),
)  # fmt: skip
_USUAL = Text("The usual first filing", "常见的首次备案情形")
_USUAL_WORDS = Text(
    "The server is paid by the month or year, stands in mainland China and has a public IP address."
    " Neither you nor the domain was ever filed, no other order is open, and the domain opens no site"
    " yet. Use this only if all of it is true.",
    "服务器为包年包月，位于中国内地，有公网 IP；主体和域名均未备案过，没有未完成的订单，域名目前打不开网站。"
    "全部属实才可采用。",
)
_OF_LICENCE = Text(
    "The address on the certificate without province, city and district.",
    "证件住所去掉省、市、区县后的部分。",
)
_OF_ID = Text(
    "The address on the ID card without province, city and district; use it if mail reaches you there.",
    "身份证住址去掉省、市、区县后的部分；确能收到信件才可采用。",
)
_NAMED = Text(
    "Named after the subject; the {n} rules on names that hold here object to nothing.",
    "与主办单位名称一致；适用的 {n} 条名称规则均无异议。",
)
_TOPIC = Text(
    "Choose the one that says what the site shows; the {n} rules on names that hold here object to none.",
    "请选择与网站内容相符的一项；适用的 {n} 条名称规则均无异议。",
)
_HOME = Text(
    "The domain with www in front; change it if the site opens without.",
    "域名前加 www；如网站不用 www 请修改。",
)
_LANGUAGE = Text("The languages in which the site can be read.", "网站可以用哪些语言阅读。")
_HOLDER = Text("The domain must be held by the subject.", "域名持有者须与主办单位一致。")
