"""A file with a rule of one's own, as an agency writes it."""

from __future__ import annotations


def own_rows(
    check: str = "website.remark-too-short", *values: str, slots: str = "", key: str = "our-desk"
) -> str:
    """One row for ``check`` with its ``values`` (lines of TOML), by a source of its own."""
    lines = [
        "[sources.desk]",
        'title = "Our own desk"',
        "as_of = 2026-11-20",
        "",
        "[[rules]]",
        f'id = "{check}"',
        *([f'key = "{key}"'] if key else []),
        'severity = "error"',
        'sources = ["desk"]',
        *([f'slots = ["{slots}"]'] if slots else []),
        *(values or ("at_least = 77",)),
        "",
    ]
    return "\n".join(lines)
