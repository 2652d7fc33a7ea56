"""Documents of which no real specimen was at hand: backs of IDs, permits of Hong Kong, Macau and Taiwan
residents, residence permits, permanent residence cards.

All are drawn and belong to nobody; that they are right here says less than a real card would. They are
looked at as they come in: scanned, photographed from the side, in poor light, lying, shrunk.
"""

from __future__ import annotations

import random

import pytest
from PIL import Image, ImageDraw

from icpdesk.checks.pictures import inspect
from icpdesk.model import Filing, Severity
from icpdesk.pictures.mend.fit import Window
from icpdesk.pictures.mend.upload import mended
from icpdesk.pictures.picture import Picture
from icpdesk.pipeline.guess import guess
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.support import documents, specimens
from tests.support.conditions import CONDITIONS
from tests.support.filings import DAY

pytestmark = pytest.mark.slow

KINDS = {
    "id-back": documents.id_back,
    "hk-macau-permit-front": documents.permit,
    "taiwan-permit-front": documents.taiwan,
    "residence-permit": documents.residence,
    "permanent-residence-front": documents.permanent,
}
LOOKED_AT = ("scan", "photo", "dark", "turned", "640 px")
_EXPECTED = {
    "dark": {"scan.dark"},
    "turned": {"scan.turned"},
    "640 px": {"file.too-few-pixels", "scan.document-small"},
}
"""What is wrong with the picture in that condition; everything else would be a false alarm."""


TITLES = {
    "id-back": "居民身份证",
    "hk-macau-permit-front": "港澳居民来往内地通行证",
    "taiwan-permit-front": "台湾居民来往大陆通行证",
    "residence-permit": "居住证",
    "permanent-residence-front": "外国人永久居留身份证",
}
"""What stands on the real card; the rest of the drawing is like none."""


def drawn(slot: str, seed: str) -> Image.Image:
    image = KINDS[slot](random.Random(seed)).image.copy()
    pen = ImageDraw.Draw(image)
    pen.rectangle((60, 40, 900, 120), fill=image.getpixel((60, 135)))
    pen.text((70, 52), TITLES[slot], font=specimens.font(44, bold=True), fill="#31445f")
    return image


def seen(slot: str, condition: str) -> bytes:
    return CONDITIONS[condition](drawn(slot, f"{slot} {condition}"))


@pytest.mark.parametrize("condition", LOOKED_AT)
@pytest.mark.parametrize("slot", KINDS)
def test_rare_document_finds_its_place(slot: str, condition: str) -> None:
    assert guess(seen(slot, condition), "IMG_0001.jpg", shipped()).slot == slot


@pytest.mark.parametrize("condition", LOOKED_AT)
@pytest.mark.parametrize("slot", KINDS)
def test_rare_document_is_not_refused(slot: str, condition: str) -> None:
    picture = Picture(seen(slot, condition), "card.jpg")
    report = inspect(picture, slot, case=Case(Filing(provider="aliyun"), shipped(), DAY))
    refused = {one.rule for one in report.findings if one.severity is Severity.ERROR}
    assert refused <= _EXPECTED.get(condition, set())


@pytest.mark.parametrize("slot", KINDS)
def test_rare_document_on_a_desk_is_cropped_to_the_whole_card(slot: str) -> None:
    card = drawn(slot, slot)
    done = mended(Picture(CONDITIONS["photo"](card)), Window(), "card")
    assert done.width / done.height == pytest.approx(card.width / card.height, rel=0.04)
    assert card.width * 0.9 < done.width < card.width * 1.1
