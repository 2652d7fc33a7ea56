"""Names as people type them → the slugs of the rulebook's closed lists."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from icpdesk.base.cleaning import clean
from icpdesk.base.text import Text
from icpdesk.model.build import Path
from icpdesk.model.place import EACH, Place
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import Field, choices_of, fields, known_slug
from icpdesk.rulebook.vocabulary import Vocabulary


def settle_spelling(content: dict[str, Any], book: Rulebook) -> list[tuple[Path, Text]]:
    """Replace, in place, every name from a closed list by its slug; return what is on no list."""
    problems: list[tuple[Path, Text]] = []
    for field, parts in _with_choices(book):
        for holder, key, place in _reach(content, parts, ()):
            problems += _settle(holder, key, place, field, book)
    for index, attachment in enumerate(content.get("attachments", ())):
        if isinstance(attachment, dict) and "slot" in attachment:
            slot = Field(
                Place("slot"), Text("Slot", "上传位置"), Text("", ""), "", "", "choice", "slots"
            )
            problems += _settle(attachment, "slot", ("attachments", index, "slot"), slot, book)
    return problems


_LARGE = ("provinces", "providers")
"""Lists of which a slug is known without reading them whole."""


@lru_cache(maxsize=64)
def _choices(book: Rulebook, name: str) -> Vocabulary:
    return choices_of(book, name)


@lru_cache(maxsize=2)
def _with_choices(book: Rulebook) -> tuple[tuple[Field, Path], ...]:
    """The fields with closed lists, and the parts of their paths."""
    return tuple((field, field.path.parts) for field in fields(book) if field.choices)


def _settle(
    holder: Any, key: Any, place: Path, field: Field, book: Rulebook
) -> Iterator[tuple[Path, Text]]:
    value = holder[key]
    if isinstance(value, list):
        for index in range(len(value)):
            yield from _settle(value, index, (*place, index), field, book)
        return
    if not isinstance(value, str) or not value.strip():
        return
    if field.choices in _LARGE and known_slug(book, field.choices, value):
        return
    choices = _choices(book, field.choices)
    if value in choices:
        return
    term = choices.find(clean(value).value)
    if term:
        holder[key] = term.slug
    elif not field.open:
        near = choices.nearest(value)
        known = [term.slug for term in choices]
        offer = ", ".join(known if len(known) <= 12 else [*known[:12], "…"])
        yield (
            place,
            Text(
                f"'{value}' is not known as {field.label.en.lower()}. "
                + (f"Did you mean '{near}'?" if near else f"Known are: {offer}."),
                f"{field.label.zh}没有“{value}”。"
                + (f"是不是“{near}”？" if near else f"可用：{offer}。"),
            ),
        )


def _reach(value: Any, parts: Path, place: Path) -> Iterator[tuple[Any, Any, Path]]:
    head, rest = parts[0], parts[1:]
    if head == EACH:
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from _reach(item, rest, (*place, index))
    elif isinstance(value, dict) and head in value:
        if rest:
            yield from _reach(value[head], rest, (*place, head))
        else:
            yield value, head, (*place, head)
