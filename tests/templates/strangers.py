"""Forms that showed mistakes of the filler when they were first tried."""

from __future__ import annotations

from tests.templates.xml import docx, p, r, tbl, tc, template, tr

_U = '<w:u w:val="single"/>'


@template
def notice_of_duty() -> bytes:
    return docx('ICP备案信息真实性责任告知书', p('网站负责人：', r('            ', _U), '    联系电话：', r('            ', _U)), '本人已阅知上述内容。', p('签名：', r('        ', _U), '  日期：', r('    ', _U), '年', r('  ', _U), '月', r('  ', _U), '日'))


@template
def blocks_with_repeated_labels() -> bytes:
    return docx(tbl(tr(tc('主体信息', merge='restart'), '主办单位名称', tc(span=3)), tr(tc(merge='go'), '主办单位性质', '', '证件类型', ''), tr(tc(merge='go'), '证件号码', tc(span=3)), tr(tc(merge='go'), '主体负责人姓名', '', '证件类型', ''), tr(tc(merge='go'), '证件号码', '', '手机号码', ''), tr(tc('网站信息', merge='restart'), '网站名称', '', '网站域名', ''), tr(tc(merge='go'), '网站负责人姓名', '', '证件号码', ''), tr(tc(merge='go'), '联系方式一', '', '联系方式二', ''), tr(tc('接入信息', merge='restart'), '接入商名称', '', 'IP地址', ''), tr(tc('核验人签字'), tc(span=2), '核验日期', tc()), columns=5))


@template
def letter_with_two_people() -> bytes:
    return docx('法定代表人授权委托书', '致：某接入服务商', p('我单位', r('              ', _U), '（以下简称“我单位”），法定代表人', r('      ', _U), '，现授权', r('      ', _U), '（身份证号：', r('              ', _U), '）为网站', r('        ', _U), '的负责人。'), p('委托单位（盖章）：'), p('法定代表人（签字）：'), p('年   月   日'))


@template
def two_columns_with_head() -> bytes:
    return docx(tbl(['项  目', '内  容'], ['网站名称', ''], ['网站域名', ''], ['网站首页网址', ''], ['是否涉及前置审批', '□是 □否'], ['单位联系电话', ''], ['填表人', ''], ['填表人联系电话', '']))


@template
def words_in_brackets() -> bytes:
    return docx(p('单位名称（盖章）：', r('          ', _U)), p('主办单位名称（须与营业执照一致，加盖公章处除外）：______'), p('网站负责人（本人签字）：____'), p('主体负责人手机号码（用于接收验证码）：____________'), p('域名证书持有者：____'), p('负责人手写签名：____ 填表日期：____'))


@template
def personal_details() -> bytes:
    return docx(tbl(['姓名', '', '性别', ''], ['出生日期', '', '民族', ''], ['证件有效期', '', '手机', ''], ['网站负责人声明', '']))


@template
def english_parts() -> bytes:
    return docx('Part A – Organiser details', tbl(['Name', '', 'Type of organisation', ''], ['Certificate number', '', 'Address', '']), 'Part B – Person in charge of the website', tbl(['Name (in full)', '', 'Document type', ''], ['Document No.', '', 'Mobile', '']), 'Part C – For official use only', tbl(['Name', ''], ['Date', '']))


@template
def choices_and_several_a_line() -> bytes:
    return docx(p('1. 网站名称：', r('    ', _U), '2. 网站域名：', r('    ', _U)), p('网站内容：□新闻 □出版 □单位门户网站 □其他'), p('网站语言：☐中文简体 ☐英语 ☐其他语言______'), p('主办单位所在地：______省______市______区（县）'), p('通信地址：______邮编：______'))


@template
def person_cells_in_rows() -> bytes:
    return docx(tbl(tr('法定代表人', '姓名', '', '身份证号', ''), tr('主体负责人', '姓名', '', '身份证号', ''), tr('网站负责人', '姓名', '', '身份证号', '')))


@template
def two_people_side_by_side() -> bytes:
    return docx(tbl(tr(tc('授权人信息', span=2), tc('被授权人信息', span=2)), tr('姓名', '', '姓名', ''), tr('证件号码', '', '证件号码', '')))


@template
def other_organisations() -> bytes:
    return docx(
        '网站备案服务确认表',
        '一、主办单位信息',
        tbl(['单位名称', '', '统一社会信用代码', ''], ['通信地址', '', '单位性质', '']),
        '二、技术支持单位信息',
        tbl(['单位名称', '', '统一社会信用代码', ''], ['通信地址', '', '联系电话', '']),
        tbl(tr(tc('网站建设公司', merge='restart'), '单位名称', ''), tr(tc(merge='go'), '通信地址', ''), tr('技术支持方', '公司名称', '')),
        '三、证件信息',
        tbl(['统一社会信用代码', '', '住所', '']),
        '四、介绍人信息',
        p('姓名：________  工作单位：____________  地址：____________'),
        '五、域名注册服务机构情况',
        p('公司名称：____________  注册地址：____________'),
        '网站负责人是否为法定代表人____，是否有域名证书____。',
        '六、网站信息',
        p('主办单位名称：____________  网站名称：____________'),
        p('建设单位名称：____________  维护公司名称：____________  上级单位：____________'),
    )  # fmt: skip
