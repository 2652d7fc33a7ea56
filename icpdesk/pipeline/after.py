"""After approval: tasks with their dates, the footer's lines, the sheet for the public security."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from icpdesk.base.files import folder_atomically
from icpdesk.base.text import Text
from icpdesk.followup import after
from icpdesk.followup.values import Task
from icpdesk.papers.fill_rows import FillSection
from icpdesk.papers.fill_sheet_html import fill_sheet_html
from icpdesk.papers.public_security import public_security_sections
from icpdesk.rulebook.case import Case

_MPS = Text("Public security, beian.mps.gov.cn", "全国互联网安全管理服务平台 beian.mps.gov.cn")


@dataclass(frozen=True, slots=True)
class AfterApproval:
    """What follows from an approval; footers and sheets one a website, in their order."""

    tasks: tuple[Task, ...]
    footers: tuple[str, ...]
    """HTML to copy; empty where no number is known yet."""
    sheets: tuple[tuple[FillSection, ...], ...]


def after_approval(case: Case) -> AfterApproval:
    """All that is to be done after approval."""
    sites = range(len(case.filing.websites))
    return AfterApproval(
        tasks=after.tasks_after(case),
        footers=tuple(after.footer_html(case.filing, site) for site in sites),
        sheets=tuple(public_security_sections(case.filing, case.book, site) for site in sites),
    )


def write_after(target: Path, case: Case) -> tuple[str, ...]:
    """Write footers and sheets into the new folder ``target``; returns the names.

    OutputError when the folder exists or cannot be written; nothing is left half.
    """
    told = after_approval(case)
    written: list[str] = []
    with folder_atomically(target) as work:
        for number, (footer, sheet) in enumerate(zip(told.footers, told.sheets, strict=True), 1):
            name = case.filing.websites[number - 1].name
            title = Text(f"Public-security filing – {name}", f"公安联网备案填报单 – {name}")
            page = fill_sheet_html(sheet, title=title, provider=_MPS)
            files = {f"public-security-{number}.html": page}
            if footer:
                files[f"footer-{number}.html"] = footer
            for file, words in files.items():
                (work / file).write_text(words, "utf-8")
                written.append(file)
    return tuple(written)
