"""Every broken, huge or mislabelled picture gets a clear finding, quickly, and nothing falls over."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icpdesk.base.errors import InputError
from icpdesk.checks.picture_report import PictureReport
from icpdesk.checks.pictures import inspect_file
from icpdesk.model import Filing
from icpdesk.pictures.mend.fit import Window, fit
from icpdesk.pictures.picture import Picture
from icpdesk.reading.documents import read_document
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.hostile.pictures import makers
from tests.support.filings import DAY

SECONDS = 10.0
SLOTS = ("id-front", "admin-photo")


def look(path: Path, slot: str = "id-front") -> PictureReport:
    start = time.process_time()
    report = inspect_file(path, slot, case=Case(Filing(), shipped(), DAY))
    assert time.process_time() - start < SECONDS
    for finding in report.findings:
        assert finding.message.en and finding.message.zh and finding.advice.en
    return report


@pytest.mark.parametrize("name", makers.REFUSED)
def test_what_is_no_picture_is_refused_in_words(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.jpg"
    path.write_bytes(makers.REFUSED[name]())
    report = look(path)
    assert report.verdict == "fail"
    assert report.findings[0].rule in ("file.unreadable", "file.too-large-to-open")


@pytest.mark.parametrize("name", makers.TAKEN)
def test_odd_pictures_are_looked_at_and_mended(tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.jpg"
    path.write_bytes(makers.TAKEN[name]())
    for slot in SLOTS:
        assert look(path, slot).findings
    picture = Picture.open(path)
    assert read_document(picture, "id-front").kind == "id-front"
    mended = Picture(fit(picture, Window()).data)
    assert mended.format == "JPEG" and mended.header.mode == "RGB" and mended.header.frames == 1


def test_heic_is_read_and_written_as_jpeg(tmp_path: Path) -> None:
    pillow_heif = pytest.importorskip("pillow_heif")
    path = tmp_path / "IMG_0001.HEIC"
    pillow_heif.from_pillow(makers.card()).save(path, quality=90)
    report = look(path)
    assert "file.format-refused" in {finding.rule for finding in report.findings}
    picture = Picture.open(path)
    assert picture.format == "HEIF" and picture.size == (640, 404)
    assert Picture(fit(picture, Window()).data).format == "JPEG"
    whole = path.read_bytes()
    for tenth in range(1, 10):
        path.write_bytes(whole[: len(whole) * tenth // 10])
        look(path)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP"])
def test_cut_off_at_every_tenth(tmp_path: Path, kind: str) -> None:
    whole = makers.saved(makers.card(), kind)
    path = tmp_path / "x.jpg"
    for tenth in range(10):
        path.write_bytes(whole[: len(whole) * tenth // 10])
        assert look(path).verdict == "fail", f"{tenth} tenths of a {kind}"


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32), hits=st.integers(1, 40))
def test_flipped_bytes(tmp_path: Path, kind: str, seed: int, hits: int) -> None:
    data = bytearray(makers.saved(makers.card().resize((320, 202)), kind))
    dice = random.Random(seed)
    for _ in range(hits):
        data[dice.randrange(len(data))] = dice.randrange(256)
    path = tmp_path / "x.jpg"
    path.write_bytes(bytes(data))
    report = look(path)
    if report.picture is not None:
        try:
            fit(report.picture, Window())
        except InputError as problem:
            assert problem.message.zh


def test_nothing_that_a_file_tells_beside_its_pixels_is_written(tmp_path: Path) -> None:
    data = makers.told_too_much()
    assert data.count(b"SECRET") > 20
    mended = fit(Picture(data), Window(min_bytes=200_000)).data
    assert b"SECRET" not in mended
    markers = [mended[at + 1] for at in range(len(mended) - 1) if mended[at] == 0xFF]
    assert not [one for one in markers if 0xE1 <= one <= 0xEF or one == 0xFE]
    assert mended.endswith(b"\xff\xd9")


PEAK = """
import sys
from pathlib import Path
from icpdesk.checks.pictures import inspect_file
from icpdesk.pictures.mend.fit import Window, fit
from icpdesk.pictures.picture import Picture
from icpdesk.model import Filing
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.support.filings import DAY
path = Path(sys.argv[1])
inspect_file(path, "id-front", case=Case(Filing(), shipped(), DAY))
fit(Picture.open(path), Window())
# Not getrusage: that of a child begins with what its parent held.
told = Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]
print(int(told) // 1024)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is told in kilobytes on Linux")
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_the_largest_picture_that_is_taken_stays_below_a_gigabyte(
    tmp_path: Path, kind: str
) -> None:
    from PIL import Image

    size = (12000, 9900) if kind == "JPEG" else (7200, 5500)
    image = Image.effect_noise((600, 400), 60).convert("RGB").resize(size)
    if kind == "PNG":
        image.putalpha(200)
    path = tmp_path / "x.jpg"
    image.save(path, kind, **({"quality": 70} if kind == "JPEG" else {"compress_level": 1}))
    told = subprocess.run(
        [sys.executable, "-c", PEAK, str(path)], capture_output=True, text=True, check=True
    )
    assert int(told.stdout) < 1000
