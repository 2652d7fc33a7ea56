"""The dates that follow from a filing: what is due when, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from icpdesk.base.text import Text
from icpdesk.base.workdays import add_days, add_months, add_workdays, last_known_day
from icpdesk.followup.values import Deadline
from icpdesk.model import Filing, Source
from icpdesk.model.place import SUBJECT
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.facts import dated_papers
from icpdesk.rulebook.filing_types import type_of


def deadlines_of(case: Case) -> tuple[Deadline, ...]:
    """All dates, in order; counted from the day of submission, else from ``today``."""
    table = case.book.table("deadlines")
    submit = case.filing.submit_on or case.day
    kind = type_of(case.book.vocabulary("filing_types"), case.filing.filing_type)
    found = [
        *_before(case.filing, case.book, table, submit),
        *_review(case.book, table, submit, reviewed=kind.has_span("provider-review")),
        *_change(case.book, table, submit),
        *_cancellation(case.book, table, submit),
        *_after(case, table),
        *_papers(case.filing, case.book, table),
        *_dated(Case(case.filing, case.book, submit)),
    ]
    held = (item for item in found if kind.has_span(item.id))
    return tuple(sorted(held, key=lambda item: (item.first, item.id)))


def holidays_known_until() -> Text:
    """Says up to when the announced holidays are known."""
    day = last_known_day()
    return Text(
        f"Public holidays are known until {day}; later dates count Monday to Friday.",
        f"法定节假日数据截至 {day}，之后按周一至周五计算。",
    )


def _before(
    filing: Filing, book: Rulebook, table: Mapping[str, Any], submit: date
) -> Iterator[Deadline]:
    row = table["domain-sync"]
    for place, domain in filing.domains():
        if domain.verified_on:
            due = add_workdays(domain.verified_on, row["least"])
            yield Deadline(
                "domain-sync",
                Text(f"Earliest submission for {domain.name}", f"{domain.name} 最早可提交日期"),
                due.day,
                due.day,
                due.certain,
                _sources(row, book),
                place / "verified_on",
            )


def _review(
    book: Rulebook, table: Mapping[str, Any], submit: date, *, reviewed: bool
) -> Iterator[Deadline]:
    """``reviewed``: whether the provider reviews at all; else the order goes straight on."""
    row = table["provider-review"]
    start = add_workdays(submit, row["least"] if reviewed else 0)
    end = add_workdays(submit, row["most"] if reviewed else 0)
    yield Deadline(
        "provider-review",
        Text("Answer of the provider's first review", "接入商初审结果"),
        start.day,
        end.day,
        start.certain and end.certain,
        _sources(row, book),
    )
    sms = _state(table["sms"], submit)
    days = sms["most"] // 24
    yield Deadline(
        "sms",
        Text(
            f"Answer the ministry's text message within {sms['most']} hours of its arrival",
            f"收到工信部短信后 {sms['most']} 小时内完成核验",
        ),
        start.day,
        add_days(end.day, days),
        start.certain and end.certain,
        _sources(sms, book),
    )
    row = _state(table["administration"], submit)
    first, last = add_workdays(start.day, row["least"]), add_workdays(end.day, row["most"])
    yield Deadline(
        "administration",
        Text(
            f"Answer of the administration ({row['least']}–{row['most']} working days)",
            f"管局审核结果（{row['least']}–{row['most']} 个工作日）",
        ),
        first.day,
        last.day,
        first.certain and last.certain,
        _sources(row, book),
    )


def _change(book: Rulebook, table: Mapping[str, Any], submit: date) -> Iterator[Deadline]:
    """When a change that is handed in on ``submit`` may take effect, by the ministry's order."""
    row = table["change"]
    first = add_days(submit, row["least"])
    said = row["other"]
    names = [source.name for source in _sources(said, book)]
    names_en, names_zh = "; ".join(n.en for n in names), "、".join(n.zh for n in names)
    yield Deadline(
        "change",
        Text(
            f"First day on which the change may take effect: it is handed in {row['least']} days"
            f" before ({names_en} says otherwise: {said['en']})",
            f"变更最早生效日：须提前 {row['least']} 日办理变更备案（{names_zh}另称：{said['zh']}）",
        ),
        first,
        first,
        True,
        _sources(row, book),
        "filing_type",
    )


def _cancellation(book: Rulebook, table: Mapping[str, Any], submit: date) -> Iterator[Deadline]:
    """When the administration answers a cancellation that is handed in on ``submit``."""
    row = table["cancellation"]
    first, last = add_workdays(submit, row["least"]), add_workdays(submit, row["most"])
    said = row["other"]
    names = [source.name for source in _sources(said, book)]
    names_en, names_zh = "; ".join(n.en for n in names), "、".join(n.zh for n in names)
    yield Deadline(
        "cancellation",
        Text(
            f"Answer of the administration to the cancellation ({names_en} says: {said['en']})",
            f"管局对注销申请的审核结果（{names_zh}称：{said['zh']}）",
        ),
        first.day,
        last.day,
        first.certain and last.certain,
        _sources(row, book),
        "filing_type",
    )


