"""Opening a PDF that somebody sent: limits, passwords, damage, in plain sentences.

pypdf changes files, PDFium reads more of them: what pypdf cannot open, or cannot decrypt, is written
anew by PDFium first.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from icpdesk.base.errors import FileProblem
from icpdesk.base.pdfium import calls, opened
from icpdesk.base.text import NO_TEXT, Text
from icpdesk.forms.pdf.page_weight import MOST, Scale

MOST_PAGES = 200
_HEAD = 1_024
_WITH_STREAMS = "1.5"
_SCRIPTED = ("/OpenAction", "/AA")
_SCRIPTS = Text(
    "The form carries scripts or actions. icpdesk never runs them, but a viewer may. "
    "Ask where the form comes from.",
    "表单带有脚本或动作。本程序不会运行，但阅读器可能会。请确认表单来源。",
)
_PASSWORD_ERROR, _SECURITY_ERROR = 4, 5
"""Of FPDF_GetLastError: a password is asked for; a kind of protection that PDFium does not know."""


def pdf_in(data: bytes) -> bytes | None:
    """The PDF in a file, which may begin behind up to a kilobyte of something else; None in none."""
    start = data.find(b"%PDF-", 0, _HEAD)
    return data[start:] if start >= 0 else None


def open_reader(data: bytes) -> Any:
    """A ``pypdf.PdfReader`` to look at a file: it reads only what is looked at. FileProblem when it
    cannot be opened."""
    with damage_refused():
        return _reader(data)


def open_writer(data: bytes) -> Any:
    """A ``pypdf.PdfWriter`` with a copy of the file; FileProblem when it cannot be changed."""
    from pypdf import PdfWriter

    with damage_refused():
        return PdfWriter(clone_from=_reader(data))


def open_to_change(data: bytes) -> Any:
    """A ``pypdf.PdfWriter`` that leaves every byte of the file where it is and adds what is changed
    behind it; where that cannot be, as :func:`open_writer`."""
    from pypdf import PdfWriter
    from pypdf.errors import PyPdfError

    with damage_refused():
        reader = _reader(data)
        if not reader.is_encrypted and reader.stream.getbuffer() == data:
            try:
                return _with_version(PdfWriter(reader, incremental=True), reader.pdf_header)
            except (PyPdfError, *_BROKEN):
                # It has objects that are kept as they are only as long as nobody reads them.
                reader = _reader(data)
        return PdfWriter(clone_from=reader)


def _with_version(writer: Any, header: str) -> Any:
    """The writer of a file that says what it holds: pypdf adds a table of objects as a stream, which
    is PDF 1.5, and leaves an older version standing in the first line (ISO 32000-1, 7.5.8)."""
    from pypdf.generic import NameObject

    root = writer.root_object
    said = max(header.removeprefix("%PDF-"), str(root.get("/Version", "")).removeprefix("/"))
    if said < _WITH_STREAMS:
        root[NameObject("/Version")] = NameObject(f"/{_WITH_STREAMS}")
    return writer


def _reader(data: bytes) -> Any:
    from pypdf.errors import PyPdfError

    try:
        return _checked(data)
    except FileProblem:
        raise
    except (PyPdfError, *_BROKEN):
        return _checked(written_anew(data))


def _checked(data: bytes) -> Any:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        reader = PdfReader(io.BytesIO(written_anew(data)), strict=False)
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise _refused(
            f"It has {count} pages; forms of up to {MOST_PAGES} are filled.",
            f"共 {count} 页，最多填写 {MOST_PAGES} 页的表格。",
            Text("Print or save the pages of the form alone.", "请只保存需要填写的页面。"),
        )
    if not count:
        raise ValueError("no page")
    scale = Scale()
    if any(scale.weight(page) > MOST for page in reader.pages):
        raise _refused("It unpacks to too much.", "解压后的内容过大。")
    return reader


def written_anew(data: bytes) -> bytes:
    """The file as PDFium understands it, without protection. FileProblem when it asks for a password;
    raises what PDFium raises over what it cannot open."""
    from pypdfium2 import PdfiumError

    try:
        with opened(data) as document:
            sink = io.BytesIO()
            document.save(sink, flags=calls().FPDF_REMOVE_SECURITY)
            return sink.getvalue()
    except PdfiumError as problem:
        if getattr(problem, "err_code", None) == _PASSWORD_ERROR:
            raise protected() from None
        raise


def protected() -> FileProblem:
    """What to say of a file that opens with a password only."""
    return _refused(
        "It is protected by a password.",
        "文件设有打开密码。",
        Text(
            "Open it with its password and save or print it as a PDF without one.",
            "请用密码打开后，另存或打印为无密码的 PDF。",
        ),
    )


_BROKEN = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError,
    ArithmeticError, AssertionError, NotImplementedError,
)  # fmt: skip
"""What the libraries raise over damaged files."""


@contextmanager
def damage_refused() -> Iterator[None]:
    """Turns whatever the libraries raise over damaged files into a FileProblem in plain words."""
    from pypdf.errors import PyPdfError
    from pypdfium2 import PdfiumError

    try:
        yield
    except FileProblem:
        raise
    except PdfiumError as problem:
        code = getattr(problem, "err_code", None)
        if code == _PASSWORD_ERROR:
            raise protected() from None
        if code == _SECURITY_ERROR:
            raise _unknown_protection() from None
        raise _damaged() from None
    except (PyPdfError, *_BROKEN):
        raise _damaged() from None


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


def _damaged() -> FileProblem:
    return _refused(
        "It is no PDF, or it is damaged.",
        "不是 PDF，或文件已损坏。",
        Text("Get the form from its source again.", "请从来源重新下载表格。"),
    )


def _unknown_protection() -> FileProblem:
    return _refused(
        "It is protected in a way that is not known here.",
        "文件采用了无法识别的保护方式。",
        Text("Open it in its own program and print it as a PDF.", "请用原程序打开后打印为 PDF。"),
    )


def _refused(en: str, zh: str, advice: Text = NO_TEXT) -> FileProblem:
    return FileProblem(Text(en, zh), advice)
