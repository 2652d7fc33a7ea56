"""Letters and lists: blanks in running text."""

from __future__ import annotations

from tests.templates.xml import docx, p, r, tbl, tc, template

_U = '<w:u w:val="single"/>'


@template
def underscores_in_lines() -> bytes:
    return docx(
        "网站备案信息真实性承诺书",
        "1、主办单位名称：____________________",
        "2. 网站名称：__________  域名：____________",
        "（三）法定代表人姓名：＿＿＿＿＿＿，证件号码：______________________",
        "④ 网站负责人姓名：________；手机：___________；邮箱：_______________。",
        "承诺人（签字）：__________        日期：____年__月__日",
    )


@template
def underlined_spaces_and_tabs() -> bytes:
    return docx(
        p(r("主办单位名称："), r("                    ", _U)),
        p(r("网站名称："), r("    ", _U), r("      ", _U), r("  域名："), r("          ", _U)),
        p(r("通信地址："), f'<w:r><w:rPr>{_U}</w:rPr><w:tab/></w:r>'),
        p(r("姓    名："), r("　　　　", _U), r("    手    机："), r("　　　　　　", _U)),
        p(r("负责人签名："), r("          ", _U), r("（盖章）")),
    )


@template
def letter_of_authorisation() -> bytes:
    return docx(
        p(r("网站负责人授权书", "<w:b/>"), ppr='<w:jc w:val="center"/>'),
        p("兹授权", r("        ", _U), "（身份证号：", r("                  ", _U), "）为我单位网站负责人，负责网站", r("          ", _U), "（网站名称）的备案事宜。"),
        p("被授权人职务：______，联系电话：____________"),
        p("授权单位：____________________（盖章）"),
        p("单位名称：____________________"),
        p("统一社会信用代码：______________________"),
        p("法定代表人（签字）：____________"),
        p("法定代表人证件号码：______________________"),
        p("　　　　年　　月　　日"),
    )


@template
def subject_letter_with_hints() -> bytes:
    return docx(
        "主体负责人授权书",
        "____________________（主办单位名称）现授权________（被授权人姓名）作为主体负责人，其证件号码为______________________，手机号码为______________。",
        "备案域名：【          】",
        "网站名称：（            ）",
        "法人签名________　　签署日期________",
    )


@template
def after_the_colon() -> bytes:
    return docx(
        "主办单位名称：",
        "网站域名: ",
        "网站负责人：",
        "姓名：",
        "手机号码：",
        "现就下列事项承诺如下：",
        "一、所填信息真实、准确。",
        "承诺单位（公章）：",
        "日期：",
    )


@template
def blanks_on_the_next_line() -> bytes:
    return docx(
        "主办单位名称：",
        "________________________________",
        "网站名称",
        p(r("                              ", _U)),
        "负责人签字：",
        "________________",
    )


@template
def dates_in_parts() -> bytes:
    return docx(
        "主办单位信息",
        "单位名称：______________ 成立日期：____年__月__日",
        "网站负责人信息",
        "姓名：________ 证件有效期至：20__年__月__日",
        "证件有效期限：____年__月__日至____年__月__日",
        tbl(["证件有效期", "", "签字日期", tc("　　年　　月　　日")]),
        p("填表日期：    年    月    日"),
    )


@template
def other_blanks() -> bytes:
    return docx(
        "主办单位名称：……………………………………",
        "网站名称：XXXXXX",
        "域名：..........................",
        "示例：www.xxx.com 不是空位",
        "原域名：__________",
        "介绍人姓名：__________  监护人手机：__________",
        "备注（审核人填写）：__________",
    )


@template
def placeholders_of_all_kinds() -> bytes:
    return docx(
        p(r("兹授权 {{ website.admin"), r("istrator.name }} 管理 {{"), r("website.name"), r("}}")),
        "主办单位：{{主办单位名称}}，域名：${域名}，网址：«网站首页网址»",
        "证件号码：{{ subject.certificate.number }}（统一社会信用代码）",
        "签字：{{签字}}  日期：{{日期}}",
        "错字：{{website.nmae}}",
    )


@template
def numbered_and_headed_sections() -> bytes:
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    return docx(
        "一、主体负责人信息",
        p("姓名：________", ppr=numbered),
        p("证件类型：________", ppr=numbered),
        p("证件号码：__________________", ppr=numbered),
        p("办公电话：____________", ppr=numbered),
        "二、网站负责人信息",
        p("姓名：________", ppr=numbered),
        p("证件类型：________", ppr=numbered),
        p("证件号码：__________________", ppr=numbered),
        p("应急联系电话：____________", ppr=numbered),
        "法定代表人：姓名________ 证件号码____________________",
    )
