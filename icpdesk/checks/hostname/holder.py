"""The holder of a domain must be the filing subject."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.model.place import LEGAL_REPRESENTATIVE
from icpdesk.numbers.folding import folded
from icpdesk.rulebook.rows import Rule

_WHY = Text(
    "The ministry compares the domain's real-name data with the filing.",
    "工信部会比对域名实名信息与备案主体。",
)

NAME = Check(
    "hostname.holder-differs",
    states=Text("The domain holder is the filing subject.", "域名持有者须为备案主体。"),
    why=_WHY,
    mend=Text(
        "Change the holder at the domain provider, then wait three working days.",
        "请在域名注册商处过户，并等待三个工作日。",
    ),
    takes={"legal_representative_allowed": bool},
    may_take={"only_legal_representative": bool},
)

HIDDEN = Check(
    "hostname.holder-hidden",
    states=Text(
        "The domain holder is copied from the domain certificate, not from a public look-up.",
        "域名持有者按域名证书填写，不是公开查询中的隐私信息。",
    ),
    why=Text(
        "A privacy service hides the name from the public; the ministry compares the real one.",
        "隐私保护只对公众隐藏，工信部比对的是实名信息。",
    ),
    mend=Text(
        "Look at the domain certificate in the registrar's console and enter the holder there.",
        "请在注册商控制台查看域名证书，填写其中的持有者。",
    ),
)

_HIDDEN = re.compile(
    r"redacted|privacy|whois ?guard|domains? by proxy|not disclosed|data protected|identity protect"
    r"|withheld|statutory mask|隐私|保护服务|信息保护|^[*＊xX.\s-]{2,}$|\*{2,}",
    re.IGNORECASE,
)


def is_hidden(holder: str) -> bool:
    """Whether a privacy service stands in the place of the holder's name."""
    return bool(_HIDDEN.search(unicodedata.normalize("NFKC", holder)))


@HIDDEN.look
def _hidden(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, domain in case.filing.domains():
        if is_hidden(domain.holder):
            yield rule.fault(
                place / "holder",
                Text(
                    "'{holder}' is not the holder's name.", "“{holder}”不是持有者的真实名称。"
                ).format(holder=domain.holder),
            )


def _plain(name: str) -> str:
    return folded(name).replace("(", "（").replace(")", "）")


@NAME.look
def _name(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    subject = case.filing.subject.name
    allowed = {_plain(subject)}
    if rule["legal_representative_allowed"] and not case.is_individual:
        allowed.add(_plain(case.filing.person(LEGAL_REPRESENTATIVE).name))
    only_representative = rule.get("only_legal_representative", False)
    representative = _plain(case.filing.person(LEGAL_REPRESENTATIVE).name)
    for place, domain in case.filing.domains():
        if only_representative and _plain(domain.holder) != representative:
            continue  # Everybody else is the matter of the nation's row.
        if not domain.holder or is_hidden(domain.holder):
            continue
        if subject and _plain(domain.holder) not in allowed - {""}:
            yield rule.fault(
                place / "holder",
                Text(
                    "{domain} belongs to {holder}, the subject is {subject}.",
                    "{domain} 的持有者为{holder}，备案主体为{subject}。",
                ).format(domain=domain.name, holder=domain.holder, subject=subject),
            )


TYPE = Check(
    "hostname.holder-type-differs",
    states=Text(
        "The holder's document type is the subject's.", "域名持有者证件类型与备案主体一致。"
    ),
    why=_WHY,
    mend=Text("Verify the domain with the same document.", "请用同一证件进行域名实名。"),
)


@TYPE.look
def _type(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    subject = case.filing.subject
    for place, domain in case.filing.domains():
        same_holder = _plain(domain.holder) == _plain(subject.name)
        differs = domain.holder_document_type != subject.certificate.type
        if same_holder and domain.holder_document_type and subject.certificate.type and differs:
            names = case.book.vocabulary("certificates")
            yield rule.fault(
                place / "holder_document_type",
                Text(
                    "The domain was verified with {a}, the filing names {b}.",
                    "域名实名证件为{a}，备案证件为{b}。",
                ).format(
                    a=names.name_of(domain.holder_document_type),
                    b=names.name_of(subject.certificate.type),
                ),
            )


NUMBER = Check(
    "hostname.holder-number-differs",
    states=Text(
        "The holder's document number is the subject's.", "域名持有者证件号码与备案主体一致。"
    ),
    why=_WHY,
    mend=Text("Verify the domain with the same document.", "请用同一证件进行域名实名。"),
)


@NUMBER.look
def _number(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    subject = case.filing.subject
    for place, domain in case.filing.domains():
        same_holder = _plain(domain.holder) == _plain(subject.name)
        given, own = folded(domain.holder_document_number), folded(subject.certificate.number)
        if same_holder and given and own and given != own:
            yield rule.fault(
                place / "holder_document_number",
                Text("The two numbers differ.", "两个证件号码不一致。"),
            )
