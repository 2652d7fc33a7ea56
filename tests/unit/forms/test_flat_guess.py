"""Flat pages: what is printed on them tells where the values go, and where none may go."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import NameObject, RectangleObject
from reportlab.pdfgen.canvas import Canvas

from icpdesk.base.errors import FileProblem
from icpdesk.forms.any_form import fill_any
from icpdesk.forms.fill_report import Filled
from icpdesk.forms.labels import labels_of
from icpdesk.forms.pdf import overlay_store
from icpdesk.forms.pdf.flat_guess import guess_flat
from icpdesk.forms.pdf.flat_sheets import sheets_of
from icpdesk.forms.pdf.overlay import overlay_text, read_overlay
from icpdesk.forms.pdf.parts import part_of
from icpdesk.forms.pdf.spot import MM, Spot
from icpdesk.pdf.fonts import REGULAR
from icpdesk.rulebook.book import shipped
from tests.support.flat_pages import drawn, lines, saved, table, without_fields
from tests.support.pdf_forms import flat, pdf_form
from tests.templates.values import VALUES

LABELS = labels_of(shipped())
Box = tuple[float, float, float, float]


@pytest.fixture(autouse=True)
def nothing_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overlay_store, "template_maps_dir", lambda: tmp_path / "maps")


def fields(data: bytes) -> list[str]:
    return [spot.field for spot in guess_flat(data, LABELS).spots]


def fill(data: bytes) -> Filled:
    return fill_any(data, VALUES, shipped())


def where(data: bytes, words: str, page: int = 0) -> Box:
    """The box of words on a page; points from the lower left corner."""
    text = pypdfium2.PdfDocument(data)[page].get_textpage()
    found = text.search(words, match_case=True).get_next()
    assert found is not None, words
    boxes = [text.get_charbox(found[0] + n) for n in range(found[1])]
    return (
        min(box[0] for box in boxes), min(box[1] for box in boxes),
        max(box[2] for box in boxes), max(box[3] for box in boxes),
    )  # fmt: skip


def overlaps(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_a_value_stands_on_its_underscores_and_not_on_the_words() -> None:
    page = lines("单位名称：____________________　　网站名称：______________。", "网站域名：")
    done = fill(page).data
    name, site = where(done, VALUES["subject.name"]), where(done, VALUES["website.name"])
    assert where(page, "单位名称：")[2] <= name[0] < name[2] <= where(page, "网站名称")[0]
    assert where(page, "网站名称：")[2] <= site[0] < site[2] <= where(page, "。")[0]
    assert name[1] == pytest.approx(761, abs=2.5)
    assert where(done, VALUES["website.domains"])[0] > where(page, "网站域名：")[2]


def test_a_value_stands_in_the_cell_beside_its_label() -> None:
    page = table([["网站名称", "", "网站域名", ""], ["负责人姓名", "", "负责人签字", ""]])
    filled = fill(page)
    for words, cell in (
        (VALUES["website.name"], (190, 736, 310, 760)),
        (VALUES["website.domains"], (420, 736, 540, 760)),
        (VALUES["website.administrator.name"], (190, 712, 310, 736)),
    ):
        box = where(filled.data, words)
        assert cell[0] < box[0] and box[2] < cell[2] and cell[1] < box[1] and box[3] < cell[3]
    assert filled.report.blank_on_purpose == ["负责人签字"]
    assert {one.how for one in filled.report.filled} == {"guess on page"}
    assert all(0 < one.confidence < 1 for one in filled.report.filled)


def test_a_long_value_is_broken_where_its_cell_is_high_before_it_shrinks() -> None:
    long = "广东省广州市荔湾区示例路十八号晴川大厦十二楼一二零一室"
    page = table([["通信地址", "", "证件住所", ""]])

    def high(canvas: Canvas) -> None:
        canvas.grid([60, 190, 310], [700, 760])
        canvas.drawString(64, 726, "通信地址")

    values = {"subject.mailing_address": long}
    low = fill_any(page, values, shipped()).data
    roomy = fill_any(drawn(high), values, shipped())
    first, last = where(roomy.data, long[:3]), where(roomy.data, long[-3:])
    assert (
        first[1] > last[3]
        and first[3] - first[1] > where(low, long[:3])[3] - where(low, long[:3])[1]
    )
    assert first[0] > 190 and last[1] > 700 and first[3] < 760
    assert (first[3] + last[1]) / 2 == pytest.approx(730, abs=2)


def test_merged_cells_and_open_sides_are_read_as_one_sees_them() -> None:
    def page(canvas: Canvas) -> None:
        for y in (760, 736, 712, 688):
            canvas.line(60, y, 540, y)
        canvas.line(200, 736, 200, 688)
        canvas.line(360, 736, 360, 712)
        canvas.drawString(64, 744, "网站负责人信息")
        canvas.drawString(64, 720, "姓名")
        canvas.drawString(364, 720, "（请用正楷填写）")
        canvas.drawString(64, 696, "联系地址")

    done = fill(drawn(page))
    box = where(done.data, VALUES["website.administrator.name"])
    assert 200 < box[0] < box[2] < 360 and 712 < box[1] < 736


def test_ruled_lines_frames_and_stripped_fields_are_places_too() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "网站名称")
        canvas.line(120, 757, 300, 757)
        canvas.drawString(60, 720, "Name of organisation")
        canvas.rect(200, 712, 200, 22)
        canvas.drawString(60, 690, "负责人签字")
        canvas.rect(200, 682, 200, 22)

    done = fill(drawn(page))
    site, name = where(done.data, VALUES["website.name"]), where(done.data, VALUES["subject.name"])
    assert 120 <= site[0] < site[2] <= 300 and 756 < site[1] < 764
    assert 200 <= name[0] < name[2] <= 400 and 712 < name[1] < name[3] < 734
    assert done.report.blank_on_purpose == ["负责人签字"]
    assert fields(without_fields(pdf_form("网站名称：", "域名：", "负责人签字："))) == [
        "website.name", "website.domains",
    ]  # fmt: skip


def test_a_line_that_parts_the_page_is_no_place_to_write() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "网站负责人")
        canvas.line(60, 755, 540, 755)
        canvas.drawString(60, 720, "单位名称：____________________")
        canvas.line(40, 60, 555, 60)

    assert fields(drawn(page)) == ["subject.name"]


@pytest.mark.parametrize(
    "text",
    [
        "法定代表人签字：____________", "（单位公章）：____________", "日期：____年__月__日",
        "法定代表人（签字）：", "签署日期：______________",
    ],
)  # fmt: skip
def test_nothing_is_guessed_for_hands_and_stamps(text: str) -> None:
    page = lines("网站名称：________________", text)
    filled = fill(page)
    assert [one.field for one in filled.report.filled] == ["website.name"]
    assert filled.report.blank_on_purpose


def test_parts_of_the_verifier_and_of_strangers_stay_blank() -> None:
    page = lines(
        "网站名称：________________", "接入商核验意见", "核验人姓名：________", "技术支持单位",
        "单位名称：____________", "联系电话：____________",
    )  # fmt: skip
    assert fields(page) == ["website.name"]
    english = lines("Domain: ____________________", "Signature: ____________", "Date: _________")
    assert fields(english) == ["website.domains"]


def test_a_sentence_over_two_rows_is_read_as_one() -> None:
    def page(canvas: Canvas, leading: int) -> None:
        canvas.drawString(60, 760, "我是________________（单位名称）的法定代表人________，身份证号")
        canvas.drawString(60, 760 - leading, "______________________________，特此说明。")

    number = VALUES["subject.legal_representative.document_number"]
    done = fill(drawn(lambda canvas: page(canvas, 18)))
    box = where(done.data, number)
    assert 60 <= box[0] < box[2] < 250 and 740 < box[1] < 750
    # Far below, the second row is a line of its own, and nothing tells whose blank it is.
    apart = fill(drawn(lambda canvas: page(canvas, 60)))
    assert number not in [VALUES[one.field] for one in apart.report.filled]


def test_only_the_box_that_is_meant_is_ticked() -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "单位性质：□个人　□企业　□政府机关")
        canvas.drawString(60, 730, "网站负责人证件类型：")
        for x, words in ((170, "居民身份证"), (260, "护照")):
            canvas.rect(x, 729, 9, 9)
            canvas.drawString(x + 12, 730, words)

    data = drawn(page)
    text = pypdfium2.PdfDocument(fill(data).data)[0].get_textpage()
    ticks = [n for n in range(text.count_chars()) if text.get_text_range(n, 1) == "√"]
    assert len(ticks) == 2
    assert where(data, "个人")[2] < text.get_charbox(ticks[0])[0] < where(data, "企业")[0]
    assert 168 < text.get_charbox(ticks[1])[0] < 179


def test_days_in_parts_characters_in_boxes_and_units() -> None:
    day = lines("网站负责人：________　证件有效期：______年____月____日至______年____月____日")
    filled = fill(day)
    done = VALUES["website.administrator.valid_from"].split("-")
    assert where(filled.data, done[0])[2] < where(day, "年")[0]
    assert len([one for one in filled.report.filled if "valid" in one.field]) == 2

    number = VALUES["subject.certificate.number"]
    cells = table(
        [["统一社会信用代码", *[""] * 18]], columns=(60, 160, *(160 + 20 * n for n in range(1, 19)))
    )
    text = pypdfium2.PdfDocument(fill(cells).data)[0].get_textpage()
    for n, character in enumerate(number):
        left = 160 + 20 * n
        found = text.get_text_bounded(left=left, right=left + 20, bottom=736, top=760)
        assert found.strip() == character
    longer = fill_any(cells, {**VALUES, "subject.certificate.number": number + "1"}, shipped())
    assert not longer.report.filled and longer.report.no_value

    place = fill(lines("单位所在地：________省________市________区"))
    assert {"广东", "广州", "荔湾"} <= set(pypdfium2_text(place.data).replace("省", " ").replace(
        "市", " ").replace("区", " ").replace("_", " ").split())  # fmt: skip


def pypdfium2_text(data: bytes) -> str:
    return str(pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded())


def test_printed_examples_are_not_written_over() -> None:
    page = lines("兹授权【被授权人姓名】办理备案。", "联系电话：×××××××", "网站名称：示例网站")
    assert fields(page) == []


def test_turned_moved_and_nested_pages_are_filled_at_the_same_place() -> None:
    page = table([["网站名称", ""], ["网站域名", ""]])
    plain = where(fill(page).data, VALUES["website.name"])

    moved = PdfWriter(clone_from=PdfReader(io.BytesIO(page)))
    moved.pages[0].add_transformation(Transformation().translate(100, 50))
    moved.pages[0].mediabox = RectangleObject((100, 50, 695, 892))
    moved.pages[0].cropbox = RectangleObject((100, 50, 695, 892))
    there = where(fill(saved(moved)).data, VALUES["website.name"])
    assert there == pytest.approx(
        [plain[0] + 100, plain[1] + 50, plain[2] + 100, plain[3] + 50], abs=1
    )

    turned = PdfWriter(clone_from=PdfReader(io.BytesIO(page)))
    turned.pages[0].rotate(90)
    turned.pages[0].transfer_rotation_to_content()
    turned.pages[0].rotate(270)
    upright = fill(saved(turned)).data
    label, value = where(upright, "网站名称"), where(upright, VALUES["website.name"])
    assert label[2] < value[0] < label[2] + 120 and abs(label[1] - value[1]) < 4

    above = PdfWriter(clone_from=PdfReader(io.BytesIO(page)))
    edges = above.pages[0].pop("/MediaBox")
    above.root_object["/Pages"].get_object()[NameObject("/MediaBox")] = edges  # type: ignore[index]
    assert where(fill(saved(above)).data, VALUES["website.name"]) == pytest.approx(plain, abs=1)
    (sheet,) = sheets_of(saved(above))
    assert (sheet.width, sheet.height) == pytest.approx((595 / MM, 842 / MM))

    crossed = PdfWriter(clone_from=PdfReader(io.BytesIO(page)))
    crossed.pages[0].mediabox = RectangleObject((595, 842, 0, 0))
    assert where(fill(saved(crossed)).data, VALUES["website.name"]) == pytest.approx(plain, abs=1)

    def nested(canvas: Canvas) -> None:
        canvas.beginForm("sheet")
        canvas.setFont(REGULAR, 11)
        canvas.grid([60, 190, 310], [736, 760])
        canvas.drawString(64, 744, "网站名称")
        canvas.endForm()
        canvas.translate(40, -100)
        canvas.doForm("sheet")

    inside = where(fill(drawn(nested)).data, VALUES["website.name"])
    assert 230 < inside[0] < inside[2] < 350 and 636 < inside[1] < inside[3] < 660


def test_pages_are_read_one_after_the_other() -> None:
    def first(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "网站负责人信息")
        canvas.drawString(60, 730, "姓名：______________")

    def second(canvas: Canvas) -> None:
        canvas.drawString(60, 760, "手机号码：______________")

    done = fill(drawn(first, second))
    assert where(done.data, VALUES["website.administrator.mobile"], page=1)[3] > 755


def test_given_goes_before_remembered_and_remembered_before_the_guess(tmp_path: Path) -> None:
    page = lines("网站名称：____________________")
    assert [one.field for one in fill(page).report.filled] == ["website.name"]
    own, path = Spot(1, 100, 100, 60, "website.domains"), tmp_path / "own.yaml"
    overlay_store.remember_overlay(page, (own,))
    assert [one.field for one in fill(page).report.filled] == ["website.domains"]
    path.write_text(overlay_text([Spot(1, 100, 120, 60, "subject.name")]), "utf-8")
    given = fill_any(page, VALUES, shipped(), path)
    assert [one.field for one in given.report.filled] == ["subject.name"]
    overlay_store.remember_overlay(page, ())
    assert not fill(page).report.filled


def test_what_a_place_is_called_and_which_part_goes_there_is_kept(tmp_path: Path) -> None:
    spots = (
        Spot(1, 20, 30, 40, "subject.nature", 10.5, part="tick 企业", label="单位性质"),
        Spot(2, 20, 30, 40, "subject.certificate.valid_from", 9.0, 7.5, "short year"),
    )
    path = tmp_path / "map.yaml"
    path.write_text(overlay_text(spots), "utf-8")
    assert read_overlay(path) == spots
    path.write_text(overlay_text(spots).replace("short year", "week"), "utf-8")
    with pytest.raises(FileProblem, match="Entry 2"):
        read_overlay(path)


@pytest.mark.parametrize(
    ("value", "part", "written"),
    [
        ("2019-03-05", "year", "2019"), ("2019-03-05", "short year", "19"),
        ("2019-03-05", "month", "3"), ("2019-03-05", "day", "5"), ("长期", "year", ""),
        ("广州市", "bare", "广州"), ("ABC", "2/3", "B"), ("ABCD", "2/3", ""), ("A", "2/3", ""),
        ("企业", "tick 企业", "√"), ("企业", "tick 个人", ""), ("企业", "", "企业"),
    ],
)  # fmt: skip
def test_parts_of_values(value: str, part: str, written: str) -> None:
    assert part_of(value, part, LABELS.means_option) == written


def test_a_page_on_which_nothing_is_recognised_says_what_to_do_in_both_worlds() -> None:
    for page in (flat(), lines("某某栏：____________", "开会通知")):
        with pytest.raises(FileProblem) as caught:
            fill(page)
        advice = caught.value.advice
        assert "--map" in advice.en and "What goes where" in advice.en and "栏目对应" in advice.zh


def test_more_boxes_than_any_number_has_are_remembered_like_few(tmp_path: Path) -> None:
    def page(canvas: Canvas) -> None:
        canvas.drawString(10, 700, "证件号码")
        canvas.grid([80 + 5 * n for n in range(103)], [690, 704])

    spots = guess_flat(drawn(page), LABELS).spots
    path = tmp_path / "map.yaml"
    path.write_text(overlay_text(spots), "utf-8")
    assert len(spots) == 102 and [one.part for one in read_overlay(path)][-1] == "102/102"
