"""``icpdesk rules``: the rulebook in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from icpdesk.base.errors import InputError
from icpdesk.base.text import Language, Text
from icpdesk.cli.common import (
    DayType,
    SpokenGroup,
    as_of_option,
    emit_json,
    json_option,
    language_option,
    rules_option,
    say,
)

if TYPE_CHECKING:
    from icpdesk.rulebook.notes import Note
    from icpdesk.rulebook.rows import Rule, Scope


@click.group("rules", cls=SpokenGroup)
def command() -> None:
    """The rulebook: what is demanded, where, since when, by which source.

    规则库：何处要求什么、自何时起、依据何在。
    """


@command.command("list")
@click.option("--province", default=None, help="Only what holds in this province / 只看某省")
@click.option("--as-of", type=DayType(), help="Only what is in force on this day / 只看当日有效")
@click.option(
    "--conflicts", is_flag=True, help="Only where sources disagree / 只看来源说法不一的规则"
)
@json_option
@language_option
def list_rules(
    province: str | None, as_of: date | None, conflicts: bool, as_json: bool, lang: Language
) -> int:
    """List every rule and note with its text, severity, source, date and confidence.

    列出全部规则和说明的内容、级别、来源、日期和可信度。
    """
    rows = [rule for rule in _rows(province, as_of) if rule.others or not conflicts]
    documents = [document for rule in rows for document in _documents(rule)]
    if not conflicts:
        documents += [_note(note) for note in _notes(province, as_of)]
    if as_json:
        emit_json(documents)
        return 0
    for document in documents:
        place = " ".join(
            str(document[key]) for key in ("province", "provider", "nature") if document[key]
        )
        known = "" if document["known"] else Text(" (unknown)", "（未知）")[lang]
        say(f"{document['severity']:8s}{document['rule']}  {place}{known}")
        say(f"        {document[lang]}")
        if conflicts:
            _say_sides(document, lang)
    say(Text(f"{len(documents)} rows", f"共 {len(documents)} 条")[lang])
    return 0


@command.command("show")
@click.argument("rule_id")
@json_option
@language_option
def show_rule(rule_id: str, as_json: bool, lang: Language) -> int:
    """Show one rule: what it demands, why, how to mend it, and every state of it.

    显示一条规则：要求、原因、改正方法及各时期的内容。
    """
    from icpdesk.checks import registry

    checks = registry.load()
    if rule_id not in checks:
        import difflib

        near = difflib.get_close_matches(rule_id, checks, n=1)
        raise InputError(
            Text(f"There is no rule '{rule_id}'.", f"没有规则“{rule_id}”。"),
            Text(f"Did you mean '{near[0]}'?", f"是不是“{near[0]}”？") if near else Text("", ""),
        )
    check = checks[rule_id][0]
    rows = [rule for rule in _rows(None, None) if rule.id == rule_id]
    documents = [document for rule in rows for document in _documents(rule)]
    if as_json:
        emit_json(
            {
                "rule": rule_id,
                "why": check.why[lang],
                "mend": check.mend[lang],
                "takes": check.values_taken(),
                "rows": documents,
            }
        )
        return 0
    say(rule_id)
    say(f"  {check.why[lang]}")
    say(f"  → {check.mend[lang]}")
    for name, kind in check.values_taken().items():
        say(f"  {name}: {kind}")
    for document in documents:
        span = f"{document['since'] or '…'} – {document['until'] or '…'}"
        say(
            f"\n  {document['severity']}  {document['province'] or ''} {span}  "
            f"({document['confidence']})"
        )
        say(f"  {document[lang]}")
        _say_sides(document, lang)
    return 0


def _say_sides(document: dict[str, Any], lang: Language) -> None:
    """Who says so and when, and who says what else."""
    for source in document["sources"]:
        say(f"    {source['title']}, {source['as_of']}")
    for other in document["others"]:
        for source in other["sources"]:
            says = Text("says otherwise", "说法不同")[lang]
            say(f"    ≠ {source['title']}, {source['as_of']} ({says}): {other[lang]}")


@command.command("explain")
@click.argument("filing", type=click.Path(path_type=Path))
@as_of_option
@rules_option
@json_option
@language_option
def explain_rules(
    filing: Path, as_of: date | None, rules_file: Path | None, as_json: bool, lang: Language
) -> int:
    """Say which rules apply to a filing, and why.

    说明哪些规则适用于某份备案及其原因。
    """
    from icpdesk.checks import registry
    from icpdesk.pipeline.filing_file import read_filing
    from icpdesk.pipeline.rules import open_rulebook
    from icpdesk.rulebook.notes import notes_for

    book = open_rulebook(rules_file)
    loaded = read_filing(filing, book)
    day = loaded.filing.day(as_of)
    checks = registry.load()
    chosen = [rule for rule in book.select(loaded.filing, day) if rule.id in checks]
    documents = [{**_document(rule), "because": _because(rule.scope)[lang]} for rule in chosen]
    documents += [
        {**_note(note), "because": _because(note.scope)[lang]}
        for note in notes_for(loaded.filing, book, day)
    ]
    if as_json:
        emit_json(documents)
        return 0
    for document in documents:
        say(f"{document['severity']:8s}{document['rule']}  ({document['because']})")
        say(f"        {document[lang]}")
        if document["others"]:
            _say_sides(document, lang)
    return 0


def _rows(province: str | None, as_of: date | None) -> list[Rule]:
    from icpdesk.cli.terms import known_province
    from icpdesk.pipeline.rules import open_rulebook

    book = open_rulebook()
    slug = None if province is None else known_province(province)
    return [
        rule
        for rule in book.rules(slug)
        if not rule.disabled and (as_of is None or rule.holds_on(as_of))
    ]


def _documents(rule: Rule) -> list[dict[str, Any]]:
    """One JSON object a province × provider × nature that the row names."""
    base = _document(rule)
    return [
        {**base, "province": province, "provider": provider, "nature": nature}
        for province in _codes(rule.scope.provinces) or (None,)
        for provider in rule.scope.providers or (None,)
        for nature in rule.scope.natures or (None,)
    ]


def _document(rule: Rule) -> dict[str, Any]:
    from icpdesk.checks import registry

    check = registry.load()[rule.id][0]
    words = check.words(rule)
    return {
        "rule": rule.id,
        "key": rule.key,
        "severity": rule.severity.value,
        "province": next(iter(_codes(rule.scope.provinces)), None),
        "provider": next(iter(rule.scope.providers), None),
        "nature": next(iter(rule.scope.natures), None),
        "slots": list(rule.scope.slots),
        "zh": words.zh,
        "en": words.en,
        "values": dict(rule.values),
        "since": rule.since.isoformat() if rule.since else None,
        "until": rule.until.isoformat() if rule.until else None,
        "sources": [source.as_json() for source in rule.sources],
        "confidence": rule.confidence,
        "known": rule.known,
        "others": [
            {
                "zh": other.text.zh,
                "en": other.text.en,
                "sources": [source.as_json() for source in other.sources],
            }
            for other in rule.others
        ],
    }


def _notes(province: str | None, as_of: date | None) -> list[Note]:
    from icpdesk.cli.terms import known_province
    from icpdesk.pipeline.rules import open_rulebook
    from icpdesk.rulebook.notes import all_notes

    slug = None if province is None else known_province(province)
    return [
        note
        for note in all_notes(open_rulebook(), slug)
        if as_of is None or (note.since or date.min) <= as_of <= (note.until or date.max)
    ]


def _note(note: Note) -> dict[str, Any]:
    """A note as a row of the list: it informs, at a step of the console."""
    return {
        "rule": note.id,
        "key": "",
        "severity": "info",
        "province": next(iter(_codes(note.scope.provinces)), None),
        "provider": next(iter(note.scope.providers), None),
        "nature": next(iter(note.scope.natures), None),
        "slots": [],
        "step": note.step,
        "zh": note.line.zh,
        "en": note.line.en,
        "values": {},
        "since": note.since.isoformat() if note.since else None,
        "until": note.until.isoformat() if note.until else None,
        "sources": [source.as_json() for source in note.sources],
        "confidence": "two sources" if len(note.sources) > 1 else "one source",
        "known": True,
        "others": [],
    }


def _codes(slugs: tuple[str, ...]) -> tuple[str, ...]:
    from icpdesk.rulebook.book import shipped

    return tuple(shipped().province(slug).code for slug in slugs)


def _because(scope: Scope) -> Text:
    from icpdesk.rulebook import conditions

    parts_en, parts_zh = [], []
    for names in (scope.provinces, scope.providers, scope.natures, scope.filing_types):
        if names:
            parts_en.append("/".join(names))
            parts_zh.append("/".join(names))
    for name in scope.when:
        words = conditions.words(name)
        parts_en.append(words.en)
        parts_zh.append(words.zh)
    if not parts_en:
        return Text("everywhere", "普遍适用")
    return Text(", ".join(parts_en), "、".join(parts_zh))


@command.command("trust")
@click.argument("key", type=click.Path(path_type=Path))
@language_option
def trust_key(key: Path, lang: Language) -> int:
    """Trust a publisher's public key: packs signed with it may be imported.

    信任发布者的公钥，之后可导入其签名的规则包。
    """
    from icpdesk.pipeline import rule_files

    name = rule_files.trust_key(key)
    say(Text(f"Trusted: {name}", f"已信任：{name}")[lang])
    return 0


@command.command("distrust")
@click.argument("key_id")
@language_option
def distrust_key(key_id: str, lang: Language) -> int:
    """Trust a publisher's key no longer: packs signed with it are left out from now on.

    不再信任发布者的公钥，其签名的规则包不再使用。
    """
    from icpdesk.pipeline import rule_files

    rule_files.distrust_key(key_id)
    say(Text(f"No longer trusted: {key_id}", f"已不再信任：{key_id}")[lang])
    return 0


@command.command("import")
@click.argument("pack", type=click.Path(path_type=Path))
@language_option
def import_pack(pack: Path, lang: Language) -> int:
    """Import a signed rulebook pack; its rows go before the shipped ones.

    导入已签名的规则包，其规则优先于随附规则。
    """
    from icpdesk.pipeline import rule_files

    done = rule_files.import_pack(pack)
    say(
        Text(
            f"Imported: {done.name} {done.version}, {len(done.rules)} rows, until {done.expires}",
            f"已导入：{done.name} {done.version}，{len(done.rules)} 条，有效至 {done.expires}",
        )[lang]
    )
    return 0


@command.command("remove")
@click.argument("name")
@language_option
def remove_pack(name: str, lang: Language) -> int:
    """Remove an imported pack.

    移除已导入的规则包。
    """
    from icpdesk.pipeline import rule_files

    rule_files.remove_pack(name)
    say(Text(f"Removed: {name}", f"已移除：{name}")[lang])
    return 0
