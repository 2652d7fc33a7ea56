"""Certificates, lists of people, papers of organisations: what the fourth set of real forms showed,
each cut down to what it showed."""

from __future__ import annotations

from datetime import date

import pytest

from icpdesk.forms.context import Context
from icpdesk.forms.form_values import form_values
from icpdesk.forms.labels import labels_of
from icpdesk.forms.parties import scene
from icpdesk.model import Filing
from icpdesk.model.website import Domain, Website
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
from tests.templates.xml import p, r, tbl, tc, tr

ADMINISTRATOR = ORGANISATION["website.administrator.name"]
LEGAL = ORGANISATION["subject.legal_representative.name"]

# --- certificates


@pytest.mark.parametrize(
    "said",
    [
        ("，系我单位", "（正式工、合同工），在我单位工作，目前任", "职务。"),
        ("，在我公司工作，现任", "职务，月收入", "元。"),
        ("，是我公司在职员工，担任", "一职，年收入", "元。"),
    ],
)
def test_a_certificate_about_somebody_gets_nobody_of_an_organisation(
    said: tuple[str, str, str],
) -> None:
    line = p(
        "兹有", blank(), "同志，身份证号码", blank(), said[0], blank(), said[1], blank(), said[2]
    )
    _, report = filled(ORGANISATION, p("收入证明"), line)
    assert not report.filled


def test_a_certificate_is_about_the_person_for_whom_a_filing_is_made() -> None:
    text, _ = filled(
        PERSON,
        p("在职证明"),
        p(
            "兹证明",
            blank(),
            "同志，身份证号码",
            blank(),
            "，在我公司工作，现任",
            blank(),
            "职务。",
        ),
    )
    assert "苏念安" in text
    assert CARD in text


def test_what_somebody_is_at_our_unit_is_not_its_name() -> None:
    text, _ = filled(ORGANISATION, p("张某系我单位", blank(), "（在编、聘用）职工。"))
    assert NAME not in text


def test_a_letter_about_a_website_still_names_its_administrator() -> None:
    text, _ = filled(
        ORGANISATION, p("兹有我单位", blank(), "同志，系我单位网站负责人，办理网站备案。")
    )
    assert ADMINISTRATOR in text


def test_a_certificate_is_known_by_its_title() -> None:
    line = p(
        "兹证明", blank(), "身份证号：", blank(22), "，自", blank(), "年起担任", blank(), "一职。"
    )
    _, report = filled(ORGANISATION, p("离 职 证 明"), line)
    assert not report.filled
    _, report = filled(PERSON, p("离 职 证 明"), line)
    assert {one.field for one in report.filled} == {"principal.name", "principal.document_number"}


def test_a_school_that_certifies_asks_its_own_data_of_itself() -> None:
    text, _ = filled(
        PERSON,
        p("在校证明"), p("兹有我校学生", blank(), "，身份证号：", blank(22), "，就读于本校。"),
        p("负责人姓名："), p("联系电话："), p("学校地址："),
    )  # fmt: skip
    assert "我校学生苏念安" in text.replace(" ", "")
    assert "负责人姓名：\n" in text
    assert PERSON["website.administrator.mobile"] not in text


# --- people whom no filing knows


def test_a_person_named_before_a_colon_begins_his_part() -> None:
    text, _ = filled(
        ORGANISATION,
        p("单位全称：", " " * 12), p("人事（劳资）部门负责人姓名："), p("联系电话：", " " * 12),
    )  # fmt: skip
    assert NAME in text
    assert MOBILE not in text


def test_no_employer_is_written_beside_people_who_are_not_named() -> None:
    rows = [[str(number), "", ""] for number in range(1, 5)]
    text, _ = filled(ORGANISATION, p("参会回执"), tbl(["序号", "姓名", "单位"], *rows))
    assert text.count(NAME) <= 1


