"""Tables: labels beside, above and around their blanks."""

from __future__ import annotations

from tests.templates.xml import docx, p, prompt, r, sdt, tbl, tc, template, tr


@template
def pairs_with_full_width_spaces() -> bytes:
    return docx(
        p("网站备案信息真实性核验单", ppr='<w:jc w:val="center"/>'),
        tbl(
            ["主 办 单 位　名 称：", "", "网　站　名　称", ""],
            ["统一社会信用代码 :", "", "域　　名：", ""],
            ["通信地址", "", "网站首页网址", ""],
            ["网站负责人签字", "", "填表日期", ""],
        ),
    )


@template
def split_runs_with_noise() -> bytes:
    noisy = (
        r("主办", "<w:b/>", ' w:rsidR="00A1"') + '<w:proofErr w:type="spellStart"/>'
        + '<w:bookmarkStart w:id="3" w:name="_Hlk1"/>' + r("单位", '<w:b/><w:lang w:eastAsia="zh-CN"/>')
        + '<w:lastRenderedPageBreak/>' + r("名", "<w:b/>") + '<w:bookmarkEnd w:id="3"/>'
        + '<w:proofErr w:type="spellEnd"/>' + r("称", "<w:b/>") + r("：")
    )  # fmt: skip
    smart = '<w:smartTag w:uri="urn:x" w:element="place">' + r("通信") + "</w:smartTag>" + r("地址")
    return docx(
        tbl(
            [tc(p(noisy)), ""],
            [tc(p(smart)), ""],
            [tc(p("法定", "代表人") + p("姓", "名")), ""],
            [tc(p(r("网站域"), r("名（可填多个）"))), tc(p(r(" ", '<w:sz w:val="24"/>')))],
        )
    )


@template
def merged_cells() -> bytes:
    return docx(
        tbl(
            tr(tc("网站备案登记表", span=4)),
            tr("主办单位名称", tc(span=3)),
            tr(tc("主体负责人", merge="restart"), "姓名", "", tc("照片", merge="restart")),
            tr(tc(merge="go"), "证件号码", "", tc(merge="go")),
            tr(tc(merge="go"), "手机号码", "", tc(merge="go")),
            tr(tc("网站负责人", merge="restart"), "姓名", tc(span=2)),
            tr(tc(merge="go"), "证件号码", tc(span=2)),
            tr(tc(merge="go"), "电子邮箱", tc(span=2)),
            tr(tc("单位盖章", span=2), tc(span=2)),
            columns=4,
        )
    )


@template
def section_rows() -> bytes:
    return docx(
        tbl(
            tr(tc("一、主办单位信息", span=4)),
            ["名称", "", "证件类型", ""],
            ["证件号码", "", "证件住所", ""],
            tr(tc("二、法定代表人信息", span=4)),
            ["姓名", "", "证件号码", ""],
            tr(tc("三、网站信息", span=4)),
            ["名称", "", "域名", ""],
            tr(tc("四、网站负责人基本情况", span=4)),
            ["姓名", "", "证件类型", ""],
            ["证件号码", "", "联系电话", ""],
            tr(tc("五、核验情况（由接入商填写）", span=4)),
            ["姓名", "", "联系电话", ""],
            columns=4,
        )
    )


@template
def matrix_of_people() -> bytes:
    return docx(
        tbl(
            ["", "姓名", "证件号码", "手机号码", "电子邮箱"],
            ["法定代表人", "", "", "", ""],
            ["主体负责人", "", "", "", ""],
            ["网站负责人", "", "", "", ""],
        )
    )


@template
def labels_above_blanks() -> bytes:
    return docx(
        tbl(
            ["网站名称", "网站域名", "网站首页网址"],
            ["", "", ""],
        ),
        p(),
        tbl([tc("主办单位名称", span=2)], [tc(span=2)], [tc("通讯地址", span=2)], [tc(span=2)]),
        p(),
        tbl([tc(p("主体负责人姓名：") + p()), tc(p("网站负责人手机：") + p())], [tc(p("法定代表人签字：") + p() + p()), tc(p("日期：") + p())]),
    )


@template
def several_websites() -> bytes:
    return docx(
        p("主办单位名称：____________________"),
        tbl(
            ["序号", "网站名称", "域名", "首页网址"],
            ["1", "", "", ""],
            ["2", "", "", ""],
            ["3", "", "", ""],
        ),
        p("网站一"),
        tbl(["名称", ""], ["域名", ""]),
        p("网站二"),
        tbl(["名称", ""], ["域名", ""]),
    )


@template
def nested_tables() -> bytes:
    inner = tbl(["网站名称", ""], ["域名", tc(tbl(["首页网址", ""], ["IP地址", ""]))])
    return docx(tbl([tc("主办单位名称"), tc()], [tc("网站信息"), tc(inner)], [tc("公章"), tc()]))


@template
def rows_and_cells_in_controls() -> bytes:
    waiting = sdt(tc(p(r("单击此处", '<w:rStyle w:val="PlaceholderText"/>'))), "<w:id w:val=\"5\"/><w:showingPlcHdr/><w:text/>")
    bare = sdt(tc(), '<w:id w:val="6"/><w:text/>')
    row = sdt(tr("网站域名", ""), '<w:id w:val="9"/>')
    return docx(
        tbl(
            tr("主办单位名称", waiting),
            tr("网站名称", bare),
            row,
            tr("统一社会信用代码", tc(p(prompt()))),
            tr("网站负责人签名", tc(p(prompt()))),
            columns=2,
        )
    )


@template
def right_to_left_order() -> bytes:
    return docx(
        tbl(
            ["", "主办单位名称"],
            ["", "网站名称"],
            ["", "负责人签字"],
            pr="<w:bidiVisual/>",
        ),
        p(),
        tbl(["域名", "", "首页网址", ""], pr="<w:bidiVisual/>"),
    )


@template
def one_character_a_cell() -> bytes:
    small = [tc(width=300) for _ in range(18)]
    return docx(
        p("网站负责人信息"),
        tbl(tr("姓名", tc(span=18, width=300)), tr("身份证号", *small), columns=19),
    )


@template
def bilingual_table() -> bytes:
    return docx(
        tbl(
            ["主办单位名称 Name of Organiser", "", "网站名称/Website name", ""],
            ["Domain name（域名）", "", tc(p("首页网址") + p("Homepage URL")), ""],
            ["Name of the legal representative", "", "Signature", ""],
            ["Mailing address", "", "Date", ""],
        ),
        p("Website administrator information"),
        tbl(["Full name", "", "ID No.", ""], ["Mobile phone:", "", "E-mail:", ""], ["Company seal", "", "For official use only", ""]),
    )


@template
def fixed_rows_and_formats() -> bytes:
    fixed = '<w:trHeight w:val="300" w:hRule="exact"/>'
    mark = '<w:rFonts w:ascii="Arial" w:eastAsia="楷体" w:hAnsi="Arial"/><w:color w:val="1F3864"/><w:sz w:val="28"/>'
    return docx(
        tbl(
            tr(tc("主办单位名称", width=1500), tc(p(mark=mark), width=1500), pr=fixed),
            tr(tc("网站名称"), tc(p(r("        ", mark)))),
            tr(tc(p(r("通信地址", '<w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="24"/>'))), tc()),
        )
    )
