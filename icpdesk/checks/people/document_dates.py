"""Validity of identity documents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from icpdesk.base.text import Text
from icpdesk.base.workdays import add_months
from icpdesk.checks.persons import distinct
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.rulebook.facts import age_on, birth_date
from icpdesk.rulebook.rows import Rule

EXPIRED = Check(
    "people.document-expired",
    states=Text("Identity documents are valid on the day of submission.", "证件在提交日有效。"),
    why=Text("An expired document is usually sent back.", "过期证件通常会被驳回。"),
    mend=Text("Have it renewed first.", "请先换发证件。"),
)


def _ends(case: FilingCase) -> Iterator[tuple[str, date]]:
    for role, person in distinct(case):
        if isinstance(person.valid_until, date):
            yield role / "valid_until", person.valid_until


@EXPIRED.look
def _expired(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, end in _ends(case):
        if end < case.day:
            yield rule.fault(
                place,
                Text("The document ended on {end}.", "证件已于 {end} 到期。").format(end=end),
            )


EXPIRING = Check(
    "people.document-expiring",
    states=Text(
        "Identity documents are valid for at least {at_least_months} more months.",
        "证件剩余有效期不少于 {at_least_months} 个月。",
    ),
    why=Text("Reviewers usually send back documents that end soon.", "有效期不足通常会被驳回。"),
    mend=Text("Have it renewed first.", "请先换发证件。"),
    takes={"at_least_months": int},
)


@EXPIRING.look
def _expiring(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    limit = add_months(case.day, rule["at_least_months"])
    for place, end in _ends(case):
        if case.day <= end < limit:
            yield rule.fault(
                place,
                Text(
                    "The document ends on {end}; {months} months must be left.",
                    "证件将于 {end} 到期，剩余有效期须不少于 {months} 个月。",
                ).format(end=end, months=rule["at_least_months"]),
                measured={
                    "value": (end - case.day).days,
                    "threshold_months": rule["at_least_months"],
                },
            )


SWAPPED = Check(
    "people.validity-dates-swapped",
    states=Text(
        "A document begins after its holder's birth and before it ends, and not in the future.",
        "证件有效期起始晚于出生、早于截止，且不在将来。",
    ),
    why=Text("The form refuses it.", "备案系统不接受。"),
    mend=Text("Copy both dates from the document.", "请按证件填写起止日期。"),
)


@SWAPPED.look
def _swapped(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in distinct(case):
        start, end = person.valid_from, person.valid_until
        if start and isinstance(end, date) and end <= start:
            yield rule.fault(
                role / "valid_until",
                Text("It ends on {end}, before it begins.", "截止日期 {end} 早于起始日期。").format(
                    end=end
                ),
            )
        elif start and (born := birth_date(person)) and start < born:
            yield rule.fault(
                role / "valid_from",
                Text(
                    "It begins on {start}, before its holder was born ({born}).",
                    "起始日期 {start} 早于持有人出生日期 {born}。",
                ).format(start=start, born=born),
            )
        elif start and start > case.day:
            yield rule.fault(
                role / "valid_from",
                Text("It begins on {start}, in the future.", "起始日期 {start} 在将来。").format(
                    start=start
                ),
            )


ODD = Check(
    "people.validity-period-odd",
    states=Text(
        "A resident ID is valid for 5, 10 or 20 years or long-term, by the age at its issue.",
        "居民身份证有效期按发证时年龄为 5 年、10 年、20 年或长期。",
    ),
    why=Text("Any other span is a typing mistake.", "其他年限说明日期或号码输错。"),
    mend=Text("Copy both dates from the back of the card.", "请按证件背面填写起止日期。"),
)


@ODD.look
def _odd(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for role, person in distinct(case):
        start, end = person.valid_from, person.valid_until
        if person.document_type != "resident-id" or start is None or end is None:
            continue
        years = _span(start, end)
        born = birth_date(person)
        if years is None:
            text = Text(
                "The span from {start} to {end} is unusual for a resident ID.",
                "{start} 至 {end} 不是身份证的常见有效期。",
            ).format(start=start, end=end)
        elif born and start >= born and years not in _usual_spans(born, start):
            text = Text(
                "Somebody of {age} years gets a card for {usual}, not for {given}.",
                "{age} 周岁时签发的身份证有效期为{usual}，而不是{given}。",
            ).format(
                age=age_on(born, start),
                usual=[_YEARS[span] for span in sorted(_usual_spans(born, start) - {0})],
                given=_YEARS[years],
            )
        else:
            continue
        yield rule.fault(role / "valid_until", text)


_LONG = 99
_YEARS = {
    5: Text("5 years", "5 年"),
    10: Text("10 years", "10 年"),
    20: Text("20 years", "20 年"),
    _LONG: Text("long-term", "长期"),
}


def _span(start: date, end: date | str) -> int | None:
    """Years from ``start`` to ``end`` as cards are issued, or None; 0 stands for swapped dates."""
    if not isinstance(end, date):
        return _LONG
    usual = (5, 10, 20)
    if end <= start:
        return 0
    return next(
        (span for span in usual if abs((end - add_months(start, 12 * span)).days) <= 1), None
    )


def _usual_spans(born: date, start: date) -> set[int]:
    """The spans that the law gives at that age; a card is applied for up to three months before."""
    spans = {0}
    for day in (add_months(start, -3), start):
        age = age_on(born, day)
        spans.add(5 if age < 16 else 10 if age < 26 else 20 if age < 46 else _LONG)
    return spans
