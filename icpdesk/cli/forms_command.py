"""``icpdesk forms map|lint|compare``: get to know a template before any data is typed."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from icpdesk.base.text import Language, Text
from icpdesk.cli.common import SpokenGroup, emit_json, json_option, language_option, say
from icpdesk.forms.template_map import REASONS, Entry

if TYPE_CHECKING:
    from icpdesk.pipeline.form_maps import FlatMap


@click.group("forms", cls=SpokenGroup)
def command() -> None:
    """Maps of templates: show, correct, remember and compare them.

    模板映射：查看、更正、记住和比较。
    """


@command.command("map")
@click.argument("template", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Write the map to a file / 写入文件")
@click.option(
    "--use", type=click.Path(path_type=Path), help="Lay a corrected map over it / 使用更正后的映射"
)
@click.option("--remember", is_flag=True, help="Use this map from now on / 以后使用此映射")
@json_option
@language_option
def show_map(
    template: Path,
    out: Path | None,
    use: Path | None,
    remember: bool,
    as_json: bool,
    lang: Language,
) -> int:
    """Show where the values of a filing go in a template.

    显示备案内容填入模板的哪些位置。
    """
    from icpdesk.pipeline.form_maps import FlatMap, map_form
    from icpdesk.pipeline.rules import open_rulebook

    found = map_form(template, open_rulebook(), use=use, out=out, keep=remember)
    if isinstance(found, FlatMap):
        _tell_flat(found, as_json)
        return 0
    if as_json:
        emit_json({
            "template": found.title,
            "fingerprint": found.fingerprint,
            "fields": [_entry(entry) for entry in found.entries],
        })  # fmt: skip
        return 0
    say(f"{found.title}  [{found.fingerprint}]")
    for note in found.notes:
        say(f"! {note[lang]}")
    for entry in found.entries:
        say(_line(entry, lang))
    return 0


@command.command("lint")
@click.argument("template", type=click.Path(path_type=Path))
@json_option
@language_option
def show_lint(template: Path, as_json: bool, lang: Language) -> int:
    """Look for misspelt placeholders and labels, and for places without a meaning.

    查找写错的占位符和标签，以及含义不明的位置。
    """
    from icpdesk.pipeline.form_maps import lint_form
    from icpdesk.pipeline.rules import open_rulebook

    problems = lint_form(template, open_rulebook())
    if as_json:
        emit_json([
            {
                "kind": one.kind, "place": one.place, "label": one.label,
                "message": one.message[lang], "suggestion": one.suggestion,
            }
            for one in problems
        ])  # fmt: skip
    else:
        for one in problems:
            say(f"{one.kind}: {one.message[lang]}")
        if not problems:
            say(Text("Nothing to fix.", "没有问题。")[lang])
    return int(any(one.kind in ("unknown-field", "nothing-found") for one in problems))


@command.command("compare")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), help="Write the carried map / 写入沿用的映射"
)
@json_option
@language_option
def show_comparison(old: Path, new: Path, out: Path | None, as_json: bool, lang: Language) -> int:
    """Compare two versions of a template; carry the map of the older one over.

    比较模板的两个版本，并沿用旧版的映射。
    """
    from icpdesk.pipeline.form_maps import compare_forms
    from icpdesk.pipeline.rules import open_rulebook

    found = compare_forms(old, new, open_rulebook(), out=out)
    if as_json:
        emit_json({
            "likeness": found.likeness,
            "same_template": found.same_template,
            "kept": len(found.kept),
            "moved": [{"label": b.label, "from": a.place, "to": b.place} for a, b in found.moved],
            "renamed": [{"from": a.label, "to": b.label} for a, b in found.renamed],
            "added": [_entry(entry) for entry in found.added],
            "removed": [_entry(entry) for entry in found.removed],
        })  # fmt: skip
        return 0
    same = Text("a version of the same template", "同一模板的不同版本")
    other = Text("another template", "不同的模板")
    say(f"{(same if found.same_template else other)[lang]} ({found.likeness:.0%})")
    for a, b in found.moved:
        say(f"→ {b.label}: {a.place} → {b.place}")
    for a, b in found.renamed:
        say(f"~ {a.label} → {b.label}")
    for entry in found.added:
        say(f"+ {_line(entry, lang)}")
    for entry in found.removed:
        say(f"- {entry.label}")
    return 0


def _tell_flat(found: FlatMap, as_json: bool) -> None:
    """The places on a flat page or a picture."""
    if as_json:
        emit_json({
            "fingerprint": found.fingerprint,
            "overlay": [dataclasses.asdict(spot) for spot in found.spots],
        })  # fmt: skip
    else:
        say(found.text.rstrip())


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "place": entry.place, "label": entry.label, "field": entry.field, "kind": entry.kind,
        "confidence": entry.confidence, "section": entry.section, "blank": entry.reason,
        "asked": {"en": entry.asked.en, "zh": entry.asked.zh} if entry.asked else None,
    }  # fmt: skip


def _line(entry: Entry, lang: Language) -> str:
    if entry.reason:
        return f"○ {entry.label}  ({REASONS[entry.reason][lang]})"
    asked = f"  ? {entry.asked[lang]}" if entry.asked else ""
    if not entry.field:
        return f"? {entry.label}  {entry.place}{asked}"
    return f"✓ {entry.label}  ←  {entry.field}  {entry.confidence:.0%}  {entry.kind}{asked}"
