"""Forms as strangers wrote them, each cut down to the one thing that it showed."""

from __future__ import annotations

import pytest

from icpdesk.forms.context import Context
from icpdesk.forms.derived import derived
from icpdesk.forms.labels import labels_of
from icpdesk.forms.word.fill import FillReport, fill, read_template
from icpdesk.rulebook.book import shipped
from tests.support.people import resident_id
from tests.templates.text_of import text_of
from tests.templates.values import VALUES
from tests.templates.xml import docx, p, r, tbl, tc, tr

LABELS = labels_of(shipped())
_U = '<w:u w:val="single"/>'
_ID = resident_id("330106", "19940815", "216")
PERSON = derived(
    {
        "subject.nature": "个人",
        "subject.name": "苏念安",
        "subject.certificate.number": _ID,
        "subject.mailing_address": "示例路16号2栋301室",
        "province": "浙江",
        "subject.city": "杭州市",
        "subject.district": "西湖区",
        "website.domains": "example-birds.cn",
    }
    | {
        f"{role}.{part}": value
        for role in ("subject.administrator", "website.administrator")
        for part, value in {
            "name": "苏念安",
            "document_type": "居民身份证",
            "document_number": _ID,
            "mobile": "13735500101",
            "emergency_phone": "13735500202",
            "email": "su@example.cn",
        }.items()
    }
)
ORGANISATION = VALUES
NAME, MOBILE = ORGANISATION["subject.name"], ORGANISATION["website.administrator.mobile"]


def filled(values: dict[str, str], *blocks: str) -> tuple[str, FillReport]:
    """The text of a filled form and what was done."""
    done = fill(docx(*blocks), None, values)
    return text_of(done.data), done.report


def blank(width: int = 12) -> str:
    return r(" " * width, _U)


# --- somebody else's part


def test_a_word_of_unknown_meaning_that_names_a_person_begins_his_part() -> None:
    text, _ = filled(
        PERSON,
        tbl(
            ["申请人姓名", "", "手机", ""],
            ["指导老师姓名", "", "职称", ""],
            ["手机", "", "邮箱", ""],
            ["队伍名称", "", "邮寄地址", ""],
        ),
    )
    assert "申请人姓名|苏念安|手机|13735500101|" in text
    assert "指导老师姓名||职称||" in text
    assert "手机||邮箱||" in text
    assert "邮寄地址|浙江省杭州市西湖区示例路16号2栋301室|" in text


@pytest.mark.parametrize(
    "word", ["配偶", "推荐人", "担保人", "证明人", "班主任", "技术负责人", "财务联系人"]
)
def test_nobody_of_the_filing_stands_in_a_strangers_line(word: str) -> None:
    text, report = filled(
        ORGANISATION,
        p("网站名称：", blank()),
        p(f"{word}：", blank(), "电话：", blank(), "身份证号：", blank()),
    )
    assert [one.label for one in report.filled] == ["网站名称"]
    assert MOBILE not in text


def test_two_sides_of_a_contract_do_not_both_get_us() -> None:
    text, report = filled(
        ORGANISATION,
        p("合作协议"),
        p("甲方：", blank()), p("法定代表人：", blank()), p("地址：", blank()),
        p("乙方：", blank()), p("法定代表人：", blank()), p("联系电话：", blank()),
    )  # fmt: skip
    assert not report.filled
    assert {one.label for one in report.unsure} >= {"甲方", "乙方", "地址", "联系电话"}
    assert all(one.why.en and one.why.zh and one.field for one in report.unsure)
    assert NAME not in text


def test_the_side_that_the_form_calls_the_client_is_us_and_the_other_is_not() -> None:
    text, _ = filled(
        ORGANISATION,
        p("委托方（甲方）：", blank()), p("住所地：", blank()), p("联系电话：", blank()),
        p("受托方（乙方）：", blank()), p("住所地：", blank()), p("联系电话：", blank()),
        p("甲乙双方经平等协商，在真实、充分地表达各自意愿的基础上，达成如下协议并共同恪守。"),
        p("甲方：", blank()), p("联系电话：", blank()),
        p("乙方：", blank()), p("联系电话：", blank()),
    )  # fmt: skip
    assert text.count(NAME) == 2
    assert text.count(MOBILE) == 2
    assert [line.rstrip() for line in text.split("\n") if "乙方：" in line or "乙方）：" in line] == [
        "受托方（乙方）：", "乙方：",
    ]  # fmt: skip


def test_the_side_left_blank_beside_a_printed_company_is_us() -> None:
    text, _ = filled(
        ORGANISATION,
        p("甲方：", blank()), p("乙方：示例云计算有限公司"), p("联系电话：", blank()),
    )  # fmt: skip
    assert text.startswith(f"甲方：{NAME}")
    assert MOBILE not in text


