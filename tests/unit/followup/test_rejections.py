"""A reviewer's words lead to the field that they mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icpdesk.base.paths import resource
from icpdesk.followup.rejections import understand
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Filing
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.fields import field_at

FILING = read_filing(resource("assets", "samples", "2-company", "filing.yaml")).filing
BOOK = shipped()


@pytest.mark.parametrize(
    ("message", "meaning", "place"),
    [
        ("网站名称不符合要求，请修改", "site-name", "websites[0].name"),
        ("服务名称与地名重复", "site-name", "websites[0].name"),
        ("网站内容与备案主体性质不符", "site-content-nature", "websites[0].remarks"),
        ("个人网站不能有论坛栏目,属于企业性质", "site-content-nature", "websites[0].name"),
        ("网站备注过于简单，请详细描述", "remarks", "websites[0].remarks"),
        ("域名所有者与主办单位不一致", "domain-holder", "websites[0].domains[0].holder"),
        ("域名未完成实名认证", "domain-real-name", "websites[0].domains[0].verified_on"),
        ("域名即将到期", "domain-expiry", "websites[0].domains[0].expires_on"),
        ("该域名后缀未获批，不支持备案", "domain-suffix", "websites[0].domains[0].name"),
        ("备案期间网站可以访问，请先关闭网站", "site-open", "websites[0].domains[0].resolves"),
        ("主体负责人手机无法接通", "phone-unreachable", "subject.administrator.mobile"),
        ("应急电话与其他主体重复", "phone-not-own", "subject.administrator.emergency_phone"),
        ("网站负责人照片背景不是白色", "photo-background", "admin-photo"),
        ("网站负责人穿红色衣服，幕布照片不合格", "photo-background", "admin-photo"),
        ("身份证照片模糊，请重新上传", "id-picture", "id-front"),
        ("营业执照证件为复印件", "id-picture", "id-front"),
        ("证件有效期不足三个月", "id-expired", "id-back"),
        ("单位名称与营业执照不一致", "subject-name", "subject.name"),
        ("通信地址不详细，需精确到门牌号", "address", "subject.mailing_address"),
        ("法定代表人信息与执照不符", "representative", "subject.legal_representative.name"),
        ("授权书未盖章，请重新上传", "letter", "authorisation-letter"),
        ("核验单签字日期有误", "statement", "statement-scan"),
        ("未提供承诺书", "promise", "promise-letter"),
        ("经营范围涉及前置审批", "pre-approval", "pre-approval"),
        ("外省户籍请提供居住证", "residence", "residence-permit"),
        ("云服务器到期时间不足三个月", "server", "server.months"),
        ("该主体有其他订单正在备案", "filing-type", "filing_type"),
        ("短信核验超时", "sms", "subject.administrator.mobile"),
        ("网站底部未悬挂备案号", "footer", "websites[0].home_url"),
        ("人脸核验未通过", "face-check", "admin-photo"),
        ("邮箱与其他备案重复使用", "email", "subject.administrator.email"),
        ("证件号码与登记信息不匹配", "number-differs", "subject.certificate.number"),
    ],
)
def test_phrase_is_understood(message: str, meaning: str, place: str) -> None:
    (told,) = understand(message, FILING, BOOK)
    assert told.id == meaning
    assert place in told.places
    assert told.meaning.en and told.mend.zh


def test_person_named_in_the_sentence_is_the_only_one() -> None:
    (told,) = understand("网站负责人电话关机", FILING, BOOK)
    assert {place.rpartition(".")[0] for place in told.places} == {"websites[0].administrator"}
    name = FILING.person("subject.administrator").name
    (told,) = understand(f"{name}手机空号", FILING, BOOK)
    assert "subject.administrator.mobile" in told.places
    assert not any(place.startswith("websites") for place in told.places)


def test_several_sentences_are_told_apart_and_unknown_ones_stay() -> None:
    message = "1、网站名称不符合要求；2、域名所有者与主体不一致。\n今天天气很好"
    ids = [told.id for told in understand(message, FILING, BOOK)]
    assert ids == ["site-name", "domain-holder", ""]


def test_every_row_leads_somewhere() -> None:
    slots = BOOK.vocabulary("slots")
    for row in BOOK.table("rejections")["meaning"]:
        paths = [
            path.format(
                site="websites[0]", person="subject.administrator", domain="websites[0].domains[0]"
            )
            for path in row.get("fields", ())
        ]
        assert all(field_at(BOOK, path) for path in paths), row["id"]
        assert all(slot in slots for slot in row.get("slots", ())), row["id"]
        assert paths or row.get("slots"), row["id"]


@given(st.text(max_size=300))
def test_any_text_is_answered(message: str) -> None:
    for told in understand(message, Filing(), BOOK):
        assert told.quote in message
