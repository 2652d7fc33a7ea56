"""A change (变更备案): what is filed today, what it becomes, and whether it may be changed so."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.model.place import FILED, Place
from icpdesk.rulebook.changes import DOMAINS, can_be_named, changes_of, parts_of
from icpdesk.rulebook.filing_types import type_of
from icpdesk.rulebook.rows import Rule

NOTHING = Check(
    "order.change-nothing",
    states=Text(
        "A change says which fields change and what is filed of them today.",
        "变更备案须列出变更的栏目及原备案内容。",
    ),
    why=Text(
        "Without it nobody can see what to change in the console, or whether it may be changed.",
        "否则无法得知在备案系统中修改哪些栏目、是否允许修改。",
    ),
    mend=Text(
        "Name each field that changes with its old value; look the old value up at beian.miit.gov.cn.",
        "请逐项填写变更栏目和原内容；原内容可在 beian.miit.gov.cn 查询。",
    ),
)


@NOTHING.look
def _nothing(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    if not any(one.field or one.value for one in case.filing.filed):
        yield rule.fault("filed", Text("Nothing is said of what changes.", "没有填写变更内容。"))


SAME = Check(
    "order.change-same-value",
    states=Text("Old and new value of a change differ.", "变更前后的内容不同。"),
    why=Text(
        "A change that changes nothing is usually sent back.", "没有变化的变更申请通常会被驳回。"
    ),
    mend=Text(
        "Correct the old or the new value, or leave the field out.",
        "请修改原内容或新内容，或删除该项。",
    ),
)


@SAME.look
def _same(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for change in changes_of(case.filing, case.book):
        if change.is_same and (change.old or change.new):
            yield rule.fault(
                change.place,
                Text(
                    "{label}: old and new value are the same.", "{label}：变更前后内容相同。"
                ).format(label=change.label),
            )


UNKNOWN = Check(
    "order.change-field-unknown",
    states=Text(
        "What changes are fields of this filing, each once.", "变更项为本备案的栏目，且不重复。"
    ),
    why=Text("Nobody can tell what is meant.", "无法得知所指栏目。"),
    mend=Text(
        "Write the path of the field, e.g. subject.name or websites[0].name; `icpdesk schema` lists them.",
        "请填写栏目路径，如 subject.name、websites[0].name；用 icpdesk schema 可列出。",
    ),
)


@UNKNOWN.look
def _unknown(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, one in enumerate(case.filing.filed):
        if not one.field and not one.value:
            continue  # left empty, as a new file has it
        if not can_be_named(case.filing, one.field, case.book):
            yield rule.fault(
                f"filed[{number}].field",
                Text("“{name}” is no field of this filing.", "“{name}”不是本备案的栏目。").format(
                    name=one.field
                ),
            )
        elif one.field in seen:
            yield rule.fault(
                f"filed[{number}].field",
                Text("“{name}” stands twice.", "“{name}”重复。").format(name=one.field),
            )
        seen.add(one.field)


OTHER_TYPE = Check(
    "order.change-of-other-type",
    states=Text(
        "Only fields of this type of change are changed.", "只变更该备案类型可变更的栏目。"
    ),
    why=Text(
        "The console of this type does not show the field.", "该类型的备案系统页面没有这一栏目。"
    ),
    mend=Text(
        "Hand it in as its own change, or choose the change of subject and websites together.",
        "请另行办理对应的变更，或选择变更备案（主体和网站一并变更）。",
    ),
)


@OTHER_TYPE.look
def _other_type(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    kind = type_of(case.book.vocabulary("filing_types"), case.filing.filing_type)
    for change in changes_of(case.filing, case.book):
        pattern = Place(change.path).pattern
        if pattern != "province" and not kind.takes_change_of(pattern):
            yield rule.fault(
                change.place,
                Text("{label} is not changed by “{type}”.", "“{type}”不能修改{label}。").format(
                    label=change.label, type=kind.name
                ),
            )


TO_NOTHING = Check(
    "order.change-to-nothing",
    states=Text("Each changed field has its new value.", "每个变更栏目都有新内容。"),
    why=Text("The console does not take an empty field.", "备案系统不接受空白。"),
    mend=Text("Enter the new value in the field itself.", "请在该栏目填写新内容。"),
)


@TO_NOTHING.look
def _to_nothing(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for change in changes_of(case.filing, case.book):
        optional = change.field is not None and change.field.optional
        if not change.new and not optional:
            yield rule.fault(
                change.path,
                Text("{label}: the new value is missing.", "{label}：缺少新内容。").format(
                    label=change.label
                ),
            )


ADDED = Check(
    "order.change-domains-added",
    states=Text("A change drops domains and adds none.", "变更只能减少域名，不能新增。"),
    why=Text(
        "Since 2019-04-22 one domain is one website: a new one is filed as a new website.",
        "自 2019-04-22 起一个域名对应一个网站，新域名须新增网站。",
    ),
    mend=Text("File the new domain as a new website.", "新域名请办理新增网站。"),
)


@ADDED.look
def _added(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for change in changes_of(case.filing, case.book):
        if Place(change.path).pattern != DOMAINS:
            continue
        old = set(parts_of(change.old))
        more = [name for name in parts_of(change.new) if name not in old]
        if more:
            yield rule.fault(
                change.path,
                Text(
                    "Not filed for this website: {names}.", "该网站未备案的域名：{names}。"
                ).format(names=Text(", ".join(more), "、".join(more))),
            )


REFUSED = Check(
    "order.change-field-refused",
    states=Text("These fields are not changed: {fields}.", "以下栏目不能变更：{fields}。"),
    why=Text("The administration sends it back.", "管局会退回。"),
    mend=Text(
        "Cancel and file anew where the change is not taken; the provider knows.",
        "不能变更的须注销后重新备案，请咨询接入商。",
    ),
    takes={"fields": list},
)


@REFUSED.look
def _refused(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for number, one in enumerate(case.filing.filed):
        if Place(one.field).pattern in rule["fields"]:
            yield rule.fault(FILED / number, rule.text)
