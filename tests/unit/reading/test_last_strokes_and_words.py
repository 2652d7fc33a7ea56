"""What a reading must not lose: strokes that look like dashes, blanks between words, ends of names."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from icpdesk.numbers.machine_readable_zone import parse
from icpdesk.pictures.picture import Picture
from icpdesk.reading.documents import read_attached
from icpdesk.reading.fields import Reading
from icpdesk.reading.kinds.licence import read_business
from icpdesk.reading.rows import Cell, Run, plain
from icpdesk.reading.values import person_name, span, text
from icpdesk.rulebook.book import shipped
from tests.support import specimens
from tests.support.people import credit_code, resident_id


def sure(words: str) -> Run:
    return Run(words, (1.0,) * len(words))


def told(image: Image.Image, slot: str) -> Reading:
    sink = io.BytesIO()
    image.save(sink, "PNG")
    return read_attached(Picture(sink.getvalue()), slot, shipped())


@pytest.mark.parametrize("name", ["张一一", "陈一一", "李一", "赵守一", "何一一"])
def test_a_last_stroke_is_read_or_the_name_is_open(name: str) -> None:
    rows = [("姓名", name), ("性别", "男"), ("民族", "汉"), ("出生", "1990年3月7日"),
            ("住址", "广东省深圳市南山区示例路8号之一"), ("公民身份号码", resident_id())]  # fmt: skip
    reading = told(specimens.card("身份证件示意图", rows, portrait=True), "id-front")
    if "name" in reading.fields:
        assert reading.fields["name"].value == name
    else:
        assert "name" in reading.unreadable
    assert reading.fields["address"].value.endswith("之一")


@pytest.mark.parametrize(
    ("read", "value", "certain"),
    [
        ("张——", "张一一", True),
        ("丁ニ一", "丁二一", True),
        ("张", "张", False),
        ("张A三", "张三", False),
        ("努尔麦麦提•卡卡西", "努尔麦麦提·卡卡西", True),
        ("迪丽热巴.买买提", "迪丽热巴·买买提", True),
    ],
)
def test_strokes_and_dots_in_names(read: str, value: str, certain: bool) -> None:
    found = person_name(sure(read))
    assert found is not None and found.value == value and found.sure(0.8) is certain


def test_a_faint_dot_does_not_decide_for_the_whole_name() -> None:
    found = person_name(Run("古丽·艾力", (0.99, 0.98, 0.5, 0.97, 0.99)))
    assert found is not None and found.confidence == 0.97


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("2019年03月15日至无固定期限", "2019-03-15", "long-term"),
        ("2019-03-15至不约定期限", "2019-03-15", "long-term"),
        ("2019年03月15日至永续经营", "2019-03-15", "long-term"),
        ("2019年03月15日至", "2019-03-15", None),
        ("2019.03.15-2039.03.14", "2019-03-15", "2039-03-14"),
        ("长期", None, "long-term"),
        ("2028年5月20日", None, "2028-05-20"),
    ],
)
def test_a_term_without_end_never_ends_on_its_first_day(
    printed: str, first: str | None, last: str | None
) -> None:
    fields = {name: item.value for name, item in span(sure(printed)).items()}
    assert (fields.get("valid_from"), fields.get("valid_until")) == (first, last)


@pytest.mark.parametrize(
    ("read", "value"),
    [
        ("松原市乾安县远辉新能源发展有限公司", "松原市乾安县远辉新能源发展有限公司"),
        ("深圳市昇腾示例科技有限公司", "深圳市昇腾示例科技有限公司"),
        ("临安区於潜镇", "临安区於潜镇"),
        ("粵海街道示例路8號", "粤海街道示例路8号"),
    ],
)
def test_characters_of_the_mainlands_table_stay(read: str, value: str) -> None:
    found = text(sure(read))
    assert found is not None and found.value == value


def test_blanks_between_latin_words_are_told_by_their_gaps() -> None:
    rows = [("统一社会信用代码", credit_code()), ("名称", "深圳市晴川示例科技有限公司"),
            ("法定代表人", "JOHN ALEXANDER SMITH")]  # fmt: skip
    reading = told(specimens.paper("证照示意图", rows), "business-licence")
    assert reading.fields["legal_representative"].value == "JOHN ALEXANDER SMITH"
    assert (
        plain("A B", (1, 0.1, 1), 1).text == "A B" and plain("姓 名", (1, 1, 1), 1).text == "姓名"
    )


def cells(*rows: tuple[str, ...]) -> list[list[Cell]]:
    return [
        [Cell(sure(words), 100 + 300 * at, 50 * number, 100 + 300 * at + 20 * len(words), 50 * number + 30)
         for at, words in enumerate(row)]
        for number, row in enumerate(rows)
    ]  # fmt: skip


def test_half_labels_glued_to_values_and_partners() -> None:
    fields, _ = read_business(
        cells(
            ("统一社会信用代码", credit_code()),
            ("名", "称东莞市示例五金有限公司"),
            ("执行事务合伙人", "深圳市示例管理有限公司(委派代表:张三丰)"),
            ("住", "所东莞市南城街道示例路8号"),
        )
    )
    values = {name: item.value for name, item in fields.items()}
    assert values["name"] == "东莞市示例五金有限公司"
    assert values["address"] == "东莞市南城街道示例路8号"
    assert values["legal_representative"] == "深圳市示例管理有限公司（委派代表：张三丰）"
    assert values["delegate"] == "张三丰"


def test_the_next_label_of_a_blank_licence_is_no_value() -> None:
    fields, _ = read_business(
        cells(("名称",), ("类型",), ("法定代表人",), ("注册资本",), ("住所",))
    )
    assert not {"name", "legal_representative", "address"} & set(fields)


def zone_card(first: str, second: str, printed: tuple[str, ...]) -> Image.Image:
    from tests.support.passports import _ocr_b

    image = Image.new("RGB", (1280, 900), "#eef0ea")
    draw = ImageDraw.Draw(image)
    for number, words in enumerate(printed):
        draw.text((340, 150 + number * 110), words, font=specimens.font(36), fill="#111111")
    for number, line in enumerate((first, second)):
        for place, character in enumerate(line):
            at = (40 + (place + 0.5) * 27.2, 760 + number * 66)
            draw.text(at, character, font=_ocr_b(42), fill="#20211f", anchor="ms")
    return image


SECOND = "L898902C36UTO7408122F3204159ZE184226B<<<<<10"


def test_a_name_that_the_zone_cut_is_taken_from_above_or_left_open() -> None:
    cut = "P<UTOPAPANDROPOULOUS<<JONATHON<ALEC<MARIA<DO"
    printed = ("PAPANDROPOULOUS", "JONATHON ALEC MARIA DOLORES")
    whole = told(zone_card(cut, SECOND, printed), "passport")
    assert whole.fields["given_names"].value == "JONATHON ALEC MARIA DOLORES"
    alone = told(zone_card(cut, SECOND, ("PAPANDROPOULOUS",)), "passport")
    assert "given_names" not in alone.fields and "given_names" in alone.unreadable


@pytest.mark.parametrize(
    ("line", "surname"), [("P<IND<<AHMADI", "AHMADI"), ("P<PAKZAHRA", "ZAHRA")]
)
def test_a_single_name_is_a_name(line: str, surname: str) -> None:
    zone = parse([line.ljust(44, "<"), SECOND])
    assert zone is not None and (zone.surname, zone.given_names) == (surname, "")
