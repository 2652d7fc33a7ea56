"""Whose part of a form is whose, in forms as strangers wrote them, each cut down to what it showed."""

from __future__ import annotations

import pytest

from icpdesk.forms.derived import derived
from icpdesk.forms.lint import lint
from icpdesk.forms.word.fill import read_template
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
from tests.templates.xml import docx, p, r, tbl, tc, tr

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
    assert text.count(CARD) == 1


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


def test_below_two_sides_of_one_line_the_first_answer_is_the_first_sides() -> None:
    text, _ = filled(
        ORGANISATION,
        p("甲方：", blank()), p("乙方：", r("示例网络科技有限公司", UNDERLINED)),
        p("双方本着平等自愿的原则，就展位服务达成以下协议，以资共同遵守执行。"),
        p("甲  方：", blank(), "                乙  方：", r("示例网络科技有限公司", UNDERLINED)),
        p("联系电话：", blank(), "                联系电话：", blank()),
    )  # fmt: skip
    assert text.count(NAME) == 2
    assert text.count(MOBILE) == 1
    assert text.rstrip().split("\n")[-1].startswith(f"联系电话：{MOBILE}")


def test_neither_of_two_persons_is_written_where_the_form_leaves_it_open() -> None:
    _, report = filled(
        ORGANISATION,
        p("招标人：", blank()), p("法定代表人或委托代理人：", blank()),
    )  # fmt: skip
    assert not report.filled


def test_a_sentence_about_us_does_not_make_everybody_in_it_one_of_us() -> None:
    text, _ = filled(
        PERSON,
        p(
            "我方保证派出合格的团队（项目负责人姓名：",
            blank(),
            "身份证号：",
            blank(22),
            "）完成全部工作。",
        ),
    )
    assert PERSON["principal.document_number"] not in text


def test_lint_asks_what_fill_does_not_know() -> None:
    template = read_template(docx(p("合作协议"), p("甲方：", blank()), p("乙方：", blank())))
    told = lint(template, shipped())
    assert {one.kind for one in told} == {"unsure"}
    assert {one.suggestion for one in told} == {"subject.name"}
