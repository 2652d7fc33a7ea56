"""Website names: used once, and of the organisation that files."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Case, Check
from icpdesk.checks.website.name_form import named
from icpdesk.model import Finding
from icpdesk.rulebook.rows import Rule

REPEATED = Check(
    "website.name-repeated",
    states=Text(
        "Websites of one subject have different names, or the remarks explain it.",
        "同一主体的网站名称不同，或在备注中说明。",
    ),
    why=Text("Equal names need different content.", "同名网站须内容不同。"),
    mend=Text("Change one of the names or explain it.", "请更改名称或在备注说明。"),
)


@REPEATED.look
def _repeated(case: Case, rule: Rule) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, name in named(case):
        if name in seen:
            yield rule.fault(
                place, Text("'{name}' stands twice.", "“{name}”重复使用。").format(name=name)
            )
        seen.add(name)


UNRELATED = Check(
    "website.name-unrelated",
    states=Text(
        "An organisation's site is named after it, or the remarks say what the name is.",
        "单位网站名称与单位相关，或在备注说明。",
    ),
    why=Text(
        "Reviewers ask for a trademark certificate or a remark.", "审核会要求商标证或备注说明。"
    ),
    mend=Text(
        "Write in the remarks that it is a product or project of yours.",
        "请在备注说明该名称为本单位的产品或项目。",
    ),
)


@UNRELATED.look
def _unrelated(case: Case, rule: Rule) -> Iterator[Finding]:
    subject = case.filing.subject.name
    if case.is_individual or not subject:
        return
    pairs = {subject[i : i + 2] for i in range(len(subject) - 1)} - _COMMON
    for index, website in enumerate(case.filing.websites):
        related = any(pair in website.name for pair in pairs)
        explained = website.name in website.remarks or "商标" in website.remarks
        if website.name and not related and not explained:
            yield rule.fault(
                f"websites[{index}].name",
                Text(
                    "'{name}' has nothing in common with the subject's name.",
                    "“{name}”与主办单位名称没有关联。",
                ).format(name=website.name),
            )


_COMMON = frozenset({"有限", "限公", "公司", "科技", "责任", "任公", "限责"})
