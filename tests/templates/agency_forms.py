"""Forms of agencies and hosting companies: a second set written after the filler was taught the first."""

from __future__ import annotations

from tests.templates.xml import check, docx, legacy, p, prompt, r, sdt, tbl, tc, template, tr

_U = '<w:u w:val="single"/>'
_RED = '<w:color w:val="FF0000"/>'
_TEXT = '<w:name w:val="Text1"/><w:enabled/><w:textInput/>'
_BR = "<w:r><w:br/></w:r>"


def _blank(width: int) -> str:
    return r(" " * width, _U)


@template
def required_marks_and_bracketed_sections() -> bytes:
    def must(text: str) -> str:
        return tc(p(r("*", _RED), r(text), r("（必填）", _RED)))

    return docx(
        tbl(
            tr(tc("【单位信息】", span=2)),
            tr(must("单位名称"), ""),
            tr(must("统一社会信用代码"), ""),
            tr(must("办公地址"), ""),
            tr(tc("【主体负责人信息】", span=2)),
            tr(must("负责人姓名"), ""),
            tr(must("身份证号码"), ""),
            tr(must("手机号码"), ""),
            tr(tc("【网站信息】", span=2)),
            tr(must("网站名称"), ""),
            tr(must("网站域名"), ""),
            tr(tc("【网站负责人信息】", span=2)),
            tr(must("负责人姓名"), ""),
            tr(must("应急联系电话"), ""),
            tr(tc("邮箱（选填）"), ""),
            columns=2,
        )
    )


@template
def colons_in_cells_of_their_own() -> bytes:
    narrow = lambda: tc("：", width=300)  # noqa: E731
    return docx(
        tbl(
            tr("单位名称", narrow(), ""),
            tr("法人代表", narrow(), ""),
            tr("网站名称", narrow(), ""),
            tr("域　　名", narrow(), ""),
            tr("网站负责人", narrow(), ""),
            tr("联系手机", narrow(), ""),
            tr("盖　　章", narrow(), ""),
            columns=3,
        )
    )


@template
def contact_cell_over_three_rows() -> bytes:
    return docx(
        tbl(
            tr(tc("网站负责人", merge="restart"), tc("姓名", span=2), ""),
            tr(tc(merge="go"), tc("证件", merge="restart"), "类型", ""),
            tr(tc(merge="go"), tc(merge="go"), "号码", ""),
            tr(tc(merge="go"), tc("联系方式", merge="restart"), "手机", ""),
            tr(tc(merge="go"), tc(merge="go"), "办公电话", ""),
            tr(tc(merge="go"), tc(merge="go"), "电子邮箱", ""),
            columns=4,
        )
    )


@template
def broken_labels_in_two_languages() -> bytes:
    def both(chinese: str, english: str) -> str:
        return tc(p(r(chinese), _BR, r(english, '<w:i/><w:sz w:val="16"/>')))

    return docx(
        tbl(
            [both("主办单位名称", "Name of organiser"), tc(), both("单位性质", "Type of entity"), tc()],
            [both("注册地址", "Registered address"), tc(), both("通信地址", "Mailing address"), tc()],
            [both("网站负责人", "Person in charge of the website"), tc(), both("职务", "Position"), tc()],
            [both("证件号码", "ID No."), tc(), both("移动电话", "Mobile"), tc()],
            [both("签字", "Signature"), tc(), both("日期", "Date"), tc()],
        )
    )


@template
def two_sites_in_columns() -> bytes:
    return docx(
        tbl(
            ["", "网站一", "网站二"],
            ["网站名称", "", ""],
            ["网站域名", "", ""],
            ["首页网址", "", ""],
            ["负责人姓名", "", ""],
        )
    )


