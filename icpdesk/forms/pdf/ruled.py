"""Tables and lines to write on, as the ruled lines of a page make them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from icpdesk.forms.pdf.printed_page import Rule, clusters

_TOUCH = 2.5
_SAME = 3.0
"""Lines so near to each other are one border."""
_OPEN = 8.0
"""A table is open at a side where its lines go so far beyond the last border."""
_MOST_CELLS = 4_000
_MOST_CROSSINGS = 1_000_000
_MOST_LOOSE = 500


@dataclass(frozen=True, slots=True)
class RuledCell:
    """One cell; row and column of its upper left corner, and how many it covers."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    upper: float
    right: float
    lower: float


@dataclass(frozen=True, eq=False)
class RuledTable:
    """A table of lines."""

    cells: tuple[RuledCell, ...]
    xs: tuple[float, ...]
    """Its borders from the left to the right."""
    ys: tuple[float, ...]
    """Its borders from the top down."""

    @property
    def left(self) -> float:
        """Its first border."""
        return self.xs[0]

    @property
    def right(self) -> float:
        """Its last border."""
        return self.xs[-1]

    @property
    def upper(self) -> float:
        """Its highest border."""
        return self.ys[0]

    @property
    def lower(self) -> float:
        """Its lowest border."""
        return self.ys[-1]

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.upper <= y <= self.lower

    def cell_at(self, x: float, y: float) -> RuledCell | None:
        """The cell in which a point lies."""
        return self.covered.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    @cached_property
    def covered(self) -> dict[tuple[int, int], RuledCell]:
        """The cells by every row and column that they cover."""
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        }


def tables_of(rules: Sequence[Rule]) -> tuple[list[RuledTable], list[Rule]]:
    """The tables of a page, and its level lines that belong to none."""
    tables: list[RuledTable] = []
    loose: list[Rule] = []
    for group in _crossing(rules):
        level = [rule for rule in group if rule.level]
        upright = [rule for rule in group if not rule.level]
        table = _table(level, upright) if len(level) > 1 and len(upright) > 1 else None
        if table is not None:
            tables.append(table)
        else:
            loose += level
    return tables, loose[:_MOST_LOOSE]


def _crossing(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Lines in groups of those that touch or cross each other."""
    level = [rule for rule in rules if rule.level]
    upright = [rule for rule in rules if not rule.level]
    if len(level) * len(upright) > _MOST_CROSSINGS:
        return []
    parents = _Sets(len(level) + len(upright))
    for n, across in enumerate(level):
        for m, down in enumerate(upright):
            meets = across.start - _TOUCH <= down.at <= across.end + _TOUCH
            if meets and down.start - _TOUCH <= across.at <= down.end + _TOUCH:
                parents.join(n, len(level) + m)
    groups: dict[int, list[Rule]] = {}
    for number, rule in enumerate((*level, *upright)):
        groups.setdefault(parents.of(number), []).append(rule)
    return list(groups.values())


class _Sets:
    """Things that are joined to sets."""

    def __init__(self, count: int) -> None:
        self._parents = list(range(count))

    def of(self, one: int) -> int:
        while self._parents[one] != one:
            self._parents[one] = self._parents[self._parents[one]]
            one = self._parents[one]
        return one

    def join(self, one: int, other: int) -> None:
        self._parents[self.of(one)] = self.of(other)


class _Borders:
    """The borders in one direction, and where each is drawn."""

    def __init__(self, rules: Sequence[Rule], across: Sequence[Rule]) -> None:
        found = clusters(rules, _SAME)
        self.at = [row[0].at for row in found]
        self._rules = found
        first = [one.start for one in across if one.start < self.at[0] - _OPEN]
        last = [one.end for one in across if one.end > self.at[-1] + _OPEN]
        if len(first) > 1:
            self._open(min(first), 0)
        if len(last) > 1:
            self._open(max(last), len(self.at))

    def _open(self, at: float, place: int) -> None:
        """A border that is not drawn, where the table is open."""
        self.at.insert(place, at)
        self._rules.insert(place, [Rule(True, at, float("-inf"), float("inf"))])

    def drawn(self, number: int, place: float) -> bool:
        """Whether a border is drawn at ``place`` of it."""
        return any(r.start - _TOUCH <= place <= r.end + _TOUCH for r in self._rules[number])


def _table(level: Sequence[Rule], upright: Sequence[Rule]) -> RuledTable | None:
    down, along = _Borders(level, upright), _Borders(upright, level)
    ys, xs = down.at, along.at
    if len(xs) < 2 or len(ys) < 2 or (len(xs) - 1) * (len(ys) - 1) > _MOST_CELLS:
        return None
    cells = tuple(_cells(down, along))
    return RuledTable(cells, tuple(xs), tuple(ys)) if cells else None


def _cells(down: _Borders, along: _Borders) -> Iterator[RuledCell]:
    """The cells in reading order; what is open to the outside is none."""
    ys, xs = down.at, along.at
    rows, columns = len(ys) - 1, len(xs) - 1
    middles = [(a + b) / 2 for a, b in pairwise(ys)], [(a + b) / 2 for a, b in pairwise(xs)]
    outside = rows * columns
    sets = _Sets(outside + 1)
    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if not along.drawn(column, middles[0][row]):
                sets.join(here, here - 1 if column else outside)
            if not down.drawn(row, middles[1][column]):
                sets.join(here, here - columns if row else outside)
            if column == columns - 1 and not along.drawn(columns, middles[0][row]):
                sets.join(here, outside)
            if row == rows - 1 and not down.drawn(rows, middles[1][column]):
                sets.join(here, outside)
    members: dict[int, list[tuple[int, int]]] = {}
    for row in range(rows):
        for column in range(columns):
            members.setdefault(sets.of(row * columns + column), []).append((row, column))
    for group, places in members.items():
        if group != sets.of(outside):
            yield from _rectangles(places, xs, ys)


def _rectangles(
    places: Sequence[tuple[int, int]], xs: Sequence[float], ys: Sequence[float]
) -> Iterator[RuledCell]:
    top, last = min(row for row, _ in places), max(row for row, _ in places)
    first, end = min(column for _, column in places), max(column for _, column in places)
    if len(places) == (last - top + 1) * (end - first + 1):
        yield RuledCell(
            top, first, last - top + 1, end - first + 1,
            xs[first], ys[top], xs[end + 1], ys[last + 1],
        )  # fmt: skip
