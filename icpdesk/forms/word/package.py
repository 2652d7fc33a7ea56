"""A .docx as a package of parts: opened with limits, hostile ones refused, parts parsed.

Nothing outside the file is ever looked at: entities are not resolved, relations to other places
are only counted, and no member is ever unpacked to the disk.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import NO_TEXT, Text
from icpdesk.forms.word.repack import repack

MOST_BYTES = 40_000_000
_MOST_UNPACKED = 200_000_000
_MOST_PART = 16_000_000
_MOST_RATIO = 200
_MOST_MEMBERS = 5_000
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, NotImplementedError,
    RuntimeError, ValueError, OverflowError,
)  # fmt: skip
"""What the zip reader raises for archives that are damaged or made to hurt."""
_NAMED_SO = re.compile(r"word/(?:header|footer)\d*\.xml")
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TEXT_RELATIONS = ("/header", "/footer", "/footnotes", "/endnotes")
_FETCHED = ("/attachedTemplate", "/oleObject", "/frame", "/subDocument", "/image", "/aFChunk")
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']""")
_PLAIN_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii"})


@dataclass(frozen=True)
class Package:
    """An opened file. ``parts`` are the trees that hold text, the main document first."""

    data: bytes
    parts: Mapping[str, Any]
    notes: tuple[Text, ...] = ()
    """What the user should know of the file though it can be filled."""
    written_so: Mapping[str, str] = field(default_factory=dict)
    """The names of parts as the file spells them: some programs write folders with backslashes."""

    def with_changes(self, changed: Mapping[str, Any]) -> bytes:
        """The file with these parts written anew; all others are copied byte for byte."""
        from lxml import etree

        fresh = {
            self.written_so.get(name, name): etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
            for name, root in changed.items()
        }
        return repack(self.data, fresh)

    @cached_property
    def main(self) -> Any:
        """The root of the main document."""
        return next(iter(self.parts.values()))


def open_package(data: bytes) -> Package:
    """FileProblem for anything that is no plain .docx, in words that say what to do."""
    with _archive(data) as archive:
        reader = _Reader(archive)
        main = reader.main_part()
        parts = {main: reader.tree(main)}
        for name in reader.text_parts(main):
            parts[name] = reader.tree(name)
        return Package(data, parts, reader.notes(), reader.written_so)


