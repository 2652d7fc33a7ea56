"""Ask the index whether every locked package has a wheel for each system that icpdesk is for.

python scripts/wheels.py [--systems NAME...]

By the ordinary client: ``pip install --dry-run --no-deps --only-binary`` of the lock for one system after the
other. What a package says of Python itself is left to the lock: pip compares it with its own. Uses the
network; not part of the tests.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SYSTEMS = {
    "win_amd64": ["win_amd64"],
    "macosx_14_0_arm64": [f"macosx_{major}_0_{kind}" for major in range(14, 10, -1)
                          for kind in ("arm64", "universal2")],
    "manylinux_x86_64": [f"manylinux_2_{minor}_x86_64" for minor in range(36, 16, -1)]
                        + ["manylinux2014_x86_64"],
    "manylinux_aarch64": [f"manylinux_2_{minor}_aarch64" for minor in range(39, 16, -1)]
                         + ["manylinux2014_aarch64"],
}  # fmt: skip
"""What pip calls the wheels that the oldest system of each kind takes. Debian 12 has glibc 2.36; on ARM
PySide6 6.11 asks for 2.39 (Ubuntu 24.04)."""
PYTHONS = ("3.11", "3.12", "3.13")
_MARKERS = {
    "win_amd64": {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt",
                  "platform_machine": "AMD64"},
    "macosx_14_0_arm64": {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix",
                          "platform_machine": "arm64"},
    "manylinux_x86_64": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix",
                         "platform_machine": "x86_64"},
    "manylinux_aarch64": {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix",
                          "platform_machine": "aarch64"},
}  # fmt: skip


def main() -> None:
    """One line a system and Python; the exit code is 1 when a package lacks a wheel."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--systems", nargs="+", default=list(SYSTEMS), choices=list(SYSTEMS))
    parser.add_argument("--pythons", nargs="+", default=list(PYTHONS), choices=list(PYTHONS))
    given = parser.parse_args()
    lacking = 0
    for system in given.systems:
        for python in given.pythons:
            missing = without_wheel(system, python)
            lacking += len(missing)
            print(
                f"{system:20s} {python}  {'all' if not missing else ', '.join(missing)}", flush=True
            )
    sys.exit(1 if lacking else 0)


def without_wheel(system: str, python: str) -> list[str]:
    """Names of locked packages that have no wheel there."""
    wanted = _locked(system, python)
    with tempfile.TemporaryDirectory() as name:
        if _asks(wanted, system, python, Path(name)):
            return []
        return [one for one in wanted if not _asks([one], system, python, Path(name))]


def _asks(wanted: list[str], system: str, python: str, folder: Path) -> bool:
    tags = [word for tag in SYSTEMS[system] for word in ("--platform", tag)]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--dry-run",
         "--ignore-installed", "--ignore-requires-python", "--no-deps", "--only-binary", ":all:", "--target", str(folder),
         "--python-version", python, "--implementation", "cp", *tags, *wanted],
        capture_output=True, text=True, check=False, env=os.environ | {"PIP_NO_INPUT": "1"},
    )  # fmt: skip
    return done.returncode == 0


def _locked(system: str, python: str) -> list[str]:
    """``name==version`` of what the lock installs there."""
    from packaging.requirements import Requirement

    text = (ROOT / "requirements.lock").read_text("utf-8").replace("\\\n", " ")
    found = []
    for line in text.splitlines():
        plain = re.sub(r"\s--hash=\S+", "", line).strip()
        if not plain or plain.startswith("#"):
            continue
        asked = Requirement(plain)
        version = {"python_version": python, "python_full_version": f"{python}.0",
                   "implementation_name": "cpython", "platform_python_implementation": "CPython"}  # fmt: skip
        if asked.marker is None or asked.marker.evaluate(_MARKERS[system] | version):
            found.append(f"{asked.name}{asked.specifier}")
    return found


if __name__ == "__main__":
    main()
