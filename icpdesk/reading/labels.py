"""Rows of cells → what stands behind each label: beside it, under it, and on the rows that follow."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from icpdesk.reading.rows import Cell, Row, Run

_NEAR = 1.6
"""Heights of a line that may lie between parts of one value."""
_ALIGNED = 1.3
"""Heights of a line by which the rows of one value may be out of line on the left."""
_INSIDE = frozenset({"性别", "民族", "出生", "国籍"})
"""Short labels that may follow another value on the same row; longer ones always may."""
_OTHERS = frozenset({
    "注册资本", "成立日期", "营业期限", "经营范围", "登记机关", "组成形式", "注册日期", "出资额", "资金数额",
    "经营场所", "主要经营场所", "法定代表人", "负责人", "经营者", "投资人", "类型", "名称", "住所", "年月日",
    "统一社会信用代码", "注册号", "证照编号", "二维码", "副本", "正本", "国徽", "重要提示",
})  # fmt: skip
"""Words printed on licences that are never a value."""
_LONGEST = 9
"""Characters up to which what stands in the column of labels is one."""
_FUZZY = 4
"""Characters of a label from which one of them may be misread."""


@dataclass(frozen=True, slots=True)
class Label:
    """A place in a cell where a label was read."""

    start: int
    end: int
    field: str


def values_behind(rows: Sequence[Row], labels: Mapping[str, Sequence[str]]) -> dict[str, Run]:
    """What stands behind each label; an empty run where the label is there and its value is not.

    ``labels`` maps a field to its spellings. The first place of a label counts.
    """
    known = sorted(
        ((word, field) for field, words in labels.items() for word in words),
        key=lambda pair: -len(pair[0]),
    )
    tidy = [_label_joined(row, known) for row in rows]
    marked = [[(cell, _labels_in(cell.text, known)) for cell in row] for row in tidy]
    found: dict[str, Run] = {}
    for number, row in enumerate(marked):
        for place, (cell, hits) in enumerate(row):
            for index, hit in enumerate(hits):
                if found.get(hit.field):
                    continue
                end = hits[index + 1].start if index + 1 < len(hits) else len(cell.text)
                first = _inside(cell, hit, end)
                last = end == len(cell.text)
                parts = list(_beside(row[place + 1 :], first)) if last else []
                parts = [first, *parts] if first else parts
                parts += _below(marked[number + 1 :], parts, cell) if last else []
                value = Run()
                for part in parts:
                    value += part.run
                if _is_label(value, known):
                    # The value is blank: what stands there is the next label, known or not.
                    value = Run()
                if value.text or hit.field not in found:
                    found[hit.field] = value.without_head(":;.·")
    return found


def _inside(cell: Cell, hit: Label, end: int) -> Cell | None:
    """The part of the label's own cell that is its value."""
    run = cell.run.part(hit.end, end).without_head(":;")
    if not run.text:
        return None
    one = (cell.right - cell.left) / max(len(cell.text), 1)
    return Cell(run, cell.left + one * hit.end, cell.top, cell.left + one * end, cell.bottom)


def _beside(rest: Sequence[tuple[Cell, list[Label]]], first: Cell | None) -> Iterator[Cell]:
    """Cells to the right that belong to the value: the first at any distance, the others near."""
    last = first
    for cell, hits in rest:
        if hits and hits[0].start <= 1:
            return
        if last is not None and cell.left - last.right > _NEAR * cell.height:
            return
        yield cell
        last = cell


def _below(
    rows: Sequence[Sequence[tuple[Cell, list[Label]]]], parts: Sequence[Cell], label: Cell
) -> list[Cell]:
    """Cells on the rows that follow which line up with the value, or with a label without one."""
    left = parts[0].left if parts else label.left
    above = parts[-1] if parts else label
    found: list[Cell] = []
    for row in rows:
        for place, (cell, hits) in enumerate(row):
            high = max(cell.height, above.height)
            if cell.top - above.bottom > _NEAR * high:
                return found
            if abs(cell.left - left) <= _ALIGNED * high and cell.top > above.top + 0.3 * high:
                taken = place > 0 and _begins_another(row[place - 1], label)
                if taken or (hits and hits[0].start <= 1):
                    return found
                found.append(cell)
                above = cell
                break
    return found


def _begins_another(before: tuple[Cell, list[Label]], label: Cell) -> bool:
    """Whether what stands to the right of ``before`` is the value of a label there, known or not."""
    cell, hits = before
    if hits and len(cell.text.rstrip(":")) <= hits[-1].end:
        return True
    return abs(cell.left - label.left) <= _ALIGNED * cell.height and len(cell.text) <= _LONGEST


def _label_joined(row: Row, known: Sequence[tuple[str, str]]) -> Row:
    """Labels printed with wide gaps (名    称) come as cells of one character each: join them."""
    words = {word for word, _ in known}
    made: Row = []
    for cell in row:
        if made and len(made[-1].text) == 1:
            both = made[-1].text + cell.text
            if any(word.startswith(both) for word in words) or _begins_with(both, words):
                held = made.pop()
                run = held.run + cell.run
                cell = Cell(run, held.left, min(held.top, cell.top), cell.right, cell.bottom)
        made.append(cell)
    return made


def _is_label(value: Run, known: Sequence[tuple[str, str]]) -> bool:
    text = value.text.strip(":; ")
    return text in _OTHERS or any(text == word for word, _ in known)


def _begins_with(text: str, words: Collection[str]) -> bool:
    """Whether a label stands at the head, of which the first character came apart: 名, 称东莞市…"""
    return any(len(word) > 1 and text.startswith(word) for word in words)


def _labels_in(text: str, known: Sequence[tuple[str, str]]) -> list[Label]:
    """Labels in a cell; blanks between Latin words (Date of Birth) do not count."""
    at = [place for place, character in enumerate(text) if character != " "]
    closed = text.replace(" ", "")
    hits: list[Label] = []
    for word, field in known:
        place = _place_of(word, closed)
        if place < 0:
            continue
        start, end = at[place], at[place + len(word) - 1] + 1
        if not any(hit.start < end and start < hit.end for hit in hits):
            hits.append(Label(start, end, field))
    hits.sort(key=lambda hit: hit.start)
    if not hits or hits[0].start > 1:
        # A short label within running text is a word of that text.
        hits = [hit for hit in hits if hit.end - hit.start >= _FUZZY]
    first = hits[0] if hits else None
    return [
        hit
        for hit in hits
        if hit is first or hit.end - hit.start >= _FUZZY or text[hit.start : hit.end] in _INSIDE
    ]


def _place_of(word: str, text: str) -> int:
    place = text.find(word)
    if place >= 0 or len(word) < _FUZZY or len(text) < len(word):
        return place
    misread = sum(a != b for a, b in zip(word, text, strict=False))
    return 0 if misread == 1 else -1
