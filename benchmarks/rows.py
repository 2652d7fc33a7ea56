"""The figures that are kept: one row a case, in ``docs/benchmarks.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.harness import UNITS, Outcome
from benchmarks.sides import ROOT

KEPT = ROOT / "docs" / "benchmarks.json"


@dataclass(frozen=True)
class Row:
    """What the table and the plot show of one case; figures as measured, unrounded."""

    name: str
    issue: int
    says: str
    against: str
    unit: str
    ours: float
    other: float | None
    value: float
    low: float
    high: float
    bar: str
    limit: float
    at_most: bool
    met: bool
    memory: float
    pairs: int


def row_of(outcome: Outcome, pairs: int) -> Row:
    """The row of a measured case."""
    case = outcome.case
    limit = case.at_most if case.at_most is not None else case.at_least
    assert limit is not None
    return Row(
        name=case.name, issue=case.issue, says=case.says, against=case.other_is,
        unit=UNITS[case.measure], ours=outcome.ours.of(case.measure),
        other=outcome.other.of(case.measure) if outcome.other else None, value=outcome.value,
        low=outcome.spread[0], high=outcome.spread[1], bar=outcome.bar, limit=limit,
        at_most=case.at_most is not None, met=outcome.met, memory=outcome.ours.memory, pairs=pairs,
    )  # fmt: skip


def read(path: Path = KEPT) -> list[Row]:
    """The kept rows; none when there is no file."""
    if not path.is_file():
        return []
    return [Row(**item) for item in json.loads(path.read_text("utf-8"))]


def merged(old: Iterable[Row], new: Iterable[Row], known: Iterable[str]) -> list[Row]:
    """New rows over old ones; rows of cases that are gone fall away."""
    order = list(known)
    rows = {row.name: row for row in old} | {row.name: row for row in new}
    return [rows[name] for name in order if name in rows]


def as_json(rows: Iterable[Row]) -> str:
    """The rows as one JSON document."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1) + "\n"
