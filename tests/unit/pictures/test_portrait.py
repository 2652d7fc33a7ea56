"""The administrator's photo, on drawn people: what is planted is found, what is fine stays silent."""

from __future__ import annotations

import io
from datetime import date

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from icpdesk.checks.picture_report import PictureReport
from icpdesk.checks.pictures import inspect
from icpdesk.model import Filing, Severity
from icpdesk.pictures import models
from icpdesk.pictures.measures.faces import faces
from icpdesk.pictures.measures.pixels import scale
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.grid import damages
from tests.grid.people import people
from tests.support import specimens

DAY = date(2026, 11, 24)


def report(image: Image.Image | bytes, slot: str = "admin-photo") -> PictureReport:
    data = image if isinstance(image, bytes) else specimens.jpeg(image, 92)
    return inspect(
        Picture(data, "photo.jpg"), slot, case=Case(Filing(provider="aliyun"), shipped(), DAY)
    )


def rules(image: Image.Image | bytes) -> dict[str, Severity]:
    return {finding.rule: finding.severity for finding in report(image).findings}


def test_a_good_photo_has_no_finding() -> None:
    told = report(specimens.portrait())
    assert told.verdict == "pass", [f.rule for f in told.findings]
    measures = told.measures
    assert (measures["faces"], measures["background"], measures["clothing"]) == (
        1,
        "white",
        "other",
    )
    assert measures["rotation_cw"] == 0 and len(measures["face_box"]) == 4


@pytest.mark.parametrize(
    ("clothes", "colour"),
    [("#c8102e", "red"), ("#8b1a1a", "red"), ("#1f4fbf", "blue"), ("#123a8c", "blue")],
)
def test_red_and_blue_clothes_are_an_error_with_the_place(clothes: str, colour: str) -> None:
    told = report(specimens.portrait(clothes=clothes))
    finding = next(f for f in told.findings if f.rule == "photo.clothing-colour")
    assert finding.severity is Severity.ERROR
    assert finding.measured["colour"] == colour and len(finding.measured["box"]) == 4
    assert told.measures["clothing"] == colour


@pytest.mark.parametrize(
    "clothes", ["#2f7d4f", "#f0f0ee", "#222222", "#c9a227", "#6d4c2f", "#808890"]
)
@pytest.mark.parametrize("ground", ["#f4f4f2", "#2456b8", "#b3272d"])
def test_other_clothes_are_never_an_error_whatever_the_wall(clothes: str, ground: str) -> None:
    told = rules(specimens.portrait(clothes=clothes, ground=ground))
    assert told.get("photo.clothing-colour") is not Severity.ERROR


@pytest.mark.parametrize(
    ("clothes", "ground"), [("#c8102e", "#2456b8"), ("#1f4fbf", "#b3272d"), ("#c8102e", "#b3272d")]
)
def test_red_and_blue_are_seen_before_a_coloured_wall(clothes: str, ground: str) -> None:
    told = rules(specimens.portrait(clothes=clothes, ground=ground))
    assert told["photo.clothing-colour"] is Severity.ERROR


def test_clothes_that_cannot_be_told_from_the_wall_are_an_open_point() -> None:
    told = report(specimens.portrait(clothes="#1f4fbf", ground="#2456b8"))
    assert "photo.clothing-colour" in {point.rule for point in told.not_assessed}
    assert told.measures["clothing"] == "unknown"


def test_both_eras_report_the_clothes() -> None:
    picture = Picture(specimens.jpeg(specimens.portrait(clothes="#c8102e")), "p.jpg")
    for day in (date(2018, 5, 1), DAY):
        told = inspect(picture, "admin-photo", case=Case(Filing(provider="aliyun"), shipped(), day))
        assert "photo.clothing-colour" in {finding.rule for finding in told.findings}


@pytest.mark.parametrize(
    ("ground", "kind", "rule"),
    [("#7d9cc4", "plain", "photo.background-not-white"), (None, "busy", "photo.background-busy")],
)
def test_background(ground: str | None, kind: str, rule: str) -> None:
    image = specimens.portrait(ground=ground or "#00ff00")
    if ground is None:
        rng = np.random.default_rng(7)
        noise = Image.fromarray(rng.integers(0, 255, (30, 24, 3), dtype=np.uint8)).resize(
            image.size
        )
        pixels = np.asarray(image)
        wall = (pixels == (0, 255, 0)).all(axis=2)
        image = Image.fromarray(np.where(wall[:, :, None], np.asarray(noise), pixels))
    told = report(image)
    assert told.measures["background"] == kind and rule in {f.rule for f in told.findings}


