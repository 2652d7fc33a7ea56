"""``icpdesk new``: a commented filing file with the fields and slots of one combination."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from icpdesk.cli.common import default_language, language_option, say
from icpdesk.cli.inspect_command import known_provider
from icpdesk.errors import InputError, OutputError
from icpdesk.text import Language, Text


@click.command("new")
@click.option("--province", required=True, help="Chinese, pinyin or code / 省份")
@click.option("--nature", required=True, help="For example enterprise, individual / 主办单位性质")
@click.option("--provider", default="aliyun", show_default=True)
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite the file / 覆盖已有文件")
@language_option
def command(
    province: str, nature: str, provider: str, out: Path, force: bool, lang: Language
) -> int:
    """Write a filing file to fill in, with exactly what this combination needs."""
    from icpdesk.intake.blank import blank_filing, blank_paths
    from icpdesk.intake.yaml_write import write_filing
    from icpdesk.pipeline import open_rulebook

    book = open_rulebook()
    slug = book.find_province(province)
    if not slug:
        near = book.provinces_as_terms.nearest(province)
        raise InputError(
            Text(f"There is no province '{province}'.", f"没有省份“{province}”。"),
            Text(f"Did you mean '{near}'?", f"是不是“{near}”？") if near else Text("", ""),
        )
    term = book.vocabulary("natures").find(nature)
    if term is None:
        known = ", ".join(entry.slug for entry in book.vocabulary("natures"))
        raise InputError(
            Text(f"There is no nature '{nature}'.", f"没有主办单位性质“{nature}”。"),
            Text(f"Known are: {known}.", f"可用：{known}。"),
        )
    if out.exists() and not force:
        raise OutputError(
            Text(f"{out} exists already.", f"{out} 已存在。"),
            Text("Use --force to overwrite it.", "如需覆盖请加 --force。"),
        )
    day = date.today()  # noqa: DTZ011 - the user's calendar
    filing = blank_filing(slug, term.slug, known_provider(provider), book, day)
    write_filing(out, filing, book, blanks=blank_paths(filing, book, day))
    say(Text(f"Written: {out}", f"已生成：{out}")[default_language()])
    return 0
