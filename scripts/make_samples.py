"""Write assets/samples: four filings of people who do not exist, with schematic pictures."""

import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
from PIL import Image, ImageDraw

from icpdesk.intake.yaml_write import write_filing
from icpdesk.model import (
    Attachment,
    Certificate,
    Domain,
    Filing,
    History,
    Person,
    PreApproval,
    Server,
    Subject,
    Website,
)
from icpdesk.papers.papers import papers_for
from icpdesk.papers.plan import PaperPlan
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.requirements import requirements
from tests.support import specimens
from tests.support.people import credit_code, resident_id
from tests.support.signed import BLACK, Hand, on_desk, signed_scan

DAY = date(2026, 11, 24)
TARGET = Path(__file__).parents[1] / "assets" / "samples"
SERVER = Server(
    billing="subscription", months=12, public_ip=True, in_mainland=True, service_codes_left=4
)
FRESH = History(subject_filed=False, domain_filed=False, open_order=False)
VALID = {"valid_from": date(2019, 6, 1), "valid_until": date(2039, 6, 1)}


def person(
    name: str, area: str, born: str, sequence: str, mobile: str, other: str, mail: str, **more
) -> Person:
    return Person(
        name=name,
        document_type="resident-id",
        document_number=resident_id(area, born, sequence),
        mobile=mobile,
        emergency_phone=other,
        email=mail,
        **{**VALID, **more},
    )


def domain(name: str, holder: str, kind: str, number: str) -> Domain:
    return Domain(
        name=name,
        registrar="aliyun",
        holder=holder,
        holder_document_type=kind,
        holder_document_number=number,
        verified_on=date(2026, 10, 12),
        expires_on=date(2028, 5, 20),
        certificate_issued_on=date(2026, 11, 10),
        resolves=False,
    )


def website(
    name: str, where: Domain, content: str, remarks: str, code: str, administrator: Person, **more
) -> Website:
    return Website(
        name=name,
        domains=(where,),
        home_url=f"www.{where.name}",
        content=(content,),
        languages=("chinese-simplified",),
        pre_approvals=(PreApproval(kind="none"),),
        service_code=code,
        remarks=remarks,
        administrator=administrator,
        **more,
    )


def individual() -> Filing:
    number = resident_id("330106", "19940815", "216")
    return Filing(
        title="Sample 1: an individual in Zhejiang · 个人（浙江）",
        provider="aliyun",
        province="zhejiang",
        submit_on=DAY,
        server=SERVER,
        history=FRESH,
        subject=Subject(
            nature="individual",
            name="苏念安",
            city="杭州市",
            district="西湖区",
            certificate=Certificate(
                type="resident-id",
                number=number,
                address="浙江省杭州市西湖区示例路16号2栋301室",
                **VALID,
            ),
            mailing_address="示例路16号2栋301室",
            administrator=Person(
                same_as="subject",
                mobile="13735500101",
                emergency_phone="13735500202",
                email="su@example.cn",
            ),
        ),
        websites=(
            website(
                "晨读观鸟笔记",
                domain("example-birds.cn", "苏念安", "resident-id", number),
                "other",
                "本网站用于记录个人晨读与观鸟的心得，内容为原创文字和照片。",
                "SAMPLE-0001",
                Person(same_as="subject_administrator"),
            ),
        ),
    )


def company() -> Filing:
    name = "深圳市晴川示例科技有限公司"
    number = credit_code("440300", "91", "MA5EXAMP")
    address = "广东省深圳市南山区示例路8号晴川大厦12楼1201室"
    return Filing(
        title="Sample 2: a company in Guangdong with a website administrator · 企业（广东）",
        provider="tencent",
        province="guangdong",
        submit_on=DAY,
        server=SERVER,
        history=FRESH,
        subject=Subject(
            nature="enterprise",
            name=name,
            city="深圳市",
            district="南山区",
            certificate=Certificate(
                type="business-licence",
                number=number,
                address=address,
                valid_from=date(2019, 3, 15),
                valid_until="long-term",
            ),
            mailing_address="示例路8号晴川大厦12楼1201室",
            has_seal=True,
            business_scope="计算机软硬件的技术开发、技术咨询与销售",
            legal_representative=person("林晓晴", "440305", "19850307", "128", "", "", ""),
            administrator=Person(
                same_as="legal_representative",
                mobile="13802500101",
                emergency_phone="13802500202",
                email="lin@example.cn",
            ),
        ),
        websites=(
            website(
                "晴川示例科技官方网站",
                domain("example-qingchuan.cn", name, "business-licence", number),
                "unit-portal",
                "本网站用于展示公司简介、产品介绍与联系方式，不涉及前置审批内容。",
                "SAMPLE-0002",
                person(
                    "周启明",
                    "440304",
                    "19900912",
                    "317",
                    "13802500303",
                    "13802500404",
                    "zhou@example.cn",
                    job_title="技术主管",
                    letter_signed_on=date(2026, 11, 18),
                ),
            ),
        ),
    )


