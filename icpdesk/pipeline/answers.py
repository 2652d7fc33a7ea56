"""Words for fields as values: what a check answers, what a person corrects in a queue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from icpdesk.base.text import Text
from icpdesk.intake.yaml_file import understood
from icpdesk.model import Answer, Filing, Finding, Place
from icpdesk.model.build import plain
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import field_at

_BETWEEN = re.compile(r"[,，、;；\n]")


def with_words(
    filing: Filing, words: Mapping[str, str], book: Rulebook
) -> tuple[Filing, tuple[tuple[Place, Text], ...]]:
    """The filing with words typed for fields, by their paths, understood as those of a file are.

    Words that mean no value there leave the field as it is and come back with the reason. Nothing else
    of the filing changes. Entries of lists that are not there yet are added.
    """
    content = plain(filing)
    for path, text in words.items():
        _put(content, Place(path), text, book)
    made, problems = understood(content, book)
    told = tuple((Place.of_parts(tuple(one.path)), one.text) for one in problems)
    wrong = {place for place, _ in told}
    for path in words:
        if path not in wrong:
            filing = _taken_over(filing, made.value, Place(path))
    return filing, tuple((place, text) for place, text in told if place in words)


def answered(filing: Filing, finding: Finding, answer: Answer, book: Rulebook) -> Filing:
    """The filing after an answer of a check was chosen."""
    return with_words(filing, {answer.where or finding.where: answer.value}, book)[0]


def _taken_over(filing: Filing, made: Filing, place: Place) -> Filing:
    try:
        return place.put(filing, place.stated(made))
    except (LookupError, TypeError):
        # The entry is new: its list is taken over whole.
        head = Place.of_parts(place.parts[:1])
        return head.put(filing, head.stated(made))


def _put(content: dict[str, Any], place: Place, text: str, book: Rulebook) -> None:
    field = field_at(book, place)
    value: Any = text
    if field and field.kind in ("choices", "words"):
        value = [part.strip() for part in _BETWEEN.split(text) if part.strip()]
    node: Any = content
    parts = place.parts
    for part, after in pairwise(parts):
        if isinstance(part, int):
            node.extend({} for _ in range(part + 1 - len(node)))
            node = node[part]
        else:
            node = node.setdefault(part, [] if isinstance(after, int) else {})
    node[parts[-1]] = value
