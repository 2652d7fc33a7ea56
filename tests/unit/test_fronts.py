"""Window, command line and batch reach the work modules by no other way than an import statement.

What they may import is a contract of import-linter (pyproject.toml); a module that is named in a string and
imported by that name would go past it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import tomli

ROOT = Path(__file__).parents[2]


def forbidden() -> tuple[str, ...]:
    contracts = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (contract,) = (one for one in contracts["contracts"] if "use cases" in one["name"])
    return tuple(name.removesuffix(".*") for name in contract["forbidden_modules"])


def named_modules(source: str, packages: tuple[str, ...]) -> Iterator[str]:
    """String constants that are the name of a module in one of the packages."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            name = node.value
            if name.replace(".", "").isidentifier() and name.startswith(packages):
                yield name


def test_no_front_names_a_work_module_in_a_string() -> None:
    packages = forbidden()
    assert "icpdesk.forms" in packages
    folders = ("ui", "icpdesk/cli", "icpdesk/batch")
    found = {
        path.relative_to(ROOT).as_posix(): names
        for folder in folders
        for path in (ROOT / folder).rglob("*.py")
        if (names := list(named_modules(path.read_text("utf-8"), packages)))
    }
    assert found == {}


def test_such_a_string_would_be_found() -> None:
    source = 'import_module("icpdesk.forms.any_form")'
    assert list(named_modules(source, forbidden())) == ["icpdesk.forms.any_form"]
