"""Opening a PDF that somebody sent: limits, passwords, damage, in plain sentences."""

from __future__ import annotations

import io
from typing import Any

from icpdesk.errors import FileProblem
from icpdesk.text import NO_TEXT, Text

MOST_PAGES = 200


def open_writer(data: bytes) -> Any:
    """A ``pypdf.PdfWriter`` with a copy of the file; FileProblem when it cannot be changed."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PdfReadError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _refused(
                "It is protected by a password.",
                "文件设有密码。",
                Text("Save it without a password.", "请另存为无密码的文件。"),
            )
        if not 0 < len(reader.pages) <= MOST_PAGES:
            raise _refused(
                f"It has no page, or more than {MOST_PAGES}.", f"没有页面，或超过 {MOST_PAGES} 页。"
            )
        return PdfWriter(clone_from=reader)
    except FileProblem:
        raise
    except (PdfReadError, PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError,
            RecursionError, OSError, AssertionError, NotImplementedError):  # fmt: skip
        raise _refused("It is no PDF, or it is damaged.", "不是 PDF，或文件已损坏。") from None


def saved(writer: Any) -> bytes:
    """The bytes of a changed file."""
    sink = io.BytesIO()
    writer.write(sink)
    return sink.getvalue()


def _refused(en: str, zh: str, advice: Text = NO_TEXT) -> FileProblem:
    return FileProblem(Text(en, zh), advice)
