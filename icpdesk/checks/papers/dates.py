"""Dates on papers: not too old, not in the future."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.base.workdays import add_days, add_months
from icpdesk.checks.registry import Case, Check
from icpdesk.model import Finding
from icpdesk.rulebook.facts import dated_papers
from icpdesk.rulebook.rows import Rule

OLD = Check(
    "papers.too-old",
    states=Text("The paper is recent enough: {slot}.", "材料日期未超期：{slot}。"),
    why=Text("Reviewers refuse older papers.", "超期材料会被驳回。"),
    mend=Text("Have a new one made.", "请重新出具。"),
    takes={"slot": str},
    may_take={"at_most_days": int, "at_most_months": int},
)


@OLD.look
def _old(case: Case, rule: Rule) -> Iterator[Finding]:
    months, days = rule.get("at_most_months"), rule.get("at_most_days")
    for place, day in dated_papers(case.filing, rule["slot"]):
        end = add_months(day, months) if months else add_days(day, days or 0)
        if case.today > end:
            yield rule.fault(
                place,
                Text(
                    "It is dated {day} and was good until {end}.",
                    "落款日期为 {day}，有效至 {end}。",
                ).format(day=day, end=end),
                measured={"value": (case.today - day).days},
            )


FUTURE = Check(
    "papers.dated-after-submission",
    states=Text("No paper is dated after the submission.", "材料日期不晚于提交日。"),
    why=Text("Reviewers refuse a date in the future.", "日期在提交之后会被驳回。"),
    mend=Text("Correct the date or wait.", "请改正日期或等到该日。"),
)

_DATED = ("authorisation-letter", "domain-certificate", "income-proof", "residence-proof",
          "promise-letter", "construction-plan", "other")  # fmt: skip


@FUTURE.look
def _future(case: Case, rule: Rule) -> Iterator[Finding]:
    for slot in _DATED:
        for place, day in dated_papers(case.filing, slot):
            if day > case.today:
                yield rule.fault(
                    place, Text("It is dated {day}.", "落款日期为 {day}。").format(day=day)
                )
