"""Finds the cases: every file in ``benchmarks/cases`` exposes ``CASES``."""

from __future__ import annotations

import importlib
import pkgutil

from benchmarks import cases
from benchmarks.harness import Case


def collect() -> list[Case]:
    """All cases, by requirement and file; ValueError when two have one name."""
    found: list[Case] = []
    for module in sorted(pkgutil.iter_modules(cases.__path__), key=lambda item: item.name):
        found += importlib.import_module(f"{cases.__name__}.{module.name}").CASES
    names = [case.name for case in found]
    doubled = {name for name in names if names.count(name) > 1}
    if doubled:
        raise ValueError(f"cases with one name: {', '.join(sorted(doubled))}")
    return sorted(found, key=lambda case: case.issue)