def test_printed_backdrop_is_told_from_a_busy_background() -> None:
    image = specimens.portrait(ground="#2456b8")
    draw = ImageDraw.Draw(image)
    for y in range(40, 900, 150):
        for x in (30, 900):
            draw.text((x, y), "示例云网站备案", font=specimens.font(40, bold=True), fill="#f4f4f4")
    assert report(image).measures["background"] == "backdrop"
    drawn_over = ImageDraw.Draw(image)
    for number, colour in enumerate(("#c83c2e", "#3fa34d", "#e0b020", "#703090", "#101010")):
        drawn_over.rectangle((0, number * 190, 300, number * 190 + 120), fill=colour)
        drawn_over.rectangle((880, number * 190, 1200, number * 190 + 120), fill=colour)
    assert report(image).measures["background"] == "busy"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_photo_is_told_by_how_much(turn: int) -> None:
    image = specimens.portrait().rotate(turn, expand=True)
    told = report(image)
    assert told.measures["rotation_cw"] == turn
    assert "photo.turned" in {finding.rule for finding in told.findings}


def test_nobody_and_two_people() -> None:
    assert "photo.no-face" in rules(Image.new("RGB", (1200, 1500), "#d8d8d8"))
    person = specimens.portrait(size=(700, 900))
    two = Image.new("RGB", (1400, 900), "#f4f4f2")
    two.paste(person, (0, 0))
    two.paste(person, (700, 0))
    assert "photo.several-faces" in rules(two)


def test_blur_dark_far_and_cut_are_found() -> None:
    person = specimens.portrait()
    assert rules(person.filter(ImageFilter.GaussianBlur(16)))["photo.blurred"] is Severity.ERROR
    assert "photo.face-dark" in rules(person.point(lambda v: int(v * 0.2)))
    far = Image.new("RGB", (2400, 3000), "#f4f4f2")
    far.paste(specimens.portrait(size=(480, 600)), (960, 2400))
    assert "photo.face-size" in rules(far)
    width, height = person.size
    assert "photo.chest-missing" in rules(person.crop((0, 0, width, int(height * 0.60))))
    assert "photo.head-cut" in rules(person.crop((0, int(height * 0.245), width, height)))
    assert "photo.face-off-centre" in rules(person.crop((int(width * 0.3), 0, width, height)))


def test_uneven_and_burnt_light_are_found() -> None:
    pixels = np.asarray(specimens.portrait(), np.float32)
    ramp = np.linspace(-1.2, 2.2, pixels.shape[1])[None, :, None]
    assert "photo.face-uneven-light" in rules(
        Image.fromarray(np.clip(pixels * ramp, 8, 255).astype(np.uint8))
    )
    assert "photo.face-bright" in rules(
        Image.fromarray(np.clip(pixels * 2.2, 0, 255).astype(np.uint8))
    )


@pytest.mark.parametrize("number", [3, 4])
def test_reflection_on_darker_skin_is_found(number: int) -> None:
    seen = list(people(7, number + 1))[number]
    lit = damages.glare(seen.pixels, seen.quad, 1, number)
    assert "photo.face-bright" not in rules(Image.fromarray(seen.pixels))
    assert "photo.face-bright" in rules(Image.fromarray(lit))


def test_light_hair_beside_the_face_is_no_burnt_skin() -> None:
    person = specimens.portrait()
    picture = Picture(specimens.jpeg(person, 92))
    face, factor = picture.measure(faces)[0], scale(picture)
    draw = ImageDraw.Draw(person)
    for left in (face.x, face.x + 0.85 * face.width):
        box = (left, face.y, left + 0.15 * face.width, face.y + face.height)
        draw.rectangle([value * factor for value in box], fill="white")
    assert "photo.face-bright" not in rules(person)


def test_tags_tell_of_age_and_editing() -> None:
    exif = Image.Exif()
    exif[0x0131], exif[0x0132] = "Adobe Photoshop 25", "2026:01:02 10:00:00"
    sink = io.BytesIO()
    specimens.portrait().save(sink, "JPEG", exif=exif)
    told = rules(sink.getvalue())
    assert {"photo.edited", "photo.taken-long-ago"} <= set(told)


def test_small_photo_is_refused() -> None:
    assert rules(specimens.portrait(size=(480, 600)))["file.too-few-pixels"] is Severity.ERROR


def test_every_network_gives_all_its_outputs() -> None:
    sides = {
        "face_detection_full_range": 192,
        "face_detection_short_range": 128,
        "selfie_segmentation": 256,
        "face_landmark": 192,
    }
    for name, side in sides.items():
        assert (
            len(models.run(name, np.zeros((1, 3, side, side), np.float32))) == models.OUTPUTS[name]
        )


def test_same_picture_twice_is_measured_once() -> None:
    picture = Picture(specimens.jpeg(specimens.portrait()), "p.jpg")
    calls: list[int] = []

    def measured(_: Picture) -> int:
        calls.append(1)
        return 1

    assert picture.measure(measured) == picture.measure(measured) == 1
    assert calls == [1]


def test_blocks_of_a_messenger_are_seen_though_the_photo_was_saved_anew() -> None:
    scene = next(people(21, 1))
    assert "photo.squeezed" not in rules(Image.fromarray(scene.pixels))
    for strength in (1, 2):
        assert "photo.squeezed" in rules(
            Image.fromarray(damages.jpeg(scene.pixels, scene.quad, strength, 0))
        )


def test_photographed_people_of_every_look_have_no_finding() -> None:
    for scene in people(33, 8):
        told = rules(Image.fromarray(scene.pixels))
        assert not told, (scene.name, told)
