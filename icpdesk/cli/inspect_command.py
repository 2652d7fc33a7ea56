"""``icpdesk inspect IMAGE... --slot SLOT``: check pictures (or videos) for one upload slot."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from icpdesk.base.text import Language, Text
from icpdesk.cli.common import (
    TerminalProgress,
    as_of_option,
    emit_json,
    json_option,
    language_option,
    say,
)
from icpdesk.cli.show import LIGHTS, finding_lines, open_point_lines
from icpdesk.cli.terms import known_provider, known_slot
from icpdesk.rulebook.case import Case


@click.command("inspect")
@click.argument("images", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--slot", required=True, help="See 'icpdesk slots' / 上传位置")
@click.option("--provider", help="Default: the filing's, else aliyun / 接入商")
@as_of_option
@click.option(
    "--annotate",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for copies that show each finding / 标注图输出目录",
)
@click.option(
    "--filing",
    "filing_file",
    type=click.Path(path_type=Path),
    help="Filing that a signed paper belongs to / 签署材料所属的备案文件",
)
@json_option
@language_option
def command(
    images: tuple[Path, ...],
    slot: str,
    provider: str | None,
    as_of: date | None,
    annotate: Path | None,
    filing_file: Path | None,
    as_json: bool,
    lang: Language,
) -> int:
    """Check pictures for an upload slot.

    检查某个上传位置的图片。
    """
    from icpdesk.model import Filing
    from icpdesk.pipeline.annotate import write_annotated
    from icpdesk.pipeline.inspect import inspect_file, printed_papers
    from icpdesk.pipeline.rules import open_rulebook

    book = open_rulebook()
    place = known_slot(slot)
    filing = Filing()
    if filing_file is not None:
        from icpdesk.pipeline.filing_file import read_filing

        filing = read_filing(filing_file).filing
    if provider is not None:
        filing = filing.changed({"provider": known_provider(provider)})
    day = filing.day(as_of)
    case = Case(filing, book, day)
    printed = printed_papers(case, place) if filing_file else ()
    progress = TerminalProgress()
    reports = []
    for done, image in enumerate(images):
        progress.step(done, len(images), Text(image.name, image.name))
        reports.append(inspect_file(image, place, case=case, printed=printed))
    shown = write_annotated(reports, annotate, lang) if annotate else []
    if as_json:
        emit_json([report.as_json(lang) for report in reports])
    else:
        for report in reports:
            say(f"{report.file}: {LIGHTS[report.light][lang]}")
            if "seconds" in report.measures:
                say(f"  {report.facts[lang]}")
            for line in finding_lines(report.findings, lang):
                say(f"  {line}")
            once = {point.reason.en: point for point in report.not_assessed}
            for line in open_point_lines(once.values(), lang):
                say(f"  {line}")
        for path in shown:
            say(str(path))
    return 1 if any(report.verdict == "fail" for report in reports) else 0
