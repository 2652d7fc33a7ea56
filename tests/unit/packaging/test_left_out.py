"""What the build leaves out is nothing that our own code asks for.

A module that the frozen program lacks does not stop it: the check that wanted it is reported as
not assessed, on the user's machine only. So the sources are read for every name they use.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.packaging.test_packaging import ROOT, room

OPTIONAL = {"distributed": "icpdesk/batch/workers.py"}
"""Excluded modules of an extra that the packaged program does not offer, and who asks for them."""

SOURCES = [path for folder in ("icpdesk", "ui") for path in sorted((ROOT / folder).rglob("*.py"))]


def used(tree: ast.Module) -> Iterator[str]:
    """Dotted names of modules that a file imports or reaches by attributes of an import."""
    short: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name
                short[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=name)) if name in short:
                yield f"{short[name]}.{node.attr}"


def left_out(tree: ast.Module, excluded: list[str]) -> set[str]:
    return {
        module
        for name in used(tree)
        for module in excluded
        if name == module or name.startswith(module + ".")
    }


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_uses_what_is_left_out(path: Path) -> None:
    missing = left_out(ast.parse(path.read_bytes()), room("contents").EXCLUDED_MODULES)
    place = path.relative_to(ROOT).as_posix()
    assert {name for name in missing if OPTIONAL.get(name) != place} == set()


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\nnp.random.default_rng(1)",
        "import numpy\nnumpy.random.rand()",
        "from numpy import random",
        "from numpy.random import default_rng",
        "import numpy.random",
        "from PySide6 import QtNetwork",
    ],
)
def test_every_way_to_ask_is_seen(source: str) -> None:
    assert left_out(ast.parse(source), room("contents").EXCLUDED_MODULES)


def test_other_modules_pass() -> None:
    source = "import numpy as np\nimport random\nrandom.random()\nnp.mean(1)"
    assert not left_out(ast.parse(source), room("contents").EXCLUDED_MODULES)
