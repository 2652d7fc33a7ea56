"""The empty clients' sheet: drop-downs, help, text format for numbers, an example, the rules."""

from __future__ import annotations

import io
from typing import Any

from icpdesk.batch.columns import columns
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import choices_of
from icpdesk.text import Text

_ROWS = 2000
_MOST_LISTED = 60
_RULES = (
    Text(
        "One client a row; leave a cell empty when the value is not known.",
        "每行一个客户，不清楚的单元格留空。",
    ),
    Text(
        "Columns with numbers are formatted as text: keep them so, or digits are lost.",
        "号码列已设为文本格式，请勿更改，否则会丢失位数。",
    ),
    Text(
        "Pictures lie in a folder a client, named after their slot, for example id-front.jpg.",
        "每个客户一个图片文件夹，文件以上传位置命名，例如 id-front.jpg。",
    ),
    Text("Lines that begin with # are not read.", "以 # 开头的行不读取。"),
)


def template_bytes(book: Rulebook) -> bytes:
    """An .xlsx workbook."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.title = "clients"
    lists: Any = workbook.create_sheet("lists")
    for number, column in enumerate(columns(book), 1):
        letter = get_column_letter(number)
        head = sheet.cell(1, number, column.heading)
        head.font = Font(bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor="1D5FA8")
        note = (
            f"# {column.help.en} · {column.help.zh}"
            if number == 1
            else f"{column.help.en} · {column.help.zh}"
        )
        sheet.cell(2, number, note).alignment = Alignment(wrap_text=True, vertical="top")
        example = column.field.example if column.field else ""
        sheet.cell(3, number, "# example" if number == 1 else example)
        sheet.column_dimensions[letter].width = 24
        if column.holds_digits:
            for row in range(3, 203):
                sheet.cell(row, number).number_format = "@"
        if column.field and column.field.choices and column.field.kind == "choice":
            slugs = [term.slug for term in choices_of(book, column.field.choices)][:_MOST_LISTED]
            for row, slug in enumerate(slugs, 1):
                lists.cell(row, number, slug)
            rule = DataValidation(
                type="list", formula1=f"lists!${letter}$1:${letter}${len(slugs)}", allow_blank=True
            )
            rule.showErrorMessage = False
            rule.add(f"{letter}4:{letter}{_ROWS}")
            sheet.add_data_validation(rule)
    lists.sheet_state = "hidden"
    sheet.freeze_panes = "B2"
    rules: Any = workbook.create_sheet("rules")
    for row, text in enumerate(_RULES, 1):
        rules.cell(row, 1, text.zh)
        rules.cell(row, 2, text.en)
    sink = io.BytesIO()
    workbook.save(sink)
    return sink.getvalue()
