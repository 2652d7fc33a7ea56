"""Forms of a fifth set, of the usual builds, written after the filler was taught the fourth."""

from __future__ import annotations

from tests.templates.xml import check, docx, p, prompt, r, tbl, tc, template, tr

_U = '<w:u w:val="single"/>'


def _blank(width: int) -> str:
    return r(" " * width, _U)


@template
def opener_sheet() -> bytes:
    return docx(
        p("网站开办者备案信息表", ppr='<w:jc w:val="center"/>'),
        tbl(
            tr(tc("网站开办者基本情况", span=4)),
            ["开办者名称", tc(span=3)],
            ["有效证件", tc("□营业执照 □身份证 □其他____"), "证件编号", ""],
            ["法定代表人（负责人）", "", "联系电话", ""],
            tr(tc("网站基本情况", span=4)),
            ["网站中文名称", "", "域名", ""],
            ["主页网址", "", "主要语种", tc("□简体中文 □英语")],
            tr(tc("网站负责人情况", span=4)),
            ["姓名", "", tc(p("（贴照片处）"), merge="restart", span=2)],
            ["身份证号码", "", tc(merge="go", span=2)],
            ["手机及邮箱", "", tc(merge="go", span=2)],
            columns=4,
        ),
        p("网站开办者（盖章）：　　　　　　　　填表日期：　　年　　月　　日"),
    )


@template
def two_domains_by_number() -> bytes:
    return docx(
        "域名备案说明",
        p("主办单位（个人）名称：", _blank(24)),
        p("网站1名称：", _blank(16), "　网站1域名：", _blank(16)),
        p("网站2名称：", _blank(16), "　网站2域名：", _blank(16)),
        p("上述网站由我单位负责人", _blank(10), "（主体负责人）统一管理。"),
        p("单位（章）：", _blank(10)),
    )


@template
def letter_in_one_paragraph() -> bytes:
    return docx(
        p("委托书", ppr='<w:jc w:val="center"/>'),
        p("委托单位：", _blank(20), "；统一社会信用代码：", _blank(20), "；住所：", _blank(24), "；法定代表人：", _blank(10), "。"),
        p("受委托人：", _blank(10), "；身份证号码：", _blank(20), "；职务：", _blank(10), "；手机：", _blank(13), "。"),
        p("兹委托上述受委托人作为网站（域名：", _blank(16), "；网站名称：", _blank(16), "）的网站负责人，办理备案相关事宜。委托期限一年。"),
        p("委托单位（盖章）　　　　受委托人（签字）"),
        p("年　　月　　日　　　　　年　　月　　日"),
    )


@template
def table_with_remark_column() -> bytes:
    return docx(
        tbl(
            ["序号", "内容", "填写", "备注"],
            ["一", "主办单位名称", "", "全称"],
            ["二", "法人姓名", "", ""],
            ["三", "网站负责人姓名及手机", "", ""],
            ["四", "网站负责人身份证号", "", ""],
            ["五", "通信地址及邮编", "", ""],
            ["六", "域名", "", "可多个"],
            ["七", "承诺人签字", "", "手写"],
        )
    )


@template
def server_and_provider() -> bytes:
    return docx(
        "接入信息确认",
        p("接入服务提供商：____________　服务器放置地：____________"),
        p("IP地址：____________　接入方式：____________"),
        p("网站名称：____________　已备案域名：____________"),
        p("主体备案号：____________　网站备案号：____________"),
        p("确认人（网站负责人）：____________　电话：____________"),
    )


@template
def controls_with_boxes() -> bytes:
    return docx(
        tbl(
            tr(tc("单位基本信息"), tc("单位名称"), tc(p(prompt()))),
            tr(tc(), tc("单位性质"), tc(p(check(), " 企业 ", check(), " 政府机关 ", check(), " 个人"))),
            tr(tc(), tc("单位证件号码"), tc(p(prompt()))),
            tr(tc("负责人信息"), tc("主体负责人"), tc(p(prompt()))),
            tr(tc(), tc("联系方式"), tc(p("手机：", prompt(), "　邮箱：", prompt()))),
            columns=3,
        )
    )


@template
def english_letter_in_prose() -> bytes:
    return docx(
        "Letter of Authorisation",
        p("We, ", _blank(24), " (name of the company), unified social credit code ", _blank(20), ", hereby authorise ", _blank(16), " (name), ID number ", _blank(20), ", to act as the administrator of the website ", _blank(16), " (domain: ", _blank(16), ")."),
        p("Legal representative: ", _blank(16), " (signature)    Date: ", _blank(10)),
    )


@template
def traditional_letter() -> bytes:
    return docx(
        "網站負責人授權書",
        p("茲授權", _blank(10), "（身份證號碼：", _blank(20), "）擔任本公司網站", _blank(14), "之網站負責人。"),
        p("公司名稱：", _blank(20), "　聯絡電話：", _blank(14)),
        p("公司印章：", _blank(10), "　日期：", _blank(10)),
    )
