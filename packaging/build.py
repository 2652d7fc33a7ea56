"""``make package``: build the frozen application, prove that it works, pack it.

python packaging/build.py [freeze] [try] [pack]   (without words: all three)
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import contents
import icons
import size_table

ROOT = Path(__file__).resolve().parent.parent
BUILD, DIST = ROOT / "build", ROOT / "dist"
FROZEN = DIST / "icpdesk"
_SOME_TIME = "1764000000"


def main() -> None:
    """The steps that are asked for, in order; the first that fails ends the build."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("steps", nargs="*", metavar="step", help=" or ".join(STEPS))
    wanted = parser.parse_args().steps or list(STEPS)
    if unknown := set(wanted) - set(STEPS):
        parser.error(f"no such step: {', '.join(sorted(unknown))}")
    environment = build_environment()
    for name, step in STEPS.items():
        if name in wanted:
            step(environment)


def freeze(environment: dict[str, str]) -> None:
    """The folder of the frozen application."""
    prepare(environment)
    print("package: freezing", flush=True)
    run(
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
        "--distpath", str(DIST), "--workpath", str(BUILD / "work"), str(ROOT / "build.spec"),
        environment=environment,
    )  # fmt: skip
    print(size_table.table(FROZEN))


def try_it(environment: dict[str, str]) -> None:
    """Its tests; two at a time, as most of them wait for one process after the other."""
    print("package: trying it", flush=True)
    run(
        sys.executable, "-m", "pytest", "-q", "-n", "2", "-m", "frozen", "tests/frozen",
        "tests/offline/test_system_calls.py",
        environment=environment | {"ICPDESK_FROZEN": str(FROZEN)},
    )  # fmt: skip


def pack(environment: dict[str, str]) -> None:
    """Archives for this system, where they are made here."""
    if not sys.platform.startswith("linux"):
        return
    import linux_packages

    print("package: packing", flush=True)
    for path in linux_packages.make(ROOT, FROZEN, DIST, int(environment["SOURCE_DATE_EPOCH"])):
        print(f"  {path.relative_to(ROOT)}  {path.stat().st_size / 1e6:.1f} MB")


STEPS = {"freeze": freeze, "try": try_it, "pack": pack}


def build_environment() -> dict[str, str]:
    """What makes two builds of one commit alike: its time, and no random order of hashes."""
    environment = dict(os.environ)
    environment.setdefault("SOURCE_DATE_EPOCH", _time_of_commit())
    environment |= {"PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    return environment


def prepare(environment: dict[str, str]) -> None:
    """Icons, the counts that the frozen program compares itself with, the version resource."""
    shutil.rmtree(FROZEN, ignore_errors=True)
    icons.make(ROOT, BUILD / "icons")
    found = subprocess.run(
        [sys.executable, "-m", "icpdesk", "doctor", "--inventory"],
        cwd=ROOT, env=environment, check=True, capture_output=True,
    ).stdout  # fmt: skip
    counted = json.loads(found)
    if len(counted["checks"]) < 100 or counted["rows"] < 500:
        sys.exit("package: the source tree itself has lost checks or rules")
    (BUILD / "inventory").mkdir(parents=True, exist_ok=True)
    (BUILD / "inventory" / "inventory.json").write_bytes(found)
    (BUILD / "version.txt").write_text(contents.version_resource(ROOT), "utf-8")


def run(*command: str, environment: dict[str, str]) -> None:
    """Run one step; its failure is ours."""
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    if done.returncode:
        sys.exit(f"package: {' '.join(command[1:4])} ended with {done.returncode}")


def _time_of_commit() -> str:
    if shutil.which("git") is None:  # an unpacked archive of the sources
        return _SOME_TIME
    done = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() or _SOME_TIME


if __name__ == "__main__":
    main()
