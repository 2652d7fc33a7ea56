"""The type of filing must follow from what was filed before."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Answer, Finding
from icpdesk.model.place import Place
from icpdesk.rulebook.rows import Rule

MISMATCH = Check(
    "order.filing-type-mismatch",
    states=Text("The type of filing fits what was filed before.", "备案类型与以往备案情况相符。"),
    why=Text(
        "The type cannot be changed later; the order has to be abandoned.",
        "备案类型提交后不能更改，只能放弃订单重来。",
    ),
    mend=Text("Choose the type that is named here.", "请选择这里给出的备案类型。"),
)

_NAMES = {
    "first": Text("first filing", "首次备案"),
    "new-website": Text("new website", "新增网站"),
    "new-access": Text("new access", "新增接入"),
}


_CHANGE_TO = Text("Change to: {wanted}", "改为：{wanted}")

_FILED_BY_OTHERS = Text(
    "The domain is filed already, but not by this subject: a first filing is sent back.",
    "域名已有备案，但不在本主体名下：首次备案会被退回。",
)
_LET_GO = Text(
    "Let the earlier holder cancel the website; if the filing is your own, the subject is filed too:"
    " choose new access.",
    "请原主体先注销该网站；如为本主体所备，则主体也已备案，请选择新增接入。",
)


def fitting_type(subject_filed: bool, domain_filed: bool) -> str:
    """The type of filing for a subject and a domain that were filed before or not."""
    if not subject_filed:
        return "first"
    return "new-access" if domain_filed else "new-website"


@MISMATCH.look
def _mismatch(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    history = case.filing.history
    chosen = case.filing.filing_type
    if chosen not in _NAMES:
        if history.subject_filed is False:
            yield rule.fault(
                "filing_type",
                Text(
                    "Nothing is filed yet, so nothing can be changed or cancelled.",
                    "尚未备案，不能变更或注销。",
                ),
            )
        return
    if history.subject_filed is False and history.domain_filed and chosen == "first":
        yield rule.fault("history.domain_filed", _FILED_BY_OTHERS, _LET_GO)
        return
    if history.subject_filed is None or (history.subject_filed and history.domain_filed is None):
        return
    wanted = fitting_type(history.subject_filed, bool(history.domain_filed))
    if wanted != chosen:
        yield rule.fault(
            "filing_type",
            Text(
                "By what was filed before this is a {wanted}, not a {chosen}.",
                "按以往备案情况应为{wanted}，而不是{chosen}。",
            ).format(wanted=_NAMES[wanted], chosen=_NAMES[chosen]),
            answers=[Answer("", wanted, _CHANGE_TO.format(wanted=_NAMES[wanted]))],
        )


CONTRADICTED = Check(
    "order.history-contradicts-itself",
    states=Text(
        "What is said of earlier filings fits together.", "以往备案情况的各项内容互不矛盾。"
    ),
    why=Text("The type of filing follows from it.", "备案类型由此决定。"),
    mend=Text(
        "Look the subject up at beian.miit.gov.cn and correct the one that is wrong.",
        "请在 beian.miit.gov.cn 查询主体后修改。",
    ),
)


_IS_FILED = Text("The subject is filed", "主体已备案")


@CONTRADICTED.look
def _contradicted(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    history = case.filing.history
    if history.subject_filed is not False:
        return
    if history.subject_number.strip():
        yield rule.fault(
            "history.subject_number",
            Text(
                "A filing number is given, but the subject is said not to be filed.",
                "填写了备案号，却选择主体未备案。",
            ),
            answers=[Answer("history.subject_filed", "true", _IS_FILED)],
        )
    if history.filed_websites:
        yield rule.fault(
            "history.filed_websites",
            Text(
                "{count} filed websites are named, but the subject is said not to be filed.",
                "填写了 {count} 个已备案网站，却选择主体未备案。",
            ).format(count=history.filed_websites),
            answers=[Answer("history.subject_filed", "true", _IS_FILED)],
        )


OPEN = Check(
    "order.open-order",
    states=Text(
        "No other order of the subject is open, at any provider.",
        "同一主体在所有接入商处没有其他未完成的订单。",
    ),
    why=Text("The second order is usually sent back.", "第二个订单通常会被驳回。"),
    mend=Text("Finish or abandon the other order first.", "请先完成或放弃另一个订单。"),
)


@OPEN.look
def _open(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    if case.filing.history.open_order:
        yield rule.fault(
            "history.open_order",
            Text("Another order of this subject is open.", "该主体有未完成的备案订单。"),
        )


CHANGE = Check(
    "order.change-refused",
    states=Text("This type of filing is not taken here.", "当地不支持该备案类型。"),
    why=Text("The administration sends it back.", "管局会退回。"),
    mend=Text(
        "Choose the way that is named here, or ask the provider.",
        "请按此处说明办理，或询问接入商。",
    ),
    may_take={"fields": list},
)


@CHANGE.look
def _change(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    """With ``fields`` only where one of them changes, or while nothing is said of what changes."""
    fields = rule.get("fields")
    changed = {Place(one.field).pattern for one in case.filing.filed}
    if fields is None or not changed or not changed.isdisjoint(fields):
        yield rule.fault("filing_type", rule.text)


OFFERED = Check(
    "order.type-not-offered",
    states=Text(
        "The provider's console has this type of filing.", "接入商的备案系统提供该备案类型。"
    ),
    why=Text("Another type must be chosen there.", "须选择其他备案类型。"),
    mend=Text(
        "Look in the console, or ask the provider which type it takes instead.",
        "请在备案系统中查看，或询问接入商应选择的类型。",
    ),
)


@OFFERED.look
def _offered(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    yield rule.fault("filing_type", rule.text)


SHELL = Check(
    "order.shell-subject",
    states=Text(
        "How a subject whose sites were all cancelled gets a new one.",
        "空壳主体（已无网站的主体）如何新增网站。",
    ),
    why=Text("An empty subject is treated differently by province.", "各省对空壳主体的处理不同。"),
    mend=Text(
        "Enter how many websites are filed; if none is left, ask the provider before you begin.",
        "请填写已备案网站数量；如主体名下已无网站，请先询问接入商。",
    ),
    takes={"allowed": bool},
)


@SHELL.look
def _shell(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    history = case.filing.history
    empty = history.subject_filed and case.filing.filing_type == "new-website"
    if not empty or history.filed_websites:
        return
    if rule["allowed"]:
        text = Text(
            "No filed website is named. A subject without any may add one directly in this province.",
            "未填写已备案网站数量。该省允许空壳主体直接新增网站。",
        )
    else:
        text = Text(
            "No filed website is named. A subject without any must be cancelled first in this province.",
            "未填写已备案网站数量。该省空壳主体须先注销再重新备案。",
        )
    yield rule.fault("history.filed_websites", text)
