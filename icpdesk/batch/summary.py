"""The summary of a batch as a workbook: states, findings, dates, links, what stayed unmatched."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from icpdesk.base.text import Text
from icpdesk.batch.corrections import Correction
from icpdesk.batch.outcome import Outcome, state_words
from icpdesk.batch.pictures import Unmatched
from icpdesk.model import Light

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_FILLS: dict[Light, str] = {
    "pass": "E3F2E6", "warn": "FFF1D6", "partial": "ECEEF1", "fail": "FBE5E3",
}  # fmt: skip
"""Green only where everything was looked at."""
_AGREEMENTS = {
    "equal": "一致 equal", "variant": "异体字 variant", "differs": "不一致 differs",
    "unknown": "无法判断 unknown",
}  # fmt: skip
_SEVERITIES = {"error": "错误 error", "warning": "提醒 warning", "info": "提示 info"}
_MOST_TEXT = 32_000
"""Characters that fit into one cell."""


def summary_bytes(
    outcomes: Sequence[Outcome],
    unmatched: Sequence[Unmatched] = (),
    today: date | None = None,
    notes: Sequence[Text] = (),
    corrections: Sequence[Correction] = (),
) -> bytes:
    """An .xlsx workbook. Text that begins like a formula stays text."""
    from openpyxl import Workbook

    day = (today or date.today()).isoformat()  # noqa: DTZ011 - the user's calendar
    workbook = Workbook()
    _clients(workbook.active, outcomes, day)
    _findings(workbook.create_sheet("findings"), outcomes)
    if any(outcome.matrix for outcome in outcomes):
        _cross_check(workbook.create_sheet("cross-check"), outcomes)
    if unmatched:
        _unmatched(workbook.create_sheet("unmatched"), unmatched)
    if corrections:
        _corrections(workbook.create_sheet("corrections"), corrections)
    if notes:
        _notes(workbook.create_sheet("notes"), notes)
    sink = io.BytesIO()
    workbook.save(sink)
    return sink.getvalue()


def _both(words: Text) -> str:
    return f"{words.zh} {words.en}"


def _clients(sheet: Any, outcomes: Sequence[Outcome], day: str) -> None:
    from openpyxl.styles import PatternFill

    sheet.title = "clients"
    heads = (
        ("行 Row", 8), ("客户 Client", 28), ("状态 State", 18), ("错误 Errors", 12),
        ("提醒 Warnings", 14), ("最近期限 Next date", 18), ("期限事项 What is due", 36),
        ("首要问题 First thing to do", 70), ("未匹配图片 Unmatched pictures", 32), ("文件夹 Folder", 36),
        ("未检查 Not checked", 14),
    )  # fmt: skip
    _head(sheet, heads)
    for number, outcome in enumerate(outcomes, 2):
        errors = outcome.at("error")
        due = next((item for item in outcome.deadlines if item.last >= day), None)
        _row(
            sheet,
            number,
            [
                outcome.row, outcome.client, _both(state_words(outcome)), len(errors),
                len(outcome.at("warning")), due.last if due else "",
                f"{due.zh} · {due.en}" if due else "",
                f"{errors[0].text('zh')} · {errors[0].en}" if errors else "",
                ", ".join(outcome.unmatched), outcome.folder, outcome.open_points,
            ],
        )  # fmt: skip
        sheet.cell(number, 3).fill = PatternFill("solid", fgColor=_FILLS[outcome.light])
        if outcome.folder:
            link = sheet.cell(number, 10)
            link.hyperlink = f"{outcome.folder}/report.pdf"
            link.style = "Hyperlink"


def _findings(sheet: Any, outcomes: Sequence[Outcome]) -> None:
    heads = (
        ("行 Row", 8), ("客户 Client", 28), ("级别 Severity", 16), ("位置 Where", 30),
        ("问题", 60), ("处理", 60), ("Finding", 60), ("Advice", 60), ("规则 Rule", 30),
    )  # fmt: skip
    _head(sheet, heads)
    number = 2
    for outcome in outcomes:
        for said in outcome.findings:
            _row(
                sheet,
                number,
                [
                    outcome.row, outcome.client, _SEVERITIES.get(said.severity, said.severity),
                    said.where, said.zh, said.advice_zh, said.en, said.advice_en, said.rule,
                ],
            )  # fmt: skip
            number += 1


def _cross_check(sheet: Any, outcomes: Sequence[Outcome]) -> None:
    """A row a value and a source; what is contradicted is coloured."""
    from openpyxl.styles import PatternFill

    heads = (
        ("行 Row", 8), ("客户 Client", 28), ("位置 Where", 36), ("填写 Typed", 36),
        ("来源 Source", 26), ("来源内容 Says", 36), ("结果 Agreement", 22),
    )  # fmt: skip
    _head(sheet, heads)
    number = 2
    for outcome in outcomes:
        for row in outcome.matrix:
            for cell in row["says"]:
                agreement = cell["agreement"]
                values = (row["place"], row["typed"], cell["source"], cell["value"])
                _row(sheet, number, [outcome.row, outcome.client, *values, _AGREEMENTS[agreement]])
                if agreement in ("differs", "variant"):
                    sheet.cell(number, 7).fill = PatternFill("solid", fgColor=_FILLS["fail"])
                number += 1


def _unmatched(sheet: Any, unmatched: Sequence[Unmatched]) -> None:
    _head(sheet, (("图片 Picture", 60), ("原因", 50), ("Reason", 50)))
    for number, one in enumerate(unmatched, 2):
        _row(sheet, number, [one.file, one.why.zh, one.why.en])


def _corrections(sheet: Any, corrections: Sequence[Correction]) -> None:
    """What a person corrected in the queue: to be copied into the sheet, which stays as it is."""
    heads = (
        ("行 Row", 8), ("客户 Client", 28), ("位置 Where", 36), ("表格内容 In the sheet", 40),
        ("修改为 Corrected", 40),
    )  # fmt: skip
    _head(sheet, heads)
    for number, one in enumerate(corrections, 2):
        _row(sheet, number, [one.row, one.client, one.path, one.before, one.after])


def _notes(sheet: Any, notes: Sequence[Text]) -> None:
    _head(sheet, (("表格读取说明", 90), ("How the sheet was read", 90)))
    for number, note in enumerate(notes, 2):
        _row(sheet, number, [note.zh, note.en])


def _head(sheet: Any, heads: Sequence[tuple[str, int]]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for column, (head, width) in enumerate(heads, 1):
        cell = sheet.cell(1, column, head)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1D5FA8")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[1].height = 30
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}1"


def _row(sheet: Any, number: int, values: Sequence[Any]) -> None:
    from openpyxl.styles import Alignment

    for column, value in enumerate(values, 1):
        cell = sheet.cell(number, column)
        cell.value = harmless(value) if isinstance(value, str) else value
        cell.alignment = Alignment(vertical="top", wrap_text=True)


def harmless(text: str) -> str:
    """``text`` for a cell: nothing in it is taken for a formula, nothing breaks the file."""
    plain = "".join(c for c in text if c >= " " or c in "\t\n\r")[:_MOST_TEXT]
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
