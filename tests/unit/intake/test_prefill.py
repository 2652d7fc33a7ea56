"""A filing begun from pictures: what they say, where it came from, what stays empty."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from icpdesk.cli import run
from icpdesk.intake.prefill import ReadPicture, prefill
from icpdesk.intake.yaml_file import read_filing
from icpdesk.reading.fields import ReadField, Reading
from tests.support import specimens
from tests.support.people import credit_code, resident_id

NUMBER = resident_id("440305", "19900307", "888")
CODE = credit_code("440300", "91", "MA5EXAMP")
ADDRESS = "广东省深圳市南山区示例路8号晴川大厦12楼"


def front(name: str, number: str = NUMBER, file: str = "front.jpg") -> ReadPicture:
    fields = {"name": ReadField(name, 0.99), "number": ReadField(number, 0.9, True)}
    return ReadPicture(file, "id-front", Reading("id-front", fields))


def licence(person: str = "林晓晴") -> ReadPicture:
    fields = {
        "name": ReadField("深圳市晴川示例科技有限公司", 0.98),
        "code": ReadField(CODE, 0.95, True),
        "address": ReadField(ADDRESS, 0.97),
        "legal_representative": ReadField(person, 0.96),
    }
    return ReadPicture("licence.jpg", "business-licence", Reading("business-licence", fields))


def test_a_licence_tells_province_nature_and_place() -> None:
    made = prefill([licence()])
    assert (made.province, made.nature) == ("guangdong", "enterprise")
    assert made.changes["subject.city"] == "深圳市"
    assert made.changes["subject.district"] == "南山区"
    assert {one.path: one.file for one in made.origins}["subject.name"] == "licence.jpg"


@pytest.mark.parametrize(
    ("name", "role"),
    [("林晓晴", "subject.legal_representative"), ("周启明", "subject.administrator")],
)
def test_a_card_belongs_to_whom_the_licence_names(name: str, role: str) -> None:
    back = ReadPicture(
        "back.jpg", "id-back", Reading("id-back", {"valid_until": ReadField("2039-06-01", 0.9)})
    )
    made = prefill([front(name), back, licence()])
    assert made.owners["front.jpg"] == made.owners["back.jpg"] == role
    assert made.changes[f"{role}.document_number"] == NUMBER
    assert made.changes[f"{role}.document_type"] == "resident-id"


def test_without_a_licence_the_card_is_the_subject() -> None:
    made = prefill([front("林晓晴")])
    assert made.nature == "individual" and made.province == "guangdong"
    assert made.changes["subject.certificate.number"] == NUMBER


def test_a_number_that_does_not_prove_itself_tells_no_province() -> None:
    fields = {"name": ReadField("林晓晴", 0.99), "number": ReadField(NUMBER, 0.9, False)}
    made = prefill([ReadPicture("a.jpg", "id-front", Reading("id-front", fields))])
    assert not made.province


def test_pictures_become_a_filing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [("姓名", "林晓晴"), ("性别", "女"), ("住址", ADDRESS), ("公民身份号码", NUMBER)]
    card = specimens.photographed(specimens.card("身份证件示意图", rows, portrait=True))
    (tmp_path / "one.jpg").write_bytes(specimens.jpeg(card))
    back = [("签发机关", "示例市公安局"), ("有效期限", "2019.06.01-2039.06.01")]
    (tmp_path / "two.jpg").write_bytes(specimens.jpeg(specimens.card("背面", back)))
    out = tmp_path / "filing.yaml"
    pictures = [str(tmp_path / "one.jpg"), str(tmp_path / "two.jpg")]
    assert run(["new", "--from", *pictures, "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["nature"] == "individual" and told["province"] == "guangdong"
    filing = read_filing(out).filing
    assert filing.subject.name == "林晓晴"
    assert filing.subject.certificate.number == NUMBER
    assert str(filing.subject.certificate.valid_until) == "2039-06-01"
    attached = {item.slot: item.file for item in filing.attachments if item.file}
    assert attached == {"id-front": "one.jpg", "id-back": "two.jpg"}
    assert run(["new", "--from", pictures[0], "--out", str(out)]) == 2


def test_what_pictures_do_not_tell_must_be_given(tmp_path: Path) -> None:
    blank = tmp_path / "blank.jpg"
    blank.write_bytes(specimens.jpeg(specimens.card("空白", [])))
    out = tmp_path / "filing.yaml"
    assert run(["new", "--from", str(blank), "--out", str(out)]) == 2
    assert not out.exists()


@pytest.mark.parametrize("data", [b"", b"title: a filing\n"])
def test_a_file_that_cannot_be_read_is_named(
    data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "scan-7.jpg"
    file.write_bytes(data)
    assert run(["new", "--from", str(file), "--out", str(tmp_path / "f.yaml")]) == 2
    assert "scan-7.jpg" in capsys.readouterr().err
