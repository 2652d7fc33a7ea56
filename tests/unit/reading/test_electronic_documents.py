"""Electronic licences: page 1 of a PDF is looked at and read by its own text; an OFD is read."""

from __future__ import annotations

import io
import zipfile

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from icpdesk.base.paths import resource
from icpdesk.pictures.formats import UnreadablePicture
from icpdesk.pictures.mend.fit import Window, fit
from icpdesk.pictures.picture import Picture
from icpdesk.reading.documents import read_attached
from icpdesk.rulebook.book import shipped
from tests.support.people import credit_code

ROWS = (
    ("统一社会信用代码", credit_code()),
    ("名称", "深圳市晴川示例科技有限公司"),
    ("法定代表人", "李一"),
    ("住所", "深圳市南山区示例路8号之一"),
    ("营业期限", "2019年03月15日至无固定期限"),
)


def pdf() -> bytes:
    font = str(resource("assets", "fonts", "NotoSansSC-Regular.ttf"))
    pdfmetrics.registerFont(TTFont("sans", font))
    sink = io.BytesIO()
    page = canvas.Canvas(sink, (842, 595))
    page.setFont("sans", 30)
    page.drawString(350, 520, "营业执照")
    page.setFont("sans", 16)
    for number, (label, value) in enumerate(ROWS):
        page.drawString(80, 450 - number * 40, label)
        page.drawString(260, 450 - number * 40, value)
    page.showPage()
    page.setFont("sans", 16)
    page.drawString(80, 400, "第二页")
    page.save()
    return sink.getvalue()


def ofd() -> bytes:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'

    def text(number: int, box: str, words: str) -> str:
        return (
            f'<ofd:TextObject ID="{number}" Boundary="{box}" Font="1" Size="5">'
            f'<ofd:TextCode X="0" Y="5">{words}</ofd:TextCode></ofd:TextObject>'
        )

    objects = text(5, "120 15 60 12", "营业执照") + "".join(
        text(10 + 2 * n, f"20 {40 + 12 * n} 50 8", label)
        + text(11 + 2 * n, f"80 {40 + 12 * n} 120 8", value)
        for n, (label, value) in enumerate(ROWS)
    )
    members = {
        "OFD.xml": f"<ofd:OFD {space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 297 210"
        "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
        '<ofd:Page ID="2" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/Pages/Page_0/Content.xml": f'<ofd:Page {space}><ofd:Content><ofd:Layer ID="3">{objects}'
        "</ofd:Layer></ofd:Content></ofd:Page>",
    }  # fmt: skip
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return sink.getvalue()


@pytest.mark.parametrize("make", [pdf, ofd], ids=["pdf", "ofd"])
def test_its_own_text_is_the_reading(make: object) -> None:
    data = pdf() if make is pdf else ofd()
    reading = read_attached(Picture(data), "business-licence", shipped())
    told = {name: (item.value, item.confidence) for name, item in reading.fields.items()}
    assert told["code"] == (ROWS[0][1], 1.0) and told["name"] == (ROWS[1][1], 1.0)
    assert told["legal_representative"][0] == "李一" and told["address"][0] == ROWS[3][1]
    assert told["valid_from"][0] == "2019-03-15" and told["valid_until"][0] == "long-term"


def test_the_first_page_of_a_pdf_is_looked_at_and_written_as_a_picture() -> None:
    picture = Picture(pdf())
    assert picture.format == "PDF" and picture.size[0] > picture.size[1] > 1000
    made = fit(picture, Window())
    assert made.data.startswith(b"\xff\xd8") and any("first page" in step.en for step in made.steps)


def test_a_pdf_that_cannot_be_opened_is_told() -> None:
    with pytest.raises(UnreadablePicture, match="PDF"):
        Picture(b"%PDF-1.7\n" + b"x" * 400)


def test_an_ofd_is_no_picture_and_says_what_to_do() -> None:
    with pytest.raises(UnreadablePicture) as told:
        assert Picture(ofd()).image
    assert "OFD" in told.value.message.en and "save the page" in told.value.advice.en
