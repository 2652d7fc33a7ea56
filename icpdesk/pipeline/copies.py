"""Filing files into the encrypted store and out of it; the window and the command line call these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from icpdesk.base.file_errors import too_large
from icpdesk.base.files import copy_into, folder_atomically, size_of, write_atomically
from icpdesk.base.names import portable_names
from icpdesk.base.sources import FolderFiles
from icpdesk.intake.yaml_file import read_filing
from icpdesk.intake.yaml_write import write_filing
from icpdesk.model.difference import ExportDifference
from icpdesk.papers import folder_difference
from icpdesk.pipeline.assemble import Assembled, Assembly, assemble
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.uploads import takes_video
from icpdesk.store.blobs import MOST_BYTES, MOST_BYTES_OF_STREAM

_FILING_FILE = "filing.yaml"

if TYPE_CHECKING:
    from icpdesk.base.progress import Progress
    from icpdesk.model import Filing
    from icpdesk.rulebook.book import Rulebook
    from icpdesk.store import Store


def take_in(store: Store, path: Path, book: Rulebook) -> str:
    """Keep a filing file and the files that it names in the store; returns the filing's id.

    Files that are named but missing are left out: the checks tell them. FileProblem when the filing
    file or one of the others cannot be read; nothing is kept then.
    """
    loaded = read_filing(path, book)
    files = FolderFiles(loaded.folder)
    limits = {
        item.file: MOST_BYTES_OF_STREAM if takes_video(item.slot, book) else MOST_BYTES
        for item in loaded.filing.attachments
        if item.file and files.has(item.file)
    }
    for name, limit in limits.items():
        with files.open(name) as stream:
            if size_of(stream) > limit:
                raise too_large(name, limit)
    with store.at_once():
        made = store.filings.create(loaded.filing, note="taken from a file")
        for name in limits:
            with files.open(name) as stream:
                store.files.put_from(made.id, name, stream)
    return made.id


def filing_file_in(folder: Path) -> Path | None:
    """The filing file of a folder: ``filing.yaml``, or the only YAML file there; else None."""
    files = [
        path
        for path in folder.glob("*")
        if path.suffix.lower() in (".yaml", ".yml") and path.is_file()
    ]
    named = [path for path in files if path.stem.lower() == "filing"]
    chosen = named or files
    return chosen[0] if len(chosen) == 1 else None


def copy_out(store: Store, filing_id: str, target: Path, book: Rulebook) -> None:
    """Write a filing as a filing file into a new folder, with its files, in the clear.

    Files whose names would not hold on every system get others, which the filing file then says.
    The ledger keeps where. OutputError when the folder cannot be written.
    """
    filing = store.filings.load(filing_id).filing
    held = [file.name for file in store.files.names(filing_id)]
    names = portable_names(held, taken=[_FILING_FILE])
    with folder_atomically(target) as work:
        for name, written in names.items():
            path = work / written
            path.parent.mkdir(parents=True, exist_ok=True)
            with store.files.open(filing_id, name) as stream:
                copy_into(stream, path)
        attachments = tuple(
            item.changed({"file": names.get(item.file, item.file)}) for item in filing.attachments
        )
        write_filing(work / _FILING_FILE, filing.changed({"attachments": attachments}), book)
    store.ledger.add_export(filing_id, "files", target)


def export_folder(
    store: Store,
    filing_id: str,
    case: Case,
    target: Path,
    how: Assembly | None = None,
    progress: Progress | None = None,
) -> Assembled:
    """Write the upload-ready folder of a filing of the store; the ledger keeps where.

    It is noted before the first byte is written: what was begun and cut off lies in the clear, too.
    """

    def note(draft: bool) -> None:
        store.ledger.add_export(filing_id, "upload-folder", target, draft=draft)

    noted = replace(how or Assembly(), before_writing=note)
    return assemble(case, store.files_of(filing_id), target, noted, progress)


def record_of_export(filing: Filing, target: Path) -> dict[str, Any]:
    """An upload-ready folder as plain data, to be kept beside the filing. OSError, LookupError or
    ValueError for a folder that is none of ours."""
    return folder_difference.record(filing, target)


def new_since(before: Mapping[str, Any], now: Mapping[str, Any]) -> ExportDifference:
    """What a second upload has to bring, of the records of two exports."""
    return folder_difference.difference(before, now)


def write_paper(store: Store, filing_id: str, data: bytes, target: Path) -> None:
    """Write a filled paper of a filing into a file that others may read; the ledger keeps where."""
    store.ledger.add_export(filing_id, "paper", target)
    write_atomically(target, data, mode=0o644)
