"""Reading schematic cards: every field right where it can be read, nothing invented where not."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageEnhance, ImageFilter

from icpdesk.errors import InputError
from icpdesk.imaging.picture import Picture
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
