"""``icpdesk check FILING.yaml``: run every check and print the report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from icpdesk.base.text import Language
from icpdesk.cli.common import (
    TerminalProgress,
    as_of_option,
    emit_json,
    json_option,
    language_option,
    rules_option,
    tell_changes,
)
from icpdesk.cli.show import show_report
from icpdesk.rulebook.case import Case


@click.command("check")
@click.argument("filing", type=click.Path(path_type=Path))
@as_of_option
@rules_option
@click.option("--no-pictures", is_flag=True, help="Look at the fields only / 不检查图片")
@click.option("--no-reading", is_flag=True, help="Do not read the pictures / 不识读图片文字")
@json_option
@language_option
def command(
    filing: Path,
    as_of: date | None,
    rules_file: Path | None,
    no_pictures: bool,
    no_reading: bool,
    as_json: bool,
    lang: Language,
) -> int:
    """Check a filing and print the report.

    Exit code 1 when there are errors, 2 when the file cannot be used.

    检查备案并输出报告。有错误时退出码为 1，文件无法使用时为 2。
    """
    from icpdesk.pipeline.check import check, not_looked_at
    from icpdesk.pipeline.filing_file import read_filing
    from icpdesk.pipeline.rules import open_rulebook
    from icpdesk.rulebook.notes import notes_for

    book = open_rulebook(rules_file)
    loaded = read_filing(filing, book)
    tell_changes(loaded.changes, lang)
    report = check(
        loaded.filing,
        files=loaded.files,
        book=book,
        as_of=as_of,
        pictures=not no_pictures,
        reading=not (no_pictures or no_reading),
        signed=not no_reading,
        progress=TerminalProgress(),
    )
    if no_pictures and loaded.files is not None:
        report = report.joined((), not_looked_at(loaded.filing, loaded.files.has))
    notes = notes_for(Case(loaded.filing, book, report.as_of))
    if as_json:
        told = [{"id": note.id, "step": note.step, "text": note.text[lang]} for note in notes]
        cleaned = [change[lang] for change in loaded.changes]
        more = {"cleaned": cleaned} if cleaned else {}
        emit_json({**report.as_json(lang), "notes": told, **more})
    else:
        show_report(report, lang, [note.line for note in notes])
    return 1 if report.verdict == "fail" else 0
