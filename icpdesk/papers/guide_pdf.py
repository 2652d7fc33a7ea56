"""The guide page: who fills, signs and stamps which paper, where on the sheet, and what stays blank."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from icpdesk.base.text import Text
from icpdesk.model import Filing
from icpdesk.model.printed import PrintedPaper
from icpdesk.papers.paper_english import english_of
from icpdesk.papers.plan import PaperPlan
from icpdesk.pdf import sheet
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.notes import notes_for

PENS = {
    "black": Text("black pen only", "仅用黑色签字笔"),
    "blue-or-black": Text("blue or black fountain pen or signing pen", "蓝色或黑色钢笔、签字笔"),
}
_SEAL = Text(
    "Stamp with the official seal, not a contract or finance seal; the whole ring must be on the"
    " paper and must not touch the signature.",
    "加盖公章，不能用合同章或财务章；印章须完整，不要盖住签名。",
)
_RULES = (
    Text("Print on A4, one paper a sheet, without scaling.", "用 A4 纸打印，一页一份，不缩放。"),
    Text("Sign by hand; change nothing that is printed.", "亲笔签名；打印内容不得涂改。"),
    _SEAL,
    Text(
        "Leave the verifier's boxes of an official form empty.",
        "官方核验单中由接入商填写的栏目留空。",
    ),
    Text("Scan or photograph in colour with all four edges.", "彩色扫描或拍照，四边完整。"),
    Text(
        "Before uploading, let icpdesk look at the scan with the filing: an old or altered paper is"
        " caught.",
        "上传前用 icpdesk 连同备案文件检查扫描件，可发现旧版或被改动的材料。",
    ),
    Text("Keep three signed originals.", "保留三份签字原件。"),
)


def guide_pdf(
    plans: Sequence[PaperPlan],
    case: Case,
    *,
    printed: Sequence[PrintedPaper] = (),
    draft: bool = False,
) -> bytes:
    """One or more pages in Chinese and English; ``printed`` adds small pictures of the sheets.

    Only what concerns this filing: no seal where nothing is sealed, no note on other subjects or types.
    """
    province = case.book.province(case.filing.province)
    story: list[Any] = [
        sheet.paragraph(f"填写、签字与盖章指引 · {province.name.zh}", "headline"),
        sheet.paragraph(f"Who fills, signs and stamps what · {province.name.en}", "under"),
    ]
    rows: list[list[Any]] = [
        [
            sheet.paragraph("材料 Paper", "head"),
            sheet.paragraph("手写与盖章 By hand", "head"),
            sheet.paragraph("说明 Notes", "head"),
        ]
    ]
    rows += [_row(plan, case.filing) for plan in plans]
    story.append(sheet.table(rows, (150, 160, sheet.WIDTH - 310), head=True))
    if printed:
        story += _thumbnails(printed)
    story.append(sheet.paragraph("通用要求 For every paper", "heading"))
    sealed = any(mark.kind == "seal" for plan in plans for mark in plan.marks)
    story += [sheet.both(rule, mark="· ") for rule in _RULES if sealed or rule is not _SEAL]
    notes = [note for note in notes_for(case) if note.place == province.name]
    if notes:
        story.append(sheet.paragraph("本省说明 Notes on this province", "heading"))
        story += [sheet.both(note.text, mark="· ") for note in notes]
    if plans:
        story.append(sheet.paragraph("文书内容 What the papers say, in English", "heading"))
        story += [part for plan in plans for part in _in_english(plan)]
    return sheet.build(story, title="填写、签字与盖章指引", footer="icpdesk", draft=draft)


def _row(plan: PaperPlan, filing: Filing) -> list[Any]:
    site = (
        f"（{plan.website + 1}）" if plan.row.per == "website" and len(filing.websites) > 1 else ""
    )
    name = Text(plan.paper.name.en.replace(" (working paper)", ""), plan.paper.name.zh + site)
    marks = [sheet.both(mark.label, mark=f"{number} ", size=7.5)
             for number, mark in enumerate(plan.marks, 1)]  # fmt: skip
    notes = [sheet.both(PENS[plan.row.pen], size=7.5)]
    if plan.row.note:
        notes.append(sheet.both(plan.row.note, size=7.5))
    sources = "；".join(source.line.zh for source in plan.row.sources)
    notes.append(sheet.paragraph(sources, "source"))
    return [sheet.both(name), marks, notes]


def _in_english(plan: PaperPlan) -> list[Any]:
    """The sentences of a paper; its fields are named in the fill sheet."""
    name = plan.paper.name.en.replace(" (working paper)", "")
    said = [line.text for line in english_of(plan) if line.kind in ("section", "text")]
    return [
        sheet.paragraph(f"{plan.paper.name.zh}  {name}", "told"),
        *(sheet.paragraph(text, "small") for text in said),
    ]


def _thumbnails(printed: Sequence[PrintedPaper]) -> list[Any]:
    from icpdesk.pdf.pages import Thumbnail

    tiles: list[Any] = [Thumbnail(paper) for paper in printed]
    tiles += [None] * (-len(tiles) % 3)
    rows = [tiles[start : start + 3] for start in range(0, len(tiles), 3)]
    return [
        sheet.paragraph("签在哪里 Where the marks go", "heading"),
        *(sheet.grid([row], sheet.WIDTH / 3) for row in rows),
    ]
