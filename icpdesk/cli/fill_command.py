"""``icpdesk fill TEMPLATE --filing FILING.yaml --out FILE``: fill any statement, letter or form."""

from __future__ import annotations

from pathlib import Path

import click

from icpdesk.base.text import Language, Text
from icpdesk.cli.common import emit_json, json_option, language_option, say, tell_changes
from icpdesk.forms.fill_report import FillReport
from icpdesk.forms.proof import WHOLE, Proof, not_proven


@click.command("fill")
@click.argument("template", type=click.Path(path_type=Path))
@click.option(
    "--filing", required=True, type=click.Path(path_type=Path), help="Filing file / 备案文件"
)
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="Form to write / 输出的表格"
)
@click.option("--website", default=1, show_default=True, help="Which website, from 1 / 第几个网站")
@click.option(
    "--map", "map_file", type=click.Path(path_type=Path),
    help="A map of the template (YAML), see 'icpdesk forms map' / 模板映射文件",
)  # fmt: skip
@click.option("--pdf", is_flag=True, help="Write a PDF beside it too / 另存 PDF")
@json_option
@language_option
def command(
    template: Path,
    filing: Path,
    out: Path,
    website: int,
    map_file: Path | None,
    pdf: bool,
    as_json: bool,
    lang: Language,
) -> int:
    """Fill a form. Signature, seal and date stay blank; the report names every label.

    填写表格。签字、盖章和日期处保持空白；报告列出每个标签。
    """
    from icpdesk.pipeline.filing_file import read_filing
    from icpdesk.pipeline.fill import fill_file
    from icpdesk.pipeline.rules import open_rulebook

    book = open_rulebook()
    loaded = read_filing(filing, book)
    tell_changes(loaded.changes, lang)
    report = fill_file(
        template, loaded.filing, book, out, website=website, map_file=map_file, print_too=pdf
    )
    if as_json:
        emit_json(report.as_json())
    else:
        _tell(report, lang)
    return int(report.proof is not None and not report.proof.holds)


def _tell(report: FillReport, lang: Language) -> None:
    for one in report.filled:
        sure = (
            ""
            if one.confidence >= 0.6
            else Text("  (a guess: please look)", "  （推测，请核对）")[lang]
        )
        say(f"✓ {one.label}  ←  {one.field or one.how}{sure}")
    for label in report.blank_on_purpose:
        say(f"○ {label}  {Text('left blank on purpose', '有意留空')[lang]}")
    unsure = {one.label: one.why for one in report.unsure}
    for label in report.not_found:
        why = (
            Text("the filing has no value for it", "备案中没有对应内容")
            if label in report.no_value
            else Text("not recognised", "未能识别")
        )
        say(f"? {label}  {unsure.get(label, why)[lang]}")
    for label in report.overflow:
        say(f"! {label}  {Text('longer than its place', '内容超出空位')[lang]}")
    for label in report.answered:
        say(
            f"= {label}  {Text('has an answer already; nothing was written', '已有内容，未改动')[lang]}"
        )
    for label, _, why in report.asked:
        say(f"? {label}  {why[lang]}")
    for note in report.notes:
        say(f"! {note[lang]}")
    if report.proof is not None:
        _tell_proof(report.proof, lang)


def _tell_proof(proof: Proof, lang: Language) -> None:
    if not proof.holds:
        say(f"✗ {not_proven(proof)[lang]}")
    elif proof.values:
        say(f"✓ {WHOLE[lang]}")
