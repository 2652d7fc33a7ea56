"""What the page of papers has done in the background: pages drawn, templates read and filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from ui.widgets.page_preview import image_of

if TYPE_CHECKING:
    from icpdesk.base.text import Text
    from icpdesk.forms.fill_report import FillReport
    from icpdesk.forms.pdf.flat_guess import FlatGuess
    from icpdesk.forms.pdf.overlay import Spot
    from icpdesk.forms.preview import Preview
    from icpdesk.forms.template_map import TemplateMap
    from icpdesk.model import Filing
    from icpdesk.papers.papers import PaperPlan
    from icpdesk.rulebook.book import Rulebook

PDF = (".pdf",)
WORD = (
    ".docx", ".dotx", ".doc", ".wps", ".rtf", ".odt", ".html", ".htm", ".mht", ".mhtml",
)  # fmt: skip
TEMPLATES = (*WORD, *PDF)
FLAT_PICTURES = (".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff")
"""Pictures of forms; only where the user says that it is a form, not the scan of a paper."""
_MOST_BYTES = 20_000_000


@dataclass(frozen=True)
class Official:
    """A template that the provider hands out."""

    data: bytes
    name: str
    template: TemplateMap | None
    """Its places; None for a flat page or a picture, which names none."""
    places: FlatGuess | None = None
    """Of a flat page or a picture: where the values are laid over it."""

    @property
    def is_pdf(self) -> bool:
        """Whether it is a PDF when it is filled."""
        return self.data.startswith(b"%PDF") or self.places is not None

    def placed(self, spots: tuple[Spot, ...]) -> Official:
        """With the places of a flat form as the user put them."""
        assert self.places is not None
        return replace(self, places=replace(self.places, spots=spots, not_found=()))

    def corrected(self, template: TemplateMap) -> Official:
        """With the user's map."""
        return replace(self, template=template)

    def remember(self) -> None:
        """Keep map or places for the next client; IcpdeskError when they cannot be written."""
        from icpdesk.forms.map_store import remember
        from icpdesk.forms.pdf.overlay_store import remember_overlay

        if self.places is not None:
            remember_overlay(self.data, self.places.spots)
        elif self.template is not None:
            remember(self.template)


@dataclass(frozen=True)
class Drawn:
    """Pages for the screen, the PDF that is printed, and what is to be said about them."""

    pages: list[QImage]
    pdf: bytes
    says: Text | None = None
    report: FillReport | None = None
    """Of a filled form: what was done with every label."""


def read_official(path: Path, book: Rulebook) -> Official:
    """Read a template; IcpdeskError for files that are none."""
    from icpdesk.base.files import read_bytes
    from icpdesk.pipeline.forms import open_form, places_of_form, read_form

    data = open_form(read_bytes(path, limit=_MOST_BYTES)).data
    template = read_form(data, book)
    title = template.title if template is not None and not data.startswith(b"%PDF") else ""
    places = places_of_form(data, book) if template is None else None
    return Official(data, title or path.stem, template, places)


def filled(official: Official, values: Mapping[str, str], book: Rulebook) -> bytes:
    """The template with the values of a filing, in its own format."""
    from icpdesk.pipeline.forms import fill_known

    return fill_known(official.data, values, book, official.template, official.places).data


def bytes_as(suffix: str, paper: PaperPlan | Official, filing: Filing, book: Rulebook) -> bytes:
    """A paper or filled template as Word file (``.docx``) or PDF."""
    from icpdesk.forms.form_values import form_values
    from icpdesk.papers.paper_docx import paper_docx
    from icpdesk.papers.paper_pdf import paper_pdf

    if not isinstance(paper, Official):
        return paper_docx(paper) if suffix == ".docx" else paper_pdf(paper)
    done = filled(paper, form_values(filing, book), book)
    return done if suffix == ".docx" else printable(done)


def drawn_paper(plan: PaperPlan) -> Drawn:
    """The pages of one of our own papers."""
    from icpdesk.papers.paper_pdf import paper_pdf
    from icpdesk.pdf.pages import pages_of

    pdf = paper_pdf(plan)
    return Drawn([image_of(page) for page in pages_of(pdf)], pdf)


def drawn_filled(official: Official, values: Mapping[str, str], book: Rulebook) -> Drawn:
    """The pages of a template with what was filled in on a coloured ground."""
    from icpdesk.pipeline.forms import see_filled

    seen = see_filled(official.data, values, book, official.template, official.places)
    pdf = seen.filled.data if official.is_pdf else b""
    return Drawn(_images(seen.marked), pdf, seen.marked.says, seen.filled.report)


def drawn_empty(official: Official) -> Drawn:
    """The pages of a template as it came."""
    from icpdesk.pipeline.forms import see_empty

    seen = see_empty(official.data)
    return Drawn(_images(seen), b"", seen.says)


def read_with_views(path: Path, book: Rulebook) -> tuple[Official, list[tuple[QImage, QRectF]]]:
    """A template; of a flat one also its pages, large, with what part of each is seen (millimetres).
    IcpdeskError for files that are none."""
    from icpdesk.pipeline.forms import sheets_of_form

    official = read_official(path, book)
    if official.places is None:
        return official, []
    return official, [
        (image_of(one.picture), QRectF(one.left, one.top, one.width, one.height))
        for one in sheets_of_form(official.data)
    ]


def _images(seen: Preview) -> list[QImage]:
    return [image_of(page.convert("RGB")) for page in seen.pages]


def printable(data: bytes) -> bytes:
    """A filled form as PDF; InputError where a Word file needs a word processor that is not there."""
    from icpdesk.forms.office import to_pdf

    return data if data.startswith(b"%PDF") else to_pdf(data)
