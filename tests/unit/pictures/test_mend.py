"""Mending: upright, cropped, straight, within the window, marked where nothing is covered, undoable."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from icpdesk.base.errors import InputError
from icpdesk.cli import run
from icpdesk.pictures.mend.fit import Window, fit
from icpdesk.pictures.mend.framing import keep, sure_outline, undo
from icpdesk.pictures.mend.watermark import marked
from icpdesk.pictures.picture import Picture
from icpdesk.reading.documents import read_document
from tests.support import specimens
from tests.support.people import resident_id

MARK = "仅供ICP备案使用"
NUMBER = resident_id("440305", "19900307", "888")
ROWS = [("姓名", "林晓晴"), ("住址", "广东省深圳市南山区示例路8号"), ("公民身份号码", NUMBER)]


def card() -> Image.Image:
    return specimens.card("身份证件示意图", ROWS, portrait=True)


def test_a_watermark_covers_nothing_that_is_printed() -> None:
    before = np.asarray(card(), np.int16)
    after = np.asarray(marked(card(), MARK), np.int16)
    changed = np.abs(after - before).max(axis=2) > 0
    assert changed.mean() > 0.002
    ground = np.asarray(Image.new("RGB", (1, 1), "#e9eef6"), np.int16)[0, 0]
    assert np.abs(before[changed] - ground).max() <= 12
    told = read_document(Picture(specimens.jpeg(marked(card(), MARK), 92)), "id-front")
    assert told.fields["number"].value == NUMBER and told.fields["name"].value == "林晓晴"


def test_a_picture_without_room_is_not_marked() -> None:
    noise = np.random.default_rng(3).integers(0, 255, (600, 900, 3)).astype(np.uint8)
    with pytest.raises(InputError):
        marked(Image.fromarray(noise), MARK)


def test_a_photo_is_cropped_to_the_document_with_a_margin() -> None:
    desk = Image.new("RGB", (2200, 1700), "#5a4a3c")
    desk.paste(card(), (420, 380))
    picture = Picture(specimens.jpeg(desk.rotate(4, expand=True, fillcolor="#5a4a3c"), 92))
    outline = sure_outline(picture, "card")
    assert outline is not None and sure_outline(picture, "portrait") is None
    mended = fit(picture, Window(), outline=outline)
    assert mended.width / mended.height == pytest.approx(1280 / 808, rel=0.03)
    assert 1280 <= mended.width <= 1280 * 1.08
    told = read_document(Picture(mended.data), "id-front")
    assert told.fields["number"].value == NUMBER


def test_a_small_file_grows_to_the_least_size_and_says_that_no_detail_is_added() -> None:
    small = Picture(specimens.jpeg(card().resize((900, 568)), 70))
    mended = fit(small, Window(min_bytes=200_000, max_bytes=8_000_000))
    assert 200_000 <= len(mended.data) <= 8_000_000
    blank = Picture(specimens.jpeg(Image.new("RGB", (700, 500), "white")))
    with pytest.raises(InputError):
        fit(blank, Window(min_bytes=200_000, max_bytes=8_000_000, max_side=1000))


def test_mending_is_undone_byte_by_byte(tmp_path: Path) -> None:
    source, out = tmp_path / "card.jpg", tmp_path / "out.jpg"
    source.write_bytes(specimens.jpeg(card().rotate(90, expand=True)))
    assert run(["fix", str(source), "--slot", "id-front", "--out", str(out)]) == 0
    assert out.read_bytes() != source.read_bytes()
    assert run(["fix", str(out), "--undo"]) == 0
    assert out.read_bytes() == source.read_bytes()
    assert run(["fix", str(out), "--undo"]) == 2


def test_the_first_original_is_the_one_that_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "a.jpg"
    out.write_bytes(b"second")
    keep(out, b"first")
    keep(out, b"second")
    assert undo(out).read_bytes() == b"first"


@pytest.mark.parametrize("wish", [["--background", "white"], ["--retouch"]])
def test_retouching_is_refused_with_the_reason(tmp_path: Path, wish, capsys) -> None:
    source = tmp_path / "face.jpg"
    source.write_bytes(specimens.jpeg(specimens.portrait()))
    out = tmp_path / "out.jpg"
    assert run(["fix", str(source), "--slot", "admin-photo", "--out", str(out), *wish]) == 2
    assert "never changed" in capsys.readouterr().err and not out.exists()
