"""The report on paper: findings, what could not be looked at, dates, what is left to do by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from icpdesk.base.text import Text
from icpdesk.model import Finding, Report, Severity
from icpdesk.pdf import fonts, sheet


@dataclass(frozen=True, slots=True)
class DateLine:
    """One date of the report."""

    when: str
    what: Text


_HEADINGS = {
    Severity.ERROR: (Text("Errors", "错误"), fonts.RED),
    Severity.WARNING: (Text("Warnings", "提醒"), fonts.AMBER),
    Severity.INFO: (Text("Notes", "说明"), fonts.BLUE),
}


def report_pdf(
    report: Report,
    *,
    title: Text,
    dates: Sequence[DateLine],
    notices: Sequence[Text],
    notes: Sequence[Text] = (),
    after: Sequence[DateLine] = (),
    draft: bool = False,
) -> bytes:
    """All of the report in Chinese and English; ``notices`` are ticked off by hand.

    ``notes`` are what province and provider say about the steps; ``after`` are the tasks after
    approval, with their dates where they run already.
    """
    counts = "　".join(
        f"{heading.zh} {heading.en} {len(report.at(severity))}"
        for severity, (heading, _) in _HEADINGS.items()
    )
    story: list[Any] = [
        sheet.paragraph(title.zh, "headline"),
        sheet.paragraph(
            f"{title.en} · 规则库 {report.rulebook_version}，按 {report.as_of} 的规定", "under"
        ),
        sheet.paragraph(f"{counts}　未检查 Not assessed {len(report.not_assessed)}", "cell"),
    ]
    for severity, (heading, colour) in _HEADINGS.items():
        findings = report.at(severity)
        if findings:
            story.append(_heading(f"{heading.zh} {heading.en}（{len(findings)}）", colour))
            for finding in findings:
                story += _finding(finding)
    if report.not_assessed:
        count = len(report.not_assessed)
        story.append(_heading(f"未检查 Not assessed（{count}）", fonts.QUIET))
        story += [sheet.both(point.reason) for point in report.not_assessed]
    if dates:
        story.append(_heading("日期 Dates", fonts.INK))
        rows = [
            [sheet.paragraph(line.when, "compact"), sheet.both(line.what, "compact", size=7.5)]
            for line in dates
        ]
        story.append(sheet.table(rows, (150, sheet.WIDTH - 150)))
    if notes:
        story.append(_heading("省管局与接入商说明 Notes of province and provider", fonts.INK))
        story += [sheet.both(note, size=7.5) for note in notes]
    story.append(_heading("仍须人工确认 To do by hand", fonts.INK))
    by_hand = [[sheet.tick_box(), sheet.both(line, "compact", size=7.5)] for line in notices]
    story.append(sheet.table(by_hand, (24, sheet.WIDTH - 24)))
    if after:
        story.append(_heading("备案通过后 After approval", fonts.INK))
        rows = [
            [
                sheet.tick_box(),
                sheet.both(line.what, "compact", size=7.5),
                sheet.paragraph(line.when, "compact"),
            ]
            for line in after
        ]
        story.append(sheet.table(rows, (24, sheet.WIDTH - 24 - 120, 120)))
    return sheet.build(story, title=title.zh, footer="icpdesk", draft=draft)


def _heading(text: str, colour: str) -> Any:
    return sheet.block([sheet.run(text, colour=colour)], "heading")


def _finding(finding: Finding) -> list[Any]:
    sources = "；".join(source.line.zh for source in finding.sources)
    english = " ".join(part for part in (finding.message.en, finding.advice.en) if part)
    where = " · ".join(part for part in (finding.where, finding.rule, sources) if part)
    advice = [sheet.run(f"\n→ {finding.advice.zh}")] if finding.advice else []
    return [
        sheet.block([sheet.run(finding.message.zh, bold=True), *advice], "finding"),
        sheet.paragraph(english, "english"),
        sheet.paragraph(where, "where"),
    ]
