"""``icpdesk after FILING.yaml``: what is to be done once the number is granted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from icpdesk.base.text import Language, Text
from icpdesk.cli.common import as_of_option, emit_json, json_option, language_option, say
from icpdesk.rulebook.case import Case


@click.command("after")
@click.argument("filing", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write footers and sheets into a new folder / 将页脚代码和填报单写入新文件夹",
)
@as_of_option
@json_option
@language_option
def command(
    filing: Path, out: Path | None, as_of: date | None, as_json: bool, lang: Language
) -> int:
    """What is to be done after approval: footer, public-security filing, data code, yearly look.

    备案通过后的事项：页脚备案号、公安联网备案、数据码、年度自查。
    """
    from icpdesk.pipeline.after import after_approval, write_after
    from icpdesk.pipeline.filing_file import read_filing
    from icpdesk.pipeline.rules import open_rulebook

    loaded = read_filing(filing).filing
    book = open_rulebook()
    today = as_of or date.today()  # noqa: DTZ011 - the user's calendar
    case = Case(loaded, book, today)
    told = after_approval(case)
    written = write_after(out, case) if out is not None else ()
    if as_json:
        emit_json(
            {
                "tasks": [task.as_json(lang) for task in told.tasks],
                "footers": list(told.footers),
                "written": list(written),
            }
        )
        return 0
    for task in told.tasks:
        until = f"  ({task.due.span})" if task.due else ""
        say(f"- {task.what[lang]}{until}")
    if not any(told.footers) and any(task.id == "footer" for task in told.tasks):
        unknown = Text(
            "The footer follows once approval.number is filled in.",
            "填写 approval.number（备案号）后给出页脚代码。",
        )
        say(unknown[lang])
    for footer in told.footers:
        if footer:
            say("\n" + footer.rstrip())
    for name in written:
        say(f"{out}/{name}")
    return 0
