"""The empty clients' sheet: drop-downs, help, text format for numbers, an example, the rules."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from icpdesk.base.text import Text
from icpdesk.batch.columns import FOLDER, Column, columns
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import choices_of

HEAD, HELP, EXAMPLE, FIRST = 1, 2, 3, 4
"""Rows of the sheet; clients begin at FIRST."""
LAST = 2000
"""Last row that is prepared."""
_TEXT = "@"
EXAMPLE_MARK = "# 示例 example"
_HELP_MARK = "# 客户名称（仅供自己识别）"
_HEAD_FILLS = ("1D5FA8", "2F6F4F", "7A4E9C", "9A5B1E", "1F6E7A", "8A2F4A", "4A5A6A", "5A6E1F")
"""One colour a step of the form, so that the eye finds its way in a wide sheet."""
_RULES = (
    Text(
        "One client a row, from row 4 on; leave a cell empty when the value is not known.",
        "从第 4 行起每行一个客户，不清楚的单元格留空。",
    ),
    Text(
        "The first cell of a row names the client in your own list. A row that begins with '# ' (with a"
        " blank) is an explanation and is not read.",
        "每行第一格供自己识别的客户名称；以“# ”（井号加空格）开头的行是说明，不读取。",
    ),
    Text(
        "Columns with numbers are formatted as text: keep them so. A spreadsheet keeps only fifteen"
        " digits of a number; such cells are refused and named.",
        "号码列已设为文本格式，请勿更改。表格软件只保留数值的前 15 位，此类单元格会被拒绝并指出位置。",
    ),
    Text(
        "Cells with an arrow offer the values that are known; English names are understood, too.",
        "带下拉箭头的单元格可选择已知的值，也可填写英文名称。",
    ),
    Text(
        "Several values in a cell: separate them with 、 or a comma.",
        "一格多个值用“、”或逗号分隔。",
    ),
    Text("Dates: 2026-11-24. No end date: 长期.", "日期写作 2026-11-24；长期有效填“长期”。"),
    Text(
        "A change: put 原 before a heading (原主办单位名称) for a column with what is filed today; the"
        " new value stands in the column of the field itself.",
        "变更备案：在列名前加“原”（如“原主办单位名称”）另设一列填写原备案内容，新内容填在该栏目的列中。",
    ),
    Text("Do not merge cells of clients.", "客户的单元格请勿合并。"),
    Text(
        "Pictures: a folder a client, named in the last column, beside this file. Names such as"
        " 身份证正面.jpg or id-front.jpg tell the slot; with several people put the name in front:"
        " 张三 身份证正面.jpg.",
        "图片：每个客户一个文件夹（与本文件同级），名称填在最后一列。"
        "文件名如“身份证正面.jpg”或 id-front.jpg；多人时加姓名，如“张三 身份证正面.jpg”。",
    ),
    Text(
        "Or all pictures in one folder: icpdesk batch run … --pictures FOLDER --read.",
        "也可把所有图片放在一个文件夹：icpdesk batch run … --pictures 文件夹 --read。",
    ),
)


def template_bytes(book: Rulebook) -> bytes:
    """An .xlsx workbook."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = "clients"
    rules: Any = workbook.create_sheet("rules")
    lists: Any = workbook.create_sheet("lists")
    known = columns(book)
    _columns(sheet, known)
    _drop_downs(sheet, lists, known, book)
    _rules(rules)
    lists.sheet_state = "hidden"
    sink = io.BytesIO()
    workbook.save(sink)
    return sink.getvalue()


def is_of_template(cells: Sequence[Any]) -> bool:
    """Whether a row is the template's own help or example, which nobody needs to hear of."""
    first = str(cells[0]).strip() if cells else ""
    return first.startswith((EXAMPLE_MARK, _HELP_MARK))


def _columns(sheet: Any, known: Sequence[Column]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    steps = list(dict.fromkeys(column.field.step if column.field else "" for column in known))
    for number, column in enumerate(known, 1):
        letter = get_column_letter(number)
        step = column.field.step if column.field else ""
        head = sheet.cell(HEAD, number, column.heading)
        head.font = Font(bold=True, color="FFFFFF")
        fill = _HEAD_FILLS[steps.index(step) % len(_HEAD_FILLS)]
        head.fill = PatternFill("solid", fgColor=fill)
        head.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        head.comment = Comment(f"{column.english}\n{column.path}", "icpdesk", width=280, height=60)
        note = sheet.cell(HELP, number, f"{_hash(number)}{column.help.zh}\n{column.help.en}")
        note.font = Font(size=9, color="5A6672")
        note.alignment = Alignment(wrap_text=True, vertical="top")
        example = sheet.cell(EXAMPLE, number, _example(number, column))
        example.font = Font(italic=True, color="5A6672")
        example.fill = PatternFill("solid", fgColor="F2F5F8")
        sheet.column_dimensions[letter].width = max(16, min(30, 2 * len(column.heading) + 4))
        if column.holds_digits or (column.field and column.field.kind in ("text", "phone")):
            sheet.column_dimensions[letter].number_format = _TEXT
            for row in range(EXAMPLE, FIRST + 200):
                sheet.cell(row, number).number_format = _TEXT
    sheet.row_dimensions[HEAD].height = 36
    sheet.row_dimensions[HELP].height = 92
    sheet.freeze_panes = f"B{FIRST}"


def _drop_downs(sheet: Any, lists: Any, known: Sequence[Column], book: Rulebook) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    for number, column in enumerate(known, 1):
        field = column.field
        letter = get_column_letter(number)
        if field and field.kind == "flag":
            formula = '"是,否"'
        elif field and field.kind == "choice" and field.choices:
            names = [term.name.zh for term in choices_of(book, field.choices).offered]
            for row, name in enumerate(names, 1):
                lists.cell(row, number, name)
            formula = f"lists!${letter}$1:${letter}${len(names)}"
        else:
            continue
        rule = DataValidation(type="list", formula1=formula, allow_blank=True)
        rule.showErrorMessage = not (field and field.open)
        rule.errorTitle, rule.error = "icpdesk", "请从列表中选择。 Choose from the list."
        rule.add(f"{letter}{FIRST}:{letter}{LAST}")
        sheet.add_data_validation(rule)


def _rules(sheet: Any) -> None:
    from openpyxl.styles import Alignment

    sheet.column_dimensions["A"].width = 70
    sheet.column_dimensions["B"].width = 90
    for row, text in enumerate(_RULES, 1):
        for column, words in enumerate((text.zh, text.en), 1):
            cell = sheet.cell(row, column, words)
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _hash(number: int) -> str:
    return "# " if number == 1 else ""


def _example(number: int, column: Column) -> str:
    if number == 1:
        return EXAMPLE_MARK
    if column.path == FOLDER:
        return "客户甲的图片"
    return column.field.example if column.field else ""
