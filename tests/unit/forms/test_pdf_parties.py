"""Whose part of a PDF form a field stands in: headings and parties as in Word forms."""

from __future__ import annotations

import io

from icpdesk.forms.any_form import fill_any
from icpdesk.pdf.fonts import REGULAR, register
from icpdesk.rulebook.book import shipped
from tests.templates.values import VALUES


def form(*rows: tuple[str, str]) -> bytes:
    """A page with printed lines; a field with this name stands behind those that name one."""
    from reportlab.pdfgen.canvas import Canvas

    register()
    sink = io.BytesIO()
    canvas = Canvas(sink, pagesize=(595, 842))
    canvas.setFont(REGULAR, 11)
    for number, (words, name) in enumerate(rows):
        y = 780 - 32 * number
        canvas.drawString(60, y, words)
        if name:
            canvas.acroForm.textfield(name=name, x=250, y=y - 5, width=200, height=20)
    canvas.save()
    return sink.getvalue()


def filled(*rows: tuple[str, str]) -> dict[str, str]:
    report = fill_any(form(*rows), VALUES, shipped()).report
    return {one.place.partition(": ")[2]: one.field for one in report.filled}


def test_a_heading_tells_whose_the_fields_below_it_are() -> None:
    assert filled(
        ("法定代表人信息", ""), ("姓名：", "a"), ("手机号码：", "b"),
        ("网站负责人信息", ""), ("姓名：", "c"), ("手机号码：", "d"),
    ) == {
        "a": "subject.legal_representative.name", "b": "subject.legal_representative.mobile",
        "c": "website.administrator.name", "d": "website.administrator.mobile",
    }  # fmt: skip


def test_a_strangers_part_stays_blank_and_what_is_unsure_is_listed() -> None:
    rows = (
        ("网站负责人姓名：", "a"), ("配偶姓名：", "b"), ("手机号码：", "c"), ("紧急联系人：", "d"),
        ("联系电话：", "e"),
    )  # fmt: skip
    assert filled(*rows) == {"a": "website.administrator.name"}


def test_the_verifiers_part_stays_blank() -> None:
    assert filled(("网站名称：", "a"), ("以下由接入商填写", ""), ("网站名称：", "b")) == {
        "a": "website.name"
    }


def test_a_printed_line_about_somebody_heads_the_fields_below_it() -> None:
    assert filled(
        ("姓名：", "a"), ("电话：", "b"),
        ("在外担保人（请填写担保人的详细内容）", ""), ("（英文）", "c"), ("姓名：", "d"), ("地址：", "e"),
        ("出生日期：", "f"), ("电话：", "g"),
    ) == {"a": "website.administrator.name", "b": "website.administrator.mobile"}  # fmt: skip
