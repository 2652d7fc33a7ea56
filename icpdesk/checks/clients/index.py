"""What several clients of one agency share, although they must not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from icpdesk.base.text import Text
from icpdesk.checks.clients.clients_index import ClientsIndex
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Filing, Finding
from icpdesk.model.place import WEBSITES
from icpdesk.rulebook.rows import Rule

_WHY = Text(
    "It is usually sent back when it was used for another subject.",
    "已用于其他主体的通常会被驳回。",
)
_MEND = Text("Use one that belongs to this client alone.", "请使用该客户自己的信息。")
_USED = Text("{what} is used for {others} too.", "{what}也用于{others}。")
_AND_MORE = Text(
    "{what} is used for {others} and {more} more too.",
    "{what}也用于{others}等，另有 {more} 个主体。",
)

Values = Callable[[Filing], Iterator[tuple[str, str]]]


def _mobiles(filing: Filing) -> Iterator[tuple[str, str]]:
    for role, person in filing.people():
        yield role / "mobile", person.mobile


def _mails(filing: Filing) -> Iterator[tuple[str, str]]:
    for role, person in filing.people():
        yield role / "email", person.email


def _numbers(filing: Filing) -> Iterator[tuple[str, str]]:
    for role, person in filing.people():
        yield role / "document_number", person.document_number


def _domains(filing: Filing) -> Iterator[tuple[str, str]]:
    for place, domain in filing.domains():
        yield place / "name", domain.name


def _names(filing: Filing) -> Iterator[tuple[str, str]]:
    for index, website in enumerate(filing.websites):
        yield WEBSITES / index / "name", website.name


def _codes(filing: Filing) -> Iterator[tuple[str, str]]:
    for index, website in enumerate(filing.websites):
        yield WEBSITES / index / "service_code", website.service_code


KINDS: dict[str, tuple[Values, Text]] = {
    "mobile": (_mobiles, Text("This mobile", "该手机号码")),
    "email": (_mails, Text("This e-mail", "该邮箱")),
    "person-number": (_numbers, Text("This document number", "该证件号码")),
    "domain": (_domains, Text("This domain", "该域名")),
    "website-name": (_names, Text("This website name", "该网站名称")),
    "service-code": (_codes, Text("This filing code", "该备案授权码（服务号）")),
}


def values_of(filing: Filing) -> list[tuple[str, str]]:
    """(kind, value) of everything that two clients must not share."""
    return [
        (kind, value) for kind, (values, _) in KINDS.items() for _, value in values(filing) if value
    ]


def _register(kind: str, values: Values, subject: Text) -> None:
    check = Check(
        f"clients.{kind}-used",
        states=Text("{what} is used for one subject only.", "{what}只用于一个主体。").format(
            what=subject
        ),
        why=_WHY,
        mend=_MEND,
    )

    @check.look
    def _look(case: FilingCase, rule: Rule) -> Iterator[Finding]:
        index = case.others
        if not isinstance(index, ClientsIndex):
            return
        reported: set[str] = set()
        for place, value in values(case.filing):
            others = index.others(kind, value, besides=case.filing.subject.name)
            if value and others.names and value not in reported:
                reported.add(value)
                sentence = _AND_MORE if others.unnamed else _USED
                yield rule.fault(
                    place,
                    sentence.format(
                        what=subject, others=list(others.names), more=str(others.unnamed)
                    ),
                )


for _kind, (_values, _subject) in KINDS.items():
    _register(_kind, _values, _subject)