def foreign_owned() -> Filing:
    name = "上海示例远帆信息技术有限公司"
    number = credit_code("310115", "91", "MA1EXAMP")
    address = "上海市浦东新区示例路100号5楼501室"
    return Filing(
        title="Sample 3: a foreign-owned company with a passport holder · 外资企业（上海）",
        provider="aliyun",
        province="shanghai",
        submit_on=DAY,
        server=SERVER,
        history=FRESH,
        subject=Subject(
            nature="enterprise",
            name=name,
            city="上海市",
            district="浦东新区",
            certificate=Certificate(
                type="business-licence",
                number=number,
                registration_number="310000400000001",
                address=address,
                valid_from=date(2018, 9, 3),
                valid_until=date(2048, 9, 2),
            ),
            mailing_address="示例路100号5楼501室",
            has_seal=True,
            business_scope="信息技术咨询服务",
            legal_representative=Person(
                name="ANNA EXAMPLE",
                document_type="passport",
                document_number="X1234567",
                born_on=date(1980, 4, 2),
                valid_from=date(2021, 5, 1),
                valid_until=date(2031, 4, 30),
            ),
            administrator=Person(
                same_as="legal_representative",
                mobile="13916100101",
                emergency_phone="13916100202",
                email="anna@example.cn",
            ),
        ),
        websites=(
            website(
                "示例远帆信息官网",
                domain("example-yuanfan.com", name, "business-licence", number),
                "unit-portal",
                "本网站用于展示公司服务介绍与联系方式，不涉及前置审批内容。",
                "SAMPLE-0003",
                person(
                    "何雨桐",
                    "310104",
                    "19920522",
                    "428",
                    "13916100303",
                    "13916100404",
                    "he@example.cn",
                    job_title="运营经理",
                    letter_signed_on=date(2026, 11, 16),
                ),
            ),
        ),
    )


def institution() -> Filing:
    name = "成都市示例图书馆"
    number = credit_code("510100", "12", "450EXAMP")
    address = "四川省成都市青羊区示例街3号"
    return Filing(
        title="Sample 4: a public institution in Sichuan · 事业单位（四川）",
        provider="huawei",
        province="sichuan",
        submit_on=DAY,
        server=SERVER,
        history=FRESH,
        subject=Subject(
            nature="public-institution",
            name=name,
            city="成都市",
            district="青羊区",
            certificate=Certificate(
                type="institution-legal-person",
                number=number,
                address=address,
                valid_from=date(2022, 3, 1),
                valid_until=date(2027, 9, 30),
            ),
            mailing_address="示例街3号2楼201室",
            has_seal=True,
            legal_representative=person("沈知行", "510105", "19760819", "113", "", "", ""),
            administrator=Person(
                same_as="legal_representative",
                mobile="13880000101",
                emergency_phone="13880000202",
                email="shen@example.cn",
            ),
        ),
        websites=(
            website(
                "示例图书馆网站",
                domain("example-library.cn", name, "institution-legal-person", number),
                "unit-portal",
                "本网站用于发布馆藏目录、开放时间与读者服务信息，不涉及前置审批内容。",
                "SAMPLE-0004",
                Person(same_as="subject_administrator"),
            ),
        ),
    )


