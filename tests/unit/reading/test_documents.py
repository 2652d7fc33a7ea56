"""Reading schematic cards: every field right where it can be read, nothing invented where not."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

from icpdesk.base.errors import InputError
from icpdesk.pictures.picture import Picture
from icpdesk.reading.documents import read_document
from icpdesk.reading.labels import values_behind
from icpdesk.reading.lines import Line
from icpdesk.reading.rows import rows_of
from tests.support import specimens
from tests.support.people import credit_code, residence_permit, resident_id

NUMBER = resident_id("440305", "19900307", "888")
ADDRESS = "广东省深圳市南山区示例路8号晴川大厦12楼"
FRONT = [("姓名", "林晓晴"), ("住址", ADDRESS), ("公民身份号码", NUMBER)]


def read(image: Image.Image, kind: str) -> dict[str, tuple[str, bool | None]]:
    reading = read_document(Picture(specimens.jpeg(image, 90), "x.jpg"), kind)
    return {name: (item.value, item.checked) for name, item in reading.fields.items()}


def front() -> Image.Image:
    return specimens.photographed(specimens.card("身份证件示意图", FRONT, portrait=True))


@pytest.mark.parametrize(
    "condition",
    [
        lambda im: im,
        lambda im: im.filter(ImageFilter.GaussianBlur(1.2)),
        lambda im: ImageEnhance.Brightness(im).enhance(0.45),
        lambda im: im.rotate(90, expand=True),
        lambda im: im.rotate(180),
        lambda im: im.rotate(3, expand=True, fillcolor="#8a7a66"),
        lambda im: im.resize((800, round(800 * im.height / im.width))),
    ],
    ids=["scan", "blur", "dark", "turned", "upside-down", "tilted", "small"],
)
def test_id_front_in_many_conditions(condition) -> None:
    fields = read(condition(front()), "id-front")
    assert fields["number"] == (NUMBER, True)
    assert fields["name"][0] == "林晓晴"
    assert fields["address"][0].replace(" ", "") == ADDRESS
    assert fields["born_on"] == ("1990-03-07", True)


@pytest.mark.parametrize(("end", "shown"), [("2039.06.01", "2039-06-01"), ("长期", "long-term")])
def test_id_back(end: str, shown: str) -> None:
    rows = [("签发机关", "示例市公安局"), ("有效期限", f"2019.06.01-{end}")]
    fields = read(specimens.photographed(specimens.card("反面", rows)), "id-back")
    assert fields["authority"][0] == "示例市公安局"
    assert (fields["valid_from"][0], fields["valid_until"][0]) == ("2019-06-01", shown)


def test_business_licence() -> None:
    code = credit_code("440300", "91", "MA5EXAMP")
    rows = [
        ("统一社会信用代码", code),
        ("名称", "深圳市晴川示例科技有限公司"),
        ("类型", "有限责任公司"),
        ("法定代表人", "林晓晴"),
        ("经营范围", "计算机软硬件的技术开发与销售"),
        ("住所", ADDRESS),
        ("成立日期", "2019年03月15日"),
    ]
    fields = read(
        specimens.photographed(specimens.paper("证照示意图", rows, seal="示例机关")),
        "business-licence",
    )
    assert fields["code"] == (code, True)
    assert fields["name"][0] == "深圳市晴川示例科技有限公司"
    assert fields["legal_representative"][0] == "林晓晴"
    assert fields["address"][0] == ADDRESS
    assert fields["business_scope"][0] == "计算机软硬件的技术开发与销售"
    assert fields["established_on"][0] == "2019-03-15"


def test_permits() -> None:
    number = residence_permit("19880217")
    fields = read(
        specimens.card("居住证示意图", [("姓名", "陈嘉朗"), ("公民身份号码", number)]),
        "residence-permit",
    )
    assert fields["number"] == (number, True) and fields["name"][0] == "陈嘉朗"
    fields = read(
        specimens.card("通行证示意图", [("姓名", "陈嘉朗"), ("证件号码", "H12345678")]),
        "hk-macau-permit",
    )
    assert fields["number"] == ("H12345678", None)  # these numbers have no check digit


def test_a_wrong_check_digit_is_told() -> None:
    wrong = NUMBER[:-1] + ("1" if NUMBER[-1] != "1" else "2")
    rows = [("姓名", "林晓晴"), ("公民身份号码", wrong)]
    assert read(specimens.card("示意图", rows), "id-front")["number"] == (wrong, False)


def test_nothing_is_invented() -> None:
    blank = Image.new("RGB", (900, 600), "#dddddd")
    for kind in ("id-front", "passport", "business-licence"):
        assert read(blank, kind) == {}
    heavy = front().filter(ImageFilter.GaussianBlur(14))
    assert read(heavy, "id-front").get("number", ("", None))[1] is not True
    sink = io.BytesIO()
    blank.save(sink, "PNG")
    with pytest.raises(InputError):
        read_document(Picture(sink.getvalue()), "no-such-kind")


def test_rows_and_labels() -> None:
    lines = [
        Line("姓 名", 0.9, 10, 10, 60, 30),
        Line("林晓晴", 0.8, 100, 11, 160, 31),
        Line("住址", 0.9, 10, 50, 60, 70),
        Line("示例路", 0.9, 100, 50, 160, 70),
        Line("8号", 0.7, 100, 80, 130, 100),
    ]
    found = values_behind(rows_of(lines), {"name": ("姓名",), "address": ("住址",)})
    assert (found["name"].text, found["name"].confidence) == ("林晓晴", 0.8)
    assert (found["address"].text, found["address"].confidence) == ("示例路8号", 0.7)


def test_a_number_under_a_red_mark_is_read() -> None:
    """Seals and marks are red; the second look leaves red out."""
    image = front().convert("RGB")
    ink = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(ink)
    for shift in range(0, 300, 60):
        box = (400 + shift, 380, 600 + shift, 580)
        draw.ellipse(box, outline="#ff5a50", width=9)
    stamped = ImageChops.multiply(image, ink)
    assert read(stamped, "id-front")["number"] == (NUMBER, True)


def test_what_light_hides_is_not_taken_for_read() -> None:
    image = front()
    spot = Image.new("L", image.size, 0)
    x, y = image.width * 0.60, image.height * 0.41
    ImageDraw.Draw(spot).ellipse((x - 110, y - 80, x + 110, y + 80), fill=255)
    spot = spot.filter(ImageFilter.GaussianBlur(25))
    glared = Image.composite(Image.new("RGB", image.size, "white"), image, spot)
    reading = read_document(Picture(specimens.jpeg(glared, 90)), "id-front").settled(0.6)
    told = reading.fields.get("address")
    assert told is None or told.value == ADDRESS
    assert reading.fields["number"].value == NUMBER


def test_values_of_a_permit_may_stand_under_their_labels() -> None:
    lines = [
        Line("姓名", 0.9, 10, 10, 60, 30),
        Line("性别", 0.9, 200, 10, 250, 30),
        Line("陈嘉朗", 0.9, 10, 38, 80, 58),
        Line("男", 0.9, 200, 38, 220, 58),
        Line("有效期限", 0.9, 10, 70, 90, 90),
        Line("2019.06.01-2029.05.31", 0.9, 10, 98, 190, 118),
    ]
    labels = {"name": ("姓名",), "sex": ("性别",), "validity": ("有效期限",)}
    found = values_behind(rows_of(lines), labels)
    assert {key: run.text for key, run in found.items()} == {
        "name": "陈嘉朗",
        "sex": "男",
        "validity": "2019.06.01-2029.05.31",
    }


def test_the_value_of_an_unknown_label_belongs_to_nobody() -> None:
    lines = [
        Line("法定代表人", 0.9, 10, 10, 110, 30),
        Line("邵彧", 0.9, 200, 10, 250, 30),
        Line("经费来源", 0.9, 10, 50, 90, 70),
        Line("财政补助", 0.9, 200, 50, 280, 70),
    ]
    found = values_behind(rows_of(lines), {"person": ("法定代表人",)})
    assert found["person"].text == "邵彧"


def test_a_quick_look_is_enough_for_a_clear_card_and_is_kept() -> None:
    from icpdesk.reading import lines

    rows = [("姓名", "林晓晴"), ("住址", ADDRESS), ("公民身份号码", NUMBER)]
    picture = Picture(specimens.jpeg(specimens.card("示意图", rows), 92))
    first = read_document(picture, "id-front")
    assert not {lines.confirmed_lines, lines.second_lines} & set(picture._measures)
    assert read_document(picture, "id-front") == first


def test_an_unsure_line_is_read_once_more_before_others_are_looked_for() -> None:
    from icpdesk.base.paths import resource
    from icpdesk.reading import lines

    card = resource("assets", "samples", "2-company", "pictures", "02-id-front.jpg")
    picture = Picture(card.read_bytes())
    reading = read_document(picture, "id-front")
    assert reading.fields["address"].value.endswith("号晴川大厦12楼1201室")
    assert reading.fields["address"].confidence >= 0.8
    assert min(line.confidence for line in lines.quick_lines(picture).lines[4:6]) < 0.8
    assert lines.second_lines not in picture._measures


def test_what_was_read_surely_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from icpdesk.reading import engine, lines

    rows = [("姓名", "林晓晴"), ("住址", ADDRESS)]
    picture = Picture(specimens.jpeg(specimens.card("示意图", rows), 92))
    first = picture.measure(lines.quick_lines)
    read: list[str] = []
    tell = engine.tell

    def counted(line: object) -> engine.Told:
        told = tell(line)  # type: ignore[arg-type]
        read.append(told.text)
        return told

    monkeypatch.setattr(engine, "tell", counted)
    again = lines.second_lines(picture)
    surely = {line.text for line in first.lines if line.confidence >= 0.97}
    assert {line.text for line in again.lines} >= surely
    assert surely
    assert not surely & set(read)
