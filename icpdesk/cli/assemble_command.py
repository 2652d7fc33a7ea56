"""``icpdesk assemble FILING.yaml --out DIR``: check, mend, make the papers, write the folder."""

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
    rules_option,
    say,
    tell_changes,
)
from icpdesk.cli.show import show_report


@click.command("assemble")
@click.argument("filing", type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="Folder to write / 输出文件夹"
)
@click.option("--force", is_flag=True, help="Write a DRAFT in spite of errors / 有错误也生成草稿")
@click.option("--replace", is_flag=True, help="Exchange an existing folder / 替换已有文件夹")
@as_of_option
@rules_option
@json_option
@language_option
def command(
    filing: Path,
    out: Path,
    force: bool,
    replace: bool,
    as_of: date | None,
    rules_file: Path | None,
    as_json: bool,
    lang: Language,
) -> int:
    """Make the upload-ready folder of a filing.

    为备案生成可直接上传的文件夹。
    """
    from icpdesk.pipeline.assemble import Assembly, assemble
    from icpdesk.pipeline.filing_file import read_filing
    from icpdesk.pipeline.rules import case_of, open_rulebook

    book = open_rulebook(rules_file)
    loaded = read_filing(filing, book)
    tell_changes(loaded.changes, lang)
    case = case_of(loaded.filing, book, as_of)
    how = Assembly(force=force, replace_folder=replace)
    done = assemble(case, loaded.files, out, how, TerminalProgress())
    if as_json:
        emit_json({**done.report.as_json(lang), "folder": str(out), "files": list(done.files)})
    else:
        show_report(done.report, lang)
        if done.files:
            say(
                Text(
                    f"Written: {out} ({len(done.files)} files)",
                    f"已导出：{out}（{len(done.files)} 个文件）",
                )[lang]
            )
        else:
            say(
                Text(
                    "Nothing was written. Fix the errors, or use --force for a draft.",
                    "没有导出任何文件。请先修改错误，或用 --force 生成草稿。",
                )[lang]
            )
    return 1 if done.report.verdict == "fail" else 0
