"""Our own papers: which ones a filing needs, with their words and the values that go into them.

A paper is a folder in ``templates``: ``row.toml`` is its row of the rulebook (when, for which slot, who
signs with what), ``paper.toml`` holds its words and what they mean in English; ``paper.docx`` is made
from both (``scripts/make_templates.py``) with ``{{ field }}`` placeholders. They are neutral working
papers: where a provider offers a template of its own, that one is the official one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import tomli

from icpdesk.base.paths import resource
from icpdesk.base.text import Text
from icpdesk.model.place import Place
from icpdesk.papers.plan import Paper, PaperPlan
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.papers import papers_wanted
from icpdesk.rulebook.values import values_of

BLANK = "＿＿＿＿＿＿＿＿"
"""What stands in running text for a value that nobody typed."""

_PLACEHOLDER = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")


@cache
def all_papers() -> tuple[Paper, ...]:
    """Every paper that ships."""
    folders = sorted(path.parent for path in resource("templates").glob("*/paper.toml"))
    return tuple(paper(folder.name) for folder in folders)


@cache
def paper(slug: str) -> Paper:
    """The words of one paper; LookupError when there is none of this name."""
    path = resource("templates", slug, "paper.toml")
    if not path.is_file():
        raise LookupError(slug)
    table = tomli.loads(path.read_text("utf-8"))
    blocks = tuple(table["block"])
    return Paper(slug, Text(table["en"], table["zh"]), blocks, frozenset(_mentioned(blocks)))


def papers_for(case: Case) -> tuple[PaperPlan, ...]:
    """The papers that this filing needs on ``day``, statement first."""
    plans: list[PaperPlan] = []
    for row, sites in papers_wanted(case):
        words = paper(row.slug)
        marks = row.marks_for(case.filing)
        for index in sites:
            stem = row.slug if len(case.filing.websites) < 2 or row.per == "subject" else (
                f"{row.slug}-{index + 1}")  # fmt: skip
            plans.append(
                PaperPlan(words, row, marks, index, stem, values_of(case.filing, case.book, index))
            )
    return tuple(plans)


def papers_scanned_for(case: Case, slot: str, *, of: str = "") -> tuple[PaperPlan, ...]:
    """The papers whose signed scans go to ``slot``; ``of`` leaves out those of other websites."""
    site = Place(of).website
    return tuple(
        plan
        for plan in papers_for(case)
        if plan.row.slot == slot
        and (site is None or plan.row.per == "subject" or plan.website == site)
    )


def filled(text: str, values: Mapping[str, str], blank: str = BLANK) -> str:
    """``text`` with every ``{{ field }}`` replaced; unknown ones become a blank to write on."""
    return _PLACEHOLDER.sub(lambda match: values.get(match[1]) or blank, text)


def _mentioned(blocks: tuple[Mapping[str, Any], ...]) -> set[str]:
    texts = [str(block.get("text", "")) for block in blocks]
    texts += [value for block in blocks for _, value in block.get("rows", ())]
    return {match[1] for text in texts for match in _PLACEHOLDER.finditer(text)}
