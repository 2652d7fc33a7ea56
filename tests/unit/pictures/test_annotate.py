"""Annotated copies: marks lie where the finding says, and the picture itself stays as it was."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner
from PIL import Image

from icpdesk.cli.inspect_command import command
from icpdesk.pictures.annotate import Mark, annotated
from icpdesk.pictures.picture import Picture
from tests.grid.damages import cut, glare
from tests.grid.scenes import scene
from tests.support import specimens


def test_box_is_drawn_where_the_finding_is_and_nothing_else_changes() -> None:
    picture = Picture(specimens.jpeg(Image.new("RGB", (1000, 800), "#808080")))
    before = np.asarray(picture.image).copy()
    mark = Mark("scan.dark", "Too dark.", "error", {"box": [200, 300, 400, 200]})
    drawn = np.asarray(annotated(picture, [mark]))[:800]
    changed = np.abs(drawn.astype(int) - before).sum(axis=2) > 30
    rows, columns = np.nonzero(changed)
    assert abs(rows.min() - 300) <= 4 and abs(columns.min() - 200) <= 4
    assert abs(rows.max() - 500) <= 4 and abs(columns.max() - 600) <= 4
    assert not changed[360:480, 260:580].any()
    assert (np.asarray(picture.image) == before).all()


@pytest.mark.parametrize("box", [[-50, -50, 5000, 5000], [990, 790, 100, 100], [0, 0, 0, 0]])
def test_places_beyond_the_picture_are_drawn_at_its_edge(box: list[int]) -> None:
    picture = Picture(specimens.jpeg(Image.new("RGB", (1000, 800), "#808080")))
    assert annotated(picture, [Mark("x", "字" * 200, "warning", {"box": box})]).width == 1000


def test_red_clothes_are_outlined_and_not_covered() -> None:
    picture = Picture(specimens.jpeg(specimens.portrait(clothes="#c8102e"), 92))
    plain = np.asarray(annotated(picture, []), int)
    mark = Mark("photo.clothing-colour", "red", "error", {"hues": [165, 8], "strength": 21})
    tinted = np.asarray(annotated(picture, [mark]), int)[: plain.shape[0]]
    differs = np.abs(tinted - plain).sum(axis=2) > 40
    low = slice(int(plain.shape[0] * 0.8), int(plain.shape[0] * 0.9))
    assert differs[low].any(), "their edge is shown"
    assert differs[low].mean() < 0.2, "and they are not painted over"
    assert not differs[: plain.shape[0] // 3].any()


def test_command_writes_one_copy_a_picture_and_every_finding_has_a_place(tmp_path: Path) -> None:
    seen = scene("card", "wood", 4)
    for name, pixels in (
        ("a.jpg", cut(seen.pixels, seen.quad, 2, 1)), ("b.jpg", glare(seen.pixels, seen.quad, 1, 3)),
    ):  # fmt: skip
        (tmp_path / name).write_bytes(specimens.jpeg(Image.fromarray(pixels), 92))
    out = tmp_path / "标注"
    result = CliRunner().invoke(
        command,
        [str(tmp_path / "a.jpg"), str(tmp_path / "b.jpg"), "--slot", "id-front", "--json",
         "--lang", "en", "--annotate", str(out)],
        standalone_mode=False,
    )  # fmt: skip
    assert result.exception is None, result.exception
    told = json.loads(result.stdout)
    assert sorted(path.name for path in out.iterdir()) == [
        "01_a_id-front.png", "02_b_id-front.png",
    ]  # fmt: skip
    assert "scan.cut-off" in {finding["rule"] for finding in told[0]["findings"]}
    assert "scan.glare" in {finding["rule"] for finding in told[1]["findings"]}
    for report in told:
        for finding in report["findings"]:
            assert {"box", "boxes", "quad"} & set(finding["measured"]), finding["rule"]


def test_a_folder_that_cannot_be_made_is_one_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(specimens.jpeg(specimens.card("示意图", [("姓名", "林晓晴")])))
    (tmp_path / "file").write_text("x")
    result = CliRunner().invoke(
        command,
        [str(tmp_path / "a.jpg"), "--slot", "id-front", "--annotate", str(tmp_path / "file" / "x")],
        standalone_mode=False,
    )
    assert result.exception is not None and "file" in str(result.exception)
