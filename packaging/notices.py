"""Who made what is bundled, and on which terms: licence texts and a CycloneDX list of parts.

Told from the files that really go into the folder, so that nothing is named that is not there and
nothing is there that is not named.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
import shutil
import subprocess
import sys
import tomllib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors|third.?party)", re.IGNORECASE)

HEAD = """\
Parts of other makers in icpdesk
================================

icpdesk itself is licensed under the Apache License 2.0 (file LICENSE). The parts below keep their
own licences; their texts lie in the folders beside this file.

Qt and Qt for Python (PySide6, Shiboken) are used under the GNU Lesser General Public License 3; see
LGPL-3.0.txt and GPL-3.0.txt. They are linked dynamically and lie as separate files in the folder
PySide6: you may replace them by your own builds of the same version. The source code is published by
The Qt Company at https://download.qt.io/official_releases/ (folders qt/ and QtForPython/), version
{qt}. Changes: the language data of ICU were cut to English and Chinese on Linux; plugins that are
not used are left out. You may take the program apart to debug such changes.

libheif and libde265 (photos from iPhones) are used under the same licence. They too are linked
dynamically and may be replaced: the folder pi_heif.libs, or beside pi_heif. Their source code is
published at https://github.com/strukturag (libheif, libde265), unchanged here.

OpenCV's wheel is shipped without the libraries of FFmpeg and AVIF: on Linux, files with their names
hold functions that do nothing or end the program. Their code is not shipped.

Part                                     Version          Licence
"""


@dataclass
class Part:
    """One bundled part of another maker."""

    name: str
    version: str
    licence: str
    kind: str
    """``pypi``, ``deb`` or ``generic``: the first word of its package address."""
    texts: list[Path] = field(default_factory=list)
    sha256: str = ""


def parts_of(files: Iterable[str], root: Path) -> list[Part]:
    """The parts that own ``files`` (source paths of what is bundled), by name."""
    real = {Path(file).resolve() for file in files if file}
    parts = [*_python(real), *_assets(root), _interpreter(), *_system(real)]
    return sorted(parts, key=lambda part: part.name.lower())


def write(parts: list[Part], root: Path, target: Path, version: str) -> None:
    """Write NOTICES.txt, the licence texts and sbom.cdx.json into ``target``."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for text in (root / "packaging" / "licences").iterdir():
        shutil.copy(text, target / text.name)
    lines = [HEAD.format(qt=metadata.version("PySide6-Essentials"))]
    for part in parts:
        lines.append(f"{part.name:40} {part.version:16} {part.licence}\n")
        for text in part.texts:
            folder = target / "licences" / part.name
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(text, folder / text.name)
    (target / "NOTICES.txt").write_text("".join(lines), "utf-8")
    (target / "sbom.cdx.json").write_text(_cyclonedx(parts, version), "utf-8")


def _python(real: set[Path]) -> list[Part]:
    found = []
    for distribution in metadata.distributions():
        name = distribution.metadata["Name"]
        files = distribution.files or []
        owned = any(Path(str(distribution.locate_file(file))).resolve() in real for file in files)
        if name == "icpdesk" or not owned:
            continue
        texts = [
            Path(str(distribution.locate_file(file)))
            for file in files
            if LICENCE_FILE.search(file.name) and file.suffix not in {".py", ".pyc", ".pyi", ".so"}
        ]
        found.append(
            Part(name, distribution.version, _licence(distribution), "pypi",
                 [text for text in texts if text.is_file()])
        )  # fmt: skip
    return found


def _licence(distribution: metadata.Distribution) -> str:
    told = distribution.metadata
    if told.get("License-Expression"):
        return str(told["License-Expression"])
    words = str(told.get("License") or "").strip()
    if words and "\n" not in words and len(words) < 60:
        return words
    classes = [
        line.rpartition(" :: ")[2]
        for line in told.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    return ", ".join(classes) or "see its licence text"


def _assets(root: Path) -> list[Part]:
    listed = tomllib.loads((root / "assets" / "SOURCES.toml").read_text("utf-8"))["file"]
    return [
        Part(Path(entry["path"]).name, entry["package"], entry["licence"], "generic",
             [root / "assets" / entry["licence_file"]], entry["sha256"])
        for entry in listed
    ]  # fmt: skip


def _interpreter() -> Part:
    base = Path(sys.base_prefix)
    places = (
        base / "LICENSE.txt", base / "LICENSE",
        base / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "LICENSE.txt",
    )  # fmt: skip
    texts = [place for place in places if place.is_file()][:1]
    return Part("CPython", platform.python_version(), "PSF-2.0", "generic", texts)


def _system(real: set[Path]) -> list[Part]:
    """Debian's libraries that Qt wants, with their copyright files."""
    libraries = sorted(str(path) for path in real if str(path).startswith(("/usr/lib", "/lib")))
    if not libraries or shutil.which("dpkg-query") is None:
        return []
    # Debian 12 knows some files by the place that they had before /usr was merged.
    asked = {place for path in libraries for place in (path, path.removeprefix("/usr"))}
    owners = subprocess.run(
        ["dpkg-query", "-S", *sorted(asked)], capture_output=True, text=True, check=False
    ).stdout
    names = sorted({line.partition(":")[0] for line in owners.splitlines() if ":" in line})
    parts = []
    for name in names:
        shown = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}\n", name],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        text = Path("/usr/share/doc") / name / "copyright"
        version = shown.stdout.splitlines()[0]
        parts.append(
            Part(name, version, "see its copyright file", "deb", [text] if text.is_file() else [])
        )
    return parts


def _cyclonedx(parts: list[Part], version: str) -> str:
    components = []
    for part in parts:
        purl = f"pkg:{part.kind}/{'debian/' * (part.kind == 'deb')}{part.name.lower()}"
        component: dict[str, object] = {
            "type": "library",
            "bom-ref": f"{purl}@{part.version}",
            "name": part.name,
            "version": part.version,
            "purl": f"{purl}@{part.version}".replace(" ", "%20"),
            "licenses": [{"license": {"name": part.licence}}],
        }
        if part.sha256:
            component["hashes"] = [{"alg": "SHA-256", "content": part.sha256}]
        components.append(component)
    # The serial number follows from the contents, so that the same build gives the same file.
    digest = hashlib.sha256(json.dumps([version, components], sort_keys=True).encode()).hexdigest()
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.UUID(digest[:32])}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": "icpdesk", "name": "icpdesk", "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": components,
        "dependencies": [
            {"ref": "icpdesk", "dependsOn": [str(item["bom-ref"]) for item in components]}
        ],
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"