def signed(plan: PaperPlan):
    """A paper of ours as it comes back: drawn strokes, a drawn seal that says 样本, on a desk."""
    undated = any(mark.need == "ask" for mark in plan.marks)
    image, _ = signed_scan(plan, Hand(date=None if undated else BLACK))
    words = specimens.font(26, bold=True)
    ImageDraw.Draw(image).text((image.width / 2, 40), "样本 SPECIMEN", "#9aa3ad", words, "mm")
    pixels = np.asarray(on_desk(image, tilt=0.008), np.float32)
    # The grain of a sensor; without it smooth light turns into bands of one step each.
    grain = np.random.default_rng(1).normal(0, 3, pixels.shape)
    return Image.fromarray(np.clip(pixels + grain, 0, 255).astype(np.uint8))


def picture(filing: Filing, slot: str, of: str):
    people = dict(filing.people())
    subject = filing.subject
    holder = people.get(of) or filing.person("subject.administrator")
    end = (
        "长期"
        if subject.certificate.valid_until == "long-term"
        else str(subject.certificate.valid_until)
    )
    if slot == "id-front":
        rows = [
            ("姓名", holder.name),
            ("住址", holder.document_address or subject.certificate.address),
            ("公民身份号码", holder.document_number),
        ]
        return specimens.photographed(specimens.card("身份证件示意图（正面）", rows, portrait=True))
    if slot == "id-back":
        rows = [
            ("签发机关", "示例市公安局"),
            ("有效期限", f"{holder.valid_from}—{holder.valid_until}"),
        ]
        return specimens.photographed(
            specimens.card("身份证件示意图（反面）", rows, tint="#efe9e4")
        )
    if slot == "passport":
        rows = [
            ("Name", holder.name),
            ("Passport No.", holder.document_number),
            ("Date of birth", str(holder.born_on)),
            ("Date of expiry", str(holder.valid_until)),
        ]
        return specimens.photographed(
            specimens.card("PASSPORT SCHEMATIC", rows, tint="#e8f0ea", portrait=True)
        )
    if slot in ("business-licence", "organisation-certificate"):
        rows = [
            ("统一社会信用代码", subject.certificate.number),
            ("名称", subject.name),
            ("法定代表人", subject.legal_representative.name),
            ("住所", subject.certificate.address),
            ("有效期至", end),
        ]
        return specimens.photographed(specimens.paper("证照示意图", rows, seal="示例登记机关"))
    if slot == "admin-photo":
        return specimens.portrait()
    plan = next(
        (plan for plan in papers_for(Case(filing, shipped(), DAY)) if plan.row.slot == slot), None
    )
    if plan is not None:
        return signed(plan)
    text = f"{subject.name} 的材料示意图，仅用于演示。"
    rows = [("网站名称", filing.websites[0].name), ("域名", filing.websites[0].domains[0].name)]
    seal = subject.name if subject.nature != "individual" else ""
    name = shipped().vocabulary("slots").name_of(slot).zh
    return specimens.photographed(specimens.paper(name, rows, text=text, seal=seal))


for folder, filing in (
    ("1-individual", individual()),
    ("2-company", company()),
    ("3-foreign-owned", foreign_owned()),
    ("4-public-institution", institution()),
):
    place = TARGET / folder
    (place / "pictures").mkdir(parents=True, exist_ok=True)
    attachments = []
    for number, need in enumerate(requirements(Case(filing, shipped(), DAY)), 1):
        name = f"pictures/{number:02d}-{need.slot}.jpg"
        image = picture(filing, need.slot, need.of)
        (place / name).write_bytes(specimens.jpeg(image, 84))
        dated = (
            date(2026, 11, 18) if need.slot in ("authorisation-letter", "residence-proof") else None
        )
        attachments.append(Attachment(slot=need.slot, of=need.of, file=name, issued_on=dated))
    if folder == "2-company":
        name = f"pictures/{len(attachments) + 1:02d}-authorisation-letter.jpg"
        image = picture(filing, "authorisation-letter", "websites[0].administrator")
        (place / name).write_bytes(specimens.jpeg(image, 84))
        attachments.append(
            Attachment(
                slot="authorisation-letter",
                of="websites[0].administrator",
                file=name,
                issued_on=date(2026, 11, 18),
            )
        )
    filing = filing.changed({"attachments": tuple(attachments)})
    write_filing(place / "filing.yaml", filing, shipped())
