"""Forms of a fourth set, of the usual builds, written after the filler was taught the third."""

from __future__ import annotations

from tests.templates.xml import check, docx, legacy, p, prompt, r, tbl, tc, template, tr

_U = '<w:u w:val="single"/>'
_TEXT = '<w:name w:val="Text1"/><w:enabled/><w:textInput/>'


def _blank(width: int) -> str:
    return r(" " * width, _U)


@template
def verification_sheet_like() -> bytes:
    return docx(
        p(r("网站备案信息真实性核验单", "<w:b/>"), ppr='<w:jc w:val="center"/>'),
        tbl(
            tr(tc("网站主办者基本信息", merge="restart"), "网站主办者名称", tc(span=2)),
            tr(tc(merge="go"), "网站域名", tc(span=2)),
            tr(tc("主体信息核验内容", merge="restart"), "主办者证件资质", tc("□营业执照 □组织机构代码证 □身份证", span=2)),
            tr(tc(merge="go"), "负责人照片", tc("□已核验", span=2)),
            tr(tc("联系方式核验内容", merge="restart"), "手机号码", tc("□正确 □不正确", span=2)),
            tr(tc(merge="go"), "电子邮箱", tc("□正确 □不正确", span=2)),
            columns=4,
        ),
        p("核验人签字：________　接入服务单位（盖章）：________"),
        p("网站负责人签字：________　网站主办者（盖章）：________　日期：____年__月__日"),
    )


@template
def commitment_of_an_organisation() -> bytes:
    return docx(
        "关于网站备案信息真实性的承诺函",
        p("致：", _blank(14), "通信管理局"),
        p("我单位（单位全称：", _blank(24), "）系网站“", _blank(14), "”的主办单位，该网站域名为", _blank(18), "，网站负责人为", _blank(10), "，联系电话为", _blank(14), "。"),
        "我单位承诺：以上信息真实有效。",
        p("单位地址：", _blank(30)),
        p("法定代表人：", _blank(10), "（签字）"),
        p("单位公章："),
        p("二〇二六年　　月　　日"),
    )


@template
def table_with_unit_and_person_blocks() -> bytes:
    return docx(
        tbl(
            tr(tc(p("单") + p("位") + p("信") + p("息"), merge="restart"), "全称", tc(span=3)),
            tr(tc(merge="go"), "统一社会信用代码", "", "单位性质", ""),
            tr(tc(merge="go"), "注册地址", tc(span=3)),
            tr(tc(p("法") + p("人") + p("信") + p("息"), merge="restart"), "姓名", "", "身份证号", ""),
            tr(tc(merge="go"), "手机", "", "邮箱", ""),
            tr(tc(p("网") + p("站") + p("信") + p("息"), merge="restart"), "名称", "", "域名", ""),
            tr(tc(merge="go"), "首页地址", "", "服务内容", ""),
            tr(tc(p("网站") + p("负责") + p("人"), merge="restart"), "姓名", "", "身份证号", ""),
            tr(tc(merge="go"), "手机", "", "邮箱", ""),
            columns=5,
        )
    )


@template
def letter_for_the_subject() -> bytes:
    return docx(
        "主体负责人授权书",
        p("本单位现授权", _blank(10), "同志（性别：", _blank(4), "，职务：", _blank(10), "，身份证号码：", _blank(20), "）作为本单位互联网信息服务备案的主体负责人。"),
        p("联系方式：手机", _blank(14), "　邮箱", _blank(20)),
        p("授权单位（公章）：", _blank(20)),
        p("法定代表人（签名或签章）：", _blank(14)),
        p("法定代表人身份证号：", _blank(22)),
        "授权日期：     年    月    日",
    )


@template
def access_contract_annex() -> bytes:
    return docx(
        "附件：备案信息确认单",
        tbl(
            ["客户全称", "", "合同编号", ""],
            ["营业执照注册号", "", "统一社会信用代码", ""],
            ["网站名称（备案用）", "", "网站域名（不带www）", ""],
            ["网站首页（带www）", "", "服务器IP", ""],
            ["网站负责人", "", "职务", ""],
            ["联系手机", "", "备用手机", ""],
            ["接入方式", tc(p(check(), "虚拟主机 ", check(), "云主机 ", check(), "专线")), "接入服务商", ""],
        ),
        p("客户确认（签字盖章）：________________"),
    )


@template
def separate_lines_for_two_people() -> bytes:
    return docx(
        "人员信息确认表",
        p("主体负责人姓名____________身份证号______________________手机______________"),
        p("网站负责人姓名____________身份证号______________________手机______________"),
        p("主体负责人与网站负责人是否为同一人：□是　□否"),
        p("以上人员应急联系电话：主体负责人______________；网站负责人______________"),
    )


@template
def fields_with_examples() -> bytes:
    return docx(
        tbl(
            ["项目", "内容", "示例"],
            ["单位名称", "", "某某科技有限公司"],
            ["证件号码", "", "91XXXXXXXXXXXXXXXX"],
            ["网站名称", "", "某某科技官网"],
            ["域名", "", "example.com"],
            ["网站负责人姓名", "", "张某"],
            ["网站负责人手机", "", "13XXXXXXXXX"],
        )
    )


@template
def legacy_letter_with_tabs() -> bytes:
    field = lambda: legacy(_TEXT, "FORMTEXT")  # noqa: E731
    tab = "<w:r><w:tab/></w:r>"
    return docx(
        "备案委托书",
        p("委托方：", field(), tab, "信用代码：", field()),
        p("受托方：", prompt(), tab, "联系电话：", prompt()),
        p("委托事项：办理", field(), "（域名）网站备案"),
        p("委托方盖章：", field(), tab, "日期：", field()),
    )