def test_nobody_is_written_into_two_rows_of_a_list() -> None:
    rows = [[str(number), "", "", ""] for number in range(1, 6)]
    text, _ = filled(PERSON, p("委托人明细表"), tbl(["序号", "姓名", "身份证号码", "签字"], *rows))
    assert text.count("苏念安") <= 1
    assert text.count(CARD) <= 1


def test_a_strangers_part_goes_on_behind_his_address() -> None:
    text, _ = filled(
        PERSON,
        tbl(["姓名", "", "手机", ""], ["推荐人", "", "职务", ""], ["地址", "", "电话", ""]),
    )
    assert text.count(PERSON["website.administrator.mobile"]) == 1


def test_what_an_office_asks_of_itself_is_not_ours() -> None:
    text, _ = filled(PERSON, p("我中心联系方式："), p("联系电话：", blank()), p("地址：", blank()))
    assert PERSON["website.administrator.mobile"] not in text


def test_a_customer_is_we_only_where_a_service_is_spoken_of() -> None:
    rows = ["客户名称", "", "项目总金额", ""]
    _, report = filled(ORGANISATION, p("合同验收清单"), tbl(rows))
    assert not report.filled
    assert [one.field for one in report.unsure] == ["subject.name"]
    _, report = filled(ORGANISATION, p("云服务器开通单"), tbl(rows))
    assert [one.field for one in report.filled] == ["subject.name"]


def test_a_person_without_an_organisation_gets_no_employer() -> None:
    _, report = filled(
        PERSON,
        p("转移申请表"),
        tbl(["申请职工姓名", "", "现单位名称", ""], ["参赛单位", "", "", ""]),
    )
    assert [one.label for one in report.filled] == ["申请职工姓名"]


def test_sides_of_a_lawsuit_are_nobody_before_one_is_known() -> None:
    _, report = filled(
        PERSON,
        p("民事起诉状"),
        p("原告："),
        p("张三，男，居民身份证号码："),
        p("被告：", blank()),
        p("住址：", blank()),
    )
    assert not report.filled


def test_behind_an_answer_about_a_stranger_his_telephone_is_asked() -> None:
    _, report = filled(ORGANISATION, p("使用报告"), p("钥匙保管人：王小明"), p("电话：", blank()))
    assert not report.filled


def test_each_of_two_headings_holds_for_the_cells_below_it() -> None:
    below = "<w:p/>".join(p(one) for one in ("名称：", "联系人：", "联系电话："))
    rows = tr(tc(p("采购人信息")), tc(p("监理公司信息"))) + tr(tc(below), tc(below))
    _, report = filled(ORGANISATION, p("用户需求书"), f"<w:tbl>{rows}</w:tbl>")
    assert not report.filled


def test_who_bids_is_not_the_side_that_orders() -> None:
    said = [p(f"{n}. 供应商应按照询价文件的规定报价。") for n in range(1, 7)]
    _, report = filled(
        ORGANISATION, *said, p("甲方（委托方）：", blank()), p("乙方（受托方）：", blank()),
        p("供应商名称：", blank()),
    )  # fmt: skip
    assert [one.label for one in report.filled] == ["供应商名称"]


def test_a_name_on_a_rule_is_an_answer_without_a_colon() -> None:
    text, report = filled(PERSON, p("学生姓名 _______王小明_______ 指导教师 _______李大年_______"))
    assert not report.filled
    assert "_______王小明_______" in text


# --- what is no form


@pytest.mark.parametrize("line", ["<title>________</title>", "点击【首页】进入系统，查看列表。"])
def test_a_line_of_a_program_or_manual_is_left_alone(line: str) -> None:
    _, report = filled(ORGANISATION, p("网站开发文档"), p(line))
    assert not report.filled


def test_what_only_organisations_have_is_no_persons() -> None:
    _, report = filled(
        PERSON,
        p("网站备案"),
        tbl(["成立时间", "", "营业执照号", ""], ["经营范围", "", "注册地址", ""]),
    )
    assert not report.filled


