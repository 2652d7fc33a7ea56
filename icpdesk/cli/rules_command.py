"""``icpdesk rules``: the rulebook in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

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
    from icpdesk.cli.terms import known_province
    from icpdesk.pipeline.rule_rows import list_rules as listed
    from icpdesk.pipeline.rules import open_rulebook

    slug = None if province is None else known_province(province)
    documents = listed(open_rulebook(), slug, as_of, conflicts=conflicts)
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
    from icpdesk.pipeline.rule_rows import describe_rule
    from icpdesk.pipeline.rules import open_rulebook

    rule = describe_rule(open_rulebook(), rule_id)
    documents = rule.rows
    if as_json:
        emit_json(
            {
                "rule": rule_id,
                "why": rule.why[lang],
                "mend": rule.mend[lang],
                "takes": dict(rule.takes),
                "rows": documents,
            }
        )
        return 0
    say(rule_id)
    say(f"  {rule.why[lang]}")
    say(f"  → {rule.mend[lang]}")
    for name, kind in rule.takes.items():
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
    from icpdesk.pipeline.filing_file import read_filing
    from icpdesk.pipeline.filing_types import type_in_words
    from icpdesk.pipeline.rule_rows import rules_of
    from icpdesk.pipeline.rules import open_rulebook

    book = open_rulebook(rules_file)
    loaded = read_filing(filing, book)
    documents = [
        {**document, "because": because[lang]}
        for document, because in rules_of(loaded.filing, book, as_of)
    ]
    if as_json:
        emit_json(documents)
        return 0
    for line in type_in_words(loaded.filing, book):
        say(line[lang])
    for document in documents:
        say(f"{document['severity']:8s}{document['rule']}  ({document['because']})")
        say(f"        {document[lang]}")
        if document["others"]:
            _say_sides(document, lang)
    return 0


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
