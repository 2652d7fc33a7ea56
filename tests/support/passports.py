"""Schematic travel documents of people who do not exist, with a machine-readable zone in OCR-B."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from icpdesk.numbers.machine_readable_zone import check_digit
from tests.support import specimens

_FONT = Path(__file__).parent / "fonts" / "OCRB.otf"
SURNAMES = ("ERIKSSON", "OCONNOR", "MUELLER", "VAN DER BERG", "SOLOMOU", "IBSEN", "LINDGREN", "QUIZON",
            "ZHANG", "OUYANG", "BAILLIE", "DOSSANTOS", "KOWALSKA", "WOJCIK", "HUBBARD", "SZABO")  # fmt: skip
GIVEN = ("ANNA MARIA", "JOHN", "SOFIA", "PETER PAUL", "WEI", "XIAOQING", "OLOV", "ISABELLA", "BOGDAN",
         "MARIE CLAIRE ODILE", "LI", "GIULIO")  # fmt: skip
ISSUERS = ("UTO", "D", "SWE", "CAN", "AUS", "CHN", "POL", "IND", "BRA")
_GERMAN = "CFGHJKLMNPRTVWXYZ0123456789"
_DIGITS = "0123456789"


@dataclass(frozen=True)
class Layout:
    """One of the three sizes of ICAO Doc 9303: characters a line, lines, size in mm."""

    name: str
    width: int
    lines: int
    size: tuple[float, float]


LAYOUTS = (
    Layout("TD1", 30, 3, (85.6, 54.0)),
    Layout("TD2", 36, 2, (105.0, 74.0)),
    Layout("TD3", 44, 2, (125.0, 88.0)),
)
_PITCH, _LINE, _HEIGHT = 2.54, 6.4, 4.1
"""Millimetres from character to character, from line to line, and of the type's size (12 point)."""


def drawn(dice: random.Random, layout: Layout) -> tuple[Image.Image, dict[str, str]]:
    """The picture and its values by field."""
    truth = _person(dice)
    scale = specimens.CARD[0] / layout.size[0]
    size = (specimens.CARD[0], round(layout.size[1] * scale))
    image = Image.new("RGB", size, dice.choice(("#eef0ea", "#e9eef6", "#f3ece6")))
    draw = ImageDraw.Draw(image)
    for y in range(0, size[1], 14):  # a plain ground of lines, as security printing has it
        draw.line((0, y, size[0], y + 9), fill="#dde3e6", width=2)
    draw.text(
        (60, 30),
        "旅行证件示意图 TRAVEL DOCUMENT",
        font=specimens.font(34, bold=True),
        fill="#31445f",
    )
    draw.rectangle((60, 110, 300, 420), fill="#c3ccd8", outline="#7d8fa9")
    _visual_part(draw, truth, 340)
    image = specimens.marked(image, at=0.52)
    draw = ImageDraw.Draw(image)
    lines = zone(truth, layout)
    left = (layout.size[0] - layout.width * _PITCH) / 2
    top = layout.size[1] - 3.5 - layout.lines * _LINE
    for number, line in enumerate(lines):
        for place, character in enumerate(line):
            middle = ((left + (place + 0.5) * _PITCH) * scale, (top + number * _LINE + 4) * scale)
            draw.text(
                middle, character, font=_ocr_b(round(_HEIGHT * scale)), fill="#20211f", anchor="ms"
            )
    return image, truth


def zone(truth: dict[str, str], layout: Layout) -> list[str]:
    """The lines of the zone with their check digits."""

    def filled(text: str, width: int) -> str:
        return text[:width].ljust(width, "<")

    def checked(text: str) -> str:
        return text + check_digit(text)

    names = truth["surname"].replace(" ", "<") + "<<" + truth["given_names"].replace(" ", "<")
    number = checked(filled(truth["number"], 9))
    born, last = (checked(truth[name].replace("-", "")[2:]) for name in ("born_on", "valid_until"))
    country = filled(truth["issuer"], 3)
    if layout.name == "TD1":
        first = filled(f"I<{country}{number}", 30)
        middle = f"{born}{truth['sex']}{last}{country}".ljust(29, "<")
        composite = check_digit(first[5:30] + middle[0:7] + middle[8:15] + middle[18:29])
        return [first, middle + composite, filled(names, 30)]
    rest = "<" * 7 if layout.name == "TD2" else "<" * 14 + "0"
    document = "I<" if layout.name == "TD2" else "P<"
    second = f"{number}{country}{born}{truth['sex']}{last}{rest}"
    composite = check_digit(second[0:10] + second[13:20] + second[21:])
    return [filled(document + country + names, layout.width), second + composite]


def _person(dice: random.Random) -> dict[str, str]:
    style = dice.randrange(3)
    if style == 0:
        number = "".join(dice.choices(_DIGITS, k=9))
    elif style == 1:
        number = "".join(dice.choices("ABCEGHJKLMNPRSTUVXYZ", k=2)) + "".join(
            dice.choices(_DIGITS, k=7)
        )
    else:
        number = dice.choice("CFGHJK") + "".join(dice.choices(_GERMAN, k=8))
    issuer = dice.choice(ISSUERS)
    return {
        "surname": dice.choice(SURNAMES),
        "given_names": dice.choice(GIVEN),
        "number": number,
        "nationality": issuer,
        "issuer": issuer,
        "sex": dice.choice("MF"),
        "born_on": f"{dice.randint(1955, 2004)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}",
        "valid_until": f"{dice.randint(2027, 2036)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}",
    }


def _visual_part(draw: ImageDraw.ImageDraw, truth: dict[str, str], left: int) -> None:
    rows = (
        ("Surname 姓", truth["surname"]), ("Given names 名", truth["given_names"]),
        ("Date of birth 出生日期", truth["born_on"].replace("-", ".")),
        ("Date of expiry 有效期至", truth["valid_until"].replace("-", ".")),
        ("Document No. 证件号", truth["number"]),
    )  # fmt: skip
    for number, (label, value) in enumerate(rows):
        draw.text((left, 100 + 66 * number), label, font=specimens.font(20), fill="#5b6f8c")
        draw.text((left, 124 + 66 * number), value, font=specimens.font(30), fill="#161b22")


@cache
def _ocr_b(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONT), size)
