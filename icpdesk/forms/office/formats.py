"""What a file of words is, told by its content: names lie, and many an office calls a web page .doc."""

from __future__ import annotations

import io
import re
import zipfile
from enum import Enum

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OF_WORDS = tuple(name.encode("utf-16-le") for name in ("WordDocument", "CONTENTS", "MatOST"))
"""Streams of Word and Kingsoft, and of Microsoft Works; spreadsheets lie in the same container."""
_HEAD = 4_096
_WEB_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|p)\b", re.IGNORECASE)
_FLAT_ODF = re.compile(rb"<office:document\b|urn:oasis:names:tc:opendocument", re.IGNORECASE)
_WORD_XML = b"schemas.microsoft.com/office/word/2003/wordml"
_MAIL_HEAD = re.compile(rb"\A\s*(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+", re.ASCII)
_MOST_HEAD = 64_000


class Format(Enum):
    """Formats of words; the value is the suffix by which LibreOffice tells them."""

    DOCX = ".docx"
    OLD_WORD = ".doc"
    """Word 97 to 2003 and Kingsoft's .wps: one container, told apart by nobody but LibreOffice."""
    RICH_TEXT = ".rtf"
    OPEN_DOCUMENT = ".odt"
    FLAT_OPEN_DOCUMENT = ".fodt"
    WEB_PAGE = ".html"
    WEB_ARCHIVE = ".mht"
    WORD_XML = ".xml"
    """Word 2003 as one XML file."""

    @property
    def suffix(self) -> str:
        """The suffix of a file of this format."""
        return str(self.value)


def format_of(data: bytes) -> Format | None:
    """What ``data`` is; None for what is no file of words, or one that a password protects."""
    if data.startswith(_OLE):
        words = any(name in data for name in _OF_WORDS)
        return Format.OLD_WORD if words and _ENCRYPTED not in data else None
    if data.startswith(b"PK"):
        return _of_archive(data)
    return _of_text(data)


def is_other_office(data: bytes) -> bool:
    """Whether it is in the container of old office files but no file of words: a table, slides."""
    return data.startswith(_OLE) and _ENCRYPTED not in data and format_of(data) is None


def _of_archive(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            info = archive.getinfo("mimetype")
            kind = archive.read(info) if info.file_size < 200 else b""
    except (KeyError, OSError, ValueError, RuntimeError, NotImplementedError, zipfile.BadZipFile):
        return Format.DOCX
    told = kind.startswith(b"application/vnd.oasis.opendocument.text")
    return Format.OPEN_DOCUMENT if told else Format.DOCX


def _of_text(data: bytes) -> Format | None:
    head = _ascii(data[:_MOST_HEAD]).lstrip()
    if head.startswith(b"{\\rtf"):
        return Format.RICH_TEXT
    if _is_web_archive(head):
        return Format.WEB_ARCHIVE
    head = head[:_HEAD]
    if head.startswith(b"<"):
        if _WORD_XML in head:
            return Format.WORD_XML
        if _FLAT_ODF.search(head):
            return Format.FLAT_OPEN_DOCUMENT
        return Format.WEB_PAGE if _WEB_PAGE.search(head) else None
    return None


def _is_web_archive(head: bytes) -> bool:
    fields = _MAIL_HEAD.match(head.replace(b"\r\n", b"\n"))
    told = fields[0].lower() if fields else b""
    return b"mime-version:" in told and (b"multipart/related" in told or b"text/html" in told)


def _ascii(head: bytes) -> bytes:
    """The beginning of a text as single bytes: UTF-16 pages are told too."""
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(name, "replace").encode("ascii", "replace")
    return head.removeprefix(b"\xef\xbb\xbf")