# --- papers of organisations


def test_who_answers_for_an_organisation_where_no_website_is_spoken_of() -> None:
    text, _ = filled(ORGANISATION, p("补助申请表"), tbl(["单位名称", "", "负责人", ""]))
    assert f"单位名称|{NAME}|负责人|{LEGAL}|" in text


def test_a_title_in_the_first_row_of_a_table_is_nobodys_heading() -> None:
    text, _ = filled(PERSON, tbl(["资格评定表"], ["姓名", "", "部门", ""]))
    assert "姓名|苏念安|" in text


def test_the_account_of_an_organisation_bears_its_name() -> None:
    text, _ = filled(
        ORGANISATION, p("账户变更通知函"), p("户名："), p("税号："), p("开户行："), p("账号：")
    )
    assert f"户名：{NAME}" in text
    assert "账号：\n" in f"{text}\n"


def test_the_telephone_of_a_contact_is_not_that_of_the_person_before() -> None:
    text, _ = filled(
        ORGANISATION,
        p("投标登记表"),
        tbl(["法定代表人", "", "法定代表人电话", ""], ["联系人电话", "", "联系人邮箱", ""]),
    )
    assert f"联系人电话|{MOBILE}|" in text


_ASKED = {
    "subject.name": "企业法定名称 公司中文名称 工商登记名称 纳税人名称 开票抬头 参会单位 申请企业名称 账户名称",
    "subject.certificate.address": "法定地址 注册地 公司注册地",
    "subject.mailing_address": "经营地址 企业地址 办公地点 申请人地址",
    "subject.certificate.number": "社会统一信用代码 统一社会信用代码号 税务登记号码",
    "subject.certificate.valid_from": "注册时间 企业成立时间",
    "subject.certificate.validity": "营业期限 营业执照有效期",
    "subject.legal_representative.name": "企业法人代表 公司法人 企业负责人",
    "subject.business_scope": "主营业务 经营项目",
    "website.home_url": "官网 公司网址 企业网站",
    "website.administrator.name": "企业联系人 公司联系人",
    "website.administrator.mobile": "企业联系电话 公司联系电话 联系人手机",
    "website.administrator.email": "公司邮箱 联系人邮箱 邮箱E-mail",
    "website.administrator.document_address": "现居住地 常住地址 家庭详细住址 户籍地",
    "principal.name": "报考人姓名 职工姓名",
}


@pytest.mark.parametrize(("field", "words"), _ASKED.items())
def test_everyday_labels_are_understood(field: str, words: str) -> None:
    labels = labels_of(shipped())
    context = Context(scene=scene(websites=False, services=False))
    for word in words.split():
        guess = labels.guess(word, context)
        assert guess is not None and guess.field == field, word


@pytest.mark.parametrize(
    "word", ["企业类型", "单位联系电话", "推荐单位", "员工人数", "项目负责人", "付款单位"]
)
def test_what_no_filing_answers_stays_unknown(word: str) -> None:
    labels = labels_of(shipped())
    assert labels.guess(word, Context(scene=scene(websites=False, services=False))) is None


# --- days of a domain


def test_the_days_of_the_domains_are_values_where_they_have_one() -> None:
    def values(*days: date) -> dict[str, str]:
        domains = tuple(
            Domain(name=f"example-{n}.cn", expires_on=day, verified_on=day)
            for n, day in enumerate(days)
        )
        return form_values(Filing(websites=(Website(name="示例", domains=domains),)), shipped())

    one = values(date(2028, 5, 6))
    rows = tbl(["网站域名", ""], ["域名到期日期", ""], ["实名认证通过日期", ""], ["日期", ""])
    text, report = filled(one, rows)
    assert [entry.field for entry in report.filled] == [
        "website.domains", "website.expires_on", "website.verified_on",
    ]  # fmt: skip
    assert text.count("2028") == 2
    _, report = filled(values(date(2028, 5, 6), date(2029, 1, 2)), rows)
    assert [entry.field for entry in report.filled] == ["website.domains"]


