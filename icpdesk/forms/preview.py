"""The pages of a Word file as pictures: by the word processor that is there, else approximately."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from icpdesk.base.errors import InputError
from icpdesk.base.pdfium import opened, page_picture
from icpdesk.base.text import Text
from icpdesk.forms.office import libre_office, to_pdf
from icpdesk.forms.word.sketch import sketch_pdf

_MOST_PAGES = 40
BY_LIBRE_OFFICE = Text(
    "Drawn by LibreOffice. Word may break lines elsewhere.",
    "由 LibreOffice 绘制，Word 中的换行可能不同。",
)
APPROXIMATE = Text(
    "An approximate picture: texts and tables are right, spacing and type are not. "
    "Open the file in Word or WPS to see the page itself.",
    "近似预览：文字和表格准确，间距和字体不准确。请用 Word 或 WPS 打开文件查看实际页面。",
)


@dataclass(frozen=True)
class Preview:
    """Pictures of the pages, and who drew them."""

    pages: tuple[Any, ...]
    """``PIL.Image`` objects."""
    says: Text
    """To be shown beside them."""
    exact: bool


def preview(data: bytes, *, dpi: int = 110, approximate: bool = False) -> Preview:
    """The pages of a .docx. FileProblem for files that cannot be opened.

    With ``approximate`` the quick own picture is made even where LibreOffice is there (a second
    or two slower).
    """
    if libre_office() and not approximate:
        try:
            return Preview(_pictures(to_pdf(data), dpi), BY_LIBRE_OFFICE, exact=True)
        except InputError:
            # It is there but cannot draw this file: the own picture is better than none.
            pass
    from reportlab.platypus.doctemplate import LayoutError

    try:
        return Preview(_pictures(sketch_pdf(data), dpi), APPROXIMATE, exact=False)
    except LayoutError:
        # A cell that is taller than a page: texts alone still show what was filled in.
        return Preview(_pictures(sketch_pdf(data, tables=False), dpi), APPROXIMATE, exact=False)


def preview_pdf(data: bytes, *, dpi: int = 110) -> Preview:
    """The pages of a PDF, with the fields of a form drawn."""
    return Preview(_pictures(data, dpi), Text("", ""), exact=True)


def _pictures(data: bytes, dpi: int) -> tuple[Any, ...]:
    with opened(data) as document:
        if document.get_formtype():
            document.init_forms()
        count = min(len(document), _MOST_PAGES)
        return tuple(page_picture(document[number], dpi) for number in range(count))
