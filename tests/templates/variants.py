"""Forms as different offices lay them out, written after the filler, to see how it does on others."""

from __future__ import annotations

from tests.templates.xml import check, docx, p, prompt, r, tbl, tc, template, tr

_U = '<w:u w:val="single"/>'


@template
def guangdong_like_promise() -> bytes:
    return docx(
        p(r("备案承诺书", "<w:b/>")),
        p("本单位（本人）", r("                    ", _U), "（主办单位名称/姓名）申请办理互联网信息服务备案，域名为", r("              ", _U), "，现承诺："),
        "一、提供的主体信息、网站信息真实有效，联系方式准确。",
        "二、如有违反，自愿承担相应责任。",
        p("单位法定代表人/负责人（签字）：", r("          ", _U)),
        p("单位（盖章）：", r("          ", _U)),
        p("证件号码（统一社会信用代码）：", r("                    ", _U)),
        p("承诺日期：", r("      ", _U), "年", r("   ", _U), "月", r("   ", _U), "日"),
    )


@template
def plan_with_captions() -> bytes:
    return docx(
        "网站建设方案书",
        "1.1 基本信息",
        tbl(
            [tc("网站名称（中文）"), tc(), tc("网站域名"), tc()],
            [tc("主办单位"), tc(), tc("单位性质"), tc("□国家机关 □企业 □个人")],
            [tc("服务器IP地址"), tc(), tc("接入方式"), tc("□专线 □主机托管 □云主机")],
            [tc("网站服务内容"), tc(span=3)],
        ),
        "1.2 人员",
        tbl(
            ["岗位", "姓名", "联系电话"],
            ["网站负责人", "", ""],
            ["内容审核员", "", ""],
            ["技术维护", "", ""],
        ),
    )


@template
def two_columns_of_signing() -> bytes:
    return docx(
        tbl(
            [tc(p("授权方（盖章）：") + p("法定代表人签名：") + p("日期：    年  月  日")),
             tc(p("被授权人姓名：________") + p("被授权人身份证号：____________________") + p("被授权人签名：________"))],
        ),
    )  # fmt: skip


@template
def english_letter() -> bytes:
    return docx(
        "Letter of authorisation",
        p("Name of company: ", r("                         ", _U)),
        "Unified social credit code: ______________________",
        "Authorised person: ____________  ID number: ____________________",
        "Website name: ____________   Domain name(s): ____________",
        "Signed by: ____________    Date: ____________",
        "Company chop: ____________",
        "Design code: ____________",
    )


@template
def form_with_remarks() -> bytes:
    return docx(
        p("核验单"),
        tbl(
            tr("*主办单位名称", tc(span=3)),
            tr("*证件类型", tc(p(check(), "营业执照 ", check(), "身份证")), "*证件号码", ""),
            tr("*网站负责人姓名", "", "*手机号（11位）", ""),
            tr("紧急联系人姓名", "", "紧急联系人电话", ""),
            tr("传真", "", "邮政编码", ""),
            tr("备注", tc(span=3)),
            tr(tc(p("填表说明：1. 请用黑色签字笔填写；2. 网站名称应与内容一致。"), span=4)),
            columns=4,
        ),
    )


@template
def controls_in_sections() -> bytes:
    return docx(
        "主体负责人情况",
        p("姓名 ", prompt(), " 证件号码 ", prompt()),
        "网站负责人情况",
        p("姓名 ", prompt(), " 证件号码 ", prompt()),
        p("签名 ", prompt(), " 日期 ", prompt("<w:date/>")),
    )


@template
def vertical_labels() -> bytes:
    down = '<w:textDirection w:val="tbRlV"/>'
    return docx(
        tbl(
            tr(tc(p("主") + p("办") + p("单") + p("位"), merge="restart", pr=down), "名 称", ""),
            tr(tc(merge="go"), "性 质", ""),
            tr(tc(merge="go"), "证件号码", ""),
            tr(tc(p("网") + p("站"), merge="restart", pr=down), "名 称", ""),
            tr(tc(merge="go"), "域 名", ""),
            tr(tc("网站负责人", merge="restart", pr=down), "姓 名", ""),
            tr(tc(merge="go"), "手 机", ""),
            columns=3,
        )
    )


@template
def others_people() -> bytes:
    return docx(
        tbl(
            ["网站名称", "", "技术联系人姓名", ""],
            ["域名注册人", "", "域名注册商", ""],
            ["监护人姓名", "", "监护人证件号码", ""],
            ["原网站名称", "", "原主办单位名称", ""],
            ["变更后网站名称", "", "备案号", ""],
        )
    )


@template
def long_prose() -> bytes:
    return docx(
        "ICP备案信息真实性承诺书",
        p("本人", r("        ", _U), "（姓名），身份证号码", r("                    ", _U), "，系", r("              ", _U), "（单位名称）网站负责人，本网站（域名：", r("            ", _U), "）承诺如下："),
        "根据《非经营性互联网信息服务备案管理办法》，本人________承诺信息真实。",
        "承诺人：________（签名）    ____年__月__日",
    )
