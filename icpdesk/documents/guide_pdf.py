"""The guide page: who fills, signs and stamps which paper, and what stays blank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from icpdesk.documents.papers import PaperPlan
from icpdesk.documents.pdf import sheet
from icpdesk.model import Filing
from icpdesk.rulebook.book import Rulebook
from icpdesk.text import Text

_RULES = (
    Text("Print on A4, one paper a sheet, without scaling.", "用 A4 纸打印，一页一份，不缩放。"),
    Text("Sign by hand with a black pen.", "用黑色签字笔亲笔签名。"),
    Text(
        "Stamp with the official seal, not a contract or finance seal; the seal must not cover the signature.",
        "加盖公章，不能用合同章或财务章；印章不要盖住签名。",
    ),
    Text("Change nothing by hand.", "不得涂改。"),
    Text(
        "Leave the verifier's boxes of an official form empty.",
        "官方核验单中由接入商填写的栏目留空。",
    ),
    Text("Scan or photograph in colour with all four edges.", "彩色扫描或拍照，四边完整。"),
    Text("Keep three signed originals.", "保留三份签字原件。"),
)


def guide_pdf(
    plans: Sequence[PaperPlan], filing: Filing, book: Rulebook, *, draft: bool = False
) -> bytes:
    """One or two pages in Chinese and English."""
    province = book.province(filing.province)
    story: list[Any] = [
        sheet.paragraph(f"填写、签字与盖章指引 · {province.name.zh}", "title"),
        sheet.paragraph(f"Who fills, signs and stamps what · {province.name.en}", "subtitle"),
    ]
    rows: list[list[Any]] = [["材料 Paper", "谁签字盖章 Who signs", "留空 Leave blank"]]
    for plan in plans:
        paper = plan.paper
        rows.append(
            [
                _both(paper.name),
                _both(paper.signs),
                sheet.paragraph("、".join(paper.leave_blank), "cell"),
            ]
        )
    story.append(sheet.table(rows, (150, 190, 143), head=True))
    story.append(sheet.paragraph("通用要求 For every paper", "heading"))
    story += [_both(rule, "· ") for rule in _RULES]
    notes = province.table.get("notes", ())
    if notes:
        story.append(sheet.paragraph("本省说明 Notes on this province", "heading"))
        story += [_both(Text(note["en"], note["zh"]), "· ") for note in notes]
    return sheet.build(story, title="填写、签字与盖章指引", footer="icpdesk", draft=draft)


def _both(text: Text, mark: str = "") -> Any:
    from xml.sax.saxutils import escape

    return sheet.rich(
        f"{mark}{escape(text.zh)}<br/>"
        f'<font size="8" color="{sheet.QUIET}">{escape(text.en)}</font>',
        "cell",
    )
