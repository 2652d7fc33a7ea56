"""Scans of forms: words by OCR, ruled lines, every place unsure; what has none is named a scan."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
import pytest
from PIL import Image, ImageFilter
from reportlab.pdfgen.canvas import Canvas

from icpdesk.base.errors import FileProblem
from icpdesk.forms.any_form import fill_any
from icpdesk.forms.pdf.scanned_page import is_scan
from icpdesk.pdf.fonts import REGULAR, register
from icpdesk.rulebook.book import shipped
from tests.support.flat_pages import lines
from tests.templates.values import VALUES

ROWS = (
    ("主办单位名称", "单位性质"), ("法定代表人姓名", "身份证号码"), ("网站名称", "网站域名"),
    ("网站负责人姓名", "手机号码"),
)  # fmt: skip


def form() -> bytes:
    """A table and two lines to write on."""
    register()
    sink = io.BytesIO()
    canvas = Canvas(sink, pagesize=(595, 842))
    canvas.setFont(REGULAR, 11)
    for number, row in enumerate(ROWS):
        upper = 740 - 30 * number
        for label, left, right in zip(
            (row[0], "", row[1], ""), (60, 170, 320, 410), (170, 320, 410, 540), strict=True
        ):
            canvas.rect(left, upper - 30, right - left, 30)
            canvas.drawString(left + 6, upper - 20, label)
    canvas.drawString(60, 560, "通信地址：")
    canvas.line(130, 557, 400, 557)
    canvas.drawString(60, 520, "负责人签字：")
    canvas.line(140, 517, 260, 517)
    canvas.save()
    return sink.getvalue()


def scan(angle: float, kind: str) -> bytes:
    """The form as a scanner gives it: askew, soft, with grain."""
    page = pypdfium2.PdfDocument(form())[0].render(scale=200 / 72).to_pil().convert("L")
    page = page.rotate(angle, fillcolor=255, resample=Image.Resampling.BICUBIC)
    dots = np.asarray(page.filter(ImageFilter.GaussianBlur(0.7)), np.float64) * 0.93 + 8
    dots += np.random.default_rng(1).normal(0, 6, dots.shape)
    sink = io.BytesIO()
    picture = Image.fromarray(dots.clip(0, 255).astype(np.uint8))
    picture.save(sink, kind, **({"resolution": 200} if kind == "PDF" else {"quality": 85}))
    return sink.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize(("angle", "kind"), [(0.4, "PDF"), (-0.3, "JPEG")])
def test_a_scanned_form_is_filled_and_every_place_is_unsure(angle: float, kind: str) -> None:
    report = fill_any(scan(angle, kind), VALUES, shipped()).report
    assert {one.field for one in report.filled} == {
        "subject.name", "subject.nature", "subject.legal_representative.name",
        "subject.legal_representative.document_number", "website.name", "website.domains",
        "website.administrator.name", "website.administrator.mobile", "subject.mailing_address",
    }  # fmt: skip
    assert all(one.confidence < 0.5 for one in report.filled)
    assert report.blank_on_purpose == ["负责人签字"]
    assert any("scan" in note.en and "扫描" in note.zh for note in report.notes)
    assert report.proof is not None and report.proof.holds


def test_a_scan_without_places_is_called_a_scan() -> None:
    sink = io.BytesIO()
    Image.new("L", (1240, 1754), 255).save(sink, "PDF", resolution=150)
    with pytest.raises(FileProblem) as caught:
        fill_any(sink.getvalue(), VALUES, shipped())
    assert "scan" in caught.value.message.en and "扫描" in caught.value.message.zh


def test_a_page_with_words_is_none() -> None:
    assert not is_scan(lines("网站名称：__________________"))
