"""Fields that the console demands are filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from icpdesk.base.text import Text
from icpdesk.checks.registry import Case, Check
from icpdesk.model import Filing, Finding
from icpdesk.rulebook.fields import field_at
from icpdesk.rulebook.rows import Rule

MISSING = Check(
    "order.field-missing",
    states=Text("These fields are filled in: {fields}.", "以下各项已填写：{fields}。"),
    why=Text("The console does not let the order be submitted.", "备案系统不允许提交。"),
    mend=Text("Fill it in.", "请填写。"),
    takes={"fields": list},
)


@MISSING.look
def _missing(case: Case, rule: Rule) -> Iterator[Finding]:
    for pattern in rule["fields"]:
        field = field_at(case.book, pattern)
        label = field.label if field else Text(pattern, pattern)
        for place in _empty(case.filing, pattern):
            yield rule.fault(
                place,
                Text("Not filled in yet: {label}.", "没有填写{label}。").format(label=label),
            )


def _empty(filing: Filing, pattern: str) -> Iterator[str]:
    person = re.fullmatch(r"(.+(?:administrator|legal_representative))\.(\w+)", pattern)
    if person:
        role_pattern, name = person.groups()
        for role, value in filing.people():
            if re.sub(r"\[\d+\]", "[]", role) == role_pattern and not getattr(value, name):
                yield f"{role}.{name}"
        return
    yield from _walk(filing, pattern.split("."), "")


def _walk(value: Any, parts: list[str], place: str) -> Iterator[str]:
    head, *rest = parts
    name = head.removesuffix("[]")
    inner = getattr(value, name)
    here = f"{place}.{name}" if place else name
    if head.endswith("[]"):
        for index, item in enumerate(inner):
            yield from _walk(item, rest, f"{here}[{index}]")
        return
    if rest:
        yield from _walk(inner, rest, here)
    elif inner in ("", (), None):
        yield here
