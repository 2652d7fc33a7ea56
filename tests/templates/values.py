"""A value for every field that differs from every other, so that a mix-up shows."""

from __future__ import annotations

from icpdesk.forms.derived import derived
from tests.support.people import credit_code, resident_id

_PEOPLE = {
    "subject.legal_representative": ("林晓晴", "440103", "19850307", "01"),
    "subject.administrator": ("何雨桐", "440106", "19880519", "07"),
    "website.administrator": ("周启明", "440103", "19900912", "21"),
}

VALUES: dict[str, str] = {
    "provider": "阿里云",
    "province": "广东",
    "subject.city": "广州市",
    "subject.district": "荔湾区",
    "subject.name": "广州市晴川科技有限公司",
    "subject.nature": "企业",
    "subject.certificate.type": "营业执照",
    "subject.certificate.number": credit_code("440100"),
    "subject.certificate.address": "广东省广州市荔湾区示例路18号",
    "subject.certificate.valid_from": "2019-03-15",
    "subject.certificate.valid_until": "长期",
    "subject.certificate.validity": "2019-03-15至长期",
    "subject.mailing_address": "示例路18号晴川大厦12楼1201室",
    "subject.business_scope": "计算机软硬件的技术开发与销售",
    "website.name": "晴川科技官方网站",
    "website.domains": "example-site.cn",
    "website.home_url": "www.example-site.cn",
    "website.content": "单位门户网站",
    "website.languages": "中文简体",
    "website.ip_addresses": "192.0.2.18",
    "website.access_mode": "云主机",
    "website.server_province": "浙江",
    "website.remarks": "用于展示本单位简介",
}
for _role, (_name, _area, _born, _number) in _PEOPLE.items():
    VALUES |= {
        f"{_role}.name": _name,
        f"{_role}.document_type": "居民身份证",
        f"{_role}.document_number": resident_id(_area, _born, f"1{_number}"),
        f"{_role}.valid_from": f"2019-06-{_number}",
        f"{_role}.valid_until": f"2039-06-{_number}",
        f"{_role}.validity": f"2019-06-{_number}至2039-06-{_number}",
        f"{_role}.mobile": f"136001010{_number}",
        f"{_role}.office_phone": f"020-555501{_number}",
        f"{_role}.emergency_phone": f"136001020{_number}",
        f"{_role}.emergency_contact": f"郑佳怡{_number}",
        f"{_role}.email": f"person{_number}@example.cn",
        f"{_role}.job_title": f"技术主管{_number}",
    }
VALUES["subject.legal_representative.document_type"] = "护照"
VALUES["subject.administrator.document_type"] = "港澳居民居住证"
for _site, (_title, _host) in enumerate(
    [("晴川科技官方网站", "example-site.cn"), ("晴川云商", "shop.example"), ("晴川文库", "docs.example")]
):
    VALUES |= {
        f"websites[{_site}].name": _title,
        f"websites[{_site}].domains": _host,
        f"websites[{_site}].home_url": f"www.{_host}",
        f"websites[{_site}].content": ("单位门户网站", "电子商务", "信息查询")[_site],
        f"websites[{_site}].administrator.name": ("周启明", "吴思远", "郑佳怡")[_site],
        f"websites[{_site}].administrator.mobile": f"1360010103{_site}",
    }
VALUES |= derived(VALUES)
