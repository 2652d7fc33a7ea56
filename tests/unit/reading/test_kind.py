"""Which paper a picture is, told from what is read; swapped sides are noticed."""

from __future__ import annotations

import random

import pytest

from icpdesk.checks import registry, runner
from icpdesk.pictures.picture import Picture
from icpdesk.reading.documents import read_attached
from icpdesk.reading.kind import kind_of_text
from icpdesk.rulebook.book import shipped
from tests.support import documents, specimens
from tests.support.filings import DAY, clean_filing
from tests.support.people import residence_permit, resident_id

DICE = random.Random(5)
BACK = documents.id_back(DICE)
FRONT = documents.id_front(DICE, 0)


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<", "passport"),
        (f"姓名林晓晴住址示例路{resident_id()}", "id-front"),
        (f"姓名陈嘉朗{residence_permit()}", "residence-permit"),
        ("签发机关示例市公安局有效期限2019.06.01-2039.06.01", "id-back"),
        ("营业执照统一社会信用代码", "business-licence"),
        ("名称示例类型示例法定代表人示例经营范围示例", "business-licence"),
        (f"营业执照经营者林晓晴{resident_id()}", "business-licence"),
        ("姓名陈嘉朗有效期限2019.06.01-2029.06.01证件号码H12345678", "hk-macau-permit-front"),
        ("中华人民共和国组织机构代码证", "organisation-certificate"),
        ("今天天气很好", ""),
        ("", ""),
    ],
)
def test_words_and_numbers_tell_the_paper(text: str, slot: str) -> None:
    assert kind_of_text(text, shipped()).slot == slot


def test_swapped_sides_are_told_and_right_ones_are_not() -> None:
    book = shipped()
    back, front = (Picture(specimens.jpeg(one.image)) for one in (BACK, FRONT))
    assert read_attached(back, "id-front", book).looks_like == "id-back"
    assert read_attached(front, "id-back", book).looks_like == "id-front"
    assert read_attached(front, "id-front", book).looks_like == ""
    filing = clean_filing("guangdong")
    for picture, expected in ((back, {"consistency.wrong-paper"}), (front, set())):
        reading = read_attached(picture, "id-front", book)
        case = registry.FilingCase(
            filing=filing, book=book, day=DAY, readings={("id-front", "nobody"): reading}
        )
        checks = registry.load(*registry.CONSISTENCY_AREAS)
        findings, _ = runner.run(case, book.select(filing, DAY), checks)
        assert {finding.rule for finding in findings} == expected