def test_an_individual_is_not_his_own_agent() -> None:
    text, _ = filled(
        PERSON,
        p("委托人：", blank(), "身份证号码：", blank(22)),
        p("被委托人：", blank(), "身份证号码：", blank(22)),
        p("兹委托", blank(), "作为我的合法代理人。"),
    )
    assert text.count("苏念安") == 1
    assert text.count(_ID) == 1


def test_whom_a_letter_authorises_is_not_the_legal_representative() -> None:
    values = {**ORGANISATION}
    for part in ("name", "document_number"):
        values[f"subject.administrator.{part}"] = values[f"subject.legal_representative.{part}"]
    text, _ = filled(
        derived(values),
        p("授权书"),
        p("兹授权我公司", blank(), "同志"),
        p("（身份证号：", blank(22), "）办理备案。"),
    )
    assert f"兹授权我公司{values['website.administrator.name']}" in text
    assert values["website.administrator.document_number"] in text


def test_blocks_columns_and_rows_of_strangers_stay_blank() -> None:
    text, report = filled(
        PERSON,
        tbl(
            tr(tc("被申请人情况", merge="restart"), "单位名称或个人姓名", ""),
            tr(tc(merge="go"), "地址", ""),
            tr(tc(merge="go"), "电话", ""),
            tr(tc("家庭主要成员", merge="restart"), "姓名", "联系方式"),
            tr(tc(merge="go"), "", ""),
            tr(tc("工作经历（倒序填写）", span=3)),
            tr("起止年月", "工作单位名称", "证明人及其联系电话"),
            tr("", "", ""),
        ),
    )
    assert not report.filled, [one.label for one in report.filled]
    assert "苏念安" not in text


def test_the_emergency_contacts_phone_is_not_the_persons_own() -> None:
    text, _ = filled(PERSON, tbl(["姓名", "", "手机", ""], ["紧急联系人", "", "联系电话", ""]))
    assert "紧急联系人||联系电话|13735500202|" in text


def test_a_person_has_no_employer_of_his_own_name() -> None:
    text, _ = filled(
        PERSON, p("入职登记表"), tbl(["姓名", "", "工作单位", ""], ["单位性质", "", "性别", ""])
    )
    assert "工作单位||" in text
    assert "单位性质||" in text
    text, _ = filled(ORGANISATION, tbl(["网站负责人姓名", "", "工作单位", ""]))
    assert f"工作单位|{NAME}|" in text


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


def test_an_underlined_hint_is_replaced_and_not_joined() -> None:
    text, _ = filled(
        ORGANISATION,
        p("授权委托书"),
        p("由", blank(4), r("授权方名称", _U), blank(8), "自行承担一切后果。"),
    )
    assert "授权方名称" not in text
    assert text.count(NAME) == 1


# --- answers that stand


@pytest.mark.parametrize(
    "line",
    [
        p("姓名：____祁某某_____，电话：____"),
        p("联系人：   祁某某   电话：____"),
        p("法定代表人：", blank(8), r("祁某某", _U), blank(8)),
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
            "subject.legal_representative.document_number": _ID,
            "subject.administrator.name": "林晓晴",
            "subject.administrator.document_number": _ID,
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
        PERSON, p("兹有", r("\u3000", _U), "（身份证号：", r("\u3000\u3000", _U), "）为我司员工。")
    )
    assert "兹有苏念安" in text
    assert _ID in text


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


def test_two_sides_beside_each_other_in_lines_get_nothing() -> None:
    text, report = filled(
        ORGANISATION,
        p("甲方：示例甲有限公司"), p("乙方：示例乙有限公司"),
        p("十四、其它事项"),
        p("甲方：（公章）                 乙方：（公章）"),
        p("住所：                 住所： "),
        p("法定代表人：                 法定代表人： "),
        p("委托代理人：                 委托代理人："),
        p("电话：                 电话： "),
    )  # fmt: skip
    assert not report.filled, text


def test_wide_spaces_behind_the_words_of_a_certificate_are_a_blank() -> None:
    text, _ = filled(PERSON, p("兹证明      自    年  月   日入职我公司担任          职位。"))
    assert text.startswith("兹证明苏念安")


def test_an_explanation_in_brackets_ends_no_part_of_a_form() -> None:
    text, _ = filled(
        ORGANISATION,
        p("网站备案表"),
        tbl(
            ["单位名称", "如实填写", "联系电话", "如实填写"],
            ["单位性质", p("○事业单位 ○企业") + p("（根据实际情况填写）")],
            ["证件号码", p(blank(), "如实填写")],
        ),
    )
    assert "●企业" in text or "☑企业" in text
    assert f"证件号码|{ORGANISATION['subject.certificate.number']}|" in text