def _after(case: Case, table: Mapping[str, Any]) -> Iterator[Deadline]:
    """What runs from opening, approval and the approval of the public security."""
    approved, opened = case.filing.approval.approved_on, case.filing.opened_on
    begins = opened or approved
    if begins:
        row = table["public-security"]
        unless = Text("", "") if opened else Text(" (if the site opens then)", "（以开通日起算）")
        yield Deadline(
            "public-security",
            Text(
                f"Public-security filing at beian.mps.gov.cn{unless.en}",
                f"公安联网备案（beian.mps.gov.cn）{unless.zh}",
            ),
            begins,
            add_days(begins, row["most"]),
            True,
            _sources(row, case.book),
            "opened_on" if opened else "approval.approved_on",
        )
    row = table["data-code"]
    if approved and row["since"] <= approved:
        yield Deadline(
            "data-code",
            Text(
                "Use the data code for the public-security filing (if you agreed to one)",
                "使用公安备案数据码（提交时已同意的）",
            ),
            approved,
            add_days(approved, row["most"]),
            True,
            _sources(row, case.book),
            "approval.approved_on",
        )
    granted = case.filing.approval.public_security_on
    if granted:
        row = table["public-security-number"]
        yield Deadline(
            "public-security-number",
            Text(
                "Show number and icon of the public-security filing on the site",
                "在网站上悬挂公安备案号和图标",
            ),
            granted,
            add_days(granted, row["most"]),
            True,
            _sources(row, case.book),
            "approval.public_security_on",
        )
    if approved:
        row = table["yearly"]
        due = add_months(approved, row["least"])
        while due < case.day:
            due = add_months(due, row["least"])
        yield Deadline(
            "yearly",
            Text(
                "Yearly look: data, documents, domain, server and footer still true?",
                "年度自查：备案信息、证件、域名、服务器与页脚是否仍属实",
            ),
            due,
            due,
            True,
            _sources(row, case.book),
            "approval.approved_on",
        )


def _papers(filing: Filing, book: Rulebook, table: Mapping[str, Any]) -> Iterator[Deadline]:
    months = table["remaining-validity"]["least"]
    sources = _sources(table["remaining-validity"], book)
    ends: list[tuple[str, Text, Any]] = [
        (
            SUBJECT / "certificate" / "valid_until",
            Text("Certificate of the subject", "主办单位证件"),
            filing.subject.certificate.valid_until,
        )
    ]
    for role, person in filing.people():
        name = Text(f"Document of {person.name}", f"{person.name}的证件")
        ends.append((role / "valid_until", name, person.valid_until))
    for place, domain in filing.domains():
        name = Text(f"Domain {domain.name}", f"域名 {domain.name}")
        ends.append((place / "expires_on", name, domain.expires_on))
    seen: set[tuple[str, Any]] = set()
    for where, what, end in ends:
        if not isinstance(end, date) or (what.en, end) in seen:
            continue
        seen.add((what.en, end))
        last = add_months(end, -months)
        yield Deadline(
            "validity",
            Text(
                f"{what.en}: too short for a filing after this day (ends {end})",
                f"{what.zh}：此日后剩余有效期不足（{end} 到期）",
            ),
            last,
            last,
            True,
            sources,
            where,
        )


def _dated(case: Case) -> Iterator[Deadline]:
    """Until when letters and certificates are recent enough, by the rows that check it."""
    slots = case.book.vocabulary("slots")
    seen: set[tuple[str, date]] = set()
    for rule in case.book.select(case.filing, case.day):
        if rule.id != "papers.too-old" or not rule.known:
            continue
        months, days = rule.get("at_most_months"), rule.get("at_most_days")
        paper = slots.name_of(rule["slot"])
        for place, signed in dated_papers(case.filing, rule["slot"]):
            end = add_months(signed, months) if months else add_days(signed, days or 0)
            if (paper.en, end) in seen:
                continue
            seen.add((paper.en, end))
            yield Deadline(
                "paper",
                Text(
                    f"{paper.en} of {signed} is too old after this day",
                    f"{paper.zh}（{signed}）在此日后超期",
                ),
                end,
                end,
                True,
                rule.sources,
                place,
            )


def _state(rows: list[Mapping[str, Any]], day: date) -> Mapping[str, Any]:
    for row in rows:
        if row.get("since", date.min) <= day <= row.get("until", date.max):
            return row
    return rows[-1]


def _sources(row: Mapping[str, Any], book: Rulebook) -> tuple[Source, ...]:
    return tuple(book.sources[name] for name in row["sources"])
