"""Sheets of invented clients with their pictures, for batches of any length."""

from __future__ import annotations

import shutil
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from icpdesk.base.paths import resource
from icpdesk.batch.columns import FOLDER, columns, find
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Place
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.requirements import requirements
from tests.support.filings import DAY

SAMPLE = resource("assets", "samples", "1-individual")


class Here(Executor):
    """Runs everything at once in this process: the serial twin of a pool."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as problem:
            future.set_exception(problem)
        return future


def row_of(folder: str = "", **changes: str) -> dict[str, str]:
    """The sample client as a row of the sheet, by headings; ``changes`` by any name of a column."""
    filing = read_filing(SAMPLE / "filing.yaml").filing
    row = {}
    for column in columns(shipped()):
        if column.path == FOLDER:
            row[column.heading] = folder
            continue
        try:
            value = Place(column.path).get(filing)
        except (IndexError, AttributeError):
            continue
        if value in (None, "", ()):
            continue
        row[column.heading] = (
            "、".join(value)
            if isinstance(value, tuple)
            else str(value).replace("True", "true").replace("False", "false")
        )
    for name, text in changes.items():
        column = find(name, columns(shipped()))
        assert column is not None, name
        row[column.heading] = text
    return row


def sheet(path: Path, rows: list[dict[str, Any]]) -> Path:
    """A workbook with the template's headings."""
    workbook = Workbook(write_only=True)
    active: Any = workbook.create_sheet("clients")
    heads = [column.heading for column in columns(shipped())]
    active.append(heads)
    for row in rows:
        active.append([row.get(head) for head in heads])
    workbook.save(path)
    return path


def pictures(folder: Path, prefix: str = "") -> Path:
    """A folder with the sample's pictures under the names of their slots."""
    folder.mkdir(parents=True, exist_ok=True)
    filing = read_filing(SAMPLE / "filing.yaml").filing
    for item, need in zip(
        filing.attachments, requirements(Case(filing, shipped(), DAY)), strict=True
    ):
        shutil.copyfile(SAMPLE / item.file, folder / f"{prefix}{need.slot}.jpg")
    return folder


def quick_pictures(folder: Path) -> Path:
    """The same without the signed paper, which takes seconds to read: such a client is ready, too.

    For tests about what is done when, not about what is said of a client.
    """
    (pictures(folder) / "statement-scan.jpg").unlink()
    return folder


def numbered(count: int, folder: Path) -> Path:
    """A sheet of ``count`` clients, each with a folder of quick pictures."""
    rows = []
    for number in range(1, count + 1):
        name = f"c{number:04d}"
        quick_pictures(folder / name)
        rows.append(row_of(name, 客户=f"client {number:04d}"))
    return sheet(folder / "clients.xlsx", rows)
