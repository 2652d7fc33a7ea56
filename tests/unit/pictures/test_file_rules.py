"""What the upload form looks at before anybody sees the picture: format, bytes, pixels, tags."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from icpdesk.checks.pictures import inspect_file
from icpdesk.model import Filing
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.support.filings import DAY


def noise(width: int, height: int) -> Image.Image:
    values = np.random.default_rng(7).integers(0, 255, (height, width, 3), dtype=np.uint8)
    return Image.fromarray(values)


def written(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def tagged(**tags: Any) -> bytes:
    exif = Image.Exif()
    if "orientation" in tags:
        exif[0x0112] = tags["orientation"]
    if "software" in tags:
        exif[0x0131] = tags["software"]
    if "position" in tags:
        exif[0x8825] = {1: "N", 2: (22.0, 32.0, 0.0), 3: "E", 4: (114.0, 3.0, 0.0)}
    return written(noise(900, 700), "JPEG", quality=60, exif=exif)


PLAIN = noise(900, 700)
CASES: dict[str, tuple[str, str, bytes]] = {
    "file.animated": (
        "a.png", "id-front",
        written(PLAIN, "PNG", save_all=True, append_images=[PLAIN.rotate(180)], duration=200),
    ),
    "file.colour-space": (
        "a.jpg", "id-front", written(PLAIN.convert("CMYK"), "JPEG", quality=60),
    ),
    "file.format-refused": ("a.webp", "id-front", written(PLAIN, "WEBP")),
    "file.name-lies": ("a.png", "id-front", written(PLAIN, "JPEG", quality=60)),
    "file.tells-position": ("a.jpg", "id-front", tagged(position=1)),
    "file.edited": ("a.jpg", "id-front", tagged(software="Adobe Photoshop 26.1")),
    "file.turned-by-tag": ("a.jpg", "id-front", tagged(orientation=6)),
    "file.too-few-pixels": (
        "a.jpg", "business-licence", written(noise(900, 700), "JPEG", quality=60),
    ),
    "file.too-many-bytes": (
        "a.jpg", "id-front", written(noise(2600, 2000), "JPEG", quality=100, subsampling=0),
    ),
}  # fmt: skip


def rules_found(path: Path, slot: str) -> set[str]:
    report = inspect_file(path, slot, case=Case(Filing(), shipped(), DAY))
    return {finding.rule for finding in report.findings}


@pytest.mark.parametrize("rule", CASES)
def test_each_fault_of_a_file_is_found_by_its_rule(rule: str, tmp_path: Path) -> None:
    name, slot, data = CASES[rule]
    (tmp_path / name).write_bytes(data)
    assert rule in rules_found(tmp_path / name, slot)


def test_a_fitting_file_has_none_of_them(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(written(noise(1700, 1200), "JPEG", quality=60))
    for slot in ("id-front", "business-licence"):
        # The picture is made of noise, and that is told.
        told = {rule for rule in rules_found(path, slot) if rule.startswith("file.")}
        assert told <= {"file.noisy"}
