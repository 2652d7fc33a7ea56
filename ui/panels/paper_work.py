"""What the page of papers has done in the background: pages drawn, templates read and filled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from ui.widgets.page_preview import image_of

if TYPE_CHECKING:
    from PIL import Image

    from icpdesk.base.text import Text
    from icpdesk.forms.fill_report import FillReport
    from icpdesk.model import Filing
    from icpdesk.papers.plan import PaperPlan
    from icpdesk.pipeline.fill import Form
    from icpdesk.rulebook.book import Rulebook

PDF = (".pdf",)
WORD = (
    ".docx", ".dotx", ".doc", ".wps", ".rtf", ".odt", ".html", ".htm", ".mht", ".mhtml",
)  # fmt: skip
TEMPLATES = (*WORD, *PDF)
FLAT_PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff")
"""Pictures of forms; only where the user says that it is a form, not the scan of a paper."""


@dataclass(frozen=True)
class Drawn:
    """Pages for the screen, the PDF that is printed, and what is to be said about them."""

    pages: list[QImage]
    pdf: bytes
    says: Text | None = None
    report: FillReport | None = None
    """Of a filled form: what was done with every label."""


def bytes_as(suffix: str, paper: PaperPlan | Form, filing: Filing, book: Rulebook) -> bytes:
    """A paper or filled form as Word file (``.docx``) or PDF."""
    from icpdesk.pipeline.fill import Form, form_as
    from icpdesk.pipeline.papers import paper_as

    if isinstance(paper, Form):
        return form_as(suffix, paper, filing, book)
    return paper_as(suffix, paper)


def drawn_paper(plan: PaperPlan) -> Drawn:
    """The pages of one of our own papers."""
    from icpdesk.pipeline.papers import draw_pages, paper_as

    pdf = paper_as(".pdf", plan)
    return Drawn([image_of(page) for page in draw_pages(pdf)], pdf)


def drawn_filled(form: Form, values: Mapping[str, str], book: Rulebook) -> Drawn:
    """The pages of a form with what was filled in on a coloured ground."""
    from icpdesk.pipeline.fill import see_filled

    seen = see_filled(form, values, book)
    pdf = seen.filled.data if form.is_pdf else b""
    return Drawn(_images(seen.marked.pages), pdf, seen.marked.says, seen.filled.report)


def drawn_empty(form: Form) -> Drawn:
    """The pages of a form as it came."""
    from icpdesk.pipeline.fill import see_empty

    seen = see_empty(form)
    return Drawn(_images(seen.pages), b"", seen.says)


def read_with_views(path: Path, book: Rulebook) -> tuple[Form, list[tuple[QImage, QRectF]]]:
    """A form; of a flat one also its pages, large, with what part of each is seen (millimetres).
    IcpdeskError for files that are none."""
    from icpdesk.pipeline.fill import open_form, sheets_of

    form = open_form(path, book)
    return form, [
        (image_of(one.picture), QRectF(one.left, one.top, one.width, one.height))
        for one in sheets_of(form)
    ]


def _images(pages: Iterable[Image.Image]) -> list[QImage]:
    return [image_of(page.convert("RGB")) for page in pages]