# --- sentences with captions


def test_captions_before_and_behind_blanks_tell_what_belongs_there() -> None:
    text, _ = filled(
        ORGANISATION,
        p("授权委托书"),
        p(
            "本授权委托书声明：我（姓名）", blank(), "系（加盟单位）", blank(),
            "的法定代表人，现授权", blank(), "为我公司代理人。",
        ),
    )  # fmt: skip
    bare = text.replace(" ", "")
    assert f"我（姓名）{LEGAL}系（加盟单位）{NAME}的法定代表人" in bare


def test_one_blank_with_its_caption_within_is_filled_once() -> None:
    text, _ = filled(
        ORGANISATION,
        p("法定代表人身份证明书"),
        p("系", blank(6), r("（加盟单位名称）", UNDERLINED), blank(6), "的法定代表人。"),
    )
    assert text.count(NAME) == 1


def test_a_proof_of_who_is_the_legal_representative_is_about_him() -> None:
    text, _ = filled(
        ORGANISATION,
        p("法定代表人身份证明书"), p("单位名称：", blank()),
        p("姓名：", blank(), "性别：", blank(), "年龄：", blank()), p("职务：", blank()),
    )  # fmt: skip
    assert LEGAL in text
    assert ADMINISTRATOR not in text
    assert ORGANISATION["website.administrator.job_title"] not in text


def test_what_was_before_a_change_is_not_filled() -> None:
    text, _ = filled(
        ORGANISATION,
        p("更名申请函"),
        tbl(["项目", "变更前", "变更后"], ["公司名称：", "", ""], ["统一社会信用代码：", "", ""]),
    )
    assert f"公司名称：||{NAME}|" in text


def test_the_name_of_an_authorised_organisation_is_no_persons() -> None:
    _, report = filled(
        ORGANISATION, p("兹授权", r("    被授权方名称    ", UNDERLINED), "使用短信服务。")
    )
    assert not report.filled


def test_who_signs_for_a_side_signs_by_hand() -> None:
    _, report = filled(ORGANISATION, p("乙方授权代表", blank(), "（签字）"), p("日期：", blank()))
    assert not report.filled
    _, report = filled(
        ORGANISATION, p("授权代表：", blank(), "    授权代表：", blank()), p("日期：____年__月__日")
    )
    assert not report.filled


def test_the_next_label_keeps_its_distance_behind_an_answer() -> None:
    text, _ = filled(
        ORGANISATION,
        p("授权委托书"), p("代理人：      性别：      年龄：      职务：      部门："),
        p("代理人无转委托权。特此委托。"),
    )  # fmt: skip
    assert f"代理人：{ADMINISTRATOR}  性别：男    年龄：36    职务：" in text


def test_no_half_of_a_label_about_what_was_is_filled() -> None:
    text, _ = filled(
        ORGANISATION, p("变更通知函"), p("原地址、电话："), p("税号："), p("地址、电话：")
    )
    assert "原地址、电话：\n" in text
    assert f" {MOBILE}" in text


def test_a_numbered_heading_over_contacts_asks_for_nothing() -> None:
    text, report = filled(
        ORGANISATION, p("8．联系方式："), p("采购人：示例资产管理有限公司"), p("联系电话：")
    )
    assert not report.filled
    assert "8．联系方式：\n" in text


def test_a_letter_of_its_own_begins_without_anybodys_part() -> None:
    text, _ = filled(
        ORGANISATION,
        p("推荐人：", blank()), p("法定代表人签署授权委托书"),
        p("声明：我", blank(), "（姓名）系", blank(), "（竞标人名称）的法定代表人。"),
    )  # fmt: skip
    assert f"我{LEGAL}（姓名）系{NAME}" in text.replace(" ", "")
