"""Text boxes, headers, footers, notes, tracked changes, idioms of LibreOffice, tricks."""

from __future__ import annotations

from tests.templates.xml import docx, p, r, tbl, tc, template, text_box, tr

_BY = 'w:author="A" w:date="2026-01-05T10:00:00Z"'


@template
def text_boxes() -> bytes:
    return docx(
        p("网站备案登记表", text_box(p("主办单位名称：____________") + p("负责人签字：________"))),
        p(text_box(tbl(["网站名称", ""], ["域名", ""]) + p())),
        p("网站首页网址：________________"),
    )


@template
def headers_and_footers() -> bytes:
    return docx(
        p("网站名称：____________", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        parts={
            "header1": p("主办单位名称：________________"),
            "footer1": tbl(["网站域名", "", "签章", ""]) + p(),
            "footnotes": '<w:footnote w:id="2">' + p("网站首页网址：________") + "</w:footnote>",
        },
    )


@template
def tracked_changes() -> bytes:
    ins = lambda inner: f'<w:ins w:id="1" {_BY}>{inner}</w:ins>'  # noqa: E731
    dele = lambda text: (  # noqa: E731
        f'<w:del w:id="2" {_BY}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
    )
    return docx(
        p(r("主办"), dele("网站"), ins(r("单位")), r("名称："), ins(r("____________")), dele("________")),
        tbl(
            tr("网站名称", ""),
            tr(tc(p(dele("旧域名行"))), "", pr=f'<w:del w:id="7" {_BY}/>'),
            tr("网站域名", "", pr=f'<w:ins w:id="8" {_BY}/>'),
            tr(
                "首页网址",
                tc(p(mark=f'<w:ins w:id="9" {_BY}/><w:sz w:val="24"/>')),
            ),
            tr(tc(p(dele("网站负责人"), ins(r("法定代表人")), r("姓名"))), tc(p(dele("张三")))),
        ),
    )


@template
def libre_office_idiom() -> bytes:
    def standard(*content: str) -> str:
        return p(
            *content,
            ppr='<w:pStyle w:val="Normal"/><w:bidi w:val="0"/><w:jc w:val="start"/>',
            mark='<w:rFonts w:eastAsia="SimSun"/>',
        )

    def cell(content: str) -> str:
        return tc(standard(*([r(content, '<w:rFonts w:eastAsia="SimSun"/>')] if content else [])), pr='<w:tcBorders><w:top w:val="single" w:sz="2"/></w:tcBorders>')

    return docx(
        standard("主体负责人信息"),
        tbl(tr(cell("姓名"), cell("")), tr(cell("证件号码"), cell("")), pr='<w:jc w:val="start"/>'),
        standard("网站负责人信息"),
        tbl(tr(cell("姓名"), cell("")), tr(cell("证件号码"), cell(""))),
        standard(r("网站名称："), '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">     </w:t><w:tab/><w:t xml:space="preserve">   </w:t></w:r>'),
    )


@template
def mixed_roles_without_headings() -> bytes:
    return docx(
        tbl(
            ["主办单位", "", "证件号码", ""],
            ["法定代表人", "", "证件号码", ""],
            ["主体负责人姓名", "", "证件号码", ""],
            ["网站负责人姓名", "", "证件类型", ""],
            ["手机（接收短信验证码）", "", "邮箱", ""],
            [tc("被授权人签字："), "", tc("授权人（法定代表人）签字："), ""],
        )
    )


@template
def verifier_block_beside() -> bytes:
    return docx(
        tbl(
            tr(tc("主办单位填写", merge="restart"), "单位名称", ""),
            tr(tc(merge="go"), "网站域名", ""),
            tr(tc("核验单位填写", merge="restart"), "网站名称", ""),
            tr(tc(merge="go"), "姓名", ""),
            tr(tc(merge="go"), "核验日期", ""),
            columns=3,
        ),
        "以下由接入服务商填写",
        "接入商名称：____________  IP地址：____________",
        "负责人姓名：________",
    )


@template
def individual_form() -> bytes:
    return docx(
        "互联网信息服务备案承诺书（个人）",
        "主办者姓名/名称：____________",
        tbl(
            ["主办单位或主办人名称", "", "所在省", ""],
            ["网站负责人", "", "身份证号码", ""],
            ["联系电话", "", "指纹", ""],
            ["本人签名", "", "手印", ""],
        ),
        "本人已阅读并同意上述内容。",
    )
