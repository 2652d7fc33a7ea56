"""Documents without what a word processor would fetch when it opens them.

Only copies for conversion go through here: what the user gets keeps what its author put into it.
Links that a reader may click stay; nothing follows them.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from icpdesk.forms.office.formats import Format
from icpdesk.forms.word.repack import repack

_FETCHING_FIELDS = (
    "INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "DDEAUTO", "DDE", "LINK", "DATABASE",
    "RD",
)  # fmt: skip
_OF_TEXT = re.compile(
    rb"(?<![A-Za-z])(?:" + b"|".join(n.encode() for n in _FETCHING_FIELDS) + rb")(?=[ \"\\])"
)
_OF_OLD_WORD = tuple(
    name.encode(code)
    for name in ("INCLUDEPICTURE", "INCLUDETEXT", "DDEAUTO")
    for code in ("ascii", "utf-16-le")
)
_HARMLESS = "QUOTE"
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']", re.IGNORECASE)
_CLICKED = re.compile(rb"/hyperlink[\"']")
_INSTRUCTION = re.compile(rb"(<(?:\w+:)?instrText\b[^>]*>)([^<]*)")
_SIMPLE_FIELD = re.compile(rb"(\binstr\s*=\s*)(\"[^\"]*\"|'[^']*')")
_TAG_THAT_FETCHES = re.compile(
    rb"</?(?:script|iframe|frame|frameset|object|embed|applet|link|base|meta\s+http-equiv=.refresh)"
    rb"\b[^>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(rb"<[A-Za-z][^<>]*>")
_SOURCE = re.compile(
    rb"\b(?:src|srcset|background|poster|data|dynsrc|lowsrc|longdesc|classid|codebase)\s*=\s*"
    rb"(?:\"[^\"]*\"|'[^']*'|[^\s>]+)",
    re.IGNORECASE,
)
_STYLE_URL = re.compile(rb"url\s*\([^)]*\)|@import[^;<]*", re.IGNORECASE)
_CHARSET = re.compile(rb"(<meta\b[^>]{0,300}?charset\s*=\s*[\"']?)[\w-]+", re.IGNORECASE)
_ODF_TAG = re.compile(rb"<(?!/|text:a\b|draw:a\b|form:)[A-Za-z][^<>]*\bxlink:href\s*=[^<>]*>")
_ODF_OUTSIDE = re.compile(
    rb"\bxlink:href\s*=\s*(?:\"\s*(?:[A-Za-z][\w+.-]*:|/|\\|\.\./)[^\"]*\""
    rb"|'\s*(?:[A-Za-z][\w+.-]*:|/|\\|\.\./)[^']*')"
)
_RTF_FETCHES = re.compile(rb"\\\*\\template\b")
_MOST_MEMBER = 64_000_000


def without_links(data: bytes, kind: Format) -> bytes:
    """A copy of a document that fetches nothing; the same words at the same places."""
    return _BY_KIND[kind](data)


def _of_docx(data: bytes) -> bytes:
    return _members(data, _docx_member)


def _docx_member(name: str, content: bytes) -> bytes:
    if name.endswith(".rels"):
        return _RELATION.sub(_kept_relation, content)
    if name.startswith("word/") and name.endswith(".xml"):
        content = _INSTRUCTION.sub(lambda m: m[1] + _plain_field(m[2]), content)
        return _SIMPLE_FIELD.sub(lambda m: m[1] + _plain_field(m[2]), content)
    return content


def _kept_relation(found: re.Match[bytes]) -> bytes:
    fetched = _OUTSIDE.search(found[0]) and not _CLICKED.search(found[0])
    if not fetched:
        return found[0]
    # What names the relation stays whole; it only leads nowhere.
    return re.sub(rb"\bTarget\s*=\s*(\"[^\"]*\"|'[^']*')", b'Target="about:blank"', found[0])


def _plain_field(words: bytes) -> bytes:
    return _OF_TEXT.sub(_HARMLESS.encode(), words)


def _of_open_document(data: bytes) -> bytes:
    return _members(
        data, lambda name, content: _of_flat(content) if name.endswith(".xml") else content
    )


def _of_flat(data: bytes) -> bytes:
    return _ODF_TAG.sub(lambda tag: _ODF_OUTSIDE.sub(b'xlink:href=""', tag[0]), data)


def _of_web_page(data: bytes) -> bytes:
    code = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ""
    return _harmless(_in_utf8(data, code) if code else data)


def _harmless(page: bytes) -> bytes:
    page = _TAG_THAT_FETCHES.sub(b"", page)
    page = _TAG.sub(lambda tag: _SOURCE.sub(b"", tag[0]), page)
    return _STYLE_URL.sub(b"none", page)


def _of_web_archive(data: bytes) -> bytes:
    """The page of an archive alone: LibreOffice would show the archive as text."""
    from email import message_from_bytes
    from email.policy import compat32

    for part in message_from_bytes(data, policy=compat32).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            if isinstance(page, bytes) and page:
                told = part.get_content_charset()
                return _harmless(_in_utf8(page, told) if told else page)
    return b""


def _in_utf8(page: bytes, code: str) -> bytes:
    """The page in UTF-8, and so told in it; as it is where it is not written in ``code``."""
    try:
        words = page.decode(code)
    except (LookupError, UnicodeDecodeError):
        return page
    return b"\xef\xbb\xbf" + _CHARSET.sub(rb"\1utf-8", words.lstrip("\ufeff").encode("utf-8"))


def _of_rich_text(data: bytes) -> bytes:
    return _RTF_FETCHES.sub(rb"\\*\\nothing", _OF_TEXT.sub(_HARMLESS.encode(), data))


def _of_old_word(data: bytes) -> bytes:
    """Field codes are blotted out in their own length, so that nothing else moves."""
    for name in _OF_OLD_WORD:
        wide = len(name) > 1 and name[1] == 0
        quote = _HARMLESS.encode("utf-16-le" if wide else "ascii")
        blank = b" \0" if wide else b" "
        data = data.replace(name, quote + blank * ((len(name) - len(quote)) // len(blank)))
    return data


def _members(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """An archive with the members exchanged that ``change`` makes others of."""
    changed: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            if info.filename.endswith((".xml", ".rels")) and info.file_size <= _MOST_MEMBER:
                content = archive.read(info)
                other = change(info.filename.replace("\\", "/"), content)
                if other != content:
                    changed[info.filename] = other
    return repack(data, changed) if changed else data


_BY_KIND: dict[Format, Callable[[bytes], bytes]] = {
    Format.DOCX: _of_docx,
    Format.OLD_WORD: _of_old_word,
    Format.RICH_TEXT: _of_rich_text,
    Format.OPEN_DOCUMENT: _of_open_document,
    Format.FLAT_OPEN_DOCUMENT: _of_flat,
    Format.WEB_PAGE: _of_web_page,
    Format.WEB_ARCHIVE: _of_web_archive,
    Format.WORD_XML: lambda data: data,
}
