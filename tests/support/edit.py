"""Change one value of a frozen filing by its path."""

from __future__ import annotations

import re
from typing import Any

from icpdesk.model import Filing


def put(filing: Filing, **changes: Any) -> Filing:
    """``put(filing, subject__name="…")``: two underscores for a dot, ``websites__0__name``."""
    for path, value in changes.items():
        filing = with_value(filing, path.replace("__", "."), value)
    return filing


def with_value(value: Any, path: str, new: Any) -> Any:
    """``value`` with the part at ``path`` (``websites[0].name`` or ``websites.0.name``) replaced."""
    parts = [part for part in re.split(r"[.\[\]]+", path) if part]
    return _with(value, parts, new)


def _with(value: Any, parts: list[str], new: Any) -> Any:
    if not parts:
        return new
    head, *rest = parts
    if isinstance(value, tuple):
        index = int(head)
        items = list(value)
        if index == len(items):
            items.append(new)
        else:
            items[index] = _with(items[index], rest, new)
        return tuple(items)
    return value.changed({head: _with(getattr(value, head), rest, new)})
