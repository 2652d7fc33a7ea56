"""What the build decides, on small inputs: what stays, what goes, what is told."""

from __future__ import annotations

import importlib.util
import json
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "packaging"


def room(name: str) -> ModuleType:
    """A file of ``packaging``; the folder is no package, because a library has that name."""
    sys.path.insert(0, str(FOLDER))
    try:
        spec = importlib.util.spec_from_file_location(f"build_{name}", FOLDER / f"{name}.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(FOLDER))
    return module


@pytest.mark.parametrize(
    ("place", "stays"),
    [
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("ui/i18n/icpdesk_zh_CN.qm", True),
        ("PySide6/Qt/plugins/imageformats/libqsvg.so", True),
        ("PySide6/Qt/plugins/imageformats/libqtiff.so", False),
        ("libgio-2.0.so.0", False),
        ("libglib-2.0.so.0", True),
        ("docx/templates/default.docx", True),
        ("icpdesk/rulebook/data/national.toml", True),
        ("templates/statement/paper.docx", True),
    ],
)
def test_what_stays_in_the_folder(place: str, stays: bool) -> None:
    kept = room("contents").trimmed([(place, "/somewhere", "DATA")])
    assert bool(kept) is stays


def icu(items: dict[str, bytes]) -> bytes:
    """Data of ICU with these items."""
    header = struct.pack("<HH", 32, 0x27DA) + b"\0" * 8 + b"CmnD" + b"\0" * 16
    table = 4 + 8 * len(items)
    names = b"".join(name.encode() + b"\0" for name in sorted(items))
    body, entries, at, start = names, b"", table, table + len(names)
    for name in sorted(items):
        entries += struct.pack("<II", at, start)
        at += len(name) + 1
        body += items[name]
        start += len(items[name])
    return header + struct.pack("<I", len(items)) + entries + body


def test_languages_that_nobody_sees_go_and_the_rest_can_be_read() -> None:
    data = room("icu_data")
    kept = {f"icudt73l/en_{n:03}.res": bytes([n]) * 16 for n in range(50)}
    kept["icudt73l/zh.res"] = b"zh" * 8
    gone = {"icudt73l/de.res": b"de", "icudt73l/curr/fr.res": b"fr", "icudt73l/gb18030.cnv": b"x"}
    found = dict(data.items_of(data.trimmed(icu({**kept, **gone})))[1])
    assert {name.decode() for name in found} == set(kept)
    assert found[b"icudt73l/zh.res"].startswith(b"zhzh")


def test_data_that_are_not_icu_are_refused() -> None:
    with pytest.raises(ValueError, match="no data of ICU"):
        room("icu_data").items_of(b"\0" * 100)


@pytest.mark.skipif(shutil.which("gcc") is None, reason="needs gcc")
def test_a_stripped_library_still_loads(tmp_path: Path) -> None:
    source = tmp_path / "a.c"
    source.write_text("int answer(void) { return 42; }\n", "utf-8")
    library = tmp_path / "liba.so"
    subprocess.run(["gcc", "-g", "-shared", "-fPIC", "-o", library, source], check=True)
    before = library.stat().st_size
    room("slim_linux").strip_safely(library)
    assert library.stat().st_size < before
    import ctypes

    assert ctypes.CDLL(str(library)).answer() == 42


def test_every_part_is_told_with_its_licence(tmp_path: Path) -> None:
    notices = room("notices")
    import yaml

    parts = notices.parts_of([yaml.__file__], ROOT)
    names = {part.name for part in parts}
    assert {"PyYAML", "CPython", "NotoSansSC-Regular.ttf"} <= names
    assert "pytest" not in names
    notices.write(parts, ROOT, tmp_path / "out", "1.2.3")
    listed = json.loads((tmp_path / "out" / "sbom.cdx.json").read_text("utf-8"))
    assert listed["bomFormat"] == "CycloneDX"
    assert {part["name"] for part in listed["components"]} == names
    assert all(part["licenses"][0]["license"]["name"] for part in listed["components"])
    again = notices.parts_of([yaml.__file__], ROOT)
    notices.write(again, ROOT, tmp_path / "twice", "1.2.3")
    first, second = (tmp_path / name / "sbom.cdx.json" for name in ("out", "twice"))
    assert first.read_bytes() == second.read_bytes()
    told = (tmp_path / "out" / "NOTICES.txt").read_text("utf-8")
    assert "LGPL-3.0.txt" in told


def test_the_numbers_of_the_windows_version_follow_the_project() -> None:
    contents = room("contents")
    numbers = [int(part) for part in contents.version(ROOT).split(".")]
    assert f"filevers=({numbers[0]}, {numbers[1]}, {numbers[2]}, 0)" in contents.version_resource(
        ROOT
    )
