"""Pages without fields as offices draw them, each with what a person would write on it.

Written before the guess had seen any of them. The order of the values is that of the page from the
top down and from the left to the right; everything else on the page stays blank.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from reportlab.pdfgen.canvas import Canvas

from icpdesk.pdf.fonts import REGULAR
from tests.support.flat_pages import drawn

Page = Callable[[Canvas], None]
PAGES: dict[str, tuple[Page, list[str]]] = {}
_ADMIN, _LEGAL, _SUBJECT_ADMIN = (
    "website.administrator", "subject.legal_representative", "subject.administrator",
)  # fmt: skip


def asks(*fields: str) -> Callable[[Page], Page]:
    """Decorator: this page asks for these fields."""

    def keep(page: Page) -> Page:
        PAGES[page.__name__] = (page, list(fields))
        return page

    return keep


def pdf_of(name: str) -> bytes:
    """One of the pages."""
    return drawn(PAGES[name][0])


def _cells(
    canvas: Canvas, xs: Sequence[float], ys: Sequence[float], rows: Sequence[Sequence[str]],
    size: float = 10.5,
) -> None:  # fmt: skip
    canvas.setFont(REGULAR, size)
    for row, top, low in zip(rows, ys, ys[1:], strict=False):
        for text, left in zip(row, xs, strict=False):
            canvas.drawString(left + 5, (top + low) / 2 - 0.36 * size, text)


@asks(
    "subject.name", "subject.nature", "subject.certificate.number", "subject.certificate.address",
    f"{_LEGAL}.name", "subject.investor", "website.name", "website.domains", f"{_ADMIN}.name",
    f"{_ADMIN}.mobile", f"{_ADMIN}.email",
)  # fmt: skip
def table_of_thin_filled_bars(canvas: Canvas) -> None:
    """Word processors print the lines of tables as filled bars, cell by cell."""
    xs, ys = (60, 170, 300, 410, 535), [760 - 26 * n for n in range(8)]
    canvas.drawCentredString(297, 785, "网站备案登记表")
    for y in ys:
        for left, right in pairwise(xs):
            canvas.rect(left, y, right - left, 0.5, stroke=0, fill=1)
    for x in xs:
        for top, low in pairwise(ys):
            canvas.rect(x, low, 0.5, top - low, stroke=0, fill=1)
    _cells(canvas, xs, ys, [
        ["主办单位名称", "", "主办单位性质", ""], ["证件号码", "", "证件住所", ""],
        ["法定代表人", "", "投资者", ""], ["网站名称", "", "网站域名", ""],
        ["网站负责人姓名", "", "手机号码", ""], ["电子邮箱", "", "前置审批号", ""],
        ["单位盖章", "", "填表日期", ""],
    ])  # fmt: skip


@asks(
    "subject.name", "subject.certificate.number", f"{_LEGAL}.name", f"{_LEGAL}.document_number",
    f"{_LEGAL}.mobile", f"{_ADMIN}.name", f"{_ADMIN}.document_number", f"{_ADMIN}.mobile",
)  # fmt: skip
def headings_over_ruled_lines(canvas: Canvas) -> None:
    canvas.drawString(60, 780, "一、单位信息")
    canvas.line(60, 774, 535, 774)
    y = 745.0
    for text in ("单位名称", "统一社会信用代码"):
        canvas.drawString(60, y, text)
        canvas.line(160, y - 3, 400, y - 3)
        y -= 28
    for heading in ("二、法定代表人", "三、网站负责人"):
        canvas.drawString(60, y, heading)
        canvas.line(60, y - 6, 535, y - 6)
        y -= 28
        for text in ("姓名", "证件号码", "手机"):
            canvas.drawString(60, y, text)
            canvas.line(160, y - 3, 400, y - 3)
            y -= 28
    canvas.drawString(60, y, "签字")
    canvas.line(160, y - 3, 300, y - 3)


@asks("subject.name", "website.domains", f"{_ADMIN}.name", f"{_ADMIN}.email", f"{_ADMIN}.mobile")
def english_frames(canvas: Canvas) -> None:
    canvas.drawString(60, 790, "ICP FILING – APPLICATION")
    rows = (
        ("Name of organisation", "Domain name"), ("Contact person", "Position held before"),
        ("E-mail", "Mobile phone"), ("Signature", "Date"),
    )  # fmt: skip
    for number, pair in enumerate(rows):
        for column, text in enumerate(pair):
            x, y = 60 + 245 * column, 750 - 50 * number
            canvas.drawString(x, y, text)
            canvas.rect(x, y - 26, 220, 20)


@asks(
    "subject.name", "agent.name", "agent.document_number", "website.name",
    "website.domains",
)  # fmt: skip
def letter_with_underlined_gaps(canvas: Canvas) -> None:
    """A letter of running text: the blanks are spaces with a drawn line below."""
    canvas.drawCentredString(297, 790, "授权委托书")
    y = 750.0
    for parts in (
        ("　　我是", 150, "（单位名称）的法定代表人", 0, ""),
        ("现授权", 70, "（身份证号码：", 130, "）为我单位"),
        ("网站", 110, "（域名：", 110, "）的负责人，办理备案。"),
        ("法定代表人（签字）：", 90, "单位（公章）：", 90, ""),
    ):
        x = 60.0
        for part in parts:
            if isinstance(part, str):
                canvas.drawString(x, y, part)
                x += canvas.stringWidth(part, REGULAR, 11)
            elif part:
                canvas.line(x + 2, y - 2, x + part - 2, y - 2)
                x += part
        y -= 20


@asks("subject.certificate.number", f"{_ADMIN}.mobile", f"{_ADMIN}.name")
def boxes_for_single_characters(canvas: Canvas) -> None:
    canvas.drawString(60, 760, "统一社会信用代码")
    for number in range(18):
        canvas.rect(170 + 16 * number, 756, 16, 16)
    canvas.drawString(60, 720, "网站负责人手机号")
    for number in range(11):
        canvas.rect(170 + 18 * number, 715, 18, 18)
    canvas.drawString(60, 680, "网站负责人姓名：____________________")


@asks("subject.nature", f"{_ADMIN}.document_type", "website.name")
def squares_to_tick(canvas: Canvas) -> None:
    canvas.drawString(60, 760, "主办单位性质：")
    canvas.drawString(60, 730, "网站负责人证件类型：")
    for y, options in (
        (760, ("企业", "事业单位", "政府机关", "个人")), (730, ("居民身份证", "护照")),
    ):  # fmt: skip
        x = 200.0
        for words in options:
            canvas.rect(x, y - 1, 10, 10)
            canvas.drawString(x + 14, y, words)
            x += 90
    canvas.drawString(60, 700, "网站名称：")
    canvas.line(130, 697, 400, 697)


@asks("website.name", "website.domains", f"{_ADMIN}.name", f"{_ADMIN}.mobile")
def shaded_heads_and_a_part_of_the_provider(canvas: Canvas) -> None:
    xs, ys = (60, 200, 535), [760 - 26 * n for n in range(10)]
    canvas.setFillGray(0.9)
    for row in (0, 5):
        canvas.rect(60, ys[row + 1], 475, 26, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.grid([60, 535], [ys[0], ys[-1]])
    for number, y in enumerate(ys):
        canvas.line(60, y, 535, y)
        if number < len(ys) - 1 and number not in (0, 5):
            canvas.line(200, y, 200, ys[number + 1])
    _cells(canvas, xs, ys, [
        ["网站信息"], ["网站名称", ""], ["网站域名", ""], ["网站负责人姓名", ""],
        ["网站负责人手机", ""], ["接入服务商核验意见"], ["核验人姓名", ""], ["核验人手机", ""],
        ["核验日期", ""],
    ])  # fmt: skip


@asks(
    f"{_LEGAL}.name", f"{_SUBJECT_ADMIN}.name", f"{_ADMIN}.name", f"{_LEGAL}.mobile",
    f"{_SUBJECT_ADMIN}.mobile", f"{_ADMIN}.mobile",
)  # fmt: skip
def people_side_by_side(canvas: Canvas) -> None:
    xs, ys = (60, 160, 285, 410, 535), [760, 730, 700, 670, 640]
    canvas.grid(xs, ys)
    _cells(canvas, xs, ys, [
        ["", "法定代表人", "主体负责人", "网站负责人"], ["姓名", "", "", ""],
        ["手机号码", "", "", ""], ["签字", "", "", ""],
    ])  # fmt: skip


@asks(f"{_ADMIN}.name", f"{_ADMIN}.valid_from", f"{_ADMIN}.valid_until", f"{_ADMIN}.mobile")
def days_in_parts(canvas: Canvas) -> None:
    canvas.drawString(60, 760, "网站负责人：________________")
    canvas.drawString(
        60, 730, "证件有效期：________年____月____日至________年____月____日"
    )  # fmt: skip
    canvas.drawString(60, 700, "联系手机：________________")
    canvas.drawString(60, 640, "签字：________________　　________年____月____日")


@asks("subject.name", "subject.mailing_address", "website.name", "website.domains")
def small_labels_over_room(canvas: Canvas) -> None:
    """Small labels at the top of wide cells, the answer goes below them."""
    xs, ys = (60, 300, 535), [760, 718, 676, 634]
    canvas.grid(xs, ys)
    canvas.setFont(REGULAR, 8)
    for row, top in zip(
        (("单位名称", "通信地址"), ("网站名称", "网站域名"), ("负责人签字", "单位公章")),
        ys, strict=False,
    ):  # fmt: skip
        for text, x in zip(row, xs, strict=False):
            canvas.drawString(x + 4, top - 11, text)


@asks("subject.name", f"{_ADMIN}.name", f"{_ADMIN}.mobile")
def notes_columns_and_a_foot(canvas: Canvas) -> None:
    """Explanations, a frame around the page, a line at its foot, a company's address."""
    canvas.rect(30, 30, 535, 782)
    canvas.drawCentredString(297, 780, "备案资料确认函")
    canvas.drawString(60, 740, "单位名称：________________________（与营业执照一致）")
    canvas.drawString(60, 710, "网站负责人：________________　　手机号码：________________")
    canvas.setFont(REGULAR, 9)
    for number, text in enumerate((
        "说明：1. 本函由网站主办者填写，一式两份。", "2. 联系电话须保持畅通，变更后应于30日内办理变更备案。",
        "3. 请将原件寄至：某市某区某路1号，收件人：备案组，电话：010-00000000。",
    )):  # fmt: skip
        canvas.drawString(60, 660 - 16 * number, text)
    canvas.line(60, 60, 535, 60)
    canvas.drawString(60, 46, "某某接入服务有限公司　客服电话：400-000-0000　网址：www.example.cn")


@asks("website.name", "website.home_url", f"{_ADMIN}.name")
def somebody_else_beside(canvas: Canvas) -> None:
    canvas.drawString(60, 760, "网站名称：____________________")
    canvas.drawString(60, 732, "首页网址：____________________")
    canvas.drawString(60, 704, "网站负责人姓名：______________")
    canvas.drawString(60, 660, "技术支持单位信息")
    canvas.drawString(60, 632, "单位名称：____________________")
    canvas.drawString(60, 604, "联系人：________　　电话：________________")
    canvas.drawString(60, 560, "经办人（签字）：____________")
