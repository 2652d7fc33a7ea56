"""Scans of papers, on schematic cards: planted faults are found, clean ones stay silent."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from icpdesk.checks.picture_report import PictureReport
from icpdesk.checks.pictures import inspect
from icpdesk.model import Filing, Severity
from icpdesk.pictures.mend.fit import Window, certain_turn, fit
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.support import specimens

ROWS = [
    ("姓名", "林晓晴"),
    ("住址", "广东省深圳市南山区示例路8号"),
    ("公民身份号码", "440305199003078881"),
]


def card(**options: object) -> Image.Image:
    return specimens.photographed(specimens.card("身份证件示意图", ROWS, portrait=True, **options))  # type: ignore[arg-type]


def licence(seal: str = "示例登记机关") -> Image.Image:
    rows = [("名称", "深圳市晴川示例科技有限公司"), ("住所", "示例路8号"), ("法定代表人", "林晓晴")]
    return specimens.photographed(
        specimens.paper("证照示意图", rows, text="经营范围示例文字。" * 12, seal=seal)
    )


def report(image: Image.Image, slot: str = "id-front") -> PictureReport:
    picture = Picture(specimens.jpeg(image, 92), "scan.jpg")
    return inspect(
        picture, slot, case=Case(Filing(provider="aliyun"), shipped(), date(2026, 11, 24))
    )


def rules(image: Image.Image, slot: str = "id-front") -> dict[str, Severity]:
    return {finding.rule: finding.severity for finding in report(image, slot).findings}


@pytest.mark.parametrize("desk", ["#8a7a66", "#2b2b2b", "#d7d7d7"])
def test_clean_card_and_licence_are_silent(desk: str) -> None:
    plain = specimens.photographed(specimens.card("示意图", ROWS, portrait=True), desk=desk)
    assert not rules(plain)
    assert not rules(licence(), "business-licence")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_card_is_told_and_turned_back(turn: int) -> None:
    image = card().rotate(turn, expand=True)
    told = report(image)
    assert told.measures["rotation_cw"] == turn
    assert "scan.turned" in {finding.rule for finding in told.findings}
    picture = Picture(specimens.jpeg(image), "scan.jpg")
    mended = fit(picture, Window(), turn_cw=certain_turn(picture, "card"))
    assert (mended.width, mended.height) == card().size
    assert report(Image.open(__import__("io").BytesIO(mended.data))).measures["rotation_cw"] == 0


def test_blur_dark_grey_blank_and_small_are_found() -> None:
    assert rules(card().filter(ImageFilter.GaussianBlur(8)))["scan.blurred"] is Severity.ERROR
    assert rules(card().filter(ImageFilter.GaussianBlur(3)))["scan.blurred"] is Severity.WARNING
    assert "scan.dark" in rules(card().point(lambda v: int(v * 0.15)))
    assert "file.greyscale" in rules(card().convert("L").convert("RGB"))
    assert rules(Image.new("RGB", (1200, 800), "black"))["scan.blank"] is Severity.ERROR
    assert "file.too-few-pixels" in rules(card().resize((480, 328)))


def test_reflection_is_found_with_its_place() -> None:
    image = card()
    light = Image.new("L", image.size, 0)
    ImageDraw.Draw(light).ellipse((500, 300, 800, 480), fill=255)
    image.paste(
        Image.new("RGB", image.size, "white"), (0, 0), light.filter(ImageFilter.GaussianBlur(30))
    )
    finding = next(f for f in report(image).findings if f.rule == "scan.glare")
    x, y, width, height = finding.measured["box"]
    assert x < 650 < x + width and y < 390 < y + height


def test_burnt_out_paper_is_found() -> None:
    pixels = np.clip(np.asarray(card(), np.float32) * 3, 0, 255).astype(np.uint8)
    assert "scan.bright" in rules(Image.fromarray(pixels))


def test_missing_seal_is_a_warning() -> None:
    assert rules(licence(seal=""), "business-licence").get("scan.seal-missing") is Severity.WARNING
    assert "scan.seal-missing" not in rules(licence(), "business-licence")


def test_statement_slot_is_judged_like_a_paper() -> None:
    assert "scan.turned" in rules(licence().rotate(180), "authorisation-letter")


def in_shadow(image: Image.Image, darkest: float) -> Image.Image:
    """A soft shadow over the left third; ``darkest`` is the light that is left there."""
    pixels = np.asarray(image, np.float32)
    across = np.linspace(0, 1, pixels.shape[1])
    light = np.clip(darkest + (across - 0.3) * 1.5 * (1 - darkest), darkest, 1)
    return Image.fromarray(np.asarray(pixels * light[None, :, None], np.uint8))


@pytest.mark.parametrize(("darkest", "told"), [(0.35, True), (0.8, False)])
def test_a_deep_shadow_over_a_card_is_told_a_light_one_is_not(darkest: float, told: bool) -> None:
    found = rules(in_shadow(card(), darkest))
    assert ("scan.uneven-light" in found) is told
