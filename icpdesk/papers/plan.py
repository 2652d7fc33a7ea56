"""One of our own papers as it is to be made: its words, who signs, and the values that go into it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from icpdesk.base.text import Text
from icpdesk.rulebook.papers import Mark, PaperRow


@dataclass(frozen=True)
class Paper:
    """The words of a paper."""

    slug: str
    name: Text
    blocks: tuple[Mapping[str, Any], ...]
    fields: frozenset[str]
    """Names of all values that its words mention."""

    @property
    def title(self) -> str:
        """The words at its head."""
        return str(next(block["text"] for block in self.blocks if block["kind"] == "title"))


@dataclass(frozen=True)
class PaperPlan:
    """One paper to make."""

    paper: Paper
    row: PaperRow
    marks: tuple[Mark, ...]
    website: int
    file_stem: str
    values: Mapping[str, str]

    @property
    def code(self) -> str:
        """Check code of words and values, such as ``4821 0937``; another text has another code."""
        stem = [self.paper.slug, *(mark.label.zh for mark in self.marks)]
        stem += [str(block.get("text", "")) for block in self.paper.blocks]
        stem += [f"{name}={self.values.get(name, '')}" for name in sorted(self.paper.fields)]
        number = int.from_bytes(hashlib.sha256("\n".join(stem).encode()).digest()[:8], "big")
        digits = f"{number % 100_000_000:08d}"
        return f"{digits[:4]} {digits[4:]}"


@dataclass(frozen=True, slots=True)
class EnglishLine:
    """One paragraph of what a paper says, explained in English."""

    kind: str
    """``title``, ``subtitle``, ``section``, ``text``, ``field``, ``blank`` or ``mark``."""
    text: str
    value: str = ""
    """Of a field: what the paper holds there, as it is printed."""
