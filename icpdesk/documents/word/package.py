"""A .docx as a package of parts: opened with limits, written back with only the changed parts anew."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from icpdesk.errors import FileProblem
from icpdesk.text import NO_TEXT, Text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MOST_BYTES = 40_000_000
_MOST_UNPACKED = 200_000_000
_MOST_PART = 30_000_000
_MOST_MEMBERS = 5_000
_FILLED = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def open_parts(data: bytes) -> dict[str, Any]:
    """The parts that hold text, parsed; FileProblem for anything that is no plain .docx.

    Entities are not resolved and nothing outside the file is ever looked at.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    parts: dict[str, Any] = {}
    with _archive(data) as archive:
        for info in archive.infolist():
            if not _FILLED.fullmatch(info.filename):
                continue
            content = archive.read(info)
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                raise _refused("It holds XML entities.", "文件含有 XML 实体。")
            try:
                parts[info.filename] = etree.fromstring(content, parser)
            except etree.XMLSyntaxError:
                raise _refused("It is damaged.", "文件已损坏。") from None
    if "word/document.xml" not in parts:
        raise _refused("It is no Word document.", "不是 Word 文档。")
    return parts


def with_parts(data: bytes, changed: Mapping[str, Any]) -> bytes:
    """The package with ``changed`` parts written anew; all others are copied as they are."""
    from lxml import etree

    sink = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for info in source.infolist():
            content = source.read(info)
            if info.filename in changed:
                content = etree.tostring(
                    changed[info.filename], xml_declaration=True, encoding="UTF-8", standalone=True
                )
            target.writestr(info, content, compress_type=info.compress_type)
    return sink.getvalue()


def _archive(data: bytes) -> zipfile.ZipFile:
    if data.startswith(_OLD_WORD):
        raise _refused(
            "It is an old .doc file, or protected by a password.",
            "这是旧版 .doc 文件，或设有密码。",
            Text(
                "Save it in Word or WPS as .docx without a password.",
                "请用 Word 或 WPS 另存为无密码的 .docx。",
            ),
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        raise _refused("It is no .docx file.", "不是 .docx 文件。") from None
    names = {info.filename for info in infos}
    if any("vbaProject" in name for name in names):
        raise _refused(
            "It holds macros.",
            "文件含有宏。",
            Text("Save it as .docx without macros.", "请另存为不含宏的 .docx。"),
        )
    unpacked = sum(info.file_size for info in infos)
    largest = max((info.file_size for info in infos if info.filename.endswith(".xml")), default=0)
    if len(infos) > _MOST_MEMBERS or unpacked > _MOST_UNPACKED or largest > _MOST_PART:
        raise _refused("It unpacks to far too much data.", "解压后数据过大。")
    if any(info.flag_bits & 1 for info in infos):
        raise _refused("It is protected by a password.", "文件设有密码。")
    return archive


def _refused(en: str, zh: str, advice: Text = NO_TEXT) -> FileProblem:
    return FileProblem(Text(en, zh), advice)
