"""Limits of document checks are rows: another value gives another verdict."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from icpdesk.checks.pictures import inspect
from icpdesk.model import Filing
from icpdesk.pictures.picture import Picture
from icpdesk.pipeline.rules import open_rulebook
from icpdesk.rulebook.case import Case
from tests.grid.damages import blur, dark, glare, moire
from tests.grid.scenes import scene
from tests.support.signed import on_desk
from tests.support.specimens import font, jpeg

ROW = """[[rules]]
id = "{rule}"
severity = "warning"
sources = ["measured"]
confidence = "measured"
slots = ["id-front"]
{values}
"""
GLARE = {
    "at_most": 0.01, "compact": 0.7, "at_edge": 0.35, "rim": 40, "away": 4, "whole": 0.5,
}  # fmt: skip


def told(pixels: np.ndarray, rule: str, values: dict[str, float], folder: Path) -> bool:
    """Whether ``rule`` speaks about a card under a row with these values."""
    lines = "\n".join(f"{name} = {value}" for name, value in values.items())
    file = folder / "rules.toml"
    file.write_text(ROW.format(rule=rule, values=lines), encoding="utf-8")
    report = inspect(Picture(jpeg(Image.fromarray(pixels), 93), "scan.jpg"), "id-front", case=Case(Filing(provider="aliyun"), open_rulebook(file), date(2026, 11, 24)))  # fmt: skip
    return rule in {finding.rule for finding in report.findings}


@pytest.mark.parametrize(
    ("name", "value"),
    [("at_most", 0.5), ("compact", 1.1), ("rim", 0), ("away", 200), ("whole", 0.001)],
)
def test_every_limit_of_reflections_counts(name: str, value: float, tmp_path: Path) -> None:
    seen = scene("card", "wood", 6)
    lit = glare(seen.pixels, seen.quad, 1, 4)
    assert told(lit, "scan.glare", GLARE, tmp_path)
    assert not told(lit, "scan.glare", GLARE | {name: value}, tmp_path)


def test_contrast_from_which_light_and_blur_are_judged_counts(tmp_path: Path) -> None:
    seen = scene("card", "wood", 6)
    night = dark(seen.pixels, seen.quad, 1, 4)
    assert told(night, "scan.dark", {"at_least": 0.5, "blank": 0.05}, tmp_path)
    assert not told(night, "scan.dark", {"at_least": 0.5, "blank": 0.99}, tmp_path)
    soft = blur(seen.pixels, seen.quad, 1, 4)
    limits = {"fail": 0.075, "warn": 0.14, "blank": 0.05}
    assert told(soft, "scan.blurred", limits, tmp_path)
    assert not told(soft, "scan.blurred", limits | {"blank": 0.99}, tmp_path)


def fine_print(size: int, spacing: int) -> Image.Image:
    """A page full of small even characters on a desk."""
    page = Image.new("RGB", (1240, 1754), "white")
    draw = ImageDraw.Draw(page)
    line = ("兹授权上述人员办理备案。" * 20)[: 1120 // size]
    for y in range(60, 1700, spacing):
        draw.text((60, y), line, font=font(size), fill=(20, 20, 20))
    return on_desk(page)


@pytest.mark.parametrize(("size", "spacing"), [(11, 16), (14, 22), (20, 30)])
def test_fine_even_print_is_not_a_screen_but_waves_are(
    size: int, spacing: int, tmp_path: Path
) -> None:
    limits = {"at_most": 6.5, "isolated": 3.2}
    page = np.asarray(fine_print(size, spacing))
    assert not told(page, "file.screen-suspected", limits, tmp_path)
    assert told(page, "file.screen-suspected", {"at_most": 6.5, "isolated": 0.0}, tmp_path)
    seen = scene("card", "cloth", 6)
    waves = moire(seen.pixels, seen.quad, 1, 4)
    assert told(waves, "file.screen-suspected", limits, tmp_path)
