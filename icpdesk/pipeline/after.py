"""After approval: tasks with their dates, the footer's lines, the sheet for the public security."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from icpdesk.base.errors import InputError
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
    """HTML to copy; empty where no number is known yet and for what shows none."""
    sheets: tuple[tuple[FillSection, ...], ...]
    """Empty where the public security knows the website already."""


def after_approval(case: Case) -> AfterApproval:
    """All that is to be done after approval.

    A cancellation leaves no footer, and only what opens anew has a sheet for the public security.
    """
    hung = after.family_of(case) != "cancel"
    opened = after.is_newly_opened(case)
    footers, sheets = [], []
    for site, website in enumerate(case.filing.websites):
        shown = hung and website.service_type in ("", "website")
        footers.append(after.footer_html(case.filing, site) if shown else "")
        sheets.append(public_security_sections(case.filing, case.book, site) if opened else ())
    return AfterApproval(after.tasks_after(case), tuple(footers), tuple(sheets))


def write_after(target: Path, case: Case) -> tuple[str, ...]:
    """Write footers and sheets into the new folder ``target``; returns the names.

    InputError where there is nothing to write; OutputError when the folder exists or cannot be written.
    Nothing is left half.
    """
    told = after_approval(case)
    if not any(told.footers) and not any(told.sheets):
        raise InputError(
            Text(
                "There is no footer or sheet to write for this filing.",
                "这份备案没有可导出的页脚代码或填报单。",
            )
        )
    written: list[str] = []
    with folder_atomically(target) as work:
        for number, (footer, sheet) in enumerate(zip(told.footers, told.sheets, strict=True), 1):
            name = case.filing.websites[number - 1].name
            title = Text(f"Public-security filing – {name}", f"公安联网备案填报单 – {name}")
            files: dict[str, str] = {}
            if sheet:
                page = fill_sheet_html(sheet, title=title, provider=_MPS)
                files[f"public-security-{number}.html"] = page
            if footer:
                files[f"footer-{number}.html"] = footer
            for file, words in files.items():
                (work / file).write_text(words, "utf-8")
                written.append(file)
    return tuple(written)
