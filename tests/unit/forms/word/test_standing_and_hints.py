"""Hints, answers that stand, words and where an answer goes, in forms as strangers wrote them."""

from __future__ import annotations

import io
import zipfile

import pytest

from icpdesk.forms.context import Context
from icpdesk.forms.derived import derived
from icpdesk.forms.labels import labels_of
from icpdesk.forms.word.fill import fill, read_template
from icpdesk.rulebook.book import shipped
from tests.support.strange_forms import (
    CARD,
    MOBILE,
    NAME,
    ORGANISATION,
    PERSON,
    UNDERLINED,
    blank,
    filled,
)
from tests.templates.text_of import text_of
from tests.templates.xml import docx, p, r, tbl, tc

LABELS = labels_of(shipped())

# --- hints


def test_hints_give_way_to_the_value() -> None:
    text, _ = filled(
        ORGANISATION,
        tbl(
            ["单位名称", "填写单位名称全称", "单位负责人（法人代表）", "法人姓名"],
            ["通信地址", "**省**市**区/县**路**号", "网站域名", "如实填写"],
            ["出口路由器IP地址", "留空", "邮政编码", "如实填写"],
        ),
    )
    assert f"单位名称|{NAME}|" in text
    assert f"|{ORGANISATION['subject.legal_representative.name']}|" in text
    assert f"通信地址|{ORGANISATION['subject.mailing_address']}|" in text
    assert f"网站域名|{ORGANISATION['website.domains']}|" in text
    assert "出口路由器IP地址|留空|邮政编码|如实填写|" in text


def test_a_value_does_not_take_the_colour_of_the_hint_that_it_replaces() -> None:
    red = '<w:color w:val="FF0000"/>'
    data = docx(
        tbl(
            ["单位名称", tc(p(r("填写单位名称全称", red)))], ["网站域名", tc(p(r("如实填写", red)))]
        )
    )
    done = fill(data, None, ORGANISATION).data
    with zipfile.ZipFile(io.BytesIO(done)) as package:
        assert b"FF0000" not in package.read("word/document.xml")


def test_an_underlined_hint_is_replaced_and_not_joined() -> None:
    text, _ = filled(
        ORGANISATION,
        p("授权委托书"),
        p("由", blank(4), r("授权方名称", UNDERLINED), blank(8), "自行承担一切后果。"),
    )
    assert "授权方名称" not in text
    assert text.count(NAME) == 1


# --- answers that stand


@pytest.mark.parametrize(
    "line",
    [
        p("姓名：____祁某某_____，电话：____"),
        p("联系人：   祁某某   电话：____"),
        p("法定代表人：", blank(8), r("祁某某", UNDERLINED), blank(8)),
        tbl(["法定代表人：", "祁某某"]),
    ],
)
def test_nothing_is_written_beside_an_answer(line: str) -> None:
    before = text_of(docx(line))
    text, report = filled(ORGANISATION, line)
    assert "祁某某" in text
    assert not {"姓名", "联系人", "法定代表人"} & {one.label for one in report.filled}
    assert MOBILE not in text, "the phone beside a name is that person's"
    assert text.replace(" ", "") == before.replace(" ", "")
    assert report.answered


def test_a_form_that_somebody_has_filled_is_named_so_and_left_as_it_is() -> None:
    data = docx(
        tbl(
            ["姓名", "祁某某", "性别", "女"],
            ["手机", "13900000000", "邮箱", ""],
            ["通讯地址", "某市某路1号"],
        )
    )
    done = fill(data, None, PERSON)
    assert done.data == data or text_of(done.data) == text_of(data)
    assert any("already" in note.en for note in done.report.notes)
    place = read_template(data)
    assert place.notes and not place.fields


# --- words, and what follows from others


@pytest.mark.parametrize(
    ("word", "field"),
    [
        ("供应商名称", "subject.name"), ("委托方", "subject.name"), ("委托人", "subject.name"),
        ("借款人", "subject.name"), ("隶属单位全称", "subject.name"), ("业主", "subject.name"),
        ("申请人姓名", "principal.name"), ("学生姓名", "principal.name"),
        ("邮寄地址", "subject.mailing_address"), ("纳税人识别号", "subject.certificate.number"),
        ("税号", "subject.certificate.number"), ("域名注册服务商", "website.registrar"),
        ("域名所有者", "website.holders"), ("网络名称", "website.name"),
        ("E-mail地址", "website.administrator.email"), ("项目联系人", "website.administrator.name"),
        ("授权代表", "website.administrator.name"), ("性别", "website.administrator.sex"),
        ("证件有效期截止", "website.administrator.valid_until"), ("备案类型", "filing_type"),
    ],
)  # fmt: skip
def test_everyday_words_are_understood(word: str, field: str) -> None:
    told = LABELS.guess(word, Context())
    assert told is not None and told.field == field


