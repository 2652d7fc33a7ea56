"""``icpdesk forms map|lint|compare``: get to know a template before any data is typed."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import Language, Text
from icpdesk.cli.common import SpokenGroup, emit_json, json_option, language_option, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from icpdesk.forms.template_map import Entry, TemplateMap
    from icpdesk.rulebook.book import Rulebook

T = TypeVar("T")


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
    from icpdesk.forms import map_file, map_store

    found = _read_form(template)
    if found is None:
        return _flat_map(template, out, use, remember=remember, as_json=as_json)
    if use is not None:
        found = map_file.load_map(use, found)
    if out is not None:
        map_file.save_map(out, found)
    if remember:
        map_store.remember(found)
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
    from icpdesk.forms.lint import lint
    from icpdesk.pipeline.rules import open_rulebook

    problems = lint(_read(template), open_rulebook())
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
            say(Text("Nothing to mend.", "没有问题。")[lang])
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
    from icpdesk.forms import map_file
    from icpdesk.forms.compare import compare

    found = compare(_read(old), _read(new))
    if out is not None:
        map_file.save_map(out, found.carried)
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


def _flat_map(
    path: Path, out: Path | None, use: Path | None, *, remember: bool, as_json: bool
) -> int:
    """The places on a flat page or a picture: a map that was given, else the stored one, else the
    guess."""
    from icpdesk.base.files import read_bytes, write_atomically
    from icpdesk.forms.any_form import MOST_BYTES, nothing_recognised
    from icpdesk.forms.pdf import overlay, overlay_store
    from icpdesk.pipeline.forms import open_form, places_of_form
    from icpdesk.pipeline.rules import open_rulebook

    data = open_form(read_bytes(path, limit=MOST_BYTES)).data
    try:
        spots = (
            overlay.read_overlay(use)
            if use is not None
            else places_of_form(data, open_rulebook()).spots
        )
        if not spots:
            raise nothing_recognised()
    except FileProblem as problem:
        problem.file = problem.file or str(path)
        raise
    text = overlay.overlay_text(spots)
    if out is not None:
        write_atomically(out, text.encode("utf-8"))
    if remember:
        overlay_store.remember_overlay(data, spots)
    if as_json:
        emit_json({
            "fingerprint": overlay_store.overlay_fingerprint(data),
            "overlay": [dataclasses.asdict(spot) for spot in spots],
        })  # fmt: skip
    else:
        say(text.rstrip())
    return 0


def _read(path: Path) -> TemplateMap:
    """The map of any form; of flat pages the places as they are guessed."""
    from icpdesk.pipeline.forms import lay_out_form

    return _of_file(path, lay_out_form)


def _read_form(path: Path) -> TemplateMap | None:
    from icpdesk.pipeline.forms import read_form

    return _of_file(path, read_form)


def _of_file(path: Path, read: Callable[[bytes, Rulebook], T]) -> T:
    from icpdesk.base.files import read_bytes
    from icpdesk.forms.any_form import MOST_BYTES
    from icpdesk.pipeline.rules import open_rulebook

    try:
        return read(read_bytes(path, limit=MOST_BYTES), open_rulebook())
    except FileProblem as problem:
        problem.file = problem.file or str(path)
        raise


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "place": entry.place, "label": entry.label, "field": entry.field, "kind": entry.kind,
        "confidence": entry.confidence, "section": entry.section, "blank": entry.reason,
        "asked": {"en": entry.asked.en, "zh": entry.asked.zh} if entry.asked else None,
    }  # fmt: skip


def _line(entry: Entry, lang: Language) -> str:
    from icpdesk.forms.template_map import REASONS

    if entry.reason:
        return f"○ {entry.label}  ({REASONS[entry.reason][lang]})"
    asked = f"  ? {entry.asked[lang]}" if entry.asked else ""
    if not entry.field:
        return f"? {entry.label}  {entry.place}{asked}"
    return f"✓ {entry.label}  ←  {entry.field}  {entry.confidence:.0%}  {entry.kind}{asked}"
