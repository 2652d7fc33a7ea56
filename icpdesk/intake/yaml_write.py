"""Filing → a filing file with comments in both languages; reading it back gives the same filing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from icpdesk.base.files import write_atomically
from icpdesk.base.text import Text
from icpdesk.base.yaml_text import yaml_text
from icpdesk.model import Filing
from icpdesk.model.base import Value, default_of, fields_of
from icpdesk.model.build import key_of
from icpdesk.model.place import EACH, Place
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import Field, choices_of, fields

_PLAIN = re.compile(r"[\w（）《》·][\w（）《》·.@/ +,，。、-]*")
_NULLS = frozenset({"null", "Null", "NULL", "~", ""})
_MOST_CHOICES = 24

_HEADINGS = {
    "server": Text("The server", "服务器"),
    "history": Text("What was filed before", "以往备案"),
    "subject": Text("The subject", "主办单位（主办人）"),
    "subject.certificate": Text("Its certificate", "主办单位证件"),
    "websites": Text("Websites, one entry each", "网站，每个网站一项"),
    "websites[].domains": Text("Domain names", "域名"),
    "websites[].pre_approvals": Text("Content that needs a permit", "前置审批"),
    "filed": Text(
        "What changes: the field, e.g. subject.name or websites[0].name, and its value as filed today;"
        " the new value stands in the field itself",
        "变更项：栏目（如 subject.name、websites[0].name）及原备案内容；新内容填写在该栏目",
    ),
    "attachments": Text(
        "Pictures and papers; paths start at this file", "材料图片；路径相对于本文件"
    ),
}


def write_filing(
    path: Path, filing: Filing, book: Rulebook, *, blanks: Collection[str] = ()
) -> None:
    """Write the filing file atomically; see :func:`filing_text`."""
    write_atomically(path, filing_text(filing, book, blanks=blanks).encode("utf-8"))


def filing_text(filing: Filing, book: Rulebook, *, blanks: Collection[str] = ()) -> str:
    """The text of a filing file.

    Values that are set are written; fields whose path (``websites[].name``) is in ``blanks`` are
    written too when they are empty, to be filled in.
    """
    catalogue = {field.path: field for field in fields(book)}
    writer = _Writer(book, catalogue, frozenset(blanks))
    head = [
        "# ICP filing · ICP 备案",
        "# Lines that begin with # are explanations. Leave a value empty when it is not known yet.",
        "# 以 # 开头的行是说明。暂时不知道的内容可以留空。",
    ]
    return "\n".join([*head, *writer.mapping(filing, Place(), 0)]) + "\n"


class _Writer:
    def __init__(
        self, book: Rulebook, catalogue: dict[Place, Field], blanks: frozenset[str]
    ) -> None:
        self._book = book
        self._catalogue = catalogue
        self._blanks = blanks

    def mapping(self, value: Value, path: Place, depth: int) -> Iterator[str]:
        indent = "  " * depth
        for field in fields_of(type(value)):
            name = field.name
            inner_path = path / name
            key = key_of(name)
            item = getattr(value, name)
            if isinstance(item, Value):
                body = list(self.mapping(item, inner_path, depth + 1))
                if body:
                    yield from self._heading(inner_path, indent)
                    yield f"{indent}{key}:"
                    yield from body
            elif isinstance(item, tuple) and item and isinstance(item[0], Value):
                yield from self._heading(inner_path, indent)
                yield f"{indent}{key}:"
                for entry in item:
                    yield from self._entry(entry, Place(inner_path + EACH), depth + 1)
            elif self._wanted(item, default_of(field), inner_path, name):
                yield from self._comment(inner_path, indent, empty=item in ("", None, ()))
                yield f"{indent}{key}:{self._scalar(item)}"

    def _entry(self, value: Value, path: Place, depth: int) -> Iterator[str]:
        indent = "  " * depth
        first = True
        for line in self.mapping(value, path, depth + 1):
            if first and not line.lstrip().startswith("#"):
                yield f"{indent}- {line.strip()}"
                first = False
            elif first:
                yield indent + line.lstrip()
            else:
                yield line
        if first:
            yield f"{indent}- {{}}"

    def _wanted(self, item: Any, default: Any, path: str, name: str) -> bool:
        return item != default or path in self._blanks or name in {"version", "slot", "provider"}

    def _heading(self, path: Place, indent: str) -> Iterator[str]:
        heading = _HEADINGS.get(path) or path.kind_name.as_heading
        if heading:
            yield ""
            yield f"{indent}# ── {heading.en} · {heading.zh} ──"

    def _comment(self, path: Place, indent: str, *, empty: bool) -> Iterator[str]:
        field = self._catalogue.get(path)
        if field is None:
            return
        yield f"{indent}# {field.label.en} · {field.label.zh}"
        if path in self._blanks:
            yield f"{indent}#   {field.help.en}"
            yield f"{indent}#   {field.help.zh}"
            if field.choices and empty:
                terms = choices_of(self._book, field.choices).offered
                shown = [f"{term.slug} ({term.name.zh})" for term in terms[:_MOST_CHOICES]]
                more = " …" if len(terms) > _MOST_CHOICES else ""
                yield f"{indent}#   = {', '.join(shown)}{more}"
            elif field.example:
                yield f"{indent}#   e.g. {field.example}"

    def _scalar(self, item: Any) -> str:
        if item is None or item in ("", ()):
            return ""
        if isinstance(item, bool):
            return " true" if item else " false"
        if isinstance(item, date):
            return f" {item.isoformat()}"
        if isinstance(item, tuple):
            return f" [{', '.join(self._item(part) for part in item)}]"
        if item == "long-term":
            return " 长期"
        return f" {_quoted(str(item))}"

    def _item(self, part: Any) -> str:
        if isinstance(part, tuple):
            return f"[{', '.join(str(number) for number in part)}]"
        text = str(part)
        plain = _PLAIN.fullmatch(text) and "," not in text and text not in _NULLS
        return text if plain and text == text.strip() else _quoted(text, force=True)


def _quoted(text: str, *, force: bool = False) -> str:
    if not force and _PLAIN.fullmatch(text) and text == text.strip() and text not in _NULLS:
        return text
    dumped = yaml_text(text, width=10**9, default_style='"')
    return dumped.strip()
