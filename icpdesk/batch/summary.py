"""The summary of a batch as a workbook and as plain data."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from icpdesk.batch.client import STATE, Outcome, past_outcome

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_STATES = {"ready": "可提交", "errors": "有错误", "failed": "无法处理"}


def summary_bytes(outcomes: Sequence[Outcome]) -> bytes:
    """An .xlsx workbook: one row a client. Text that begins like a formula stays text."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.append(
        [
            "行 Row",
            "客户 Client",
            "状态 State",
            "错误 Errors",
            "提醒 Warnings",
            "说明 Details",
            "未匹配 Unmatched",
        ]
    )
    for outcome in outcomes:
        sheet.append(
            [
                outcome.row,
                _harmless(outcome.client),
                f"{_STATES[outcome.state]} {outcome.state}",
                len(outcome.errors),
                outcome.warnings,
                _harmless("\n".join(outcome.errors)),
                _harmless(", ".join(outcome.unmatched)),
            ]
        )
    sink = io.BytesIO()
    workbook.save(sink)
    return sink.getvalue()


def outcomes_in(folder: Path) -> list[Outcome]:
    """The outcomes that lie in the folder of a batch."""
    found = (past_outcome(path.parent) for path in sorted(folder.glob(f"*/{STATE}")))
    return [outcome for outcome in found if outcome]


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
