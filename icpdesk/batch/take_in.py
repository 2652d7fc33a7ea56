"""A client of a batch as a filing of the store, with the pictures that the batch found for it."""

from __future__ import annotations

from pathlib import Path

from icpdesk.base.errors import IcpdeskError, InputError
from icpdesk.base.sources import Files, FolderFiles, HeldFiles, Layered
from icpdesk.base.text import Text
from icpdesk.batch.outcome import Outcome, read_outcome
from icpdesk.batch.runner import folder_name_of
from icpdesk.batch.sheet import read_clients
from icpdesk.model import Filing
from icpdesk.model.build import Unbuildable, build
from icpdesk.rulebook.book import Rulebook
from icpdesk.store import BATCH_PREFIX, Store


def take_known(store: Store, card_id: str, book: Rulebook) -> str:
    """The same for a card of :func:`icpdesk.store.batches.client_cards`, which is then no longer one."""
    batch_id, _, row = card_id.removeprefix(BATCH_PREFIX).rpartition(":")
    batch = next((one for one in store.batches.all() if one.id == batch_id), None)
    client = next((one for one in batch.clients if str(one.row) == row), None) if batch else None
    if batch is None or client is None:
        raise _nothing_known()
    outcome = read_outcome(Path(batch.out) / folder_name_of(client.row, client.name))
    if outcome is None:
        raise _nothing_known()
    made = take_client(store, outcome, Path(batch.sheet), book)
    store.batches.put(batch.with_filing(client.row, made))
    return made


def take_client(store: Store, outcome: Outcome, sheet: Path, book: Rulebook) -> str:
    """Add the client's filing and its files to the store; returns the filing's id.

    What it names and is not there any more is left out: the checks tell it. InputError where the
    client could not be read by the batch.
    """
    try:
        filing = build(Filing, outcome.filing)
    except Unbuildable:
        raise _nothing_known() from None
    if not outcome.filing:
        raise _nothing_known()
    named = [item.file for item in filing.attachments if item.file]
    files: Files = FolderFiles(Path(outcome.source or "."))
    if any(not files.has(name) for name in named):
        files = Layered(HeldFiles(_in_cells(sheet, outcome.row, book)), files)
    with store.at_once():
        note = f"{sheet.name}: {outcome.row}"
        made = store.filings.create(filing, note=note)
        for name in dict.fromkeys(named):
            if files.has(name):
                with files.open(name) as stream:
                    store.files.put_from(made.id, name, stream)
    return made.id


def _in_cells(sheet: Path, row: int, book: Rulebook) -> dict[str, bytes]:
    """Pictures that stand in cells of the client's row; nothing where the sheet is not there."""
    try:
        clients = read_clients(sheet, book)
    except IcpdeskError:
        return {}
    return next((dict(one.pictures) for one in clients if one.row == row), {})


def _nothing_known() -> InputError:
    return InputError(
        Text("This client was not read by the batch.", "批量处理未能读取该客户。"),
        Text("Correct its row and run the batch again.", "请修改该行后重新运行批量处理。"),
    )
