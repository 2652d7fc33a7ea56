"""Our own papers: which ones a filing asks for, made, shown, explained, written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from icpdesk.papers.papers import papers_for
from icpdesk.papers.plan import EnglishLine, PaperPlan
from icpdesk.rulebook.case import Case

if TYPE_CHECKING:
    from PIL import Image

    from icpdesk.papers.fill_rows import FillSection


def papers_of(case: Case) -> tuple[PaperPlan, ...]:
    """The papers that a filing needs on ``day``, statement first."""
    return papers_for(case)


def paper_as(suffix: str, plan: PaperPlan) -> bytes:
    """A paper as Word file (``.docx``) or PDF."""
    if suffix == ".docx":
        from icpdesk.papers.paper_docx import paper_docx

        return paper_docx(plan)
    from icpdesk.papers.paper_pdf import paper_pdf

    return paper_pdf(plan)


def explain_paper(plan: PaperPlan) -> tuple[EnglishLine, ...]:
    """What a paper says, line by line, for the person who signs it and reads no Chinese."""
    from icpdesk.papers.paper_english import english_of

    return english_of(plan)


def draw_pages(pdf: bytes, *, to_print: bool = False) -> Sequence[Image.Image]:
    """The pages of one of our own PDFs as RGB pictures, for the screen or as large as printers print."""
    from icpdesk.pdf.pages import PRINT_DPI, pages_of

    return pages_of(pdf, PRINT_DPI) if to_print else pages_of(pdf)


def fill_sheet(case: Case) -> tuple[FillSection, ...]:
    """What is typed into the provider's console, step by step in its own order."""
    from icpdesk.papers.fill_rows import fill_sections

    return fill_sections(case, ())
