"""Where each value of a filing comes from: a scan proves it, somebody states it, it follows, nobody knows.

A value that a scan contradicts is told as such: it is stated, and not proven.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from icpdesk.base.progress import Progress, Silent
from icpdesk.base.sources import Files
from icpdesk.base.text import Text
from icpdesk.model import Filing
from icpdesk.pictures.album import Album
from icpdesk.pipeline.form_shape import groups_of, value_of
from icpdesk.pipeline.read import read_all
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.fields import field_at
from icpdesk.rulebook.values import shown

Origin = Literal["verified", "stated", "derived", "contradicted", "unknown"]

ORIGINS: dict[Origin, Text] = {
    "verified": Text("verified by a scan", "已由扫描件核实"),
    "stated": Text("stated, no scan proves it", "用户填写，未经扫描件核实"),
    "derived": Text("derived from another value", "由其他信息得出"),
    "contradicted": Text("a scan says something else", "与扫描件不符"),
    "unknown": Text("unknown", "未知"),
}
_STEPS = (
    "type", "region", "subject", "legal-representative", "administrator", "website", "domain",
    "website-administrator",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of the filing."""

    path: str
    label: Text
    value: str
    """As the console shows it, in Chinese; empty for one that is unknown."""
    origin: Origin
    by: tuple[str, ...]
    """Upload slots of the scans that say it, or say otherwise."""


def facts_of(case: Case, files: Files, *, progress: Progress | None = None) -> tuple[Fact, ...]:
    """Every field that this filing asks for, in the form's order.

    Reads the scans among ``files`` (up to about two seconds a picture).
    """
    readings = read_all(case.filing, Album(files), book=case.book, progress=progress or Silent())
    said = _said(case.filing, readings)
    return tuple(_facts(case, said))


def _said(filing: Filing, readings: Mapping[tuple[str, str], Any]) -> dict[str, dict[str, bool]]:
    """Path → slot → whether that scan says what was typed."""
    from icpdesk.checks.cross_check import pairs

    said: dict[str, dict[str, bool]] = {}
    for pair in pairs(filing, readings):
        said.setdefault(pair.place, {})[pair.source] = pair.agreement == "equal"
    return said


def _facts(case: Case, said: Mapping[str, Mapping[str, bool]]) -> Iterator[Fact]:
    for group in groups_of(case, _STEPS):
        taken = set(group.taken_over)
        rows = [*group.rows, *((None, path) for path in group.taken_over)]
        for field, path in rows:
            known = field or field_at(case.book, path)
            if known is None or known.name == "same_as":
                continue
            value = shown(value_of(case.filing, path), known.choices, case.book)
            scans = said.get(path, {})
            yield Fact(path, known.label, value, _origin(value, path in taken, scans), tuple(scans))


def _origin(value: str, taken: bool, scans: Mapping[str, bool]) -> Origin:
    if not value:
        return "unknown"
    if scans:
        return "verified" if all(scans.values()) else "contradicted"
    return "derived" if taken else "stated"
