"""A pile of loose pictures finds its places; what nothing tells stays with the user."""

from __future__ import annotations

import random
from pathlib import Path

import cv2
import pytest
from PIL import Image, ImageFilter

from icpdesk.base.paths import resource
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Filing
from icpdesk.pictures.measures.faces import faces
from icpdesk.pictures.picture import Picture
from icpdesk.pipeline.guess import Guess, guess, slot_of_name
from icpdesk.pipeline.sort import sort_pile
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.requirements import requirements
from tests.grid import scenes
from tests.grid.scenes import scene
from tests.support import specimens
from tests.support.filings import DAY
from tests.support.passports import LAYOUTS, drawn
from tests.support.specimens import jpeg

BOOK = shipped()
SAMPLES = resource("assets", "samples")
WHOLE = read_filing(SAMPLES / "2-company" / "filing.yaml").filing
EMPTY = WHOLE.changed({"attachments": ()})
OTHER = read_filing(SAMPLES / "1-individual" / "filing.yaml").filing.changed({"attachments": ()})
PICTURES = SAMPLES / "2-company" / "pictures"


@pytest.mark.parametrize(
    ("name", "slot"),
    [
        ("身份证正面.jpg", "id-front"),
        ("张三 身份证反面.png", "id-back"),
        ("手持身份证正面.jpg", "holding-id-photo"),
        ("营业执照副本.jpg", "business-licence"),
        ("02_subject_admin_id_front.jpg", "id-front"),
        ("site1_admin_admin_photo.jpeg", "admin-photo"),
        ("护照首页.jpg", "passport"),
        ("核验单扫描件.jpg", "statement-scan"),
        ("不涉及前置审批承诺书.jpg", "no-pre-approval-promise"),
        ("IMG_20261124_101500.jpg", ""),
        ("DSC0001.JPG", ""),
    ],
)
def test_name_of_the_file_tells_the_slot(name: str, slot: str) -> None:
    assert slot_of_name(name, BOOK) == slot


@pytest.mark.parametrize(
    ("file", "slot", "how"),
    [
        ("01-business-licence.jpg", "business-licence", "paper"),
        ("02-id-front.jpg", "id-front", "paper"),
        ("04-id-back.jpg", "id-back", "paper"),
        ("06-admin-photo.jpg", "admin-photo", "face"),
    ],
)
def test_picture_without_a_telling_name_is_looked_at(file: str, slot: str, how: str) -> None:
    told = guess((PICTURES / file).read_bytes(), "IMG_0001.jpg", BOOK)
    assert (told.slot, told.how) == (slot, how)


@pytest.mark.parametrize(("kind", "how"), [("card", "card"), ("letter", "sheet")])
def test_shape_is_told_where_nothing_can_be_read(kind: str, how: str) -> None:
    seen = cv2.GaussianBlur(scene(kind, "dark", 5).pixels, (0, 0), 11)
    told = guess(jpeg(Image.fromarray(seen)), "IMG_0001.jpg", BOOK)
    assert (told.slot, told.how) == ("", how)
    piled = sort_pile([told], {"only": EMPTY}, BOOK, DAY)
    assert "shape" in piled.unsure[0].why.en


def test_broken_file_goes_to_the_tray_with_its_reason() -> None:
    told = guess(b"no picture", "身份证正面.jpg", BOOK)
    assert told.problem is not None
    piled = sort_pile([told], {"only": EMPTY}, BOOK, DAY)
    assert not piled.placed
    assert piled.unsure[0].why == told.problem


def test_number_on_the_card_finds_its_owner() -> None:
    cards = sorted(PICTURES.glob("*id-front.jpg"))
    told = [guess(card.read_bytes(), f"IMG_{n}.jpg", BOOK) for n, card in enumerate(cards)]
    placed = sort_pile(list(reversed(told)), {"only": EMPTY}, BOOK, DAY).placed
    wanted = {item.of for item in WHOLE.attachments if item.slot == "id-front"}
    assert {one.of for one in placed} == wanted
    for one in placed:
        person = EMPTY.person(one.of)
        text = next(guess.text for guess in told if guess.file == one.file)
        assert person.document_number in text


def _guess(file: str, slot: str = "id-front", text: str = "") -> Guess:
    return Guess(file, slot, "name" if slot else "nothing", text)


