"""``icpdesk slots``: the upload slots and their limits."""

from __future__ import annotations

from dataclasses import asdict

import click

from icpdesk.cli.common import emit_json, json_option, language_option, say
from icpdesk.cli.inspect_command import known_provider
from icpdesk.text import Language


@click.command("slots")
@click.option("--provider", default="aliyun", show_default=True)
@json_option
@language_option
def command(provider: str, as_json: bool, lang: Language) -> int:
    """List the upload slots with the provider's limits."""
    from icpdesk.rulebook.book import shipped
    from icpdesk.rulebook.requirements import label_of, limits_of

    book = shipped()
    chosen = known_provider(provider)
    rows = []
    for term in book.vocabulary("slots"):
        limits = limits_of(book, chosen, term.slug)
        known = {name: value for name, value in asdict(limits).items() if value not in (None, ())}
        rows.append(
            {
                "slot": term.slug,
                "zh": term.name.zh,
                "en": term.name.en,
                "label": label_of(book, chosen, term.slug),
                "limits": known,
            }
        )
    if as_json:
        emit_json(rows)
        return 0
    for row in rows:
        say(f"{row['slot']:32s}{row[lang]}")
    return 0
