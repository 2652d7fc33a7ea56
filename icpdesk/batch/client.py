"""One client of a batch: check, assemble, and say how it went. Runs in a process of its own."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from icpdesk.base.errors import IcpdeskError, InputError
from icpdesk.base.files import is_folder
from icpdesk.base.held_files import patiently, sweep
from icpdesk.base.sources import Files, FolderFiles, HeldFiles, Layered
from icpdesk.base.text import Text
from icpdesk.batch.choices import Choices
from icpdesk.batch.corrections import words_at
from icpdesk.batch.outcome import (
    Due,
    Outcome,
    Said,
    failed,
    keep_outcome,
    pictures_as_rows,
    sentences,
)
from icpdesk.batch.pictures import attach, files_in, videos_in
from icpdesk.checks.clients.clients_index import ClientsIndex
from icpdesk.model import Filing, Report
from icpdesk.model.build import plain
from icpdesk.model.matrix import Matrix
from icpdesk.pipeline.assemble import Assembly, assemble
from icpdesk.pipeline.check import Depth, check, open_album
from icpdesk.pipeline.clients import uses_of
from icpdesk.pipeline.follow_up import deadlines_of
from icpdesk.pipeline.loose_files import held_picture
from icpdesk.pipeline.read import cross_check
from icpdesk.pipeline.rules import open_rulebook
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.uploads import picture_attachments

UPLOAD = "upload"
OUTDATED = "upload-outdated"
OUTDATED_MARK = "OUTDATED-do-not-upload.txt"
_OUTDATED_WORDS = (
    "This folder is of an earlier run. Do not upload it.\n本文件夹是之前生成的，请勿上传。\n"
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Job:
    """Everything that a process needs to do one client; plain values that can be sent away."""

    row: int
    name: str
    filing: Filing
    target: Path
    """The client's folder in the batch's folder."""
    inputs: str = ""
    folder: Path | None = None
    """Where the names of attachments start."""
    sort: bool = True
    """Whether loose pictures in ``folder`` are to be attached; else the filing names them."""
    read: bool = False
    """Whether pictures are read, to match them and to compare them with what was typed."""
    choices: Choices = field(default_factory=Choices)
    day: date | None = None
    others: ClientsIndex = field(default_factory=ClientsIndex)
    open_cells: tuple[Text, ...] = ()
    """Cells of the row that could not be understood: nothing is ready while there is one."""
    open_places: tuple[tuple[str, str], ...] = ()
    """Path and words of each of them."""
    notes: tuple[Text, ...] = ()
    """What was changed in the cells of the row."""
    held: Mapping[str, bytes] = field(default_factory=dict)
    """Files that came with the sheet, by the names of their attachments."""


def run_client(job: Job) -> Outcome:
    """Check and assemble one client into ``target/upload``; never raises for a bad client."""
    try:
        outcome = _run(job)
    except IcpdeskError as problem:
        outcome = failed(job.name, job.row, sentences(problem), job.inputs)
    except Exception:
        _log.exception("client of row %d", job.row)
        outcome = failed(job.name, job.row, _BROKEN, job.inputs)
    if not outcome.folder and (said := put_aside(job.target)):
        outcome = replace(outcome, findings=[*outcome.findings, said])
    return keep_outcome(job.target, outcome)


def put_aside(target: Path) -> Said | None:
    """Keep an upload folder of an earlier run from being taken for today's.

    It is renamed; where another program has a file of it open, it is marked instead, and what to do
    comes back.
    """
    upload = target / UPLOAD
    if not upload.is_dir():
        return None
    try:
        sweep(target / OUTDATED)
        patiently(lambda: upload.rename(target / OUTDATED))
    except OSError:
        with suppress(OSError):
            (upload / OUTDATED_MARK).write_bytes(_OUTDATED_WORDS.encode("utf-8"))
        en, zh = (
            _STILL_OPEN.format(folder=str(upload)).en,
            _STILL_OPEN.format(folder=str(upload)).zh,
        )
        return Said("", "error", "", en, zh)
    return None


def fingerprint(job: Job, context: str) -> str:
    """A hash of everything that decides the result; ``context`` is the same for all clients."""
    parts: list[object] = [
        context, str(job.day), job.read, job.sort, plain(job.filing), job.others.entries(),
        _files(job), asdict(job.choices), [text.en for text in job.open_cells],
        {name: hashlib.sha256(data).hexdigest() for name, data in job.held.items()},
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode("utf-8")).hexdigest()


def _files(job: Job) -> list[str]:
    if job.folder is None:
        return []
    names: Sequence[str] = (
        (*files_in(job.folder), *videos_in(job.folder))
        if job.sort
        else [item.file for item in job.filing.attachments if item.file]
    )
    found = []
    for name in names:
        path = job.folder / name
        if path.is_file():
            stat = path.stat()
            found.append(f"{name}|{stat.st_size}|{stat.st_mtime_ns}")
    return found


def _run(job: Job) -> Outcome:
    book = _book()
    filing = job.filing
    unmatched: tuple[str, ...] = ()
    today = job.day or filing.submit_on or date.today()  # noqa: DTZ011 - the user's calendar
    if job.folder is not None and not is_folder(job.folder):
        raise InputError(
            Text(f"There is no folder '{job.folder.name}'.", f"找不到文件夹“{job.folder.name}”。")
        )
    if job.folder is not None and job.sort:
        filing, unmatched = attach(
            Case(filing, book, today), job.folder, read=job.read, chosen=job.choices.places
        )
    case = Case(filing, book, today)
    own: Files = FolderFiles(job.folder or job.target)
    own = Layered(HeldFiles(job.held), own) if job.held else own
    files = _mended(filing, own, job, book)
    album = open_album(files)
    if job.open_cells:
        # A folder without what stands in those cells would look ready.
        report, written = _checked(case, files, job), False
    else:
        depth = Depth(reading=job.read, others=job.others)
        how = Assembly(replace_folder=True, depth=depth, album=album)
        result = assemble(case, files, job.target / UPLOAD, how)
        report, written = result.report, bool(result.files)
    matrix = cross_check(case, album, others=job.others) if job.read else Matrix()
    return Outcome(
        client=job.name,
        row=job.row,
        state="ready" if written else "errors",
        inputs=job.inputs,
        findings=[*_of_cells(job), *_said_of(report, filing, book)],
        filing=plain(filing),
        open_points=len(report.not_assessed),
        unmatched=list(unmatched),
        source=str(job.folder or ""),
        read=job.read,
        folder=f"{job.target.name}/{UPLOAD}" if written else "",
        deadlines=[
            Due(due.first.isoformat(), due.last.isoformat(), due.what.en, due.what.zh)
            for due in deadlines_of(case)
        ],
        pictures=pictures_as_rows(uses_of(filing, album, book)),
        matrix=matrix.as_json(),
    )


def _checked(case: Case, files: Files, job: Job) -> Report:
    return check(
        case.filing,
        files=files,
        book=case.book,
        as_of=case.day,
        reading=job.read,
        others=job.others,
    )


def _said_of(report: Report, filing: Filing, book: Rulebook) -> list[Said]:
    """The findings, each with what the client wrote in the field that it is about."""
    return [
        replace(Said.of(finding), value=words_at(filing, finding.where, book))
        for finding in report.findings
    ]


def _of_cells(job: Job) -> list[Said]:
    """Cells that were left out are errors; what was changed in others is worth knowing."""
    places = job.open_places or (("", ""),) * len(job.open_cells)
    return [
        *(
            Said("", "error", path, text.en, text.zh, value=words)
            for text, (path, words) in zip(job.open_cells, places, strict=True)
        ),
        *(Said("", "info", "", text.en, text.zh) for text in job.notes),
    ]


def _mended(filing: Filing, files: Files, job: Job, book: Rulebook) -> Files:
    """The client's files with the mends that a person chose; what cannot be mended stays as it is."""
    from icpdesk.pipeline.mend import mend

    made: dict[str, bytes] = {}
    for item in picture_attachments(filing, book):
        kind = job.choices.mends.get(item.file)
        if kind and files.has(item.file):
            data = held_picture(files, item.file)
            try:
                made[item.file] = mend(data, kind, slot=item.slot, filing=filing, book=book).data
            except InputError:
                _log.info("row %d: a picture could not be mended", job.row)
    return Layered(HeldFiles(made), files) if made else files


@cache
def _book() -> Rulebook:
    return open_rulebook()


_STILL_OPEN = Text(
    "The folder {folder} is of an earlier run and a file in it is open in another program. Close that"
    " program, run again, and do not upload the folder.",
    "文件夹 {folder} 是之前生成的，且其中的文件正被其他程序打开。请关闭该程序后重新运行，不要上传该文件夹。",
)
_BROKEN = Text(
    "The program failed on this client; the others went on. Look at its files.",
    "处理该客户时程序出错，其他客户不受影响。请检查其文件。",
)
