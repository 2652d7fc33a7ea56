"""Letters and promises as offices word them, written before the filler saw any of them."""

from __future__ import annotations

from tests.templates.xml import docx, legacy, p, prompt, r, sdt, tbl, tc, template

_U = '<w:u w:val="single"/>'
_TAB = f"<w:r><w:rPr>{_U}</w:rPr><w:tab/></w:r>"
_STOPS = '<w:tabs><w:tab w:val="left" w:pos="8300"/></w:tabs>'
_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'


def _blank(width: int) -> str:
    return r(" " * width, _U)


@template
def mandate_with_two_parties() -> bytes:
    return docx(
        p(r("授权委托书", "<w:b/>"), ppr='<w:jc w:val="center"/>'),
        p("委托单位：", _blank(30)),
        p("统一社会信用代码：", _blank(24)),
        p("法定代表人：", _blank(10), "　职务：", _blank(10)),
        p("受托人：", _blank(10), "　性别：", _blank(4), "　身份证号码：", _blank(20)),
        p("工作单位：", _blank(24), "　联系电话：", _blank(14)),
        p("现委托上述受托人担任我单位网站", _blank(14), "（域名：", _blank(16), "）的网站负责人，办理备案事宜。"),
        "委托期限：自____年__月__日至____年__月__日。",
        p("委托单位（公章）：", _blank(16)),
        p("法定代表人（签章）：", _blank(16)),
        p("受托人（签字）：", _blank(16)),
        p("　　　　年　　月　　日", ppr='<w:jc w:val="right"/>'),
    )


@template
def lines_drawn_with_tabs() -> bytes:
    return docx(
        p(r("主办单位 / Organiser："), _TAB, ppr=_STOPS),
        p(r("证件号码 / Certificate No.："), _TAB, ppr=_STOPS),
        p(r("网站名称 / Website："), _TAB, ppr=_STOPS),
        p(r("域　　名 / Domain："), _TAB, ppr=_STOPS),
        p(r("网站负责人 / Person in charge of the website："), _TAB, ppr=_STOPS),
        p(r("手　　机 / Mobile："), _TAB, ppr=_STOPS),
        p(r("签　　名 / Signature："), _TAB, ppr=_STOPS),
        p(r("日　　期 / Date："), _TAB, ppr=_STOPS),
    )


@template
def shanghai_like_letter() -> bytes:
    return docx(
        p("网站负责人授权书", ppr='<w:jc w:val="center"/>'),
        "上海市通信管理局：",
        p("兹授权我单位", _blank(12), "（姓名），现任", _blank(12), "（职务），身份证件号码为", _blank(20), "，担任域名", _blank(20), "所对应网站的负责人，负责该网站的日常管理。"),
        p("授权单位名称：", _blank(24)),
        p("法定代表人证件号码：", _blank(24)),
        "授权单位（盖章）",
        "法定代表人（签字）",
        "年　　月　　日",
    )


@template
def promise_about_finance() -> bytes:
    return docx(
        "承诺函",
        p(_blank(8), "省通信管理局："),
        p("我单位", _blank(24), "现申请备案网站", _blank(16), "，域名", _blank(18), "，仅用于单位宣传，不从事任何金融业务。"),
        p("法定代表人签字：", _blank(10), "　联系电话：", _blank(14)),
        p("网站负责人姓名：", _blank(10), "　联系电话：", _blank(14)),
        p("主办单位（公章）：", _blank(20)),
        "2026年__月__日",
    )


@template
def plan_with_numbered_answers() -> bytes:
    return docx(
        p("网站建设方案书", ppr='<w:jc w:val="center"/>'),
        "一、网站概况",
        "1、网站名称：",
        "2、网站域名：",
        "3、主办单位：",
        "4、网站内容：",
        "5、网站语种：",
        "二、负责人情况",
        "1、主体负责人：________，手机：__________，邮箱：__________",
        "2、网站负责人：________，手机：__________，邮箱：__________",
        "三、服务器情况",
        "1、接入服务商：",
        "2、IP地址：",
        "四、安全措施",
        "（请在此描述）",
        "单位盖章：",
    )


