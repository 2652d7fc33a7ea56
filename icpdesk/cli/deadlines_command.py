"""``icpdesk deadlines FILING.yaml``: dates by Chinese working days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from icpdesk.base.text import Language
from icpdesk.cli.common import as_of_option, emit_json, json_option, language_option, say
from icpdesk.rulebook.case import Case


@click.command("deadlines")
@click.argument("filing", type=click.Path(path_type=Path))
@click.option("--ics", type=click.Path(path_type=Path), help="Write a calendar file / 输出日历文件")
@as_of_option
@json_option
@language_option
def command(
    filing: Path, ics: Path | None, as_of: date | None, as_json: bool, lang: Language
) -> int:
    """Dates of a filing: review, text message, administration, validity.

    备案的各个日期：初审、短信核验、管局审核、有效期。
    """
    from icpdesk.pipeline.filing_file import read_filing
    from icpdesk.pipeline.follow_up import deadlines_of, doubts_about, write_calendar
    from icpdesk.pipeline.rules import open_rulebook

    loaded = read_filing(filing)
    today = as_of or date.today()  # noqa: DTZ011 - the user's calendar
    found = deadlines_of(Case(loaded.filing, open_rulebook(), today))
    if ics is not None:
        write_calendar(ics, found, loaded.filing.title or filing.stem, lang)
    if as_json:
        emit_json([deadline.as_json(lang) for deadline in found])
        return 0
    for deadline in found:
        span = (
            f"{deadline.first}"
            if deadline.first == deadline.last
            else f"{deadline.first} – {deadline.last}"
        )
        mark = "" if deadline.certain else " ?"
        say(f"{span:25s}{mark:2s} {deadline.what[lang]}")
    doubts = doubts_about(found)
    if doubts is not None:
        say(f"? {doubts[lang]}")
    return 0
