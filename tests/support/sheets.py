"""A spreadsheet of clients with their pictures, made from a sample that ships."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from icpdesk.base.paths import resource
from icpdesk.batch.columns import FOLDER, columns
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Filing, Place
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.requirements import requirements


def sheet_of_samples(folder: Path, *, clients: int) -> Path:
    """``clients.xlsx`` in ``folder`` with that many copies of one client that is ready."""
    book, sample = shipped(), resource("assets", "samples", "1-individual")
    filing = read_filing(sample / "filing.yaml").filing
    known = columns(book)
    workbook = Workbook()
    active: Any = workbook.active
    active.append([column.heading for column in known])
    for number in range(clients):
        pictures = folder / f"client-{number}"
        pictures.mkdir(parents=True)
        needed = requirements(Case(filing, book, date(2026, 11, 24)))
        for item, need in zip(filing.attachments, needed, strict=True):
            shutil.copyfile(sample / item.file, pictures / f"{need.slot}.jpg")
        active.append(
            [
                pictures.name if column.path == FOLDER else _cell(filing, column.path)
                for column in known
            ]
        )
    path = folder / "clients.xlsx"
    workbook.save(path)
    return path


def _cell(filing: Filing, path: str) -> str | None:
    try:
        value = Place(path).get(filing)
    except (IndexError, AttributeError):
        return None
    if value in (None, "", ()):
        return None
    if isinstance(value, tuple):
        return "、".join(str(item) for item in value)
    return str(value).lower() if isinstance(value, bool) else str(value)
