"""Forms of a third set, written after the filler was taught the second, of the more usual builds."""

from __future__ import annotations

from tests.templates.xml import check, docx, legacy, p, prompt, r, sdt, tbl, tc, template, text_box, tr

_U = '<w:u w:val="single"/>'
_TEXT = '<w:name w:val="Text1"/><w:enabled/><w:textInput/>'


def _blank(width: int) -> str:
    return r(" " * width, _U)


@template
def subject_and_site_sheet() -> bytes:
    return docx(
        p(r("网站备案信息登记表", "<w:b/>"), ppr='<w:jc w:val="center"/>'),
        tbl(
            tr(tc("主体信息", span=4)),
            ["主办单位名称", tc(span=3)],
            ["主办单位性质", "", "主办单位证件类型", ""],
            ["主办单位证件号码", "", "主办单位证件住所", ""],
            ["投资人或主管单位", "", "主办单位通信地址", ""],
            tr(tc("负责人基本情况（主体负责人）", span=4)),
            ["负责人姓名", "", "有效证件类型", ""],
            ["有效证件号码", "", "办公室电话", ""],
            ["移动电话", "", "电子邮箱", ""],
            tr(tc("网站信息", span=4)),
            ["网站名称", "", "首页URL", ""],
            ["网站域名", "", "网站服务内容", ""],
            tr(tc("网站负责人基本情况", span=4)),
            ["负责人姓名", "", "有效证件类型", ""],
            ["有效证件号码", "", "办公室电话", ""],
            ["移动电话", "", "电子邮箱", ""],
            tr(tc("网站接入信息", span=4)),
            ["网站接入服务提供者名称", "", "网站接入方式", ""],
            ["服务器放置地点", "", "IP地址列表", ""],
            tr(tc("负责人签字：　　　　　　单位盖章：　　　　　　日期：　　年　月　日", span=4)),
            columns=4,
        ),
    )


@template
def security_duty_letter() -> bytes:
    return docx(
        p("网站信息安全责任书", ppr='<w:jc w:val="center"/>'),
        p("责任单位：", _blank(24)),
        p("网站名称：", _blank(16), "　网站域名：", _blank(16)),
        "为落实网络安全责任，本单位郑重承诺：",
        p("一、", _blank(10), "为本网站安全责任人，联系电话", _blank(14), "。", ppr=""),
        "二、不利用网站从事违法活动。",
        p("责任单位（盖章）　　　　　　　　法定代表人（签字）"),
        p("　　　　年　　月　　日　　　　　　　　年　　月　　日"),
    )


@template
def certificate_of_employment() -> bytes:
    return docx(
        "在职证明",
        p("兹证明", _blank(10), "（身份证号：", _blank(20), "）系我单位正式员工，现担任", _blank(10), "一职，负责我单位网站（网站名称：", _blank(16), "，域名：", _blank(16), "）的备案及日常管理工作。"),
        "特此证明。",
        p("单位名称（公章）：", _blank(20)),
        p("单位联系电话：", _blank(16)),
        p("日　　期：", _blank(16)),
    )


@template
def change_of_administrator() -> bytes:
    return docx(
        "网站负责人变更申请",
        p("我单位（", _blank(20), "，统一社会信用代码：", _blank(20), "）因工作需要，申请变更网站负责人："),
        tbl(
            tr("项目", "原负责人", "现负责人"),
            tr("姓名", "", ""),
            tr("证件号码", "", ""),
            tr("手机号码", "", ""),
        ),
        p("涉及网站域名：", _blank(20)),
        p("申请单位（盖章）："),
    )


@template
def individual_sheet() -> bytes:
    return docx(
        tbl(
            ["网站负责人姓名", "", "性　　别", ""],
            ["证件类型", "", "证件号码", ""],
            ["证件有效期", tc(p("　　年　月　日 至 　　年　月　日")), "民　　族", ""],
            ["手　　机", "", "固定电话", ""],
            ["电子邮箱", "", "紧急联系电话", ""],
            ["证件住址", tc(span=3)],
            ["网站名称", "", "网站域名", ""],
            ["本人签名", "", "指　　印", ""],
        )
    )


@template
def two_signing_columns() -> bytes:
    return docx(
        p("备案服务委托协议", ppr='<w:jc w:val="center"/>'),
        p("甲方（主办单位）：", _blank(22)),
        p("统一社会信用代码：", _blank(22)),
        p("乙方（接入服务商）：", _blank(22)),
        "甲方委托乙方办理以下网站的备案：",
        tbl(["网站名称", "域名", "网站负责人", "联系电话"], ["", "", "", ""]),
        tbl(
            [tc(p("甲方（盖章）：") + p("代表人（签字）：") + p("日期：")), tc(p("乙方（盖章）：") + p("代表人（签字）：") + p("日期："))],
            pr='<w:tblBorders><w:top w:val="nil"/></w:tblBorders>',
        ),
    )


@template
def english_registration() -> bytes:
    return docx(
        "ICP Filing Information Form",
        "Section 1: Organiser",
        tbl(["Company name", ""], ["Unified Social Credit Code", ""], ["Registered address", ""], ["Correspondence address", ""]),
        "Section 2: Legal representative",
        tbl(["Full name", ""], ["ID / passport number", ""], ["Phone number", ""]),
        "Section 3: Website",
        tbl(["Website name", ""], ["Domain name(s)", ""], ["Home page URL", ""], ["IP address(es)", ""]),
        "Section 4: Website administrator",
        tbl(["Full name", ""], ["ID / passport number", ""], ["Mobile", ""], ["Email", ""], ["Signature", ""]),
    )


@template
def form_in_word_controls() -> bytes:
    return docx(
        p(r("主办单位备案信息", "<w:b/>")),
        tbl(
            ["单位名称：", tc(p(prompt(name="单位名称")))],
            ["单位性质：", tc(p(check(), "企业 ", check(), "事业单位 ", check(), "个人"))],
            ["单位证件号码：", tc(p(prompt()))],
            ["法定代表人：", tc(p(prompt()))],
        ),
        p(r("网站备案信息", "<w:b/>")),
        tbl(
            ["网站名称：", tc(p(legacy(_TEXT, "FORMTEXT")))],
            ["域名：", tc(p(legacy(_TEXT, "FORMTEXT")))],
            ["网站负责人：", tc(p(legacy(_TEXT, "FORMTEXT")))],
            ["网站负责人联系方式：", tc(p(legacy(_TEXT, "FORMTEXT")))],
        ),
        p(sdt(r("承诺人（签章）：________"), "<w:id w:val=\"4\"/>")),
    )


@template
def promise_with_details_at_the_end() -> bytes:
    return docx(
        p("互联网信息服务备案承诺书", ppr='<w:jc w:val="center"/>'),
        "本单位承诺所提交的备案信息真实、准确、完整，并愿意承担由此产生的法律责任。",
        p("主办单位名称：______________________（盖章）"),
        p("主办单位证件号码：______________________"),
        p("法定代表人/负责人姓名：____________"),
        p("法定代表人/负责人签名：____________"),
        p("联系电话：____________"),
        p("承诺时间：____年____月____日"),
    )


@template
def boxes_beside_text_boxes() -> bytes:
    return docx(
        p(text_box(p("网站名称") + p("________________") + p("网站域名") + p("________________"))),
        tbl(
            [tc(p("网站负责人") + tbl(["姓名", "手机号码"], ["", ""]))],
            [tc(p("主体负责人") + tbl(["姓名", "手机号码"], ["", ""]))],
        ),
    )