def test_two_clients_are_told_apart_by_number_then_by_folder() -> None:
    clients = {"a": EMPTY, "b": OTHER}
    mine = EMPTY.person("subject.administrator")
    theirs = OTHER.person("subject.administrator")
    pile = [
        _guess("x/1.jpg", text=f"姓名{mine.name}{mine.document_number}"),
        _guess(f"{theirs.name}/身份证.jpg"),
        _guess("y/2.jpg"),
    ]
    piled = sort_pile(pile, clients, BOOK, DAY)
    assert [(one.client, one.file) for one in piled.placed] == [
        ("a", "x/1.jpg"),
        ("b", f"{theirs.name}/身份证.jpg"),
    ]
    assert [one.file for one in piled.unsure] == ["y/2.jpg"]


def test_taken_place_is_never_given_away_again() -> None:
    pile = [_guess("执照1.jpg", "business-licence"), _guess("执照2.jpg", "business-licence")]
    piled = sort_pile(pile, {"only": EMPTY}, BOOK, DAY)
    assert len(piled.placed) == 1 and len(piled.unsure) == 1
    assert not sort_pile(pile, {"only": WHOLE}, BOOK, DAY).placed


def test_pile_without_any_client_is_all_unsure(tmp_path: Path) -> None:
    assert not sort_pile([_guess("1.jpg", "")], {"only": Filing()}, BOOK, DAY).placed


def _with_portrait(kind: str) -> Image.Image:
    """A flat document with a drawn person as large as on real cards and passports."""
    person = specimens.portrait(ground="#dfe3e8")
    if kind == "id-front":
        card = scenes.document("card").copy()
        card.paste(person.resize((330, 412)), (900, 150))
        return card
    page, _ = drawn(random.Random(3), LAYOUTS[2])
    page.paste(person.resize((260, 325)), (50, 100))
    return page


@pytest.mark.parametrize("slot", ["id-front", "passport"])
def test_card_with_a_large_portrait_is_no_photo_of_the_person(slot: str) -> None:
    picture = _with_portrait(slot)
    found = Picture(jpeg(picture)).measure(faces)
    assert found, "the drawn portrait must be a face"
    assert guess(jpeg(picture), "IMG_1.jpg", BOOK).slot == slot


def test_portrait_with_a_small_face_is_still_a_portrait() -> None:
    wide = Image.new("RGB", (2000, 1500), "#f4f4f2")
    person = specimens.portrait(size=(800, 1000))
    wide.paste(person, (600, 500))
    told = guess(jpeg(wide), "IMG_1.jpg", BOOK)
    assert (told.slot, told.how) == ("admin-photo", "face")


def test_illegible_front_of_a_card_is_told_by_the_place_of_its_portrait() -> None:
    blurred = _with_portrait("id-front").filter(ImageFilter.GaussianBlur(7))
    told = guess(jpeg(blurred), "IMG_1.jpg", BOOK)
    assert told.slot == "id-front" and told.how in ("portrait", "paper")


def test_surer_picture_gets_the_place_whatever_the_order_of_the_pile() -> None:
    doubtful = Guess("1.jpg", "admin-photo", "face", weight=0.6)
    certain = Guess("2.jpg", "admin-photo", "face")
    one = EMPTY.changed({"websites": EMPTY.websites[:1]})
    places = len(sort_pile([certain] * 9, {"only": one}, BOOK, DAY).placed)
    pile = [doubtful, *(Guess(f"c{n}.jpg", "admin-photo", "face") for n in range(places))]
    piled = sort_pile(pile, {"only": one}, BOOK, DAY)
    assert [unsure.file for unsure in piled.unsure] == ["1.jpg"]


def test_back_of_a_card_goes_to_the_owner_of_the_front_beside_it() -> None:
    people = [
        (need.of, EMPTY.person(need.of))
        for need in requirements(Case(EMPTY, BOOK, DAY))
        if need.slot == "id-front"
    ]
    assert len(people) > 1
    pile = []
    for number, (_, person) in enumerate(reversed(people)):
        text = f"姓名{person.name}{person.document_number}"
        pile += [
            _guess(f"IMG_{2 * number}.jpg", text=text),
            _guess(f"IMG_{2 * number + 1}.jpg", "id-back"),
        ]
    placed = {one.file: one for one in sort_pile(pile, {"only": EMPTY}, BOOK, DAY).placed}
    for number in range(len(people)):
        front, back = placed[f"IMG_{2 * number}.jpg"], placed[f"IMG_{2 * number + 1}.jpg"]
        assert front.of == back.of
