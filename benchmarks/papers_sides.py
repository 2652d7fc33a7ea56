"""Sides of the paper cases: our statement, and the least that reportlab needs for the same words."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from icpdesk.rulebook.case import Case

if TYPE_CHECKING:
    from icpdesk.papers.plan import PaperPlan

ROUNDS = 10
"""Papers a call."""
_FILING = Path("assets/samples/2-company/filing.yaml")


def _plan() -> PaperPlan:
    """The statement of a sample filing."""
    from icpdesk.intake.yaml_file import read_filing
    from icpdesk.papers.papers import papers_for
    from icpdesk.rulebook.book import shipped

    filing = read_filing(_FILING).filing
    plans = papers_for(Case(filing, shipped(), date(2026, 11, 24)))
    return next(plan for plan in plans if plan.paper.slug == "statement")


def statements() -> Callable[[], object]:
    """Our statement as PDF."""
    from icpdesk.papers.paper_pdf import paper_pdf

    plan = _plan()
    return lambda: [paper_pdf(plan) for _ in range(ROUNDS)]


def bare_stories() -> Callable[[], object]:
    """The same words as a plain reportlab story in the same fonts."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

    from icpdesk.papers.papers import filled
    from icpdesk.pdf.fonts import BOLD, REGULAR, register

    plan = _plan()
    register()
    title = ParagraphStyle("t", fontName=BOLD, fontSize=19, leading=28, alignment=1)
    text = ParagraphStyle("x", fontName=REGULAR, fontSize=12, leading=23, wordWrap="CJK")

    def one() -> bytes:
        story = []
        for block in plan.paper.blocks:
            if block["kind"] == "title":
                story.append(Paragraph(block["text"], title))
            elif block["kind"] == "fields":
                rows = [
                    [Paragraph(label, text), Paragraph(filled(value, plan.values, ""), text)]
                    for label, value in block["rows"]
                ]
                style = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black")])
                story += [Table(rows, colWidths=(132, 339), style=style), Spacer(1, 12)]
            elif block["kind"] == "marks":
                rows = [[Paragraph(mark.label.zh, text), ""] for mark in plan.marks]
                story.append(Table(rows, colWidths=(132, 339)))
            else:
                story.append(Paragraph(block["text"], text))
        sink = io.BytesIO()
        SimpleDocTemplate(sink, pagesize=A4, invariant=1).build(story)
        return sink.getvalue()

    return lambda: [one() for _ in range(ROUNDS)]
