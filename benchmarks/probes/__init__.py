"""What is measured inside one process of either build, found under the name that it has there."""

from __future__ import annotations

import importlib
from typing import Any


def first_of(*targets: str) -> Any:
    """The first of some ``"module:name"`` that is there; a part keeps its name, its place may change."""
    for target in targets:
        module, _, name = target.partition(":")
        try:
            return getattr(importlib.import_module(module), name)
        except ModuleNotFoundError:
            continue
    raise LookupError(f"none of {', '.join(targets)} is there")
