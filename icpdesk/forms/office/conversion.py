"""One conversion: a document in, a document out, nothing left behind."""

from __future__ import annotations

from pathlib import Path

from icpdesk.base import scratch
from icpdesk.base.errors import FileProblem, InputError
from icpdesk.base.text import Text
from icpdesk.forms.office import warm
from icpdesk.forms.office.program import libre_office

_SECONDS = 90
_MOST_RESULT = 150_000_000
_FILTERS = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export"}
_READ_AS = {".html": "HTML (StarWriter)", ".mht": "HTML (StarWriter)"}
"""Web pages are opened as documents: what LibreOffice opens as a web page it cannot save as one."""


def convert(data: bytes, suffix: str, target: str, begins: bytes) -> bytes:
    """``data``, a document with that suffix, as ``target`` (``docx``, ``pdf`` or another suffix).

    InputError where no word processor is found, FileProblem where it cannot convert the file.
    """
    if not libre_office():
        raise _no_program()
    suffix = ".html" if suffix == ".mht" else suffix
    with scratch.folder("office") as folder:
        source, result = folder / f"form{suffix}", folder / "made" / f"form.{target}"
        source.write_bytes(data)
        arguments = [
            "--convert-to",
            _FILTERS.get(target, target),
            "--outdir",
            str(result.parent),
            str(source),
        ]
        if suffix in _READ_AS:
            arguments = [f"--infilter={_READ_AS[suffix]}", *arguments]
        try:
            warm.run(arguments, result, _SECONDS)
        except OSError:
            raise _failed() from None
        return _whole(result, begins)


def _whole(result: Path, begins: bytes) -> bytes:
    if not result.is_file() or result.stat().st_size > _MOST_RESULT:
        raise _failed()
    made = result.read_bytes()
    if not made.startswith(begins):
        raise _failed()
    return made


def _no_program() -> InputError:
    return InputError(
        Text(
            "No word processor was found to convert the file.",
            "没有找到可用于转换的文字处理软件。",
        ),
        Text(
            "Install LibreOffice, or convert the file in Word or WPS yourself.",
            "请安装 LibreOffice，或自行用 Word、WPS 转换。",
        ),
    )


def _failed() -> FileProblem:
    return FileProblem(
        Text("The word processor could not convert the file.", "文字处理软件无法转换该文件。"),
        Text(
            "Open it in Word or WPS and save it as .docx.", "请用 Word 或 WPS 打开并另存为 .docx。"
        ),
    )
