"""Forms of a sixth set, of the usual builds, written after the filler was taught the fifth."""

from __future__ import annotations

from tests.templates.xml import check, docx, legacy, p, prompt, r, tbl, tc, template, tr

_U = '<w:u w:val="single"/>'


def _blank(width: int) -> str:
    return r(" " * width, _U)


@template
def application_for_a_new_site() -> bytes:
    return docx(
        p("新增网站备案申请表", ppr='<w:jc w:val="center"/>'),
        tbl(
            ["申请单位名称", tc(span=3)],
            ["统一社会信用代码", "", "主体备案号", ""],
            ["单位联系地址", tc(span=3)],
            ["拟备案网站名称", "", "拟备案域名", ""],
            ["网站首页", "", "网站语言", ""],
            ["网站负责人", "", "身份证件号码", ""],
            ["手机号码", "", "紧急联系方式", ""],
            ["服务器IP地址", "", "服务器放置地", ""],
            [tc("申请单位意见（盖章）", span=2), tc("初审意见", span=2)],
            columns=4,
        ),
    )


@template
def statement_of_responsibility() -> bytes:
    return docx(
        "网站备案信息真实性责任书",
        p("本人姓名：", _blank(10), "，身份证号码：", _blank(20), "，现任", _blank(20), "（单位名称）", _blank(10), "（职务），是", _blank(16), "（网站名称）的网站负责人。"),
        "本人承诺对网站内容的合法性负责。",
        p("联系手机：", _blank(14), "　电子邮箱：", _blank(20)),
        p("责任人签字（按手印）：", _blank(12)),
        p("日期：", _blank(5), "年", _blank(3), "月", _blank(3), "日"),
    )


@template
def wide_table_of_one_site() -> bytes:
    return docx(
        tbl(
            ["主办单位", "网站名称", "域名", "网站负责人", "负责人电话", "备注"],
            ["", "", "", "", "", ""],
        ),
        p("填表人：________　审核人：________"),
    )


@template
def two_tables_with_captions() -> bytes:
    return docx(
        "表1 单位情况",
        tbl(["单位名称", ""], ["单位性质", ""], ["统一社会信用代码（证件号码）", ""], ["证件住所", ""]),
        "表2 人员情况",
        tbl(
            ["类别", "姓名", "证件号码", "手机号", "办公电话"],
            ["法定代表人", "", "", "", ""],
            ["主体负责人", "", "", "", ""],
            ["网站负责人", "", "", "", ""],
        ),
        "表3 网站情况",
        tbl(["网站名称", ""], ["网站域名", ""], ["IP", ""]),
    )


@template
def promise_of_the_legal_representative() -> bytes:
    return docx(
        p("承诺书", ppr='<w:jc w:val="center"/>'),
        p("我是", _blank(24), "（单位名称）的法定代表人", _blank(10), "，身份证号", _blank(20), "。我单位网站", _blank(16), "，域名", _blank(18), "，不涉及新闻、出版等前置审批内容。"),
        p("法定代表人：", _blank(10), "（签字）　　单位：", _blank(10), "（盖章）"),
        "联系电话：______________",
    )


@template
def agency_order_form() -> bytes:
    return docx(
        tbl(
            tr(tc("代备案委托单", span=4)),
            tr("委托方（客户）", tc(p(prompt())), "受托方（代理商）", ""),
            tr("客户统一社会信用代码", tc(p(prompt())), "代理商联系人", ""),
            tr("客户法定代表人", tc(p(prompt())), "代理商电话", ""),
            tr("备案域名", tc(p(prompt())), "备案网站名称", tc(p(prompt()))),
            tr("备案类型", tc(p(check(), "新增 ", check(), "变更 ", check(), "接入"), span=3)),
            tr("网站负责人姓名", tc(p(prompt())), "网站负责人手机号", tc(p(prompt()))),
            columns=4,
        )
    )


@template
def dotted_lines_and_dates() -> bytes:
    return docx(
        "主办单位名称………………………………",
        "网站名称……………………　网站域名……………………",
        "网站负责人……………………　证件有效期：____年__月__日至____年__月__日",
        "成立日期：____年__月__日　签署日期：____年__月__日",
    )


@template
def english_table_of_people() -> bytes:
    return docx(
        "ICP filing – contact persons",
        tbl(
            ["Role", "Name", "ID number", "Mobile", "E-mail", "Signature"],
            ["Legal representative", "", "", "", "", ""],
            ["Website administrator", "", "", "", "", ""],
        ),
        p("Company: ", _blank(20), "   Website: ", _blank(20), "   Domain: ", _blank(20)),
    )
