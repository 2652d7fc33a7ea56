"""Fields that the console demands are filled in."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Filing, Finding, Place
from icpdesk.rulebook.fields import Field, field_at
from icpdesk.rulebook.rows import Rule

MISSING = Check(
    "order.field-missing",
    states=Text("These fields are filled in: {fields}.", "以下各项已填写：{fields}。"),
    why=Text("The console does not let the order be submitted.", "备案系统不允许提交。"),
    mend=Text("Fill it in.", "请填写。"),
    takes={"fields": list},
)


@MISSING.look
def _missing(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for pattern in rule["fields"]:
        field = field_at(case.book, pattern)
        label = field.label if field else Text(pattern, pattern)
        for place in Place(pattern).each_in(case.filing):
            if place.get(case.filing) in ("", (), None) and _asked(case.filing, place, field):
                yield rule.fault(
                    place,
                    Text("Not filled in yet: {label}.", "没有填写{label}。").format(label=label),
                )


def _asked(filing: Filing, place: Place, field: Field | None) -> bool:
    """Whether the website, app or mini programme at ``place`` is asked for it."""
    if place.website is None:
        return True
    website = filing.websites[place.website]
    if field is None:
        # Lists (domains) of apps have a check of their own: an app may have an IP address instead.
        return website.service_type not in ("app", "mini-programme")
    return field.asked_of(website)
