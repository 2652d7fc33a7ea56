"""Registration forms as offices and agencies build them, written before the filler saw any of them."""

from __future__ import annotations

from tests.templates.xml import check, docx, legacy, p, prompt, r, sdt, tbl, tc, template, text_box, tr

_GREY = '<w:color w:val="808080"/><w:sz w:val="16"/>'
_TEXT = '<w:name w:val="Text1"/><w:enabled/><w:textInput/>'
_DATE = '<w:date><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/></w:date>'
_CHOICE = (
    '<w:dropDownList><w:listItem w:displayText="选择一项。" w:value=""/>'
    '<w:listItem w:displayText="居民身份证" w:value="1"/><w:listItem w:displayText="护照" w:value="2"/></w:dropDownList>'
)


def _heading(text: str) -> str:
    return p(r(text, "<w:b/>"), ppr='<w:pStyle w:val="1"/><w:outlineLvl w:val="0"/>')


@template
def rows_with_number_and_explanation() -> bytes:
    return docx(
        p(r("网站备案信息采集表", "<w:b/>"), ppr='<w:jc w:val="center"/>'),
        tbl(
            ["序号", "栏目名称", "填写内容", "填写说明"],
            ["1", "主办单位全称", "", "与营业执照一致"],
            ["2", "主办单位有效证件类型", "", "如营业执照"],
            ["3", "主办单位有效证件号码", "", "18位统一社会信用代码"],
            ["4", "主办单位通讯地址", "", "详细到门牌号"],
            ["5", "主办单位邮政编码", "", ""],
            ["6", "网站负责人姓名", "", "须为本单位员工"],
            ["7", "网站负责人有效证件号码", "", ""],
            ["8", "网站负责人手机号码", "", "保持畅通"],
            ["9", "网站负责人电子邮箱", "", ""],
            ["10", "网站名称", "", "不得使用通用词汇"],
            ["11", "网站首页URL", "", "可填多个"],
            ["12", "网站域名列表", "", "不带www"],
        ),
    )


@template
def people_across_and_questions_down() -> bytes:
    return docx(
        "主要人员信息表",
        tbl(
            ["项目", "法定代表人", "主体负责人", "网站负责人"],
            ["姓名", "", "", ""],
            ["证件类型", "", "", ""],
            ["证件号码", "", "", ""],
            ["手机号码", "", "", ""],
            ["电子邮箱", "", "", ""],
            ["本人签字", "", "", ""],
        ),
    )


@template
def head_of_two_rows() -> bytes:
    return docx(
        tbl(
            tr(tc("人员", merge="restart"), tc("身份信息", span=2), tc("联系信息", span=2)),
            tr(tc(merge="go"), "姓名", "身份证号", "手机", "邮箱"),
            ["主体负责人", "", "", "", ""],
            ["网站负责人", "", "", "", ""],
            ["技术负责人", "", "", "", ""],
            columns=5,
        )
    )


@template
def small_captions_over_the_answer() -> bytes:
    def box(caption: str, span: int = 1) -> str:
        return tc(p(r(caption, _GREY)) + p(), span=span)

    return docx(
        tbl(
            tr(box("单位名称（全称）", 2), box("统一社会信用代码")),
            tr(box("注册地址", 3)),
            tr(box("网站名称"), box("备案域名"), box("网站首页地址")),
            tr(box("网站负责人"), box("身份证件号码"), box("手机")),
            tr(box("单位公章"), box("网站负责人签字"), box("签署日期")),
            columns=3,
        )
    )


@template
def everything_in_one_cell() -> bytes:
    return docx(
        tbl(
            [
                "单位信息",
                tc(p("单位名称：____________________") + p("信用代码：____________  单位性质：__________")
                   + p("通讯地址：____________________  邮编：________")),
            ],
            [
                "法人信息",
                tc(p("姓名：________  身份证号：__________________") + p("联系电话：____________")),
            ],
            [
                "网站负责人信息",
                tc(p("姓名：________  身份证号：__________________")
                   + p("手机：____________  座机：____________  邮箱：______________")),
            ],
            ["单位意见", tc(p("以上信息属实。") + p("（盖章）") + p("    年   月   日"))],
        )
    )  # fmt: skip


@template
def old_fields_in_sections() -> bytes:
    box = lambda: tc(p(legacy(_TEXT, "FORMTEXT")))  # noqa: E731
    return docx(
        tbl(
            tr(tc("第一部分  备案主体", span=4, pr='<w:shd w:val="clear" w:fill="D9D9D9"/>')),
            tr("名称：", box(), "性质：", box()),
            tr("证照号码：", box(), "法定代表人：", box()),
            tr(tc("第二部分  主体负责人", span=4, pr='<w:shd w:val="clear" w:fill="D9D9D9"/>')),
            tr("姓名：", box(), "身份证号码：", box()),
            tr("移动电话：", box(), "电子邮件：", box()),
            tr(tc("第三部分  备案网站", span=4, pr='<w:shd w:val="clear" w:fill="D9D9D9"/>')),
            tr("网站名称：", box(), "网站域名：", box()),
            tr(tc("第四部分  网站负责人", span=4, pr='<w:shd w:val="clear" w:fill="D9D9D9"/>')),
            tr("姓名：", box(), "身份证号码：", box()),
            tr("移动电话：", box(), "应急电话：", box()),
            tr("承诺人签名：", box(), "日期：", box()),
            columns=4,
        ),
        settings='<w:documentProtection w:edit="forms" w:enforcement="1"/>',
    )


