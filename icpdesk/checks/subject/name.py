"""The subject's name: as on the certificate, and fitting its nature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Answer, Finding
from icpdesk.rulebook.rows import Rule

NATURE = Check(
    "subject.nature-name-mismatch",
    states=Text("The nature of the subject fits its name.", "主办单位性质与名称相符。"),
    why=Text(
        "A company filed as something else is usually sent back.", "性质与名称不符通常会被驳回。"
    ),
    mend=Text("Choose the nature that the certificate shows.", "请按证件选择性质。"),
)

_COMPANY = re.compile(r"(?:有限公司|有限责任公司|股份公司|集团公司|公司)$")
_OTHERS = {
    "law-firm": re.compile(r"律师事务所$"),
    "foundation": re.compile(r"基金会$"),
    "notary-office": re.compile(r"公证处$"),
    "government": re.compile(r"人民政府(?:办公厅|办公室)?$"),
    "forensic-institution": re.compile(r"司法鉴定(?:中心|所)$"),
    "social-organisation": re.compile(r"(?:协会|学会|商会|联合会|促进会|联谊会|研究会)$"),
    "arbitration-body": re.compile(r"仲裁委员会$"),
    "collective-economy": re.compile(r"(?:股份)?经济(?:合作)?联?合?社$"),
}
"""Nature → how names of that nature alone end."""
_ALSO = {
    "collective-economy": ("enterprise",),
    "social-organisation": ("mass-organisation", "religious-group", "overseas-institution"),
}
"""Further natures that such names may have."""


@NATURE.look
def _nature(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    name, nature = case.filing.subject.name.strip(), case.filing.subject.nature
    if not name or not nature:
        return
    wanted = ""
    if _COMPANY.search(name) and nature not in ("enterprise", "collective-economy"):
        wanted = "enterprise"
    else:
        wanted = next((other for other, ending in _OTHERS.items() if ending.search(name)), "")
    if wanted and nature not in (wanted, *_ALSO.get(wanted, ())):
        natures = case.book.vocabulary("natures")
        yield rule.fault(
            "subject.nature",
            Text(
                "'{name}' is by its name {wanted}, not {nature}.",
                "“{name}”按名称应为{wanted}，而不是{nature}。",
            ).format(name=name, wanted=natures.name_of(wanted), nature=natures.name_of(nature)),
            answers=[Answer.use(wanted, shown=natures.name_of(wanted))],
        )


BRACKETS = Check(
    "subject.name-brackets-mixed",
    states=Text(
        "Brackets in the name are all full width or all half width, as on the certificate.",
        "名称中的括号全角半角一致，并与证件相同。",
    ),
    why=Text("The name is compared character by character.", "名称会逐字比对。"),
    mend=Text("Type the brackets as the certificate shows them.", "请按证件填写括号。"),
)


@BRACKETS.look
def _brackets(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    name = case.filing.subject.name
    mixed = ("（" in name or "）" in name) and ("(" in name or ")" in name)
    unpaired = name.count("（") + name.count("(") != name.count("）") + name.count(")")
    if mixed or unpaired:
        yield rule.fault(
            "subject.name",
            Text(
                "The brackets in '{name}' do not match.", "“{name}”中的括号全角半角不一致或不成对。"
            ).format(name=name),
        )


DOMAIN = Check(
    "subject.name-has-domain",
    states=Text(
        "The subject's name is no domain, address or number.", "主办单位名称不是域名、网址或数字。"
    ),
    why=Text("It must be the name on the certificate.", "必须与证件上的名称一致。"),
    mend=Text("Type the name on the certificate.", "请填写证件上的名称。"),
)


@DOMAIN.look
def _domain(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    name = case.filing.subject.name.strip()
    if name and (re.search(r"[A-Za-z0-9-]+\.[A-Za-z]{2,}$|^www\.|://", name) or name.isdecimal()):
        yield rule.fault(
            "subject.name",
            Text("'{name}' is not a name.", "“{name}”不是单位名称或姓名。").format(name=name),
        )
