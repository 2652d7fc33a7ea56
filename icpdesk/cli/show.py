"""Reports as text on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from icpdesk.base.text import Language, Text
from icpdesk.model import Finding, NotAssessed, Report, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}

_WORDS = {
    Severity.ERROR: Text("error", "错误"),
    Severity.WARNING: Text("warning", "提醒"),
    Severity.INFO: Text("note", "说明"),
}

_VERDICTS = {
    "pass": Text("Nothing stands in the way.", "未发现问题。"),
    "warn": Text("Can be submitted; look at the warnings first.", "可以提交，请先查看提醒。"),
    "fail": Text("Not ready: mend the errors first.", "尚不能提交：请先改正错误。"),
}


_NOTE = Text("note", "说明")


def show_report(report: Report, language: Language, notes: Iterable[Text] = ()) -> None:
    """The whole report: findings, open points, notes of province and provider, verdict, rulebook."""
    for line in finding_lines(report.findings, language):
        click.echo(line)
    for line in open_point_lines(report.not_assessed, language):
        click.echo(line)
    for note in notes:
        click.echo(f"{_NOTE[language]}  {note[language]}")
    counts = "  ".join(
        f"{_WORDS[severity][language]}: {len(report.at(severity))}" for severity in Severity
    )
    verdict = _VERDICTS[report.verdict][language]
    if report.not_assessed and report.verdict == "pass":
        verdict = Text(
            "No fault found; the points above could not be looked at.",
            "未发现问题，但以上各点未能检查。",
        )[language]
    click.echo(f"{verdict}  ({counts})")
    click.echo(
        Text(
            f"Rulebook {report.rulebook_version}, as of {report.as_of}.",
            f"规则库 {report.rulebook_version}，按 {report.as_of} 的规定。",
        )[language]
    )


def finding_lines(findings: Iterable[Finding], language: Language) -> Iterator[str]:
    """Three lines a finding: what and where, advice, source."""
    for finding in findings:
        mark = click.style(_WORDS[finding.severity][language], fg=_COLOURS[finding.severity])
        yield f"{mark}  {finding.where}: {finding.message[language]}"
        if finding.advice[language]:
            yield f"       → {finding.advice[language]}"
        sources = "; ".join(f"{source.title}, {source.as_of}" for source in finding.sources)
        yield click.style(f"       [{finding.rule}] {sources}", dim=True)


def open_point_lines(points: Iterable[NotAssessed], language: Language) -> Iterator[str]:
    """One line a point that could not be looked at."""
    mark = click.style(Text("open", "未检查")[language], fg="cyan")
    for point in points:
        yield f"{mark}  {point.reason[language]}  [{point.rule}]"