@template
def controls_under_headings() -> bytes:
    return docx(
        _heading("主办单位"),
        tbl(
            ["名称", tc(p(prompt()))],
            ["成立日期", tc(p(prompt(_DATE, "单击选择日期。")))],
            ["经营范围", sdt(tc(p(r("单击此处输入文字。", '<w:rStyle w:val="PlaceholderText"/>'))), "<w:id w:val=\"3\"/><w:showingPlcHdr/><w:text w:multiLine=\"1\"/>")],
        ),
        _heading("主体负责人"),
        p("姓名：", prompt(), "    证件类型：", prompt(_CHOICE, "选择一项。")),
        p("证件号码：", prompt(), "    有效期至：", prompt(_DATE, "单击选择日期。")),
        _heading("网站负责人"),
        p("姓名：", prompt(), "    证件类型：", prompt(_CHOICE, "选择一项。")),
        p("证件号码：", prompt(), "    有效期至：", prompt(_DATE, "单击选择日期。")),
        p("负责人签字：", prompt(), "    签字日期：", prompt(_DATE, "单击选择日期。")),
    )


@template
def tables_inside_of_named_cells() -> bytes:
    person = lambda: tbl(["姓名", ""], ["证件号码", ""], ["手机", ""])  # noqa: E731
    return docx(
        tbl(
            [tc("主办单位"), tc(tbl(["单位名称", ""], ["证件号码", ""], ["办公地址", ""]))],
            [tc("主体负责人"), tc(person())],
            [tc("网站"), tc(tbl(["网站名称", "域名"], ["", ""]))],
            [tc("网站负责人"), tc(person())],
            [tc("审核意见"), tc(tbl(["姓名", ""], ["日期", ""]))],
        )
    )


@template
def head_of_the_page() -> bytes:
    return docx(
        p("备案材料清单", ppr='<w:jc w:val="center"/>'),
        p("网站名称：__________________"),
        parts={
            "header1": tbl(["客户名称", "", "受理编号", ""], ["备案域名", "", "受理日期", ""]) + p(),
            "footer1": p("联系人：________  联系电话：__________  第1页"),
        },
    )


@template
def hong_kong_form() -> bytes:
    return docx(
        p("網站備案資料登記表"),
        tbl(
            ["主辦單位名稱 / Organiser", "", "統一社會信用代碼", ""],
            ["註冊地址", "", "通訊地址", ""],
            ["法定代表人姓名", "", "身份證件號碼", ""],
            ["網站名稱", "", "網站域名", ""],
            ["網站負責人姓名", "", "證件類型", ""],
            ["證件號碼", "", "聯絡電話", ""],
            ["電郵地址", "", "緊急聯絡電話", ""],
            ["負責人簽署", "", "公司蓋章", ""],
        ),
    )


@template
def boxes_with_controls_and_others() -> bytes:
    return docx(
        tbl(
            tr("主办单位性质（单选）", tc(p(check(), " 国家机关  ", check(), " 事业单位  ", check(), " 企业  ", check(), " 个人"), span=3)),
            tr("网站负责人证件类型", tc(p("□ 居民身份证　□ 护照　□ 港澳居民来往内地通行证　□ 台湾居民来往大陆通行证"), span=3)),
            tr("证件号码", tc(), "证件有效期", tc(p("自    年  月  日起至    年  月  日止"))),
            tr("网站语言（可多选）", tc(p("□中文简体") + p("□中文繁体") + p("□英语") + p("□其他"), span=3)),
            tr("接入方式", tc(p("○ 专线　○ 主机托管　○ 虚拟主机　○ 云主机"), span=3)),
            tr("是否涉及前置审批", tc(p("□是　□否"), span=3)),
            tr("申请类型", tc(p("□首次备案  □新增网站  □变更备案"), span=3)),
            columns=4,
        )
    )


@template
def place_of_three_parts() -> bytes:
    return docx(
        tbl(
            ["主办单位名称", tc(span=3)],
            tr("主办单位所在地", tc("____省（自治区、直辖市）____市____区（县）", span=3)),
            tr("详细地址", tc(span=3)),
            tr("所属省份", tc(), "所属城市", tc()),
            columns=4,
        ),
        "网站服务器所在地：____________",
    )


@template
def shapes_beside_each_other() -> bytes:
    return docx(
        p(
            text_box(p(r("备案主体", "<w:b/>")) + p("名称：______________") + p("证件号：________________")),
            text_box(p(r("网站负责人", "<w:b/>")) + p("姓名：______________") + p("手机号：________________")),
        ),
        p(text_box(tbl(["网站", ""], ["网址", ""], ["盖章处", ""]) + p())),
    )
