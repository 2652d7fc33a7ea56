"""Forms that a provider might hand out are filled in the right places and nowhere else."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest

from icpdesk.base.errors import FileProblem
from icpdesk.forms.labels import Labels
from icpdesk.forms.word.fill import fill, read_template
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.values import values_of
from tests.support.filings import clean_filing
from tests.support.forms import cell, docx, para, run, table, texts

FILING = clean_filing("guangdong", manager=True)
VALUES = values_of(FILING, shipped())
LABELS = Labels(shipped())
ADMIN, SITE = FILING.person("subject.administrator"), FILING.person("websites[0].administrator")
SIGN = ["签字", "盖章", "日期"]


def fill_docx(data, values, labels, own=None):
    template = read_template(data, labels).with_labels(own) if own else None
    filled = fill(data, template, values, labels)
    return filled.data, filled.report


FORMS = {
    "cells to the right": (
        docx(
            table(["主办单位名称", ""], ["网站名称：", ""], ["域 名", ""], ["网站负责人签字", ""])
        ),
        ["subject.name", "website.name", "website.domains"],
    ),
    "two pairs a row": (
        docx(table(["主办单位名称", "", "网站域名", ""], ["统一社会信用代码", "", "通信地址", ""])),
        [
            "subject.name",
            "website.domains",
            "subject.certificate.number",
            "subject.mailing_address",
        ],
    ),
    "label split over runs": (
        docx(table([cell(para(run("主办"), run("单位", "<w:b/>"), run("名称"), run("："))), ""])),
        ["subject.name"],
    ),
    "underscores": (
        docx(
            "主办单位名称：________________",
            "网站名称：______ 域名：______",
            "日期：____年__月__日",
        ),
        ["subject.name", "website.name", "website.domains"],
    ),
    "underlined spaces": (
        docx(para(run("网站名称："), run("          ", '<w:u w:val="single"/>'))),
        ["website.name"],
    ),
    "label and blank in one cell": (
        docx(
            table(
                ["网站名称：________", "域名：______"],
                ["负责人签字：________", "日期：____年__月__日"],
            )
        ),
        ["website.name", "website.domains"],
    ),
    "sections": (
        docx(
            "主体负责人信息",
            table(["姓名", ""], ["手机号码", ""]),
            "网站负责人信息",
            table(["姓名", ""], ["手机号码", ""]),
        ),
        [
            "subject.administrator.name",
            "subject.administrator.mobile",
            "website.administrator.name",
            "website.administrator.mobile",
        ],
    ),
    "merged section cell": (
        docx(
            table(
                [cell("主体负责人", '<w:vMerge w:val="restart"/>'), "姓名", ""],
                [cell("", "<w:vMerge/>"), "证件号码", ""],
                [cell("网站负责人", '<w:vMerge w:val="restart"/>'), "姓名", ""],
                [cell("", "<w:vMerge/>"), "证件号码", ""],
            )
        ),
        [
            "subject.administrator.name",
            "subject.administrator.document_number",
            "website.administrator.name",
            "website.administrator.document_number",
        ],
    ),
    "header row above blanks": (
        docx(table(["网站名称", "网站域名", "网站首页网址"], ["", "", ""])),
        ["website.name", "website.domains", "website.home_url"],
    ),
    "placeholders": (
        docx(para(run("兹授权 {{ website.admin"), run("istrator.name }} 管理 {{website.name}}"))),
        ["website.administrator.name", "website.name"],
    ),
    "control with a placeholder": (
        docx(
            table(
                [
                    "主办单位名称",
                    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                    + cell(para(run("单击此处输入文字")), "").replace(
                        "<w:tcPr></w:tcPr>", "<w:tcPr><w:showingPlcHdr/></w:tcPr>"
                    )
                    + "</w:sdtContent></w:sdt>",
                ]
            )
        ),
        ["subject.name"],
    ),
    "nested table": (
        docx(table([cell(table(["网站名称", ""], ["域名", ""]) + "<w:p/>")])),
        ["website.name", "website.domains"],
    ),
    "english labels": (
        docx(table(["Name of the website", ""], ["Domain name:", ""], ["Signature", ""])),
        ["website.name", "website.domains"],
    ),
    "numbered labels": (
        docx(
            "一、主办单位名称：________", "2. 网站名称：________", "（三）法定代表人姓名：________"
        ),
        ["subject.name", "website.name", "subject.legal_representative.name"],
    ),
}


@pytest.mark.parametrize("name", FORMS)
def test_every_label_is_filled_with_its_own_value(name: str) -> None:
    data, wanted = FORMS[name]
    filled, report = fill_docx(data, VALUES, LABELS)
    assert sorted(one.field for one in report.filled) == sorted(wanted), report.as_json()
    text = texts(filled)
    for field in wanted:
        assert VALUES[field] in text.replace(" ", "") or VALUES[field] in text, field
    python_docx.Document(io.BytesIO(filled))


def test_recall_and_wrong_fills_over_all_forms() -> None:
    wanted = found = wrong = 0
    for data, fields in FORMS.values():
        _, report = fill_docx(data, VALUES, LABELS)
        got = [one.field for one in report.filled]
        wanted += len(fields)
        found += sum(min(got.count(field), fields.count(field)) for field in set(fields))
        wrong += len([field for field in got if field not in fields])
    print(f"recall {found}/{wanted}, wrong {wrong}")
    assert found / wanted >= 0.98 and wrong == 0


def test_signature_seal_and_date_stay_blank_and_are_named() -> None:
    data = docx(
        table(
            ["网站名称", ""],
            ["网站负责人（签字）", ""],
            ["主办单位（盖章）", ""],
            ["日期", ""],
            ["核验人", ""],
        ),
        "法定代表人签字：________    日期：____年__月__日",
    )
    filled, report = fill_docx(data, VALUES, LABELS)
    assert [one.field for one in report.filled] == ["website.name"]
    untouched = texts(filled).replace(VALUES["website.name"], "")
    assert untouched.replace("\n", "") == texts(data).replace("\n", "")
    assert {"日期", "核验人", "法定代表人签字"} <= set(report.blank_on_purpose)


def test_the_right_box_is_ticked() -> None:
    filled, _ = fill_docx(docx("单位性质：□企业 □个人 □事业单位"), VALUES, LABELS)
    assert "☑企业 □个人 □事业单位" in texts(filled)


def test_format_of_the_place_is_kept() -> None:
    data = docx(
        table(["网站名称", cell('<w:p><w:pPr><w:rPr><w:sz w:val="30"/></w:rPr></w:pPr></w:p>')])
    )
    filled, _ = fill_docx(data, VALUES, LABELS)
    with zipfile.ZipFile(io.BytesIO(filled)) as archive:
        xml = archive.read("word/document.xml").decode()
    assert '<w:sz w:val="30"/></w:rPr><w:t' in xml


def test_other_parts_are_byte_equal() -> None:
    data = docx("网站名称：______", extra={"word/styles.xml": b"<x/>", "docProps/app.xml": b"<y/>"})
    filled, _ = fill_docx(data, VALUES, LABELS)
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(filled)) as after:
        assert before.namelist() == after.namelist()
        for name in set(before.namelist()) - {"word/document.xml"}:
            assert before.read(name) == after.read(name)


def test_own_map_goes_before_the_guess_and_can_keep_a_place_blank() -> None:
    data = docx(table(["项目名称", ""], ["网站名称", ""]))
    filled, report = fill_docx(data, VALUES, LABELS, {"项目名称": "subject.name", "网站名称": ""})
    assert [one.field for one in report.filled] == ["subject.name"]
    assert VALUES["website.name"] not in texts(filled)


def test_missing_value_and_long_value_are_reported() -> None:
    data = docx(table(["投资者或上级主管单位", ""]), "网站名称：__")
    _, report = fill_docx(data, VALUES, LABELS)
    assert report.not_found == ["投资者或上级主管单位"] and report.overflow == ["网站名称"]


def test_ampersands_survive() -> None:
    filled, _ = fill_docx(
        docx("网站名称：______"), {**VALUES, "website.name": "A & B <示例>"}, LABELS
    )
    assert python_docx.Document(io.BytesIO(filled)).paragraphs[0].text == "网站名称：A & B <示例>"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "neither a Word file"),
        (b"PK\x03\x04junk", "neither a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "old .doc"),
        (docx("x", extra={"word/vbaProject.bin": b"x"}), "macros"),
        (
            docx("x", extra={"word/header1.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            "entities",
        ),
        (docx("x", extra={"word/header1.xml": b"<a>"}), "damaged"),
        (docx("x", extra={"word/media/big.xml": b" " * 31_000_000}), "too much"),
    ],
)
def test_hostile_documents_are_refused_with_one_sentence(data: bytes, words: str) -> None:
    with pytest.raises(FileProblem) as caught:
        fill_docx(data, VALUES, LABELS)
    assert words in caught.value.message.en


def test_deeply_nested_tables_end_quickly() -> None:
    inner = "<w:p/>"
    for _ in range(60):
        inner = table([cell(inner + "<w:p/>")])
    filled, _ = fill_docx(docx(inner), VALUES, LABELS)
    assert filled
