"""What the page of papers has done in the background: pages drawn, templates read and filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from ui.widgets.page_preview import image_of

if TYPE_CHECKING:
    from icpdesk.documents.papers import PaperPlan
    from icpdesk.documents.word.template_map import TemplateMap
    from icpdesk.rulebook.book import Rulebook
    from icpdesk.text import Text

PDF, WORD = (".pdf",), (".docx", ".dotx", ".doc")
TEMPLATES = (*WORD, *PDF)
_MOST_BYTES = 20_000_000


@dataclass(frozen=True)
class Official:
    """A template that the provider hands out."""

    data: bytes
    name: str
    template: TemplateMap | None
    """Its places; None for a PDF form, whose fields name themselves."""

    @property
    def is_pdf(self) -> bool:
        """Whether it stays a PDF when it is filled."""
        return self.template is None

    def corrected(self, template: TemplateMap) -> Official:
        """With the user's map, which is remembered for the next client."""
        from icpdesk.documents.word.map_store import remember

        remember(template)
        return replace(self, template=template)


@dataclass(frozen=True)
class Drawn:
    """Pages for the screen, the PDF that is printed, and what is to be said about them."""

    pages: list[QImage]
    pdf: bytes
    says: Text | None = None


def read_official(path: Path) -> Official:
    """Read a template; IcpdeskError for files that are none."""
    from icpdesk.documents.word.fill import read_template
    from icpdesk.documents.word.map_store import known_map
    from icpdesk.documents.word.office import to_docx
    from icpdesk.documents.word.package import is_old_word
    from icpdesk.files import read_bytes

    data = read_bytes(path, limit=_MOST_BYTES)
    if data.startswith(b"%PDF"):
        return Official(data, path.stem, None)
    if is_old_word(data):
        data = to_docx(data)
    guessed = read_template(data)
    return Official(data, guessed.title or path.stem, known_map(guessed) or guessed)


def filled(official: Official, values: Mapping[str, str], book: Rulebook) -> bytes:
    """The template with the values of a filing, in its own format."""
    from icpdesk.documents.forms.any_form import fill_any
    from icpdesk.documents.word.fill import fill

    if official.template is None:
        return fill_any(official.data, values, book).data
    return fill(official.data, official.template, values).data


def drawn_paper(plan: PaperPlan) -> Drawn:
    """The pages of one of our own papers."""
    from icpdesk.documents.paper_pdf import paper_pdf
    from icpdesk.documents.pdf.pages import pages_of

    pdf = paper_pdf(plan)
    return Drawn([image_of(page) for page in pages_of(pdf)], pdf)


def drawn_form(data: bytes) -> Drawn:
    """The pages of a filled or empty form, Word or PDF."""
    from icpdesk.documents.word.preview import preview, preview_pdf

    if data.startswith(b"%PDF"):
        seen, pdf = preview_pdf(data), data
    else:
        seen, pdf = preview(data), b""
    return Drawn([image_of(page.convert("RGB")) for page in seen.pages], pdf, seen.says)


def printable(data: bytes) -> bytes:
    """A filled form as PDF; InputError where a Word file needs a word processor that is not there."""
    from icpdesk.documents.word.office import to_pdf

    return data if data.startswith(b"%PDF") else to_pdf(data)