class _Reader:
    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.written_so = {name.replace("\\", "/"): name for name in archive.namelist()}
        self._names = set(self.written_so)
        self._outside: set[str] = set()

    def main_part(self) -> str:
        for kind, target, _ in self._relations(""):
            if kind.endswith("/officeDocument") and target in self._names:
                return target
        raise _refused("It is no Word document.", "不是 Word 文档。")

    def text_parts(self, main: str) -> list[str]:
        found: list[str] = []
        for kind, target, _ in self._relations(main):
            if kind.endswith(_TEXT_RELATIONS) and target in self._names and target not in found:
                found.append(target)
        # One that no relation names is not shown, but a repaired file may show it.
        found += sorted(n for n in self._names if _NAMED_SO.fullmatch(n) and n not in found)
        for name in (main.rpartition("/")[0] + "/settings.xml", *found):
            self._relations(name)
        return found

    def notes(self) -> tuple[Text, ...]:
        notes = []
        if self._outside:
            notes.append(
                Text(
                    "The template links to content outside the file. icpdesk never opens it, "
                    "but Word may. Ask where the template comes from.",
                    "模板链接到文件以外的内容。本程序不会打开它，但 Word 可能会。请确认模板来源。",
                )
            )
        if any(name.startswith("_xmlsignatures/") for name in self._names):
            notes.append(
                Text(
                    "The template carries a digital signature; filling makes it invalid.",
                    "模板带有数字签名，填写后签名失效。",
                )
            )
        return tuple(notes)

    def tree(self, name: str) -> Any:
        from lxml import etree

        content = self._read(name)
        if _STRICT in content[:4000]:
            raise _refused(
                "It is saved in the 'Strict Open XML' form.",
                "文件以“Strict Open XML”格式保存。",
                Text("Save it again as an ordinary .docx.", "请另存为普通 .docx。"),
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as problem:
            if "depth" in str(problem).lower():
                raise _refused(
                    "Its tables are nested too deeply, which no form needs.",
                    "表格嵌套层数过多，正常表格不会如此。",
                ) from None
            raise _refused("It is damaged.", "文件已损坏。") from None

    def _relations(self, part: str) -> list[tuple[str, str, bool]]:
        folder, _, file = part.rpartition("/")
        name = f"{folder}/_rels/{file}.rels".lstrip("/")
        if name not in self._names:
            return []
        found = []
        for node in self.tree(name):
            kind, target = node.get("Type", ""), node.get("Target", "")
            outside = node.get("TargetMode") == "External"
            if outside:
                if kind.endswith(_FETCHED):
                    self._outside.add(kind)
                continue
            found.append((kind, _joined(folder, target), outside))
        return found

    def _read(self, name: str) -> bytes:
        try:
            with self._archive.open(self.written_so[name]) as stream:
                content = stream.read(_MOST_PART + 1)
        except _UNREADABLE:
            raise _refused("It is damaged.", "文件已损坏。") from None
        if len(content) > _MOST_PART:
            raise _too_much()
        return _demand_plain(content)


def _demand_plain(content: bytes) -> bytes:
    """UTF-8 without document type; what hides behind another encoding is looked at too."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:8]:
        try:
            little = content[:2] == b"\xff\xfe" or content[1:2] == b"\x00"
            text = content.decode("utf-16-le" if little else "utf-16-be").lstrip("\ufeff")
        except UnicodeDecodeError:
            raise _refused("It is damaged.", "文件已损坏。") from None
        content = re.sub(r"^<\?xml.*?\?>", "", text, flags=re.S).encode("utf-8")
    told = _ENCODING.search(content[:200])
    if told and told[1].lower() not in _PLAIN_ENCODINGS:
        raise _refused("Its text encoding is unusual.", "文件编码异常。")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise _refused("It holds XML entities.", "文件含有 XML 实体。")
    return content


def _archive(data: bytes) -> zipfile.ZipFile:
    if data.startswith(_OLD):
        raise _old_file(data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except _UNREADABLE:
        raise _refused(
            "It is neither a Word file nor a PDF nor a picture, or it is damaged.",
            "不是 Word、PDF 或图片文件，或文件已损坏。",
            Text("Get the form from its source again.", "请从来源重新下载表格。"),
        ) from None
    names = [info.filename for info in infos]
    if any(_is_trick(name) for name in names) or len(
        {n.lower().replace("\\", "/") for n in names}
    ) < len(names):
        raise _refused(
            "Its list of contents is manipulated.",
            "文件目录异常，可能被篡改。",
            Text("Get the template from its source again.", "请从来源重新下载模板。"),
        )
    if any("vbaProject" in name for name in names) or _macro_enabled(archive, names):
        raise _refused(
            "It holds macros.",
            "文件含有宏。",
            Text("Save it as .docx without macros.", "请另存为不含宏的 .docx。"),
        )
    if any(info.flag_bits & 1 for info in infos):
        raise _refused("It is protected by a password.", "文件设有密码。")
    unpacked = sum(info.file_size for info in infos)
    largest = max((i.file_size for i in infos if i.filename.endswith((".xml", ".rels"))), default=0)
    packed = max(1, len(data))
    if len(infos) > _MOST_MEMBERS or unpacked > _MOST_UNPACKED or largest > _MOST_PART:
        raise _too_much()
    if unpacked > 50_000_000 and unpacked / packed > _MOST_RATIO:
        raise _too_much()
    return archive


def _macro_enabled(archive: zipfile.ZipFile, names: list[str]) -> bool:
    if "[Content_Types].xml" not in names:
        return False
    info = archive.getinfo("[Content_Types].xml")
    if info.file_size > 1_000_000:
        raise _too_much()
    try:
        return b"macroEnabled" in archive.read(info)
    except _UNREADABLE:
        raise _refused("It is damaged.", "文件已损坏。") from None


def _is_trick(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or name.startswith(("/", "\\")) or "\x00" in name or ":" in name


def _joined(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    parts = [part for part in folder.split("/") if part]
    for part in target.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _old_file(data: bytes) -> FileProblem:
    if _ENCRYPTED in data:
        return _refused(
            "It is protected by a password.",
            "文件设有打开密码。",
            Text("Save it without a password.", "请另存为无密码的文件。"),
        )
    return _refused(
        "It is an old .doc or .wps file.",
        "这是旧版 .doc 或 .wps 文件。",
        Text("Save it in Word or WPS as .docx.", "请用 Word 或 WPS 另存为 .docx。"),
    )


def _too_much() -> FileProblem:
    return _refused("It unpacks to far too much data.", "解压后数据过大。")


def _refused(en: str, zh: str, advice: Text = NO_TEXT) -> FileProblem:
    return FileProblem(Text(en, zh), advice)
