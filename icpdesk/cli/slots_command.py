"""``icpdesk slots``: the upload slots and their limits."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

import click

from icpdesk.base.text import Language, Text
from icpdesk.cli.common import emit_json, json_option, language_option, say
from icpdesk.cli.terms import known_nature, known_provider, known_province

if TYPE_CHECKING:
    from icpdesk.rulebook.book import Rulebook
    from icpdesk.rulebook.requirements import Limits


@click.command("slots")
@click.option("--provider", default="aliyun", show_default=True, help="Provider / 接入商")
@click.option("--province", default=None, help="Only what this province may need / 只看某省")
@click.option("--nature", default=None, help="Only what this nature may need / 只看某种主体性质")
@json_option
@language_option
def command(
    provider: str, province: str | None, nature: str | None, as_json: bool, lang: Language
) -> int:
    """List the upload slots with the provider's limits.

    列出上传位置及接入商的限制。
    """
    from icpdesk.pipeline.rules import open_rulebook
    from icpdesk.rulebook.requirements import label_of, limits_of

    book = open_rulebook()
    chosen = known_provider(provider)
    wanted = _wanted(book, chosen, province, nature)
    rows = []
    for term in book.vocabulary("slots"):
        if term.slug not in wanted:
            continue
        limits = limits_of(book, chosen, term.slug)
        known = {name: value for name, value in asdict(limits).items() if value not in (None, ())}
        rows.append(
            {
                "slot": term.slug,
                "zh": term.name.zh,
                "en": term.name.en,
                "label": label_of(book, chosen, term.slug),
                "kind": term.get("kind"),
                "owner": term.get("owner"),
                "limits": known,
            }
        )
        if not as_json:
            say(f"{term.slug:36s}{term.name[lang]}  ({_words(limits)[lang]})")
    if as_json:
        emit_json(rows)
    return 0


def _wanted(
    book: Rulebook, provider: str, province: str | None, nature: str | None
) -> frozenset[str]:
    """All slots, or those that the province and the nature may need."""
    from icpdesk.rulebook.requirements import possible_slots

    if province is None and nature is None:
        return frozenset(term.slug for term in book.vocabulary("slots"))
    provinces = (known_province(province),) if province else book.province_slugs
    natures = (
        (known_nature(nature),) if nature else tuple(t.slug for t in book.vocabulary("natures"))
    )
    today = date.today()  # noqa: DTZ011 - the user's own calendar
    return frozenset(
        slot
        for where in provinces
        for kind in natures
        for slot in possible_slots(book, where, kind, provider, day=today)
    )


def _words(limits: Limits) -> Text:
    if not limits.formats:
        return Text("limits unknown, ask the provider", "限制未知，请询问接入商")
    en, zh = ["/".join(limits.formats)], ["/".join(limits.formats)]
    if limits.min_bytes:
        en.append(f"at least {_size(limits.min_bytes)}")
        zh.append(f"不小于 {_size(limits.min_bytes)}")
    if limits.max_bytes:
        en.append(f"at most {_size(limits.max_bytes)}")
        zh.append(f"不大于 {_size(limits.max_bytes)}")
    if limits.min_width and limits.min_height:
        en.append(f"at least {limits.min_width}×{limits.min_height} pixels")
        zh.append(f"不小于 {limits.min_width}×{limits.min_height} 像素")
    return Text(", ".join(en), "，".join(zh))


def _size(count: int) -> str:
    return f"{count / 1_000_000:g} MB" if count >= 1_000_000 else f"{count / 1000:g} KB"
