"""One client of a batch: check, assemble, and say how it went. Runs in a process of its own."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

from icpdesk import pipeline
from icpdesk.batch.pictures import attach
from icpdesk.errors import IcpdeskError
from icpdesk.files import write_atomically
from icpdesk.model import Filing, Severity
from icpdesk.model.build import plain
from icpdesk.sources import FolderFiles

STATE = "state.json"


@dataclass(frozen=True)
class Outcome:
    """How one client went; kept beside the client's folder."""

    client: str
    row: int
    state: str
    """``ready``, ``errors`` or ``failed``."""
    inputs: str
    """Hash of the row and all pictures: unchanged inputs are not done again."""
    errors: list[str] = field(default_factory=list)
    warnings: int = 0
    unmatched: list[str] = field(default_factory=list)
    folder: str = ""


def run_client(
    row: int, name: str, filing: Filing, pictures: Path | None, target: Path, day: date | None
) -> Outcome:
    """Check and assemble one client into ``target/upload``; never raises for a bad client."""
    done = fingerprint(filing, pictures)
    unmatched: tuple[str, ...] = ()
    try:
        book = pipeline.open_rulebook()
        today = day or filing.submit_on or date.today()  # noqa: DTZ011 - the user's calendar
        files = FolderFiles(pictures or target)
        if pictures is not None:
            filing, unmatched = attach(filing, pictures, book, today)
        result = pipeline.assemble(
            filing, files, target / "upload", book=book, as_of=today, replace_folder=True
        )
        outcome = Outcome(
            client=name,
            row=row,
            state="ready" if result.files else "errors",
            inputs=done,
            errors=[
                f"{finding.where}: {finding.message.zh}"
                for finding in result.report.at(Severity.ERROR)
            ],
            warnings=len(result.report.at(Severity.WARNING)),
            unmatched=list(unmatched),
            folder="upload" if result.files else "",
        )
    except IcpdeskError as problem:
        outcome = Outcome(name, row, "failed", done, [problem.message.zh], 0, list(unmatched))
    target.mkdir(parents=True, exist_ok=True)
    document = json.dumps(asdict(outcome), ensure_ascii=False, indent=1)
    write_atomically(target / STATE, document.encode("utf-8"))
    return outcome


def fingerprint(filing: Filing, pictures: Path | None) -> str:
    """A hash of everything that decides the result."""
    digest = hashlib.sha256(json.dumps(plain(filing), ensure_ascii=False).encode("utf-8"))
    if pictures is not None and pictures.is_dir():
        for path in sorted(pictures.iterdir()):
            if path.is_file():
                stat = path.stat()
                digest.update(f"{path.name}|{stat.st_size}|{stat.st_mtime_ns}".encode())
    return digest.hexdigest()


def past_outcome(target: Path) -> Outcome | None:
    """What an earlier run said about a client; None when there was none or it was cut off."""
    try:
        return Outcome(**json.loads((target / STATE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
