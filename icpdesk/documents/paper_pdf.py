"""A paper as PDF: fields filled, the places for signature, seal, fingerprint and date left blank."""

from __future__ import annotations

from typing import Any

from icpdesk.documents.papers import PaperPlan, filled
from icpdesk.documents.pdf import sheet

_WIDTH = 483.0


def paper_pdf(plan: PaperPlan, *, draft: bool = False) -> bytes:
    """The pages of ``plan``."""
    story: list[Any] = []
    for block in plan.paper.table["block"]:
        story += _block(block, plan)
    return sheet.build(
        story,
        title=plan.paper.name.zh,
        footer="icpdesk 工作底稿 · 接入商提供官方模板的，以官方模板为准",
        draft=draft,
        numbered=False,
    )


def _block(block: Any, plan: PaperPlan) -> list[Any]:
    kind = block["kind"]
    if kind == "title":
        return [sheet.paragraph(block["text"], "title")]
    if kind == "subtitle":
        return [sheet.paragraph(block["text"], "subtitle")]
    if kind == "heading":
        return [sheet.paragraph(block["text"], "heading")]
    if kind == "text":
        return [sheet.paragraph(filled(block["text"], plan.values), "text")]
    if kind == "fields":
        rows = [
            [sheet.paragraph(label, "label"), sheet.paragraph(filled(value, plan.values), "cell")]
            for label, value in block["rows"]
        ]
        return [sheet.space(4), sheet.table(rows, (140, _WIDTH - 140)), sheet.space(8)]
    if kind == "blank":
        return [sheet.table([[""]], (_WIDTH,)), sheet.space(float(block.get("height", 60)))]
    rows = [[sheet.paragraph(f"{label}：", "cell"), ""] for label in block["rows"]]
    ruled = _signature_lines(rows, float(block.get("height", 46)))
    return [sheet.space(22), ruled]


def _signature_lines(rows: list[list[Any]], height: float) -> Any:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table, TableStyle

    from icpdesk.documents.pdf.fonts import REGULAR

    return Table(
        rows,
        colWidths=(170, 210),
        rowHeights=[height] * len(rows),
        hAlign="RIGHT",
        style=TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
                ("LINEBELOW", (1, 0), (1, -1), 0.6, HexColor(sheet.INK)),
            ]
        ),
    )
