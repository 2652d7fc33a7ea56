"""Reports as text on the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from icpdesk.base.text import Language, Text
from icpdesk.model import Finding, Light, NotAssessed, Report, Severity

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}

_WORDS = {
    Severity.ERROR: Text("error", "错误"),
    Severity.WARNING: Text("warning", "提醒"),
    Severity.INFO: Text("note", "说明"),
}

_VERDICTS: dict[Light, tuple[Text, str | None]] = {
    "pass": (Text("No problems found.", "未发现问题。"), "green"),
    "partial": (
        Text(
            "No problems found so far; the open points above were not checked.",
            "已检查的部分未发现问题，以上各点未检查。",
        ),
        None,
    ),
    "warn": (Text("No errors; look at the warnings first.", "无错误，请先查看提醒。"), "yellow"),
    "fail": (Text("Not ready: fix the errors first.", "尚有错误，请先修改。"), "red"),
}
"""The last word, and its colour: green only where nothing was left out."""


LIGHTS: dict[Light, Text] = {
    "pass": Text("pass", "通过"),
    "partial": Text("nothing found, not all checked", "未发现问题，未全部检查"),
    "warn": Text("warn", "需留意"),
    "fail": Text("fail", "需修改"),
}
"""One word for a picture."""

_NOTE = Text("note", "说明")
_OPEN = Text("not checked", "未检查")


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
    counts += f"  {_OPEN[language]}: {len(report.not_assessed)}"
    verdict, colour = _VERDICTS[report.light]
    click.echo(click.style(f"{verdict[language]}  ({counts})", fg=colour))
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
        sources = "; ".join(source.line[language] for source in finding.sources)
        yield click.style(f"       [{finding.rule}] {sources}", dim=True)


def open_point_lines(points: Iterable[NotAssessed], language: Language) -> Iterator[str]:
    """One line a point that could not be looked at."""
    mark = click.style(_OPEN[language], fg="cyan")
    for point in points:
        yield f"{mark}  {point.reason[language]}  [{point.rule}]"
