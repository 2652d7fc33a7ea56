"""Files, notes and the state of the open filing, as the pages after the form use them."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date
from typing import Any, BinaryIO

from icpdesk.base.sources import Files
from icpdesk.pipeline.loose_files import held_picture
from icpdesk.store import StageEntry
from ui.filing.session import Session


class FilingRecords:
    """What pages read and write beside the filing's values; all of it lies in the encrypted store."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def files(self) -> Files | None:
        """The filing's files; None when no filing is open."""
        return self._session.files

    def read(self, name: str) -> bytes:
        """One file; empty when it is not there."""
        files = self.files
        return held_picture(files, name) if files and files.has(name) else b""

    def put(self, stem: str, data: bytes, suffix: str) -> str:
        """Keep a file under a name that is its own; an older one of the same stem stays for undo."""
        digest = hashlib.sha256(data).hexdigest()[:8]
        name = f"pictures/{_plain(stem)}-{digest}{suffix}"
        self._session.put_file(name, data)
        return name

    def put_stream(self, filing: str, stem: str, stream: BinaryIO, suffix: str) -> str:
        """The same for a large file of the filing that was open when this was begun, in a thread."""
        name = f"videos/{_plain(stem)}-{secrets.token_hex(4)}{suffix}"
        self._session.desk.store.files.put_from(filing, name, stream)
        return name

    def note(self, key: str, default: Any = None) -> Any:
        """What a page has noted about this filing."""
        return self._session.note(key, default)

    def set_note(self, key: str, value: Any) -> None:
        """Note something about this filing."""
        self._session.set_note(key, value)

    @property
    def state(self) -> str:
        """How far the filing is: draft, ready, submitted, sent-back or approved."""
        filing = self._session.filing_id
        return self._session.desk.store.filings.load(filing).state if filing else "draft"

    def set_state(self, state: Any) -> None:
        """Say how far the filing is."""
        if self._session.filing_id:
            self._session.desk.store.filings.set_state(self._session.filing_id, state)
            self._session.desk.changed.emit()

    def rejections(self) -> list[tuple[str, str]]:
        """(when, message) of everything that reviewers wrote, oldest first."""
        filing = self._session.filing_id
        found = self._session.desk.store.rejections.of(filing) if filing else ()
        return [(one.at, one.message) for one in found]

    def add_rejection(self, message: str, places: list[str]) -> None:
        """Keep what a reviewer wrote."""
        if self._session.filing_id:
            self._session.desk.store.rejections.add(self._session.filing_id, message, places=places)

    def stages(self) -> tuple[StageEntry, ...]:
        """How far the order came, by day."""
        filing = self._session.filing_id
        return self._session.desk.store.stages.of(filing) if filing else ()

    def add_stage(self, stage: str, day: date, evidence: str) -> None:
        """Note a stage; InputError for a day that is still ahead."""
        if self._session.filing_id:
            store = self._session.desk.store
            store.stages.add(self._session.filing_id, stage, day, evidence=evidence)
            self._session.desk.changed.emit()

    def remove_stage(self, number: int) -> None:
        """Take a wrong entry out."""
        if self._session.filing_id:
            self._session.desk.store.stages.take_out(self._session.filing_id, number)
            self._session.desk.changed.emit()


def _plain(stem: str) -> str:
    return "".join(char for char in stem if char.isalnum() or char in "-_.")
