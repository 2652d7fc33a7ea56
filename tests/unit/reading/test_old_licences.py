"""Licences of individual businesses without a name, and of the time before the uniform code."""

from __future__ import annotations

import io

import pytest

from icpdesk.intake.prefill import ReadPicture, prefill
from icpdesk.numbers import registration_number
from icpdesk.pictures.picture import Picture
from icpdesk.reading.documents import KINDS, read_attached
from icpdesk.reading.fields import Reading
from icpdesk.reading.kinds.licence import read_business
from icpdesk.reading.rows import Cell, Row, Run
from icpdesk.rulebook.book import shipped
from tests.support import specimens
from tests.support.people import credit_code


def fitting(first: str) -> str:
    return next(first + d for d in "0123456789" if registration_number.fits(first + d))


def row(label: str, value: str, at: int) -> Row:
    return [Cell(Run(words, (1.0,) * len(words)), left, at, left + 30 * len(words), at + 30)
             for words, left in ((label, 100), (value, 400)) if words]  # fmt: skip


def licence(*rows: tuple[str, str]) -> list[Row]:
    return [row(label, value, 100 + 60 * place) for place, (label, value) in enumerate(rows)]


@pytest.mark.parametrize(
    "stars", ["***", "★★★", "*メ*", "＊", "* * *", "无字号", "——", "未核准字号"]
)
def test_an_individual_business_without_a_name_has_none(stars: str) -> None:
    fields, named = read_business(
        licence(("注册号", fitting("44030160000001")), ("名称", stars), ("类型", "个体工商户"))
    )
    assert "name" not in fields and "unnamed" in fields
    kind = KINDS["business-licence"]
    assert kind.expected(fields) == frozenset() and "name" in named


@pytest.mark.parametrize(
    ("name", "kind"),
    [("一一百货店", "个体工商户"), ("星★商行", "个体工商户"), ("无字号", "有限责任公司")],
)
def test_a_name_stays_a_name(name: str, kind: str) -> None:
    fields, _ = read_business(licence(("名称", name), ("类型", kind)))
    assert fields["name"].value == name and "unnamed" not in fields


def test_the_number_of_an_old_licence_proves_itself() -> None:
    number = fitting("44030160000001")
    fields, _ = read_business(licence(("注册号", number), ("名称", "南山区示例小吃店")))
    assert fields["registration_number"].value == number and fields["registration_number"].checked
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    fields, _ = read_business(licence(("注册号", wrong), ("名称", "南山区示例小吃店")))
    assert fields["registration_number"].checked is False
    fields, _ = read_business(licence(("名称", "南山区示例小吃店"), ("电话", number)))
    assert "registration_number" not in fields


@pytest.mark.parametrize("number", ["110108000000016"])  # the example of GS 15-2006, appendix A
def test_the_check_digit_is_that_of_the_standard(number: str) -> None:
    assert registration_number.fits(number)
    assert len(registration_number.doubts(number)) == 1
    others = [number[:-1] + d for d in "0123456789" if d != number[-1]]
    assert not any(map(registration_number.fits, others))
    assert (
        registration_number.is_valid(others[0]) and len(registration_number.doubts(others[0])) == 2
    )


def test_a_drawn_licence_without_a_name_is_wholly_read() -> None:
    rows = [("统一社会信用代码", credit_code()), ("名称", "***"), ("类型", "个体工商户"), ("经营者", "张示例"),
            ("经营场所", "深圳市南山区示例路8号"), ("注册日期", "2012年03月07日")]  # fmt: skip
    sink = io.BytesIO()
    specimens.card("营业执照", rows).save(sink, "PNG")
    reading = read_attached(Picture(sink.getvalue()), "business-licence", shipped())
    assert reading.unreadable == () and "unnamed" in reading.fields
    made = prefill([ReadPicture("a.png", "business-licence", reading)])
    assert made.changes["subject.trade_name"] is False and "subject.name" not in made.changes


def test_a_licence_that_cannot_be_read_still_says_so() -> None:
    sink = io.BytesIO()
    specimens.card("营业执照", [("类型", "个体工商户")]).save(sink, "PNG")
    reading: Reading = read_attached(Picture(sink.getvalue()), "business-licence", shipped())
    assert {"code", "name"} <= set(reading.unreadable)
