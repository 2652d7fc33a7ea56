"""``icpdesk facts FILING.yaml``: where each value comes from."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from icpdesk.base.text import Language
from icpdesk.cli.common import as_of_option, emit_json, json_option, language_option, say
from icpdesk.rulebook.case import Case


@click.command("facts")
@click.argument("filing", type=click.Path(path_type=Path))
@as_of_option
@json_option
@language_option
def command(filing: Path, as_of: date | None, as_json: bool, lang: Language) -> int:
    """Each value of a filing: verified by a scan, stated, derived or unknown.

    逐项列出备案信息的来源：扫描件核实、用户填写、推算得出或未知。
    """
    from icpdesk.pipeline.facts import ORIGINS, facts_of
    from icpdesk.pipeline.filing_file import read_filing
    from icpdesk.pipeline.rules import open_rulebook

    loaded = read_filing(filing)
    today = as_of or date.today()  # noqa: DTZ011 - the user's calendar
    facts = facts_of(Case(loaded.filing, open_rulebook(), today), loaded.files)
    if as_json:
        emit_json([{**asdict(fact), "label": fact.label[lang]} for fact in facts])
        return 0
    for fact in facts:
        by = f" ({', '.join(fact.by)})" if fact.by else ""
        say(f"{fact.path}: {fact.value or '–'}  [{ORIGINS[fact.origin][lang]}{by}]")
    return 0
