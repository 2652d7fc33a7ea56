"""Sheets as agencies have them: nothing vanishes, every cell that could not be taken is named."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from PIL import Image

from icpdesk.base.errors import FileProblem
from icpdesk.batch.client import Job, run_client
from icpdesk.batch.sheet import ClientSheet, read_sheet
from icpdesk.rulebook.book import shipped
from tests.support.people import credit_code, resident_id

BOOK = shipped()
HEAD = ["客户", "主办单位名称", "主办单位性质", "主体负责人姓名"]
FIRST = ["甲", "深圳市甲示例有限公司", "企业", "张三"]
SECOND = ["乙", "深圳市乙示例有限公司", "企业", "李四"]
BOTH = [FIRST[1], SECOND[1]]


def made(
    path: Path,
    fill: Callable[[Workbook], None],
    change: Callable[[dict[str, bytes]], None] | None = None,
) -> Path:
    book = Workbook()
    fill(book)
    book.save(path)
    if change:
        with zipfile.ZipFile(path) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
        change(members)
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in members.items():
                archive.writestr(name, data)
    return path


def put(sheet: Any, *rows: list[Any]) -> None:
    for row in rows:
        sheet.append(row)


def names(read: ClientSheet) -> list[str]:
    return [client.filing.subject.name for client in read.clients if client.filing]


def said(read: ClientSheet) -> str:
    return " ".join(note.en for note in read.notes)


def test_clients_with_signs_in_their_names_are_clients(tmp_path: Path) -> None:
    rows = [
        ["#1店", *FIRST[1:]],
        ["＃2 分店", *SECOND[1:]],
        ["No.3", "深圳市丙示例有限公司", "企业", "王五"],
    ]
    read = read_sheet(made(tmp_path / "c.xlsx", lambda book: put(book.active, HEAD, *rows)), BOOK)
    assert [client.name for client in read.clients] == ["#1店", "＃2 分店", "No.3"]


def test_rows_that_are_none_are_named(tmp_path: Path) -> None:
    rows = [FIRST, ["# 暂停", *SECOND[1:]], ["填表说明：以上信息须真实"]]
    read = read_sheet(made(tmp_path / "c.xlsx", lambda book: put(book.active, HEAD, *rows)), BOOK)
    assert names(read) == [FIRST[1]]
    assert "3 (# 暂停)" in said(read) and "4 (填表说明" in said(read)


def test_the_sheet_with_the_headings_is_taken_and_named(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        lists: Any = book.active
        lists.title = "Values"
        put(lists, ["企业", "个人"])
        lists.sheet_state = "hidden"
        put(book.create_sheet("填表说明"), ["1、请填写主办单位名称"])
        put(book.create_sheet("客户"), HEAD, FIRST, SECOND)
        put(book.create_sheet("二月"), HEAD, ["丙", "深圳市丙示例有限公司", "企业", "王五"])
        book.create_chartsheet("图表", 0)
        book.active = 2

    read = read_sheet(made(tmp_path / "c.xlsx", fill), BOOK)
    assert names(read) == BOTH and read.name == "客户"
    assert "sheet '客户'" in said(read) and "'二月' holds 1 rows" in said(read)


def test_headings_by_synonyms_with_marks(tmp_path: Path) -> None:
    head = [
        "序号",
        "单位全称*",
        "统一社会信用代码（必填）",
        "法人姓名",
        "法人身份证号",
        "手机号码(必填)",
        "网站\n域名",
    ]
    row = [1, FIRST[1], credit_code(), "张三", resident_id(), 13800138000, "example.com"]
    read = read_sheet(made(tmp_path / "c.xlsx", lambda book: put(book.active, head, row)), BOOK)
    subject = read.clients[0].filing.subject  # type: ignore[union-attr]
    assert (subject.name, subject.certificate.number) == (FIRST[1], credit_code())
    assert subject.legal_representative.name == "张三"
    assert subject.legal_representative.document_number == resident_id()
    assert "13800138000" in (subject.administrator.mobile, subject.legal_representative.mobile)
    assert "Columns understood" in said(read) and "单位全称" in said(read)


def test_headings_in_two_rows(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet: Any = book.active
        put(sheet, ["主办单位", None, "主体负责人", None, "网站负责人", None], ["名称", "性质", "姓名", "手机号码", "姓名", "手机号码"],
            [FIRST[1], "企业", "张三", "13800138000", "李四", "13900139000"])  # fmt: skip
        for area in ("A1:B1", "C1:D1", "E1:F1"):
            sheet.merge_cells(area)

    (client,) = read_sheet(made(tmp_path / "c.xlsx", fill), BOOK).clients
    assert client.filing is not None
    subject, website = client.filing.subject, client.filing.websites[0]
    assert (subject.name, subject.administrator.name) == (FIRST[1], "张三")
    assert subject.administrator.mobile == "13800138000"
    assert (website.administrator.name, website.administrator.mobile) == ("李四", "13900139000")


def test_a_cell_that_is_not_understood_costs_that_cell_and_nothing_is_ready(tmp_path: Path) -> None:
    rows = [[*FIRST, "待定"], [*SECOND, "长期有效"]]
    path = made(
        tmp_path / "c.xlsx",
        lambda book: put(book.active, [*HEAD, "主体负责人证件有效期截止"], *rows),
    )
    first, second = read_sheet(path, BOOK).clients
    assert first.filing is not None and first.filing.subject.administrator.name == "张三"
    (open_cell,) = first.open_cells
    assert "E2" in open_cell.en and "待定" in open_cell.en and "长期" in open_cell.en
    assert second.filing is not None and not second.open_cells
    assert second.filing.subject.administrator.valid_until == "long-term"
    job = Job(
        2,
        "甲",
        first.filing,
        tmp_path / "out",
        sort=False,
        day=date(2026, 11, 24),
        open_cells=first.open_cells,
    )
    outcome = run_client(job)
    assert outcome.state == "errors" and not outcome.folder
    assert any("E2" in finding.en and finding.severity == "error" for finding in outcome.findings)


def test_errors_and_formulas_without_results_are_told_by_cell(tmp_path: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        sheet = "xl/worksheets/sheet1.xml"
        error = b'<c r="E2" t="e"><f>VLOOKUP(A2,Z:Z,1,0)</f><v>#N/A</v></c>'
        members[sheet] = re.sub(rb'<c r="E2"[^>]*>.*?</c>', error, members[sheet])

    rows = [[*FIRST, "=A2"], ["=1+1", *SECOND[1:], "13800138000"]]
    path = made(
        tmp_path / "c.xlsx",
        lambda book: put(book.active, [*HEAD, "主体负责人手机号码"], *rows),
        change,
    )
    first, second = read_sheet(path, BOOK).clients
    assert "Cell E2 holds #N/A" in first.open_cells[0].en
    assert "Cell A3 holds a formula" in second.open_cells[0].en
    assert names(read_sheet(path, BOOK)) == BOTH


def test_a_first_column_of_formulas_moves_nothing(tmp_path: Path) -> None:
    rows = [['="客户"', *HEAD[1:]], ["=1+1", *FIRST[1:]], ["=1+1", *SECOND[1:]]]
    assert (
        names(read_sheet(made(tmp_path / "c.xlsx", lambda book: put(book.active, *rows)), BOOK))
        == BOTH
    )


def test_hidden_rows_are_read_named_and_may_be_left_out(tmp_path: Path) -> None:
    def fill(book: Workbook) -> None:
        sheet: Any = book.active
        put(sheet, HEAD, FIRST, SECOND)
        sheet.row_dimensions[3].hidden = True

    path = made(tmp_path / "c.xlsx", fill)
    assert names(read_sheet(path, BOOK)) == BOTH and "hidden" in said(read_sheet(path, BOOK))
    left = read_sheet(path, BOOK, leave_hidden=True)
    assert names(left) == BOTH[:1] and "left out: 3" in said(left)


def test_pictures_in_cells_are_attached(tmp_path: Path) -> None:
    sink = io.BytesIO()
    Image.new("RGB", (64, 48), "red").save(sink, "JPEG")
    space = "http://schemas.openxmlformats.org"

    def change(members: dict[str, bytes]) -> None:
        members["xl/media/image1.jpeg"] = sink.getvalue()
        members["xl/_rels/cellimages.xml.rels"] = (
            f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="rId1"'
            f' Type="{space}/officeDocument/2006/relationships/image" Target="media/image1.jpeg"/></Relationships>'
        ).encode()
        members["xl/cellimages.xml"] = (
            '<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"'
            f' xmlns:xdr="{space}/drawingml/2006/spreadsheetDrawing" xmlns:a="{space}/drawingml/2006/main"'
            f' xmlns:r="{space}/officeDocument/2006/relationships"><etc:cellImage><xdr:pic><xdr:nvPicPr>'
            '<xdr:cNvPr id="2" name="ID_1F8C"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/>'
            "</xdr:blipFill></xdr:pic></etc:cellImage></etc:cellImages>"
        ).encode()

    rows = [[*FIRST, '=DISPIMG("ID_1F8C",1)']]
    path = made(
        tmp_path / "c.xlsx", lambda book: put(book.active, [*HEAD, "法人身份证正面"], *rows), change
    )
    (client,) = read_sheet(path, BOOK).clients
    assert list(client.pictures.values()) == [sink.getvalue()] and client.filing is not None
    (item,) = client.filing.attachments
    assert (item.slot, item.of) == ("id-front", "subject.legal_representative")
    assert item.file in client.pictures and not client.open_cells


def test_links_to_other_workbooks_are_no_reason_to_refuse(tmp_path: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        members["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"

    path = made(tmp_path / "c.xlsx", lambda book: put(book.active, HEAD, FIRST, SECOND), change)
    assert names(read_sheet(path, BOOK)) == BOTH


def test_a_folder_that_cannot_be_costs_its_cell(tmp_path: Path) -> None:
    rows = [[*FIRST, "长" * 300], [*SECOND, ""]]
    path = made(tmp_path / "c.xlsx", lambda book: put(book.active, [*HEAD, "材料文件夹"], *rows))
    first, second = read_sheet(path, BOOK).clients
    assert "E2" in first.open_cells[0].en and not first.folder and not second.open_cells


def test_days_by_their_numbers_and_formats(tmp_path: Path) -> None:
    def change(members: dict[str, bytes]) -> None:
        styles = members["xl/styles.xml"].decode()
        more = '<xf numFmtId="31" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
        members["xl/styles.xml"] = styles.replace("</cellXfs>", more).encode()
        sheet = "xl/worksheets/sheet1.xml"
        members[sheet] = members[sheet].replace(b'<c r="E2"', b'<c r="E2" s="1"')

    head = [*HEAD, "主体负责人证件有效期截止"]
    path = made(tmp_path / "c.xlsx", lambda book: put(book.active, head, [*FIRST, 46893]), change)
    (client,) = read_sheet(path, BOOK).clients
    assert client.filing is not None
    assert client.filing.subject.administrator.valid_until == date(2028, 5, 20)


TABLE = (
    "客户,主办单位名称,主办单位性质\n甲,深圳市甲示例有限公司,企业\n乙,深圳市乙示例有限公司,企业\n"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("c.csv", ("sep=;\n" + TABLE.replace(",", ";")).encode("utf-8-sig")),
        ("c.txt", TABLE.replace(",", "\t").encode("utf-16")),
        ("c.csv", ("客户备案信息表\n" + TABLE).encode("gbk")),
        ("c.csv", ("备案信息,2026年,深圳\n" + TABLE.replace(",", ";")).encode()),
        (
            "c.csv",
            TABLE.replace("深圳市甲示例有限公司", '"=""深圳市甲示例有限公司"""').encode(
                "utf-8-sig"
            ),
        ),
        ("c.csv", TABLE.replace(",", "\t").encode("gbk")),
    ],
    ids=["sep", "utf-16 tabs", "title", "title with commas", "equals", "tabs"],
)
def test_text_tables_as_spreadsheets_write_them(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert names(read_sheet(path, BOOK)) == BOTH


@pytest.mark.parametrize(
    "data",
    [
        b"\x09\x08\x08\x00\x00\x05\x10\x00" + bytes(512),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "Book".encode("utf-16-le") + bytes(500),
    ],
    ids=["bare", "in a container"],
)
def test_the_oldest_workbooks_are_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "c.xls"
    path.write_bytes(data)
    with pytest.raises(FileProblem, match="Excel 95"):
        read_sheet(path, BOOK)


def test_columns_that_nobody_knows_are_named_with_their_values(tmp_path: Path) -> None:
    """Nothing is refused for them, and nothing of them is lost."""
    rows = [[*FIRST, "红"], [*SECOND, ""]]
    head = [*HEAD, "备案颜色"]
    read = read_sheet(made(tmp_path / "c.xlsx", lambda book: put(book.active, head, *rows)), BOOK)
    assert names(read) == BOTH
    assert "E1 “备案颜色”" in said(read) and "--map" in said(read)
    first, second = read.clients
    assert [note.zh for note in first.notes] == ["未导入：备案颜色 = 红。"] and not second.notes
    given = read_sheet(tmp_path / "c.xlsx", BOOK, layout_map={"备案颜色": "-"})
    assert "备案颜色" not in said(given) and not given.clients[0].notes


@pytest.mark.parametrize("shown", ["#N/A", "#REF!", "Err:502"])
def test_an_error_written_as_text_is_no_value(tmp_path: Path, shown: str) -> None:
    path = tmp_path / "c.csv"
    path.write_text(",".join(HEAD) + f"\n甲,深圳市甲示例有限公司,企业,{shown}\n", "utf-8")
    (client,) = read_sheet(path, BOOK).clients
    assert client.filing is not None and not client.filing.subject.legal_representative.name
    assert shown in client.open_cells[0].en and "D2" in client.open_cells[0].en
