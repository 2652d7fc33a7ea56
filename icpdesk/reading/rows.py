"""Lines of text → rows → values behind their labels."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from icpdesk.reading.engine import Line


@dataclass(frozen=True, slots=True)
class Row:
    """Lines that stand beside each other."""

    text: str
    confidence: float
    left: float


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """Lines whose heights overlap by half make one row, read from left to right."""
    groups: list[list[Line]] = []
    for line in lines:
        for group in groups:
            first = group[0]
            shared = min(first.bottom, line.bottom) - max(first.top, line.top)
            if shared > 0.5 * min(first.height, line.height):
                group.append(line)
                break
        else:
            groups.append([line])
    groups.sort(key=lambda group: min(line.top for line in group))
    made = []
    for group in groups:
        group.sort(key=lambda line: line.left)
        made.append(
            Row(
                "".join(plain(line.text) for line in group),
                min(line.confidence for line in group),
                group[0].left,
            )
        )
    return made


def values_behind(rows: Iterable[Row], labels: Mapping[str, Sequence[str]]) -> dict[str, Row]:
    """What stands behind each label, with the rows that follow without a label of their own.

    ``labels`` maps a field to its spellings; the longest spelling is looked for first.
    """
    known = sorted(
        ((plain(word), field) for field, words in labels.items() for word in words),
        key=lambda pair: -len(pair[0]),
    )
    found: dict[str, Row] = {}
    current = ""
    for row in rows:
        hits = _labels_in(row.text, known)
        if not hits:
            if current:
                held = found[current]
                found[current] = Row(
                    held.text + row.text, min(held.confidence, row.confidence), held.left
                )
            continue
        for index, (_, end, field) in enumerate(hits):
            stop = hits[index + 1][0] if index + 1 < len(hits) else len(row.text)
            if field not in found:
                found[field] = Row(row.text[end:stop].lstrip(":"), row.confidence, row.left)
                current = field
    return found


def _labels_in(text: str, known: Sequence[tuple[str, str]]) -> list[tuple[int, int, str]]:
    hits: list[tuple[int, int, str]] = []
    for word, field in known:
        place = text.find(word)
        taken = any(start < place + len(word) and place < end for start, end, _ in hits)
        if place >= 0 and not taken:
            hits.append((place, place + len(word), field))
    return sorted(hits)


def plain(text: str) -> str:
    """Full width folded, without white space."""
    return "".join(unicodedata.normalize("NFKC", text).split())
