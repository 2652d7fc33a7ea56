"""A case compares two sides, and this runs them: warm-up, then in turns, then medians.

Ratios are taken pair by pair, so that a slow spell of the machine hits both sides of a pair. CPU
seconds (user and system, children included) are the default measure: they hardly move when other
programs are busy. Peak memory is taken along the way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import Literal

from benchmarks.sides import Call, Command, Sample, Side, opened

Measure = Literal["cpu", "wall", "memory"]
SHARE = "ICPDESK_BENCH_SHARE"
"""Environment variable: which part of their full size the long cases have."""
UNITS: dict[Measure, str] = {"cpu": "s CPU", "wall": "s", "memory": "MB"}


@dataclass(frozen=True)
class Case:
    """Ours against a floor (the least that any program must do) or a peer.

    Without ``other`` the bar is a value in the unit of the measure, not a ratio.
    """

    name: str
    issue: int
    """Number of the requirement that names the bar."""
    ours: Side
    other: Side | None = None
    other_is: str = ""
    """What the other side does, in a few words."""
    at_most: float | None = None
    at_least: float | None = None
    measure: Measure = "cpu"
    pairs: int = 9
    says: str = ""
    """What is measured, in one sentence."""
    times: float = 1
    """How many times the other side's work ours does; the ratio is divided by it."""
    once: bool = False
    """A run of minutes: without a warm-up, and cases that share a side share its run."""
    needs: str = ""
    """What must have been done before, such as ``make freeze``."""

    @property
    def apart(self) -> bool:
        """Whether it runs only when it is named or all are wanted."""
        return self.once or bool(self.needs)

    def __post_init__(self) -> None:
        if (self.at_most is None) == (self.at_least is None):
            raise ValueError(f"{self.name}: give exactly one of at_most and at_least")


@dataclass(frozen=True)
class Outcome:
    """Medians of one case; seconds and megabytes."""

    case: Case
    ours: Sample
    other: Sample | None
    value: float
    """The median ratio, or our own median where there is no other side."""
    spread: tuple[float, float]
    """Lowest and highest ratio (or value) of the pairs."""

    @property
    def met(self) -> bool:
        """Whether the bar holds."""
        if self.case.at_most is not None:
            return self.value <= self.case.at_most
        return self.case.at_least is not None and self.value >= self.case.at_least

    @property
    def bar(self) -> str:
        """The bar in words, such as ``≤ 2 ×``."""
        sign, limit = ("≤", self.case.at_most) if self.case.at_most is not None else (
            "≥", self.case.at_least)  # fmt: skip
        unit = "×" if self.case.other is not None else UNITS[self.case.measure]
        return f"{sign} {limit:g} {unit}"


def run(case: Case, *, pairs: int | None = None) -> Outcome:
    """Measure one case; RuntimeError when a side fails."""
    if case.once:
        return _outcome(case, [_only(case.ours)], [_only(case.other)] if case.other else [])
    rounds = pairs or case.pairs
    ours: list[Sample] = []
    others: list[Sample] = []
    with opened(case.ours) as first:
        if case.other is None:
            ours = _rounds(first, rounds)
        else:
            with opened(case.other) as second:
                first(), second()
                for turn in range(rounds):
                    # Swap who goes first, so that neither always finds the caches warm.
                    for mine in (turn % 2 == 0, turn % 2 == 1):
                        (ours if mine else others).append(first() if mine else second())
    return _outcome(case, ours, others)


@cache
def _only(side: Side) -> Sample:
    with opened(side) as measured:
        return measured()


def _outcome(case: Case, ours: list[Sample], others: list[Sample]) -> Outcome:
    values = _values(case, ours, others)
    return Outcome(
        case,
        _medians(ours),
        _medians(others) if others else None,
        median(values),
        (min(values), max(values)),
    )


def _rounds(side: Callable[[], Sample], rounds: int) -> list[Sample]:
    side()
    return [side() for _ in range(rounds)]


def _values(case: Case, ours: list[Sample], others: list[Sample]) -> list[float]:
    mine = [sample.of(case.measure) for sample in ours]
    if not others:
        return mine
    theirs = [sample.of(case.measure) for sample in others]
    return [a / b / case.times for a, b in zip(mine, theirs, strict=True)]


def _medians(samples: list[Sample]) -> Sample:
    return Sample(
        cpu=median(sample.cpu for sample in samples),
        wall=median(sample.wall for sample in samples),
        memory=max(sample.memory for sample in samples),
    )


__all__ = ["SHARE", "Call", "Case", "Command", "Measure", "Outcome", "Sample", "Side", "run"]
