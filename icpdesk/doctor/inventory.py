"""What this copy of the program holds, counted. A build that lost something is found by it.

A frozen application can start with no checks at all and call every filing clean; so the build keeps
the counts of the source tree beside the program, and ``doctor --self-test`` compares.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tomli

from icpdesk.base.paths import resource


def inventory(commands: Iterable[str]) -> dict[str, Any]:
    """Counts and check sums by name; the same for the same source, wherever it runs."""
    from icpdesk.checks import registry
    from icpdesk.papers.papers import all_papers
    from icpdesk.rulebook.book import shipped

    book = shipped()
    rows = {
        rule.origin
        for province in (None, *book.province_slugs)
        for provider in (None, *book.provider_slugs)
        for rule in book.rules(province, provider)
    }
    return {
        "checks": sorted(registry.load()),
        "commands": sorted(commands),
        "rows": len(rows),
        "rulebook": book.version,
        "provinces": list(book.province_slugs),
        "providers": list(book.provider_slugs),
        "papers": sorted(paper.slug for paper in all_papers()),
        "assets": _check_sums(resource("assets")),
        "translations": sorted(path.name for path in resource("ui").rglob("*.qm")),
    }


def expected() -> dict[str, Any] | None:
    """What the build counted in the source tree; None when this is the source tree."""
    path = resource("inventory", "inventory.json")
    if not path.is_file():
        return None
    return dict(json.loads(path.read_text("utf-8")))


def differences(found: dict[str, Any], wanted: dict[str, Any]) -> list[str]:
    """The names whose contents are not as the build counted them."""
    return sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))


def damaged_assets() -> list[str]:
    """Bundled fonts and models that are missing or not those that were bundled."""
    listed = tomli.loads(resource("assets", "SOURCES.toml").read_text("utf-8"))["file"]
    return [
        str(entry["path"])
        for entry in listed
        if _sha256(resource("assets") / entry["path"]) != entry["sha256"]
    ]


def _check_sums(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): _sha256(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
