"""Other people's forms: read, filled, proven, printed. PDFs and pictures are opened behind the border.

Word files are small trees whose reader has limits of its own, and a word processor is a process of its
own: both stay on this side, where a form is filled in a fraction of a second.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from icpdesk.base import bounded
from icpdesk.base.errors import InputError
from icpdesk.base.text import Text
from icpdesk.forms.any_form import PICTURES, fill_any, flat_places, read_any, read_or_lay_out
from icpdesk.forms.fill_report import Filled, FillReport
from icpdesk.forms.fillable import Fillable, fillable
from icpdesk.forms.office import libre_office, to_pdf
from icpdesk.forms.pdf.flat_sheets import Sheet, sheets_of
from icpdesk.forms.pdf.reread import seen_on_pages
from icpdesk.forms.pdf.seen import Seen, seen_empty, seen_filled
from icpdesk.forms.pdf.spot import FlatGuess
from icpdesk.forms.preview import Preview
from icpdesk.forms.template_map import TemplateMap
from icpdesk.rulebook.book import Rulebook

T = TypeVar("T")
LIMITS = bounded.Limits(seconds=60, megabytes=1_500)
"""What one form may cost."""
_OTHER_NAMES = (
    ".pdf", ".docx", ".doc", ".wps", ".rtf", ".odt", ".html", ".htm", ".mht", ".xml", ".png", ".jpg",
    ".jpeg", ".bmp", ".tif", ".tiff",
)  # fmt: skip


@dataclass(frozen=True)
class FilledForm:
    """A filled form, its print where one was asked for, and what was done and found."""

    data: bytes
    pdf: bytes | None
    report: FillReport


def fill_form(
    data: bytes, values: Mapping[str, str], book: Rulebook, out: Path, map_path: Path | None = None,
    *, print_too: bool = False,
) -> FilledForm:  # fmt: skip
    """Fill a form for the file ``out``, which is not written here. InputError where that name is for
    another kind of file, or where a print is asked for and cannot be made; FileProblem for forms that
    cannot be filled."""
    form = fillable(data)
    is_word = not _is_foreign(form.data)
    if print_too and is_word and not libre_office():
        raise _no_print()
    filled = _behind(form.data, fill_any, form.data, values, book, map_path)
    _demand_name(out, ".docx" if is_word else ".pdf", print_too=print_too)
    report = filled.report
    report.notes += form.notes
    pdf = to_pdf(filled.data) if print_too and is_word else None
    if pdf is not None and report.proof is not None:
        report.proof = report.proof.with_sights(seen_on_pages(pdf, report.written))
    return FilledForm(filled.data, pdf, report)


def open_form(data: bytes) -> Fillable:
    """A form as it can be filled; see :func:`icpdesk.forms.fillable.fillable`."""
    return fillable(data)


def read_form(data: bytes, book: Rulebook) -> TemplateMap | None:
    """What a form asks for; None for flat pages and pictures."""
    form = fillable(data).data
    return _behind(form, read_any, form, book)


def lay_out_form(data: bytes, book: Rulebook) -> TemplateMap:
    """What any form asks for, of flat pages by where their places are."""
    form = fillable(data).data
    return _behind(form, read_or_lay_out, form, book)


def places_of_form(data: bytes, book: Rulebook) -> FlatGuess:
    """The places on a flat page or picture."""
    form = fillable(data).data
    return _behind(form, flat_places, form, book)


def fill_known(
    data: bytes, values: Mapping[str, str], book: Rulebook, template: TemplateMap | None,
    places: FlatGuess | None,
) -> Filled:  # fmt: skip
    """Fill a form whose places the caller knows."""
    return _behind(data, _fill_known, data, values, book, template, places)


def see_filled(
    data: bytes, values: Mapping[str, str], book: Rulebook, template: TemplateMap | None,
    places: FlatGuess | None,
) -> Seen:  # fmt: skip
    """Fill such a form and draw it, with what was filled in on a coloured ground."""
    return _behind(data, seen_filled, data, template, values, book, places)


def see_empty(data: bytes) -> Preview:
    """The pages of a form as it came."""
    return _behind(data, seen_empty, data)


def sheets_of_form(data: bytes) -> tuple[Sheet, ...]:
    """The pages of a flat form as pictures, with what part of the page each shows."""
    return _behind(data, sheets_of, data)


def _fill_known(
    data: bytes, values: Mapping[str, str], book: Rulebook, template: TemplateMap | None,
    places: FlatGuess | None,
) -> Filled:  # fmt: skip
    return fill_any(data, values, book, template=template, places=places)


def _behind(data: bytes, function: Callable[..., T], *arguments: object) -> T:
    if _is_foreign(data):
        return bounded.call(function, *arguments, limits=LIMITS)
    return function(*arguments)


def _is_foreign(data: bytes) -> bool:
    return data.startswith((b"%PDF", *PICTURES))


def _demand_name(out: Path, made: str, *, print_too: bool) -> None:
    suffix = out.suffix.lower()
    if suffix in _OTHER_NAMES and suffix != made:
        kind = Text("PDF", "PDF") if made == ".pdf" else Text("Word file", "Word 文件")
        raise InputError(
            Text("The filled form is a {kind}.", "填好的表格是 {kind}。").format(kind=kind),
            Text(
                "Give --out a name that ends in {made}{more}.",
                "--out 的文件名请以 {made} 结尾{more}。",
            ).format(
                made=made,
                more=Text("; --pdf writes the print beside it", "；--pdf 会另存 PDF")
                if made == ".docx" and (print_too or suffix == ".pdf")
                else "",
            ),
        )


def _no_print() -> InputError:
    return InputError(
        Text(
            "No word processor was found to make the PDF.",
            "没有找到可用于生成 PDF 的文字处理软件。",
        ),
        Text(
            "Install LibreOffice, or leave --pdf out and print the Word file yourself.",
            "请安装 LibreOffice，或不用 --pdf，自行打印 Word 文件。",
        ),
    )
