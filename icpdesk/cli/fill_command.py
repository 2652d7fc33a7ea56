"""``icpdesk fill TEMPLATE --filing FILING.yaml --out FILE``: fill any statement, letter or form."""

from __future__ import annotations

from pathlib import Path

import click

from icpdesk.base.errors import FileProblem, InputError
from icpdesk.base.text import Language, Text
from icpdesk.cli.common import emit_json, json_option, language_option, say, tell_changes
from icpdesk.forms.fill_report import FillReport
from icpdesk.forms.proof import Proof


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
    from icpdesk.base.files import read_bytes, write_atomically
    from icpdesk.forms.any_form import MOST_BYTES
    from icpdesk.forms.form_values import form_values
    from icpdesk.intake.yaml_file import read_filing
    from icpdesk.pipeline.forms import fill_form
    from icpdesk.pipeline.rules import open_rulebook

    book = open_rulebook()
    loaded = read_filing(filing, book)
    tell_changes(loaded.changes, lang)
    if not 1 <= website <= max(1, len(loaded.filing.websites)):
        raise InputError(
            Text(f"The filing has no website {website}.", f"备案中没有第 {website} 个网站。")
        )
    if out.exists() and template.exists() and out.samefile(template):
        raise InputError(Text("The template is never overwritten.", "不会覆盖原模板。"))
    data = read_bytes(template, limit=MOST_BYTES)
    values = form_values(loaded.filing, book, website - 1)
    try:
        filled = fill_form(data, values, book, out, map_file, print_too=pdf)
    except FileProblem as problem:
        problem.file = problem.file or str(template)
        raise
    write_atomically(out, filled.data)
    if filled.pdf is not None:
        write_atomically(out.with_suffix(".pdf"), filled.pdf)
    if as_json:
        emit_json(filled.report.as_json())
    else:
        _tell(filled.report, lang)
    proof = filled.report.proof
    return int(proof is not None and not proof.holds)


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
    from icpdesk.forms.proof import WHOLE, not_proven

    if not proof.holds:
        say(f"✗ {not_proven(proof)[lang]}")
    elif proof.values:
        say(f"✓ {WHOLE[lang]}")
