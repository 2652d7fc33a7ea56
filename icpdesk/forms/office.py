"""A word processor of the user's own, where there is one: .doc → .docx, .docx → PDF.

None is shipped. LibreOffice is called with a profile of its own in a temporary folder, because a
second one with the user's profile fails; its exit code tells nothing, so the result is looked at.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from icpdesk.base.errors import FileProblem, InputError
from icpdesk.base.paths import resource
from icpdesk.base.text import Text

_SECONDS = 90
_PROGRAM_FOLDERS = (
    "/Applications/LibreOffice.app/Contents/MacOS",
    r"C:\Program Files\LibreOffice\program",
    r"C:\Program Files (x86)\LibreOffice\program",
)


@cache
def libre_office() -> str:
    """The path of LibreOffice's command, or an empty string."""
    for name in ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return found
    for folder in _PROGRAM_FOLDERS:
        for name in ("soffice", "soffice.exe"):
            if (Path(folder) / name).is_file():
                return str(Path(folder) / name)
    return ""


def to_pdf(data: bytes) -> bytes:
    """A .docx as PDF; InputError that says what to do where no word processor is found."""
    result = _convert(data, ".docx", "pdf")
    if not result.startswith(b"%PDF"):
        raise _failed()
    return result


def to_docx(data: bytes) -> bytes:
    """A .doc or .wps file as .docx; InputError as for :func:`to_pdf`."""
    result = _convert(data, ".doc", "docx:MS Word 2007 XML")
    if not result.startswith(b"PK"):
        raise _failed()
    return result


def _convert(data: bytes, suffix: str, target: str) -> bytes:
    program = libre_office()
    if not program:
        raise InputError(
            Text(
                "No word processor was found to convert the file.",
                "没有找到可用于转换的文字处理软件。",
            ),
            Text(
                "Install LibreOffice, or convert the file in Word or WPS yourself.",
                "请安装 LibreOffice，或自行用 Word、WPS 转换。",
            ),
        )
    with tempfile.TemporaryDirectory(prefix="icpdesk-") as folder:
        source = Path(folder) / f"form{suffix}"
        result = source.with_suffix("." + target.partition(":")[0])
        if result == source:
            raise ValueError(target)
        source.write_bytes(data)
        environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}
        if sys.platform.startswith("linux"):
            environment["FONTCONFIG_FILE"] = str(_with_our_fonts(Path(folder)))
        command = [
            program, "--headless", "--norestore", "--nologo",
            f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
            "--convert-to", target, "--outdir", folder, str(source),
        ]  # fmt: skip
        try:
            subprocess.run(  # noqa: S603 - arguments are ours
                command, capture_output=True, timeout=_SECONDS, check=False, cwd=folder,
                env=environment, creationflags=_NO_WINDOW,
            )  # fmt: skip
        except (subprocess.TimeoutExpired, OSError):
            raise _failed() from None
        if not result.is_file():
            raise _failed()
        return result.read_bytes()


def _with_our_fonts(folder: Path) -> Path:
    """A font list with the bundled typeface behind the system's own: many a Linux has none for
    Chinese, and would show boxes."""
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{escape(str(resource('assets', 'fonts')))}</dir>"
        f"<cachedir>{escape(str(folder / 'font-cache'))}</cachedir></fontconfig>",
        "utf-8",
    )
    return path


_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0


def _failed() -> FileProblem:
    return FileProblem(
        Text("The word processor could not convert the file.", "文字处理软件无法转换该文件。"),
        Text(
            "Open it in Word or WPS and save it as .docx.", "请用 Word 或 WPS 打开并另存为 .docx。"
        ),
    )
