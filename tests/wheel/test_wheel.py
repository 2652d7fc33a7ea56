"""The wheel and the source archive hold all that is needed, and the wheel works on its own."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tarfile
import tomllib
import venv
import zipfile
from importlib import metadata
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("wheel")]
"""One process for all of them: what they look at is built once."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source archive."""
    target = tmp_path_factory.mktemp("built")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(target), "-t", "wheel", "-t", "sdist"],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    return target


def _tracked() -> set[str]:
    listing = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    return set(listing.split("\n")) - {""}


def test_the_source_archive_is_complete(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        inside = {name.partition("/")[2] for name in opened.getnames()}
    left_out = {
        name
        for name in _tracked() - inside
        if not name.startswith((".github/", ".vscode/", ".ci/")) and name.count("/") > 0
    }
    assert left_out == set()
    assert {"README.md", "LICENSE", "Makefile", "build.spec", "requirements.lock"} <= inside


def test_the_wheel_holds_data_models_and_the_type_marker(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        inside = set(opened.namelist())
    wanted = {
        "icpdesk/" + name
        for name in _tracked()
        if name.startswith(("assets/", "templates/"))
    } | {
        name
        for name in _tracked()
        if name.startswith(("icpdesk/", "ui/")) and not name.endswith(".ts")
    }  # fmt: skip
    assert wanted - inside == set()
    assert "icpdesk/py.typed" in inside
    assert not [name for name in inside if name.startswith(("tests/", "benchmarks/", "scripts/"))]


def test_all_that_the_program_imports_is_declared() -> None:
    """Else it works where developers' packages lie around, and nowhere else."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    optional = [told["optional-dependencies"][extra] for extra in ("keychain", "cluster")]
    declared = {
        re.split(r"[^A-Za-z0-9._-]", line)[0].lower().replace("_", "-")
        for line in chain(told["dependencies"], *optional)
    } | {"shiboken6"}  # PySide6-Essentials brings it, in one release with itself
    owners = metadata.packages_distributions()
    undeclared = {
        name
        for name in _imported()
        if name not in sys.stdlib_module_names and name not in ("icpdesk", "ui")
        and not {owner.lower().replace("_", "-") for owner in owners.get(name, [])} & declared
    }  # fmt: skip
    assert undeclared == set()


def _imported() -> set[str]:
    """Top names of all modules that the program's files import, lazily or not."""
    found: set[str] = set()
    for path in chain((ROOT / "icpdesk").rglob("*.py"), (ROOT / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found


def test_the_wheel_assembles_the_samples_in_a_fresh_environment(
    built: Path, tmp_path: Path
) -> None:
    """Dependencies come from the running environment; the program only from the wheel."""
    home = tmp_path / "venv"
    venv.create(home, with_pip=False, system_site_packages=False)
    (site,) = home.glob("lib/python*/site-packages")
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as opened:
        opened.extractall(site)
    dependencies = next(Path(p) for p in sys.path if p.endswith("site-packages"))
    (site / "dependencies.pth").write_text(f"{dependencies}\n", "utf-8")
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    run = [str(home / "bin" / "python"), "-m", "icpdesk"]
    where = subprocess.run(
        [run[0], "-c", "import icpdesk; print(icpdesk.__file__)"],
        cwd=tmp_path, env=env, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert str(site) in where
    done = subprocess.run(
        [*run, "demo", "--out", str(tmp_path / "demo")],
        cwd=tmp_path, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "demo").glob("*/manifest.json"))) == 4
    checked = subprocess.run(
        [*run, "doctor", "--self-test"], cwd=tmp_path, env=env, check=False, capture_output=True
    )
    assert checked.returncode == 0, checked.stdout
