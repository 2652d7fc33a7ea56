"""Opening a PDF that somebody sent: limits, passwords, damage, in plain sentences."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import NO_TEXT, Text
from icpdesk.forms.pdf.page_weight import MOST, Scale

MOST_PAGES = 200
_SCRIPTED = ("/OpenAction", "/AA")
_SCRIPTS = Text(
    "The form carries scripts or actions. icpdesk never runs them, but a viewer may. "
    "Ask where the form comes from.",
    "表单带有脚本或动作。本程序不会运行，但阅读器可能会。请确认表单来源。",
)


def open_writer(data: bytes) -> Any:
    """A ``pypdf.PdfWriter`` with a copy of the file; FileProblem when it cannot be changed."""
    from pypdf import PdfReader, PdfWriter

    with damage_refused():
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
        scale = Scale()
        if any(scale.weight(page) > MOST for page in reader.pages):
            raise _refused("It unpacks to too much.", "解压后的内容过大。")
        return PdfWriter(clone_from=reader)


@contextmanager
def damage_refused() -> Iterator[None]:
    """Turns whatever the libraries raise over damaged files into a FileProblem in plain words."""
    from pypdf.errors import PyPdfError
    from pypdfium2 import PdfiumError

    try:
        yield
    except FileProblem:
        raise
    except (PyPdfError, PdfiumError, ValueError, KeyError, TypeError, AttributeError, IndexError,
            RecursionError, OSError, ArithmeticError, AssertionError, NotImplementedError):  # fmt: skip
        raise _refused("It is no PDF, or it is damaged.", "不是 PDF，或文件已损坏。") from None


def notes_on(writer: Any) -> tuple[Text, ...]:
    """What the user should know of a file though it can be filled."""
    root = writer.root_object
    names = root.get("/Names")
    scripts = names is not None and "/JavaScript" in names.get_object()
    return (_SCRIPTS,) if scripts or any(key in root for key in _SCRIPTED) else ()


def saved(writer: Any) -> bytes:
    """The bytes of a changed file."""
    sink = io.BytesIO()
    writer.write(sink)
    return sink.getvalue()


def _refused(en: str, zh: str, advice: Text = NO_TEXT) -> FileProblem:
    return FileProblem(Text(en, zh), advice)
