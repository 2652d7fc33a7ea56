"""``icpdesk fill TEMPLATE --filing FILING.yaml --out FILE``: fill any .docx statement or letter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from icpdesk.cli.common import emit_json, json_option, language_option, say
from icpdesk.errors import FileProblem, InputError
from icpdesk.text import Language, Text


@click.command("fill")
@click.argument("template", type=click.Path(path_type=Path))
@click.option("--filing", required=True, type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path))
@click.option("--website", default=1, show_default=True, help="Which website, from 1 / 第几个网站")
@click.option("--map", "map_file", type=click.Path(path_type=Path), help="label: field (YAML)")
@json_option
@language_option
def command(
    template: Path,
    filing: Path,
    out: Path,
    website: int,
    map_file: Path | None,
    as_json: bool,
    lang: Language,
) -> int:
    """Fill a Word form. Signature, seal and date stay blank; the report names every label."""
    from icpdesk.documents.values import values_of
    from icpdesk.documents.word.fill import fill_docx
    from icpdesk.documents.word.labels import Labels
    from icpdesk.documents.word.package import MOST_BYTES
    from icpdesk.files import read_bytes, write_atomically
    from icpdesk.intake.yaml_file import read_filing
    from icpdesk.rulebook.book import shipped

    book = shipped()
    loaded = read_filing(filing, book)
    if not 1 <= website <= max(1, len(loaded.filing.websites)):
        raise InputError(
            Text(f"The filing has no website {website}.", f"备案中没有第 {website} 个网站。")
        )
    if out.exists() and out.resolve() == template.resolve():
        raise InputError(Text("The template is never overwritten.", "不会覆盖原模板。"))
    data = read_bytes(template, limit=MOST_BYTES)
    values = values_of(loaded.filing, book, website - 1)
    try:
        filled, report = fill_docx(data, values, Labels(book), _own_map(map_file))
    except FileProblem as problem:
        problem.file = str(template)
        raise
    write_atomically(out, filled)
    if as_json:
        emit_json(report.as_json())
        return 0
    for one in report.filled:
        say(f"✓ {one.label}  ←  {one.field or one.how}")
    for label in report.blank_on_purpose:
        say(f"○ {label}  {Text('left blank on purpose', '有意留空')[lang]}")
    for label in report.not_found:
        say(f"? {label}  {Text('nothing to fill in', '没有可填写的内容')[lang]}")
    for label in report.overflow:
        say(f"! {label}  {Text('longer than its place', '内容超出空位')[lang]}")
    return 0


def _own_map(path: Path | None) -> dict[str, str]:
    if path is None:
        return {}
    from icpdesk.files import read_bytes
    from icpdesk.intake.yaml_tree import read_tree

    try:
        tree: Any = read_tree(read_bytes(path, limit=200_000).decode("utf-8-sig")).content
    except FileProblem as problem:
        problem.file = problem.file or str(path)
        raise
    except UnicodeDecodeError:
        raise FileProblem(
            Text("The map is not UTF-8.", "映射文件不是 UTF-8。"), file=str(path)
        ) from None
    if not isinstance(tree, dict) or not all(
        isinstance(v, (str, type(None))) for v in tree.values()
    ):
        raise FileProblem(
            Text(
                "A map has lines such as '网站名称: website.name'.",
                "映射文件每行形如“网站名称: website.name”。",
            ),
            file=str(path),
        )
    return {label: field or "" for label, field in tree.items()}
