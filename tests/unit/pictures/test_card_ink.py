"""The same card in two photos is told from two people's cards of one kind."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PIL import Image

from icpdesk.checks.clients.card_twins import CardTwins
from icpdesk.pictures.measures.card_ink import BYTES, alike, card_ink
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.book import shipped
from tests.support import conditions, documents, passports, specimens

LIMITS = {
    slot: rule["least_alike"]
    for rule in shipped().rules()
    if rule.id == "clients.card-alike"
    for slot in rule["cards"]
}
PASSPORT = passports.LAYOUTS[2]
CARDS: dict[str, Callable[[random.Random, int], Image.Image]] = {
    "id-front": lambda dice, number: documents.id_front(dice, number).image,
    "residence-permit": lambda dice, number: documents.residence(dice).image,
    "passport": lambda dice, number: passports.drawn(dice, PASSPORT)[0],
}
PEOPLE = 8
AGAIN = tuple(conditions.CONDITIONS.values())[1:]
"""Every condition but the scan, with which the others are compared."""


def ink(data: bytes) -> bytes:
    return card_ink(Picture(data))


@pytest.mark.parametrize("slot", CARDS)
def test_card_is_found_again_in_another_photo_and_nobody_elses(slot: str) -> None:
    dice = random.Random(20261128)
    twins = CardTwins()
    for number in range(PEOPLE):
        image = CARDS[slot](dice, number)
        twins.add(ink(conditions.scan(image)), f"scan {number}")
        twins.add(ink(AGAIN[number % len(AGAIN)](image)), f"photo {number}")
    found = 0
    for place in range(2 * PEOPLE):
        alike_ones = {other for other, value in twins.most_alike(place) if value >= LIMITS[slot]}
        assert alike_ones <= {place ^ 1}, "two people's cards were taken for one"
        found += bool(alike_ones)
    assert found >= 0.75 * 2 * PEOPLE


def test_copies_of_one_file_in_another_size_and_quality_are_the_same_card() -> None:
    image = documents.id_front(random.Random(3), 1).image
    first = ink(specimens.jpeg(image, 92))
    assert len(first) == BYTES
    smaller = image.resize((image.width * 3 // 5, image.height * 3 // 5))
    assert alike(first, ink(specimens.jpeg(smaller, 60))) > 0.75
    assert alike(first, ink(specimens.jpeg(image.rotate(180), 85))) > 0.75


def test_a_card_too_small_or_without_writing_is_like_no_other() -> None:
    assert ink(specimens.jpeg(Image.new("RGB", (200, 126), "white"))) == b""
    blank = ink(specimens.jpeg(Image.new("RGB", (1000, 630), "#e8e8ee")))
    assert alike(blank, blank) == 0


def test_copies_of_one_file_are_one_card_and_its_other_photo_is_told_of_each() -> None:
    dice = random.Random(5)
    mine, other = (documents.id_front(dice, 0).image for _ in range(2))
    again = conditions.photo(mine)
    twins = CardTwins()
    for file, data in (
        ("mine", conditions.scan(mine)), ("again", again), ("again", again),
        ("other", conditions.scan(other)),
    ):  # fmt: skip
        twins.add(ink(data), file)
    assert [place for place, _ in twins.most_alike(0) if place < 3] == [1, 2]
    assert 2 not in dict(twins.most_alike(1))


def test_a_copy_without_metadata_is_the_same_card_in_another_file() -> None:
    writing = ink(conditions.scan(documents.id_front(random.Random(6), 0).image))
    twins = CardTwins()
    for file in ("original", "without metadata"):
        twins.add(writing, file)
    assert [place for place, _ in twins.most_alike(0)] == [1]
