"""``icpdesk inspect IMAGE... --slot SLOT``: check pictures (or videos) for one upload slot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from icpdesk.checks.picture_report import PictureReport


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
    from icpdesk.checks.pictures import inspect_file
    from icpdesk.model import Filing
    from icpdesk.pictures.videos.video import facts_in_words
    from icpdesk.pipeline.inspect import printed_papers
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
    printed = printed_papers(filing, place, book, day) if filing_file else ()
    progress = TerminalProgress()
    reports = []
    for done, image in enumerate(images):
        progress.step(done, len(images), Text(image.name, image.name))
        reports.append(
            inspect_file(
                image, place, filing=filing, book=book, today=day, signed=True, printed=printed
            )
        )
    shown = write_annotated(reports, annotate, lang) if annotate else []
    if as_json:
        emit_json([report.as_json(lang) for report in reports])
    else:
        for report in reports:
            say(f"{report.file}: {LIGHTS[report.light][lang]}")
            if "seconds" in report.measures:
                say(f"  {facts_in_words(report.measures)[lang]}")
            for line in finding_lines(report.findings, lang):
                say(f"  {line}")
            once = {point.reason.en: point for point in report.not_assessed}
            for line in open_point_lines(once.values(), lang):
                say(f"  {line}")
        for path in shown:
            say(str(path))
    return 1 if any(report.verdict == "fail" for report in reports) else 0


def write_annotated(reports: Sequence[PictureReport], folder: Path, lang: Language) -> list[Path]:
    """A copy of each picture that could be opened, with what was found drawn onto it.

    Named after the picture and its place in the call, so that two of one name do not collide.
    """
    import io

    from icpdesk.base.file_errors import cannot_write
    from icpdesk.base.files import write_atomically
    from icpdesk.base.names import portable
    from icpdesk.pictures.annotate import Mark, annotated

    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise cannot_write(folder, problem) from None
    written = []
    for number, report in enumerate(reports, 1):
        if report.picture is None:
            continue
        marks = [
            Mark(finding.rule, finding.message[lang], finding.severity.value, finding.measured)
            for finding in report.findings
        ]
        sink = io.BytesIO()
        annotated(report.picture, marks, report.measures).save(sink, "PNG")
        path = folder / f"{number:02d}_{portable(Path(report.file).stem)}_{report.slot}.png"
        write_atomically(path, sink.getvalue())
        written.append(path)
    return written