@template
def legal_representative_speaks() -> bytes:
    return docx(
        p("法定代表人授权书", ppr='<w:jc w:val="center"/>'),
        p("本人", _blank(10), "，身份证号码", _blank(20), "，系", _blank(24), "的法定代表人。"),
        p("现授权我单位员工", _blank(10), "（证件号码：", _blank(20), "，手机号码：", _blank(14), "）为网站负责人，全权办理域名", _blank(16), "的备案手续。"),
        "授权有效期至备案注销之日止。",
        p("法定代表人（亲笔签名）：", _blank(12)),
        p("被授权人（亲笔签名）：", _blank(12)),
        p("单位（加盖公章）：", _blank(12)),
        p("签署日期：", _blank(6), "年", _blank(4), "月", _blank(4), "日"),
    )


@template
def brackets_to_fill() -> bytes:
    return docx(
        "备案真实性承诺书",
        "我单位【　　　　　　　　】承诺：网站【　　　　　　】（域名【　　　　　　】）的备案信息真实有效。",
        "统一社会信用代码：【　　　　　　　　】",
        "网站负责人：【　　　　】　联系电话：【　　　　　　】",
        "法定代表人签字：【　　　　】",
        "日期：【　　】年【　　】月【　　】日",
    )


@template
def questions_in_a_list() -> bytes:
    return docx(
        "请回答下列问题",
        "1. 贵单位全称：______________________",
        "2. 贵单位的统一社会信用代码：______________________",
        "3. 网站叫什么名字（网站名称）：______________",
        "4. 需要备案的域名：______________",
        "5. 谁是网站负责人？姓名：________，手机：____________",
        "6. 贵单位的法定代表人是：________",
        "7. 服务器的IP地址：______________",
    )


@template
def named_controls_only() -> bytes:
    def row(name: str) -> str:
        return tr(tc(p("")), tc(p(prompt(name=name))))

    return docx(
        "Website filing data sheet",
        p("Organiser: ", prompt(name="CompanyName"), "   USCC: ", prompt(name="UnifiedSocialCreditCode")),
        p(prompt(name="WebsiteName"), "  ", prompt(name="DomainName")),
        tbl(row("网站首页网址"), row("网站负责人姓名"), row("网站负责人手机号码"), row("签名")),
    )


@template
def people_in_rows_with_their_part() -> bytes:
    return docx(
        tbl(
            ["角色", "姓名", "证件类型", "证件号码", "联系电话", "签字"],
            ["法定代表人", "", "", "", "", ""],
            ["主体负责人", "", "", "", "", ""],
            ["网站负责人", "", "", "", "", ""],
            ["网站编辑", "", "", "", "", ""],
        ),
        p("填表人：________    填表日期：________"),
    )


@template
def boxes_for_yes_and_kinds() -> bytes:
    return docx(
        p("主办单位性质：", check(), "企业　", check(), "事业单位　", check(), "社会团体　", check(), "个人"),
        p("主体证件类型：", "（  ）营业执照  （  ）身份证  （  ）事业单位法人证书"),
        p("网站负责人证件类型：", "居民身份证□  护照□  其他□"),
        p("网站内容：", "☐单位门户网站  ☐电子商务  ☐论坛"),
        p("网站语言：", legacy('<w:name w:val="C1"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>', "FORMCHECKBOX", None), "中文简体  ",
          legacy('<w:name w:val="C2"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>', "FORMCHECKBOX", None), "英语"),
    )  # fmt: skip


@template
def fields_in_a_framed_page() -> bytes:
    return docx(
        tbl(
            [
                tc(
                    p("网站备案信息登记卡")
                    + tbl(["主办单位", tc(p(legacy(_TEXT, "FORMTEXT")))], ["所在省份", ""], ["所在城市", ""])
                    + p("以下为网站信息：")
                    + tbl(["网站名称", "", "备案域名", ""], ["接入方式", "□云主机 □专线", "服务器所在地", ""])
                    + p("负责人：________（网站负责人）  手机：____________")
                    + p("经办人签名：________    联系电话：____________")
                )
            ]
        ),
        p(sdt(r("网站首页地址：________"), "<w:id w:val=\"8\"/>")),
    )
