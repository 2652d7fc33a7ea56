"""A paper as PDF: fields filled, the places for signature, seal, fingerprint and date left blank."""

from __future__ import annotations

from typing import Any

from icpdesk.model.printed import MarkPlace
from icpdesk.papers.papers import filled
from icpdesk.papers.plan import PaperPlan
from icpdesk.pdf import sheet

_LABEL = 132.0
_SCALES = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64)
"""Tried in turn until a paper that must stay on one page does."""

MadePapers = dict[tuple[str, int, str, bool], tuple[bytes, tuple[MarkPlace, ...]]]
"""Papers that were made for one filing, by paper, website, check code and whether they are drafts."""


def paper_pdf(plan: PaperPlan, *, draft: bool = False) -> bytes:
    """The pages of ``plan``."""
    return paper_with_places(plan, draft=draft)[0]


def paper_with_places(
    plan: PaperPlan, *, draft: bool = False, made: MadePapers | None = None
) -> tuple[bytes, tuple[MarkPlace, ...]]:
    """The pages of ``plan`` and where hands add something; taken from ``made`` where it is there."""
    made = {} if made is None else made
    key = (plan.paper.slug, plan.website, plan.code, draft)
    if key not in made:
        made[key] = _made(plan, draft)
    return made[key]


def _made(plan: PaperPlan, draft: bool) -> tuple[bytes, tuple[MarkPlace, ...]]:
    data = b""
    places: list[MarkPlace] = []
    for scale in _SCALES:
        places = []
        data, pages = sheet.build_pages(
            _story(plan, scale, places),
            title=plan.paper.name.zh,
            footer=footer(plan),
            draft=draft,
            numbered=plan.row.pages != 1,
        )
        if not plan.row.pages or pages <= plan.row.pages:
            break
    order = [mark.label for mark in plan.marks]
    return data, tuple(sorted(places, key=lambda place: order.index(place.label)))


def footer(plan: PaperPlan) -> str:
    """The line at the foot of every page, with the check code."""
    return f"icpdesk 工作底稿　核对码 {plan.code}"


def _story(plan: PaperPlan, scale: float, places: list[MarkPlace]) -> list[Any]:
    return [part for block in plan.paper.blocks for part in _block(block, plan, scale, places)]


def _block(block: Any, plan: PaperPlan, scale: float, places: list[MarkPlace]) -> list[Any]:
    from icpdesk.pdf.marks import Marks, WritingLines

    kind = block["kind"]
    if kind == "marks":
        return [Marks(plan.marks, places, scale)]
    if kind == "blank":
        return [WritingLines(int(block["lines"]), scale)]
    if kind == "fields":
        rows = [
            [
                sheet.paragraph(label, "label", scale),
                sheet.paragraph(filled(value, plan.values, ""), "value", scale),
            ]
            for label, value in block["rows"]
        ]
        table = sheet.table(rows, (_LABEL, sheet.WIDTH - _LABEL), scale=scale, tint_first=True)
        return [sheet.space(4 * scale), table, sheet.space(12 * scale)]
    return [sheet.paragraph(filled(block["text"], plan.values), kind, scale)]
