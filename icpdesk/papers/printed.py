"""A paper as it comes out of the printer: its lines with their boxes, read back from our own PDF."""

from __future__ import annotations

from typing import Any

from icpdesk.base.pdfium import opened
from icpdesk.model.printed import Box, MarkPlace, PrintedLine, PrintedPage, PrintedPaper
from icpdesk.papers.paper_pdf import MadePapers, paper_with_places
from icpdesk.papers.plan import PaperPlan


def printed_paper(plan: PaperPlan, made: MadePapers | None = None) -> PrintedPaper:
    """Lines and places of ``plan``, in points from the upper left of each page."""
    data, places = paper_with_places(plan, made=made)
    return printed_from(plan, data, places)


def printed_from(plan: PaperPlan, data: bytes, places: tuple[MarkPlace, ...]) -> PrintedPaper:
    """The same from a PDF that was made already."""
    with opened(data) as document:
        pages = tuple(
            _page(document[number], tuple(place for place in places if place.page == number))
            for number in range(len(document))
        )
    return PrintedPaper(
        slug=plan.paper.slug,
        name=plan.paper.name,
        slot=plan.row.slot,
        website=plan.website,
        title=plan.paper.title,
        code=plan.code,
        pen="black" if plan.row.pen == "black" else "blue-or-black",
        values=tuple(
            (name, plan.values[name]) for name in sorted(plan.paper.fields) if name in plan.values
        ),
        pages=pages,
        pdf=data,
    )


def _page(page: Any, places: tuple[MarkPlace, ...]) -> PrintedPage:
    width, height = page.get_size()
    text = page.get_textpage()
    lines = []
    for index in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(index)
        words = text.get_text_bounded(left, bottom, right, top).strip()
        if words:
            lines.append((words, (left, height - top, right, height - bottom)))
    text.close()
    page.close()
    return PrintedPage(width, height, tuple(_joined(lines)), places)


def _joined(pieces: list[tuple[str, Box]]) -> list[PrintedLine]:
    """Pieces that follow each other on one base line are one line."""
    found: list[PrintedLine] = []
    for words, box in pieces:
        if found:
            last = found[-1]
            shared = min(last.box[3], box[3]) - max(last.box[1], box[1])
            least = min(last.box[3] - last.box[1], box[3] - box[1])
            if shared > 0.5 * least and -2 <= box[0] - last.box[2] < 12:
                joined = (
                    last.box[0],
                    min(last.box[1], box[1]),
                    box[2],
                    max(last.box[3], box[3]),
                )
                found[-1] = PrintedLine(last.text + words, joined)
                continue
        found.append(PrintedLine(words, box))
    return found
