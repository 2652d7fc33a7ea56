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
    from icpdesk.documents.word.fill import FillReport
    from icpdesk.documents.word.preview import Preview
    from icpdesk.documents.word.template_map import TemplateMap
    from icpdesk.rulebook.book import Rulebook
    from icpdesk.text import Text

PDF, WORD = (".pdf",), (".docx", ".dotx", ".doc", ".wps")
TEMPLATES = (*WORD, *PDF)
_MOST_BYTES = 20_000_000


@dataclass(frozen=True)
class Official:
    """A template that the provider hands out."""

    data: bytes
    name: str
    template: TemplateMap | None
    """Its places; None for a flat page, which names none."""

    @property
    def is_pdf(self) -> bool:
        """Whether it stays a PDF when it is filled."""
        return self.data.startswith(b"%PDF")

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
    report: FillReport | None = None
    """Of a filled form: what was done with every label."""


def read_official(path: Path, book: Rulebook) -> Official:
    """Read a template; IcpdeskError for files that are none."""
    from icpdesk.documents.forms.any_form import read_any
    from icpdesk.documents.word.office import to_docx
    from icpdesk.documents.word.package import is_old_word
    from icpdesk.files import read_bytes

    data = read_bytes(path, limit=_MOST_BYTES)
    if is_old_word(data):
        data = to_docx(data)
    template = read_any(data, book)
    title = template.title if template is not None and not data.startswith(b"%PDF") else ""
    return Official(data, title or path.stem, template)


def filled(official: Official, values: Mapping[str, str], book: Rulebook) -> bytes:
    """The template with the values of a filing, in its own format."""
    from icpdesk.documents.forms.any_form import fill_any

    return fill_any(official.data, values, book, template=official.template).data


def drawn_paper(plan: PaperPlan) -> Drawn:
    """The pages of one of our own papers."""
    from icpdesk.documents.paper_pdf import paper_pdf
    from icpdesk.documents.pdf.pages import pages_of

    pdf = paper_pdf(plan)
    return Drawn([image_of(page) for page in pages_of(pdf)], pdf)


def drawn_filled(official: Official, values: Mapping[str, str], book: Rulebook) -> Drawn:
    """The pages of a template with what was filled in on a coloured ground."""
    from icpdesk.documents.forms.seen import seen_filled

    seen = seen_filled(official.data, official.template, values, book)
    pdf = seen.filled.data if official.is_pdf else b""
    return Drawn(_images(seen.marked), pdf, seen.marked.says, seen.filled.report)


def drawn_empty(official: Official) -> Drawn:
    """The pages of a template as it came."""
    from icpdesk.documents.forms.seen import seen_empty

    seen = seen_empty(official.data)
    return Drawn(_images(seen), b"", seen.says)


def _images(seen: Preview) -> list[QImage]:
    return [image_of(page.convert("RGB")) for page in seen.pages]


def printable(data: bytes) -> bytes:
    """A filled form as PDF; InputError where a Word file needs a word processor that is not there."""
    from icpdesk.documents.word.office import to_pdf

    return data if data.startswith(b"%PDF") else to_pdf(data)
