"""What a newcomer has on the desk: papers of people who do not exist, as photographs or electronic PDFs."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from icpdesk.base.paths import resource
from tests.support import passports, specimens
from tests.support.people import credit_code, resident_id

COMPANY = "深圳市晴川示例科技有限公司"
ADDRESS = "广东省深圳市南山区示例路8号晴川大厦1201室"
DOMAIN = "example-qingchuan.cn"


@dataclass(frozen=True)
class Somebody:
    """A person with both sides of a card."""

    name: str
    number: str
    address: str
    authority: str
    span: str


HEAD = Somebody(
    "林晓晴", resident_id("440305", "19850307", "128"), ADDRESS, "深圳市公安局南山分局",
    "2019.06.01-2039.06.01",
)  # fmt: skip
HELPER = Somebody(
    "周启明", resident_id("440304", "19980912", "317"), "广东省深圳市福田区示例路3号2栋501室",
    "深圳市公安局福田分局", "2021.02.03-2031.02.03",
)  # fmt: skip

Rows = Sequence[tuple[str, str]]


def licence_rows(head: str = HEAD.name) -> Rows:
    """The licence of the company."""
    return [
        ("统一社会信用代码", credit_code()), ("名称", COMPANY), ("法定代表人", head),
        ("住所", ADDRESS), ("营业期限", "2019年03月15日至无固定期限"),
    ]  # fmt: skip


def front_rows(who: Somebody) -> Rows:
    """The side with the portrait."""
    return [("姓名", who.name), ("住址", who.address), ("公民身份号码", who.number)]


def back_rows(who: Somebody) -> Rows:
    """The other side."""
    return [("签发机关", who.authority), ("有效期限", who.span)]


def domain_rows(holder: str = COMPANY) -> Rows:
    """The certificate of the domain."""
    return [("域名", DOMAIN), ("域名所有者", holder), ("到期日期", "2028年05月20日")]


def as_photographs(folder: Path) -> list[Path]:
    """The company's papers as a phone takes them, in the order of a hurried person."""
    made = {
        "IMG_0001.jpg": specimens.paper("营业执照", licence_rows(), seal="示例机关"),
        "IMG_0002.jpg": specimens.card("身份证件示意图", front_rows(HEAD), portrait=True),
        "IMG_0003.jpg": specimens.card("身份证件示意图", front_rows(HELPER), portrait=True),
        "IMG_0004.jpg": specimens.card("证件背面示意图", back_rows(HELPER)),
        "IMG_0005.jpg": specimens.card("证件背面示意图", back_rows(HEAD)),
        "IMG_0006.jpg": specimens.paper("域名注册证书", domain_rows()),
    }
    for name, image in made.items():
        (folder / name).write_bytes(specimens.jpeg(image))
    photo = resource("assets", "samples", "2-company", "pictures", "06-admin-photo.jpg")
    (folder / "IMG_0007.jpg").write_bytes(photo.read_bytes())
    return sorted(folder.iterdir())


def as_electronic(folder: Path) -> list[Path]:
    """The same as PDFs that carry their own text; the portrait stays a photograph."""
    for name, title, rows in (
        ("a-licence.pdf", "营业执照", licence_rows()),
        ("b1.pdf", "居民身份证", front_rows(HEAD)),
        ("b2.pdf", "证件背面", back_rows(HEAD)),
        ("c1.pdf", "居民身份证", front_rows(HELPER)),
        ("c2.pdf", "证件背面", back_rows(HELPER)),
        ("d.pdf", "域名注册证书", domain_rows()),
    ):
        (folder / name).write_bytes(pdf(title, rows))
    photo = resource("assets", "samples", "2-company", "pictures", "06-admin-photo.jpg")
    (folder / "e.jpg").write_bytes(photo.read_bytes())
    return sorted(folder.iterdir())


def passport(folder: Path) -> tuple[Path, dict[str, str]]:
    """A traveller's passport with its values."""
    image, truth = passports.drawn(random.Random(11), passports.LAYOUTS[2])
    (folder / "passport.jpg").write_bytes(specimens.jpeg(image))
    return folder / "passport.jpg", truth


def pdf(title: str, rows: Rows) -> bytes:
    """A page with its own text."""
    font = str(resource("assets", "fonts", "NotoSansSC-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("sans", font))
    sink = io.BytesIO()
    page = canvas.Canvas(sink, (842, 595))
    page.setFillColorRGB(0.93, 0.96, 1.0)
    page.rect(0, 0, 842, 595, stroke=0, fill=1)
    page.setFillColorRGB(0.75, 0.1, 0.12)
    page.rect(640, 60, 120, 120, stroke=0, fill=1)
    page.setFillColorRGB(0, 0, 0)
    page.setFont("sans", 30)
    page.drawString(350, 520, title)
    page.setFont("sans", 16)
    for number, (label, value) in enumerate(rows):
        page.drawString(80, 450 - number * 40, label)
        page.drawString(260, 450 - number * 40, value)
    page.save()
    return sink.getvalue()
