"""Our own papers: which ones a filing needs, as Word file and as PDF.

A paper is a folder in ``templates``: ``paper.toml`` holds its words and who signs; ``paper.docx`` is
made from it (``scripts/make_templates.py``) with ``{{ field }}`` placeholders. They are neutral
working papers: where a provider offers a template of its own, that one is the official one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from icpdesk.documents.values import values_of
from icpdesk.model import Filing
from icpdesk.paths import resource
from icpdesk.rulebook import conditions
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.requirements import requirements
from icpdesk.text import Text


@dataclass(frozen=True)
class Paper:
    """A template and what is known about it."""

    slug: str
    name: Text
    slot: str
    """Upload slot of the signed scan."""
    per: str
    """``website`` for one a website, ``subject`` for one a filing."""
    signs: Text
    leave_blank: tuple[str, ...]
    table: Mapping[str, Any]


@dataclass(frozen=True)
class PaperPlan:
    """One paper to make."""

    paper: Paper
    website: int
    file_stem: str
    values: Mapping[str, str]


@cache
def all_papers() -> tuple[Paper, ...]:
    """Every paper that ships."""
    folders = sorted(path.parent for path in resource("templates").glob("*/paper.toml"))
    return tuple(_paper(folder.name) for folder in folders)


def paper(slug: str) -> Paper:
    """One paper; LookupError when there is none of this name."""
    for candidate in all_papers():
        if candidate.slug == slug:
            return candidate
    raise LookupError(slug)


def papers_for(filing: Filing, book: Rulebook, day: date) -> tuple[PaperPlan, ...]:
    """The papers that this filing needs on ``day``, statement first."""
    wanted = {need.slot for need in requirements(filing, book, day)}
    plans: list[PaperPlan] = []
    for candidate in all_papers():
        rules = candidate.table
        if candidate.slot not in wanted and not rules.get("always", False):
            continue
        provinces = rules.get("provinces", ())
        if provinces and filing.province not in provinces:
            continue
        if filing.province in rules.get("not_in", ()):
            continue
        if not all(conditions.holds(name, filing) for name in rules.get("when", ())):
            continue
        sites = range(len(filing.websites)) if candidate.per == "website" else (0,)
        for index in sites:
            stem = candidate.slug if len(sites) == 1 else f"{candidate.slug}-{index + 1}"
            values = values_of(filing, book, index)
            plans.append(PaperPlan(candidate, index, stem, values))
    plans.sort(key=lambda plan: int(plan.paper.table.get("order", 50)))
    return tuple(plans)


def filled(text: str, values: Mapping[str, str]) -> str:
    """``text`` with every ``{{ field }}`` replaced; unknown ones become a blank to write on."""
    import re

    return re.sub(
        r"\{\{\s*([\w.]+)\s*\}\}", lambda match: values.get(match[1]) or "＿＿＿＿＿＿＿＿", text
    )


def _paper(slug: str) -> Paper:
    table = tomllib.loads(resource("templates", slug, "paper.toml").read_text("utf-8"))
    return Paper(
        slug=slug,
        name=Text(table["en"], table["zh"]),
        slot=table["slot"],
        per=table.get("per", "subject"),
        signs=Text(table["signs_en"], table["signs_zh"]),
        leave_blank=tuple(_blanks(table["block"])),
        table=table,
    )


def _blanks(blocks: Sequence[Mapping[str, Any]]) -> list[str]:
    return [row for block in blocks if block["kind"] == "signature" for row in block["rows"]]
