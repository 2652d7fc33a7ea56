"""What the user brought, as what is filled: Word files, PDFs and pictures as they are, others converted."""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import Text
from icpdesk.forms.office import Format, format_of, to_docx
from icpdesk.forms.office.formats import is_other_office
from icpdesk.forms.pdf.pdf_file import pdf_in

PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"BM", b"II*\x00", b"MM\x00*")
"""How the files of pictures begin."""
SUFFIXES = (
    ".docx", ".dotx", ".doc", ".wps", ".rtf", ".odt", ".ott", ".fodt", ".html", ".htm", ".mht",
    ".mhtml", ".xml",
)  # fmt: skip
"""Of files of words that are filled."""
_CONVERTED = Text(
    "The file was converted to .docx first. Compare the result with the original: "
    "tables and boxes may have moved.",
    "文件已先转换为 .docx。请与原件核对：表格和方框可能有变动。",
)


@dataclass(frozen=True, slots=True)
class Fillable:
    """A .docx, a PDF from its first byte on, or a picture."""

    data: bytes
    notes: tuple[Text, ...] = ()
    """What the user should know of how it came to be."""


def fillable(data: bytes) -> Fillable:
    """A form as it can be filled. InputError where a word processor is needed and none is there,
    FileProblem for a file that it cannot convert; what is no form of any kind comes back as it is,
    and is refused by who opens it."""
    if data.startswith(PICTURES):
        return Fillable(data)
    pdf = pdf_in(data)
    if pdf is not None:
        return Fillable(pdf)
    if is_other_office(data):
        raise FileProblem(
            Text(
                "It is an old office file without words to fill (a table or slides), or damaged.",
                "不是文字处理文件（可能是表格或幻灯片），或文件已损坏。",
            ),
            Text("Save the form as .docx or PDF.", "请将表格另存为 .docx 或 PDF。"),
        )
    kind = format_of(data)
    if kind in (None, Format.DOCX):
        return Fillable(data)
    return Fillable(to_docx(data), (_CONVERTED,))
