"""Content controls, form fields of the old kind, boxes to tick."""

from __future__ import annotations

from tests.templates.xml import check, docx, legacy, p, prompt, r, sdt, tbl, tc, template

_LIST = (
    '<w:dropDownList><w:listItem w:displayText="请选择" w:value=""/>'
    '<w:listItem w:displayText="企业" w:value="4"/><w:listItem w:displayText="个人" w:value="5"/></w:dropDownList>'
)
_COMBO = '<w:comboBox><w:listItem w:displayText="中文简体" w:value="zh"/></w:comboBox>'
_DATE = '<w:date><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/></w:date>'
_SYM = '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'


@template
def inline_controls() -> bytes:
    bound = '<w:dataBinding w:xpath="/a" w:storeItemID="{0}"/><w:text/>'
    return docx(
        p("主办单位名称：", prompt()),
        p("网站名称：", prompt(bound), "  域名：", prompt()),
        p("单位性质：", prompt(_LIST, "选择一项。")),
        p("网站语言：", prompt(_COMBO, "选择一项。")),
        p("成立日期：", prompt(_DATE, "单击此处输入日期。")),
        p("签字日期：", prompt(_DATE, "单击此处输入日期。")),
        p(prompt(name="网站首页网址")),
        p("联系人已定：", sdt(r("甲方"), "<w:text/>")),
    )


@template
def block_controls() -> bytes:
    grey = '<w:rStyle w:val="PlaceholderText"/>'
    return docx(
        p("主办单位名称"),
        sdt(p(r("单击此处输入文字。", grey)), '<w:alias w:val="主办单位名称"/><w:showingPlcHdr/><w:text/>'),
        sdt(tbl(["网站名称", ""], ["域名", ""]), '<w:id w:val="44"/>'),
        sdt(p("法定代表人签字：________") + p("网站负责人姓名：________"), '<w:id w:val="45"/>'),
    )


@template
def legacy_fields() -> bytes:
    text = '<w:name w:val="Text1"/><w:enabled/><w:textInput/>'
    short = '<w:name w:val="Text2"/><w:enabled/><w:textInput><w:maxLength w:val="40"/></w:textInput>'
    off = '<w:name w:val="C1"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'
    drop = '<w:name w:val="D1"/><w:ddList><w:listEntry w:val="请选择"/><w:listEntry w:val="营业执照"/><w:listEntry w:val="身份证"/></w:ddList>'
    return docx(
        p("主办单位名称：", legacy(text, "FORMTEXT")),
        p("主办单位证件类型：", legacy(drop, "FORMDROPDOWN", None)),
        tbl(
            ["网站名称", tc(p(legacy(short, "FORMTEXT")))],
            ["网站域名", tc(p(legacy(text, "FORMTEXT", None)))],
            ["签名", tc(p(legacy(text, "FORMTEXT")))],
        ),
        p("单位性质：", legacy(off, "FORMCHECKBOX", None), "企业 ", legacy(off, "FORMCHECKBOX", None), "个人"),
        settings='<w:documentProtection w:edit="forms" w:enforcement="1"/>',
    )


@template
def boxes_to_tick() -> bytes:
    return docx(
        "单位性质：□企业 □个人 □事业单位 □政府机关",
        tbl(
            ["主办单位证件类型", "□组织机构代码证 □营业执照 □身份证"],
            ["网站负责人证件类型", tc(p("□身份证") + p("□护照") + p("□其他：________"))],
            ["网站语言", "中文简体□ 英语□"],
            ["主体性质", "（ ）企业  （ ）个人"],
        ),
        p("主办单位性质：", check(), "企业  ", check(True), "个人"),
        p("企业性质：", _SYM, "企业 ", _SYM, "个人"),
        "核验内容",
        "□主体信息真实 □证件有效",
        "□企业 □个人",
    )


@template
def mail_merge_and_links() -> bytes:
    def merge(name: str) -> str:
        return (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve"> MERGEFIELD {name} \\* MERGEFORMAT </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + r(f"«{name}»", "<w:b/>")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    link = (
        '<w:hyperlink w:anchor="x">' + r("网站域名：", '<w:color w:val="0563C1"/><w:u w:val="single"/>')
        + r("____________", '<w:color w:val="0563C1"/>') + "</w:hyperlink>"
    )  # fmt: skip
    page = (
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>、</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + r("网站名称") +
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + r("：________")
    )  # fmt: skip
    marked = '<w:bookmarkStart w:id="4" w:name="a"/>' + r("网站名称") + '<w:bookmarkEnd w:id="4"/>'
    return docx(p(marked, r("等信息如实填写。")), p("主办单位：", merge("主办单位名称")), p(link), p(page))
