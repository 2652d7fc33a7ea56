"""Photos before a printed cloth: the head inside of it, its words legible and not mirrored."""

from __future__ import annotations

from datetime import date

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from icpdesk.checks.pictures import inspect
from icpdesk.model import Filing
from icpdesk.pictures.measures.backdrop import backdrop
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.support import specimens

CLOTH_RULES = {
    "photo.head-outside-backdrop", "photo.backdrop-mirrored", "photo.backdrop-illegible",
}  # fmt: skip
BLUE, KEY = "#2456b8", "#00ff00"


def before_cloth(upper: int = 0, *, words: bool = True, colour: str = BLUE) -> Image.Image:
    """A drawn person before a cloth that begins at row ``upper`` and has a name printed on it."""
    person = specimens.portrait(ground=KEY)
    wall = Image.new("RGB", person.size, "#f2f2f0")
    draw = ImageDraw.Draw(wall)
    draw.rectangle((0, upper, person.width, person.height), fill=colour)
    for y in range(upper + 50, 900, 170):
        for x in (20, 910) if words else ():
            draw.text((x, y), "示例云科技", font=specimens.font(52, bold=True), fill="#f4f4f4")
    red, green, blue = person.split()
    key = green.point(lambda v: 255 * (v > 150))
    for other in (red, blue):
        key = Image.composite(
            key, Image.new("L", key.size, 0), other.point(lambda v: 255 * (v < 120))
        )
    return Image.composite(wall, person, key)


def told(image: Image.Image) -> set[str]:
    report = inspect(
        Picture(specimens.jpeg(image, 92), "photo.jpg"),
        "admin-photo",
        case=Case(Filing(provider="aliyun"), shipped(), date(2018, 5, 1)),
    )
    return {finding.rule for finding in report.findings} & CLOTH_RULES


def test_a_photo_before_the_cloth_is_fine() -> None:
    assert told(before_cloth()) == set()


def test_mirrored_words_are_told() -> None:
    assert told(ImageOps.mirror(before_cloth())) == {"photo.backdrop-mirrored"}


@pytest.mark.parametrize("upper", [300, 420])
def test_a_head_above_the_cloth_is_told(upper: int) -> None:
    assert told(before_cloth(upper)) == {"photo.head-outside-backdrop"}


def test_a_cloth_that_ends_above_the_head_is_fine() -> None:
    image = before_cloth(60)
    assert told(image) == set()
    seen = Picture(specimens.jpeg(image, 92)).measure(backdrop)
    assert seen is not None
    assert abs(seen.box[1] * image.height / 768 - 60) < 12 and 0 < seen.room < 2


def test_blurred_words_cannot_be_read() -> None:
    image = before_cloth().filter(ImageFilter.GaussianBlur(11))
    assert "photo.backdrop-illegible" in told(image)


@pytest.mark.parametrize("colour", ["#f4f4f2", "#7d9cc4", BLUE])
def test_walls_without_print_are_no_cloth(colour: str) -> None:
    assert told(before_cloth(300, words=False, colour=colour)) == set()
