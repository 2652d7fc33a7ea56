"""A word processor of the user's own, where there is one: old and foreign formats → .docx → PDF.

None is shipped. LibreOffice is called with a profile that belongs to icpdesk alone, that is kept from
one call to the next and that blocks links, macros and every way out (:mod:`.profile`); what a document
would fetch is taken out before (:mod:`.links`); where the system can, it runs without a network
(:mod:`.sandbox`). Its exit code tells nothing, so the result is looked at.
"""

from __future__ import annotations

import struct
import zipfile
import zlib

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import Text
from icpdesk.forms.office.conversion import convert
from icpdesk.forms.office.formats import Format, format_of
from icpdesk.forms.office.links import without_links
from icpdesk.forms.office.macros import without_macros
from icpdesk.forms.office.program import libre_office

__all__ = ["Format", "format_of", "libre_office", "to_docx", "to_pdf"]


def to_pdf(data: bytes) -> bytes:
    """A .docx as PDF; InputError that says what to do where no word processor is found."""
    return convert(_safe(data, Format.DOCX), ".docx", "pdf", b"%PDF")


def to_docx(data: bytes) -> bytes:
    """A form of any format of :class:`Format` as .docx without macros; InputError as for
    :func:`to_pdf`, FileProblem for a file that cannot be converted."""
    kind = format_of(data)
    if kind is Format.DOCX:
        return data
    # What is none of them the word processor refuses in its own words.
    kind = kind or Format.OLD_WORD
    return without_macros(convert(_safe(data, kind), kind.suffix, "docx", b"PK"))


def _safe(data: bytes, kind: Format) -> bytes:
    try:
        return without_links(data, kind)
    except (zipfile.BadZipFile, zlib.error, struct.error, OSError, ValueError, RuntimeError,
            NotImplementedError, EOFError):  # fmt: skip
        raise FileProblem(Text("It is damaged.", "文件已损坏。")) from None
