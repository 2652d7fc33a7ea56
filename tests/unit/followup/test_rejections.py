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
        ("该域名已被其他主体备案", "domain-taken", "history.domain_filed"),
        ("网站负责人照片背景不是白色", "photo-background", "admin-photo"),
        ("网站负责人穿红色衣服，幕布照片不合格", "photo-background", "admin-photo"),
        ("身份证照片模糊，请重新上传", "id-picture", "id-front"),
        ("营业执照证件为复印件", "id-picture", "business-licence"),
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


@pytest.mark.parametrize("message", ["域名为他人的", "邮箱非本人", "该域名已被其他主体备案"])
def test_what_belongs_to_others_is_not_always_a_number(message: str) -> None:
    (told,) = understand(message, FILING, BOOK)
    assert told.id and "number" not in told.mend.en and "号码" not in told.mend.zh


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


@pytest.mark.parametrize("table", ["thing", "meaning"])
def test_every_row_leads_somewhere(table: str) -> None:
    slots = BOOK.vocabulary("slots")
    for row in BOOK.table("rejections")[table]:
        paths = [
            path.format(
                site="websites[0]", person="subject.administrator", domain="websites[0].domains[0]"
            )
            for name in ("fields", "until", "personal")
            for path in row.get(name, ())
        ]
        where = row.get("id") or row["slug"]
        assert all(field_at(BOOK, path) for path in paths), where
        assert all(slot in slots for slot in row.get("slots", ())), where
        leads = bool(paths or row.get("slots"))
        if table == "meaning":
            leads = leads or bool(row.get("of")) or bool(row.get("outside"))
            assert not (row.get("outside") and (paths or row.get("slots"))), where
        assert leads or row.get("background"), where


def test_rows_name_what_there_is() -> None:
    table = BOOK.table("rejections")
    things = {row["slug"] for row in table["thing"]}
    faults = {row["slug"] for row in table["fault"]}
    for row in table["meaning"]:
        assert things.issuperset({*row.get("of", ()), *row.get("also", ())}), row["id"]
        assert faults.issuperset(row.get("says", ())), row["id"]
        assert row.get("of") or row.get("says"), row["id"]
    for row in table["fault"]:
        assert things.issuperset(row.get("things", ())), row["slug"]


@pytest.mark.parametrize(
    ("heading", "first", "also"),
    [
        # Headings and sentences of refusals as providers publish them; (…) is what must be mended.
        ("跨省备案", "province", ("residence-permit",)),
        ("主体负责人非法定代表人", "subject.administrator.name", ("authorisation-letter",)),
        ("域名未入库", "websites[0].domains[0].verified_on", ()),
        ("网站主办者冲突", "history.subject_filed", ("history.open_order", "subject.name")),
        ("证件号码重复", "subject.certificate.number", ()),
        ("网站负责人证件号码重复", "websites[0].administrator.document_number", ()),
        ("主办单位通讯地址不详", "subject.mailing_address", ()),
        ("营业执照已过期", "subject.certificate.valid_until", ("business-licence",)),
        ("此证件存在进行中的订单", "history.open_order", ()),
        ("主体已注销,您的备案请求被拒绝", "filing_type", ("history.subject_filed",)),
        ("注册人证件类型不一致", "websites[0].domains[0].holder_document_type", ()),
        ("域名不存在注册商验证库中", "websites[0].domains[0].verified_on", ()),
        ("证件住所与营业执照不一致", "subject.certificate.address", ()),
        ("请分开上传身份证正反面照片", "id-front", ("id-back",)),
        ("水印遮挡文字,请重新拍照上传", "id-front", ("business-licence",)),
        (
            "网站IP地址处请填写网站所对应的IP地址,不要填写整个IP地址段",
            "websites[0].ip_addresses",
            (),
        ),
        ("已备案成功的网站无法访问", "websites[0].domains[0].resolves", ()),
        ("小程序名称与单位经营范围无关", "websites[0].name", ()),
        ("请根据证件住所选择相应的地区", "province", ("subject.district",)),
        ("互联网信息服务负责人需着装整齐拍摄", "admin-photo", ()),
        ("投资者或上级主管单位名称不能填写数字", "subject.investor", ()),
    ],
)
def test_published_heading_leads_to_its_field(
    heading: str, first: str, also: tuple[str, ...]
) -> None:
    (told,) = understand(heading, FILING, BOOK)
    assert told.id
    assert told.places[0] == first
    assert set(also) <= set(told.places)


def test_a_licence_leads_to_nobodys_card() -> None:
    (told,) = understand("营业执照已过期", FILING, BOOK)
    assert not any("person" in place or "administrator" in place for place in told.places)
    assert not {"id-front", "id-back"} & set(told.places)


def test_parts_that_no_row_joins_are_told_by_their_parts() -> None:
    (told,) = understand("域名证书反光", FILING, BOOK)
    assert told.places == ("domain-certificate",)
    assert "Domain certificate" in told.meaning.en
    assert "域名证书" in told.meaning.zh
    assert "反光" in told.mend.zh or "反光" in told.mend.en or told.mend.zh


@pytest.mark.parametrize("message", ["主办单位经营状态异常", "ICP备案密码错误"])
def test_what_nothing_in_the_filing_mends_names_no_field(message: str) -> None:
    (told,) = understand(message, FILING, BOOK)
    assert told.id
    assert told.places == ()
    assert told.mend.en


def test_pictures_of_documents_follow_the_documents_of_the_filing() -> None:
    (told,) = understand("所有证件需原件拍摄", FILING, BOOK)
    assert "business-licence" in told.places
    assert "passport" not in told.places


@given(st.text(max_size=300))
def test_any_text_is_answered(message: str) -> None:
    for told in understand(message, Filing(), BOOK):
        assert told.quote in message
