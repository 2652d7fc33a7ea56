"""The frozen application does what the source tree does: same counts, same bytes, a real window.

Run by ``make package`` after the build, or with ``ICPDESK_FROZEN=dist/icpdesk pytest -m frozen``.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from tests.support.sheets import sheet_of_samples

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(os.environ.get("ICPDESK_FROZEN", ROOT / "dist" / "icpdesk"))
PROGRAM = FOLDER / ("icpdesk.exe" if sys.platform == "win32" else "icpdesk")

pytestmark = [
    pytest.mark.frozen,
    pytest.mark.skipif(not PROGRAM.is_file(), reason="no frozen application: run 'make package'"),
]


def run(
    *arguments: str, source: bool = False, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the frozen program, or the source tree with ``source``."""
    env = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "PYTHONHOME")
    }
    env |= {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    env |= {"SOURCE_DATE_EPOCH": "1764000000"} | environment
    if source:
        env["PYTHONPATH"] = str(ROOT)
    command = [sys.executable, "-m", "icpdesk"] if source else [str(PROGRAM)]
    return subprocess.run(
        [*command, *arguments], env=env, capture_output=True, text=True, encoding="utf-8",
        timeout=300, check=False,
    )  # fmt: skip


def bytes_below(folder: Path) -> Mapping[str, str]:
    """Check sums by place, times aside."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found[path.relative_to(folder).as_posix()] = hashlib.sha256(_timeless(path)).hexdigest()
    return found


def _timeless(path: Path) -> bytes:
    data = path.read_bytes()
    if path.suffix == ".json":
        data = re.sub(rb'"(made_at|created|written)": "[^"]*"', b"", data)
    return data


def test_it_holds_all_that_the_source_tree_holds() -> None:
    frozen = run("doctor", "--inventory")
    assert frozen.returncode == 0, frozen.stderr
    assert json.loads(frozen.stdout) == json.loads(run("doctor", "--inventory", source=True).stdout)


def test_every_part_of_it_works() -> None:
    done = run("doctor", "--self-test", "--json", "--lang", "en")
    broken = [item for item in json.loads(done.stdout)["probes"] if item["state"] == "missing"]
    assert broken == []


def test_it_says_its_version_and_its_help() -> None:
    assert run("--version").stdout == run("--version", source=True).stdout
    helped = run("check", "--help")
    assert "Usage" in helped.stdout
    assert helped.stdout == run("check", "--help", source=True).stdout


def test_the_samples_come_out_byte_equal(tmp_path: Path) -> None:
    frozen = run("demo", "--out", str(tmp_path / "frozen"))
    source = run("demo", "--out", str(tmp_path / "source"), source=True)
    assert frozen.returncode == source.returncode == 0, frozen.stderr
    ours, theirs = bytes_below(tmp_path / "frozen"), bytes_below(tmp_path / "source")
    assert ours == theirs
    assert len(ours) > 40


def test_a_batch_with_worker_processes_does_the_same(tmp_path: Path) -> None:
    sheet = sheet_of_samples(tmp_path, clients=4)
    for name, source in (("frozen", False), ("source", True)):
        done = run(
            "batch", "run", str(sheet), "--out", str(tmp_path / name), "--jobs", "2",
            "--as-of", "2026-11-24", "--json", source=source,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr + done.stdout
        assert len(json.loads(done.stdout)) == 4
    ours = {k: v for k, v in bytes_below(tmp_path / "frozen").items() if "summary" not in k}
    theirs = {k: v for k, v in bytes_below(tmp_path / "source").items() if "summary" not in k}
    assert ours == theirs


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_window_opens_and_is_painted(tmp_path: Path, language: str) -> None:
    pictures = {}
    for name, source in (("frozen", False), ("source", True)):
        target = tmp_path / f"{name}.png"
        done = run("gui", "--first-paint", str(target), source=source, ICPDESK_LANG=language)
        assert done.returncode == 0, done.stderr
        with Image.open(target) as picture:
            pictures[name] = picture.convert("RGB").copy()
    assert pictures["frozen"].getcolors(maxcolors=64) is None, "the window is nearly empty"
    assert pictures["frozen"].tobytes() == pictures["source"].tobytes()


def test_a_photo_of_an_iphone_is_mended_to_the_same_bytes(tmp_path: Path) -> None:
    pillow_heif = pytest.importorskip("pillow_heif")
    photo = tmp_path / "IMG_0001.HEIC"
    with Image.open(
        ROOT / "assets" / "samples" / "2-company" / "pictures" / "01-business-licence.jpg"
    ) as picture:
        pillow_heif.from_pillow(picture).save(photo, quality=90)
    made = []
    for name, source in (("frozen", False), ("source", True)):
        target = tmp_path / f"{name}.jpg"
        done = run(
            "fix", str(photo), "--slot", "business-licence", "--out", str(target), source=source
        )
        assert done.returncode in (0, 1), done.stderr
        made.append(target.read_bytes())
    assert made[0] == made[1]
    assert made[0].startswith(b"\xff\xd8")


def test_broken_input_is_told_without_a_traceback(tmp_path: Path) -> None:
    done = run("check", str(tmp_path / "none.yaml"))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_licences_and_parts_are_told() -> None:
    notices = (FOLDER / "_internal" / "third-party" / "NOTICES.txt").read_text("utf-8")
    parts = json.loads((FOLDER / "_internal" / "third-party" / "sbom.cdx.json").read_text("utf-8"))
    names = {part["name"].lower() for part in parts["components"]}
    assert {"pyside6_essentials", "numpy", "opencv-python-headless", "cpython"} <= {
        name.replace("pyside6-essentials", "pyside6_essentials") for name in names
    }
    for name in names:
        assert name in notices.lower()
    assert "libheif" in notices
    assert "libde265" in notices
    assert (FOLDER / "_internal" / "third-party" / "LGPL-3.0.txt").stat().st_size > 5000


def test_nothing_of_a_developer_is_inside() -> None:
    inside = {path.name for path in (FOLDER / "_internal").iterdir()}
    assert not inside & {"pytest", "hypothesis", "mypy", "PyInstaller", "tkinter"}
    size = sum(p.stat().st_size for p in FOLDER.rglob("*") if p.is_file() and not p.is_symlink())
    assert size <= 430e6
