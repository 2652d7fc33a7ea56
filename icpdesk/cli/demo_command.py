"""``icpdesk demo``: assemble the sample filings that ship, from their real input files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from icpdesk.base.text import Language, Text
from icpdesk.cli.common import TerminalProgress, language_option, say
from icpdesk.cli.show import show_report

SAMPLE_DAY = date(2026, 11, 24)
"""The day that the samples' dates are made for."""


@click.command("demo")
@click.option(
    "--out",
    default="icpdesk-demo",
    type=click.Path(path_type=Path),
    show_default=True,
    help="Folder to write / 输出文件夹",
)
@language_option
def command(out: Path, lang: Language) -> int:
    """Assemble the sample filings and show what was written.

    组装随附的示例备案，并列出生成的文件。
    """
    from icpdesk.base.paths import resource
    from icpdesk.pipeline.assemble import Assembly, assemble
    from icpdesk.pipeline.filing_file import read_filing
    from icpdesk.pipeline.rules import case_of, open_rulebook

    book = open_rulebook()
    worst = 0
    for source in sorted(resource("assets", "samples").glob("*/filing.yaml")):
        loaded = read_filing(source, book)
        say(f"\n━━ {loaded.filing.title} ━━")
        target = out / source.parent.name
        case = case_of(loaded.filing, book, SAMPLE_DAY)
        how = Assembly(replace_folder=True)
        done = assemble(case, loaded.files, target, how, TerminalProgress())
        show_report(done.report, lang)
        if not done.files:
            worst = 1
        say(f"{target}/")
        for number, name in enumerate(done.files):
            branch = "└──" if number == len(done.files) - 1 else "├──"
            say(f"  {branch} {name}")
    say(
        Text(
            f"\nOpen {out}/*/fill-sheet.html in a browser.",
            f"\n请用浏览器打开 {out}/*/fill-sheet.html。",
        )[lang]
    )
    return worst