def test_what_follows_from_the_filing() -> None:
    assert PERSON["principal.sex"] == "女"
    assert PERSON["website.administrator.born_on"] == "1994-08-15"
    assert PERSON["subject.mailing_address"] == "浙江省杭州市西湖区示例路16号2栋301室"
    assert "subject.workplace" not in PERSON
    both = derived(
        {
            "subject.legal_representative.name": "林晓晴",
            "subject.legal_representative.document_number": CARD,
            "subject.administrator.name": "林晓晴",
            "subject.administrator.document_number": CARD,
            "subject.administrator.mobile": "13802500101",
        }
    )
    assert both["subject.legal_representative.mobile"] == "13802500101"
    assert "agent.name" not in both, "nobody but the legal representative himself is there"


def test_a_short_address_is_written_where_province_and_district_have_places_of_their_own() -> None:
    text, _ = filled(
        PERSON, p("网站备案表"), tbl(["所在省", "", "所在市", ""], ["区县", "", "通信地址", ""])
    )
    assert "通信地址|示例路16号2栋301室|" in text


# --- words that mean something else


@pytest.mark.parametrize(
    "line",
    [
        p("合同有效期限：", blank()),
        p("有效期限：", blank()),
        p("一、服务内容：", blank()),
        tbl(["姓名", "", "备注", ""]),
        p("本合同于", blank(4), "年", blank(2), "月", blank(2), "日在", blank(6), "市签署。"),
        p("护照号码：", blank()),
    ],
)
def test_what_no_filing_was_asked_stays_blank(line: str) -> None:
    _, report = filled(ORGANISATION, p("服务合同"), line)
    assert [one.label for one in report.filled if one.label != "姓名"] == []


def test_a_passport_number_is_written_where_there_is_one() -> None:
    values = derived(
        {
            "website.administrator.document_type": "护照",
            "website.administrator.document_number": "E1",
        }
    )
    text, _ = filled(values, p("网站负责人护照号码：", blank()))
    assert "E1" in text


# --- where an answer goes


def test_an_explanation_behind_the_colon_leaves_the_place_before_it() -> None:
    text, _ = filled(
        ORGANISATION,
        p("*联系电话：（优先填写队长手机号）"),
        p(""),
        p("*联系邮箱：（优先填写邮箱）"),
    )
    assert f"联系电话：{MOBILE}（优先" in text
    assert f"联系邮箱：{ORGANISATION['website.administrator.email']}（优先" in text


def test_a_lone_underlined_space_behind_words_is_a_blank() -> None:
    text, _ = filled(
        PERSON,
        p(
            "兹有",
            r("\u3000", UNDERLINED),
            "（身份证号：",
            r("\u3000\u3000", UNDERLINED),
            "）为我司员工。",
        ),
    )
    assert "兹有苏念安" in text
    assert CARD in text


def test_a_named_row_of_people_is_written_as_a_whole_and_nobody_twice() -> None:
    text, _ = filled(
        ORGANISATION,
        tbl(
            ["分工", "姓名", "职务", "手机", "Email"],
            ["负责人（一）", "", "", "", ""],
            ["负责人（二）", "", "", "", ""],
            ["成员（一）", "", "", "", ""],
        ),
    )
    who = "website.administrator"
    row = [ORGANISATION[f"{who}.{part}"] for part in ("name", "job_title", "mobile", "email")]
    assert f"负责人（一）|{'|'.join(row)}|" in text
    assert "负责人（二）|||||" in text
    assert "成员（一）|||||" in text


@pytest.mark.parametrize(
    "lines",
    [
        (p("委托人："), p("    年    月    日")),
        (p("负责人：          签发时间：    年  月  日"),),
        (p("单位（章）：", blank()),),
    ],
)
def test_where_somebody_signs_nothing_is_printed(lines: tuple[str, ...]) -> None:
    _, report = filled(PERSON, *lines)
    assert not report.filled
    assert report.blank_on_purpose


def test_wide_spaces_behind_the_words_of_a_certificate_are_a_blank() -> None:
    text, _ = filled(PERSON, p("兹证明      自    年  月   日入职我公司担任          职位。"))
    assert text.startswith("兹证明苏念安")


def test_an_explanation_in_brackets_ends_no_part_of_a_form() -> None:
    text, _ = filled(
        ORGANISATION,
        p("网站备案表"),
        tbl(
            ["单位名称", "如实填写", "联系电话", "如实填写"],
            ["单位性质", tc(p("○事业单位 ○企业") + p("（根据实际情况填写）"), span=3)],
            ["证件号码", tc(p(blank(), "如实填写"), span=3)],
        ),
    )
    assert "●企业" in text or "☑企业" in text
    assert f"证件号码|{ORGANISATION['subject.certificate.number']}|" in text
