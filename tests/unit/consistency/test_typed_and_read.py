"""Typed against read: spelling does not count, differences are warnings, check digits prove."""

from __future__ import annotations

from datetime import date

import pytest

from icpdesk.base.paths import resource
from icpdesk.checks import registry, runner
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Filing, Severity
from icpdesk.pipeline.check import check
from icpdesk.reading.compare import compare, contains
from icpdesk.reading.documents import ReadField, Reading
from icpdesk.rulebook.book import shipped
from tests.support.edit import with_value
from tests.support.filings import DAY, clean_filing
from tests.support.people import resident_id

RIGHT = resident_id("440103", "19850307", "128")
WRONG = RIGHT[:-1] + ("1" if RIGHT[-1] != "1" else "2")


@pytest.mark.parametrize(
    ("read", "typed", "person", "same"),
    [
        ("林晓晴", "林晓晴", True, True),
        ("阿卜杜拉·艾力", "阿卜杜拉艾力", True, True),
        ("ＡＢＣ（示例）公司", "ABC(示例)公司", False, True),
        ("ERIKSSON ANNA MARIA", "Anna Maria Eriksson", True, True),
        ("LIN XIAOQING", "林晓晴", True, True),
        ("XIAOQING LIN", "林晓晴", True, True),
        ("ZENG YI", "曾一", True, True),
        ("OUYANG NA", "欧阳娜", True, True),
        ("Müller", "MULLER", True, True),
        ("林晓晴", "林小晴", True, False),
        ("WANG XIAOQING", "LIN XIAOQING", True, False),
        ("2039-06-01", "2038-06-01", False, False),
    ],
)
def test_spelling_does_not_count(read: str, typed: str, person: bool, same: bool) -> None:
    assert (compare(read, typed, person=person) == "equal") is same


@pytest.mark.parametrize(
    ("read", "typed", "told"),
    [
        ("陳嘉朗", "陈嘉朗", "variant"),
        ("吴昇", "吴升", "variant"),
        ("李乾", "李干", "variant"),
        ("朱鎔之", "朱镕之", "variant"),
        ("瀋阳路", "沈阳路", "variant"),
        ("徐乾学", "徐干学", "variant"),
        ("钱锺之", "钱钟之", "differs"),
        ("吴昇", "吴昇", "equal"),
        ("林晓晴", "林小晴", "differs"),
    ],
)
def test_a_variant_character_is_told_from_the_same_and_from_another(
    read: str, typed: str, told: str
) -> None:
    assert compare(read, typed, person=True) == compare(typed, read, person=True) == told


def test_other_spellings_of_a_chinese_name_cannot_be_told_from_it() -> None:
    assert compare("CHAN KA LONG", "陈嘉朗", person=True) == "unknown"


def test_two_numbers_that_both_fit_are_only_a_warning() -> None:
    filing = clean_filing("guangdong")
    other = resident_id("440103", "19850307", "146")
    typed = with_value(filing, "subject.legal_representative.document_number", RIGHT)
    assert told(typed, {"number": ReadField(other, 1.0, True)}) == {
        "consistency.differs": Severity.WARNING
    }


def test_address_without_its_head_is_the_same() -> None:
    assert contains("广东省深圳市南山区示例路8号", "示例路8号")
    assert not contains("广东省深圳市南山区示例路8号", "示例路9号")


def told(filing: Filing, fields: dict[str, ReadField]) -> dict[str, Severity]:
    reading = Reading("id-front", fields)
    case = registry.FilingCase(
        filing=filing,
        book=shipped(),
        day=DAY,
        readings={("id-front", "subject.administrator"): reading},
    )
    checks = registry.load(*registry.CONSISTENCY_AREAS)
    findings, _ = runner.run(case, shipped().select(filing, DAY), checks)
    return {finding.rule: finding.severity for finding in findings}


def test_equal_is_silent_and_different_is_a_warning() -> None:
    filing = clean_filing("guangdong")
    person = filing.person("subject.administrator")
    same = {
        "name": ReadField(person.name, 1.0),
        "number": ReadField(person.document_number, 1.0, True),
    }
    assert told(filing, same) == {}
    assert told(filing, {"name": ReadField("周启明", 1.0)}) == {
        "consistency.differs": Severity.WARNING
    }


def test_a_check_digit_proves_a_mistyped_number_but_never_a_right_one() -> None:
    filing = clean_filing("guangdong")
    mistyped = with_value(filing, "subject.legal_representative.document_number", WRONG)
    assert told(mistyped, {"number": ReadField(RIGHT, 1.0, True)}) == {
        "consistency.number-proven-wrong": Severity.ERROR
    }
    right = with_value(filing, "subject.legal_representative.document_number", RIGHT)
    assert told(right, {"number": ReadField(WRONG, 1.0, False)}) == {
        "consistency.differs": Severity.WARNING
    }


def test_pictures_of_a_sample_agree_with_what_is_typed_and_a_change_is_found() -> None:
    loaded = read_filing(resource("assets", "samples", "1-individual", "filing.yaml"))
    day = date(2026, 11, 24)
    report = check(loaded.filing, files=loaded.files, as_of=day, reading=True)
    assert not [finding for finding in report.findings if finding.rule.startswith("consistency.")]
    changed = with_value(loaded.filing, "subject.name", "苏念平")
    report = check(changed, files=loaded.files, as_of=day, reading=True, pictures=False)
    assert "consistency.differs" in {finding.rule for finding in report.findings}
