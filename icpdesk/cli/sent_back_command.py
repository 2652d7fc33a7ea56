"""``icpdesk sent-back FILING.yaml``: which fields a reviewer's words or a platform's answer reopen."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from icpdesk.base.text import Language
from icpdesk.cli.common import emit_json, json_option, language_option, say


@click.command("sent-back")
@click.argument("filing", type=click.Path(path_type=Path))
@click.option("--words", help="What the reviewer wrote / 驳回意见")
@click.option(
    "--audit",
    type=click.Path(path_type=Path),
    help="JSON answer of a platform with audit_data / 平台返回的驳回结果",
)
@json_option
@language_option
def command(
    filing: Path, words: str | None, audit: Path | None, as_json: bool, lang: Language
) -> int:
    """What was refused, and the fields and files to mend, the likeliest first.

    解读驳回意见，列出需要修改的栏目和材料。
    """
    from icpdesk.pipeline.apps import understand_refusal
    from icpdesk.pipeline.filing_file import read_filing
    from icpdesk.pipeline.follow_up import understand_rejection
    from icpdesk.pipeline.rules import open_rulebook

    if (words is None) == (audit is None):
        raise click.UsageError("--words or --audit / 请用 --words 或 --audit 之一")
    loaded, book = read_filing(filing).filing, open_rulebook()
    told = (
        understand_rejection(words, loaded, book)
        if words is not None
        else understand_refusal(audit or Path(), loaded, book)
    )
    if as_json:
        emit_json(
            [{**asdict(one), "meaning": one.meaning[lang], "mend": one.mend[lang]} for one in told]
        )
        return 0
    for one in told:
        say(f"“{one.quote}”\n  {one.meaning[lang]}\n  → {one.mend[lang]}")
        for place in one.places:
            say(f"  - {place}")
    return 0