@template
def automatic_numbers_and_wide_names() -> bytes:
    return docx(
        "网站负责人承诺书",
        p("姓　　　名：____________", ppr=_NUMBERED),
        p("身 份 证 号：__________________", ppr=_NUMBERED),
        p("联 系 手 机：____________", ppr=_NUMBERED),
        p("电 子 信 箱：____________", ppr=_NUMBERED),
        p("所在单位名称：__________________", ppr=_NUMBERED),
        p("网 站 域 名：____________", ppr=_NUMBERED),
        "本人承诺对网站内容负责。",
        "承诺人签名（手写）：____________",
        "承诺日期：____________",
    )


@template
def captions_under_the_line() -> bytes:
    return docx(
        "证　明",
        p("兹有", _blank(24), "，证件号码", _blank(24), "，系"),
        p("　　　　（主办单位名称）　　　　　　　　　（统一社会信用代码）"),
        tbl(
            [tc(p(_blank(20))), tc(p(_blank(20)))],
            [tc("（网站名称）"), tc("（域名）")],
        ),
        "的主办单位。特此证明。",
        p("单位负责人（签章）：", _blank(12)),
    )


@template
def english_commitment() -> bytes:
    return docx(
        "COMMITMENT ON THE AUTHENTICITY OF FILING INFORMATION",
        p("1. Name of the organiser (in Chinese): ", _blank(30)),
        p("2. Unified Social Credit Code / Registration No.: ", _blank(24)),
        p("3. Registered address: ", _blank(30)),
        p("4. Website: ", _blank(20), "  Domain: ", _blank(20)),
        "Person responsible for the website",
        tbl(
            ["Full name", "", "Position", ""],
            ["ID card / passport number", "", "Mobile phone number", ""],
            ["E-mail address", "", "Emergency contact number", ""],
        ),
        p("Signature of the person responsible: ", _blank(16), "   Date signed: ", _blank(12)),
        p("Company stamp: ", _blank(16)),
    )


@template
def answers_between_words() -> bytes:
    return docx(
        "互联网信息服务备案承诺书",
        p("我单位", _blank(20), "（统一社会信用代码：", _blank(20), "），法定代表人", _blank(10), "，拟开办网站“", _blank(14), "”，网址为", _blank(20), "，由", _blank(8), "担任网站负责人（手机号码：", _blank(13), "）。"),
        "　　我单位承诺以上内容真实。",
        tbl(
            [tc(p("单位名称（盖章）：") + p()), tc(p("法定代表人签名：") + p())],
            [tc(p("通讯地址：")), tc(p("网站负责人邮箱："))],
            [tc(p("日期：　　年　月　日")), tc()],
            pr='<w:tblBorders><w:top w:val="nil"/></w:tblBorders>',
        ),
    )


@template
def mixed_controls_in_a_letter() -> bytes:
    text = '<w:name w:val="T"/><w:enabled/><w:textInput/>'
    named = lambda name: prompt(name=name)  # noqa: E731
    return docx(
        "主体负责人授权书",
        p("兹授权", named("被授权人姓名"), "（证件号码：", legacy(text, "FORMTEXT"), "）为我单位主体负责人。"),
        p("授权单位：", sdt(r("　　　　　　", _U), "<w:text/>")),
        p("通信地址：", legacy(text, "FORMTEXT", None)),
        p("被授权人联系电话：", named("手机"), "　　邮箱：", legacy(text, "FORMTEXT")),
        p("授权人签名：", legacy(text, "FORMTEXT"), "　授权日期：", prompt("<w:date/>", "选择日期")),
    )


@template
def several_sites_in_blocks() -> bytes:
    return docx(
        "新增网站备案信息",
        p("主办单位（全称）：", _blank(20)),
        "网站（一）",
        p("网站名称：", _blank(16), "域名：", _blank(16)),
        p("负责人：", _blank(10), "手机：", _blank(14)),
        "网站（二）",
        p("网站名称：", _blank(16), "域名：", _blank(16)),
        p("负责人：", _blank(10), "手机：", _blank(14)),
    )
