"""Children of the crash tests: they write to a store until they are killed, and say what is done.

``python -m tests.crash.writers KIND FOLDER ...``; a line on stdout follows each commit.
"""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path

from icpdesk.base.errors import LockedError
from icpdesk.model import Filing, Subject
from icpdesk.store.store import Store


def state(number: int) -> Filing:
    """A filing that tells its number in two places, so that a mixed one is seen."""
    return Filing(title=str(number), subject=Subject(name=str(number)))


def picture(number: int) -> bytes:
    """A file of that number, larger than a page."""
    return f"{number:08d}".encode() * 4000


def save_forever(folder: Path, filing_id: str, out: int) -> None:
    """Save one state after the other with its file in one go; say each number when committed."""
    store = Store.open(folder)
    stored = store.filings.load(filing_id)
    for number in itertools.count(int(stored.filing.title) + 1):
        with store._database.transaction():
            store.files.put(filing_id, "id.jpg", picture(number))
            stored = store.filings.save(
                filing_id, state(number), base_revision=stored.revision, autosave=number % 3 > 0
            )
        os.write(out, f"{number}\n".encode())


def count(folder: Path, filing_id: str, times: int) -> None:
    """Add one to the filing ``times`` times; whoever loses the race reads again."""
    store = Store.open(folder)
    done = 0
    while done < times:
        stored = store.filings.load(filing_id)
        try:
            store.filings.save(
                filing_id, state(int(stored.filing.title) + 1), base_revision=stored.revision
            )
        except LockedError:
            continue
        done += 1
    store.close()


def act(folder: Path, kind: str, *rest: str) -> None:
    """One action whose file operations are recorded."""
    if kind == "export":
        from icpdesk.base.files import folder_atomically

        with folder_atomically(folder / "export", replace=True) as work:
            (work / "statement").mkdir()
            for name in ("a.jpg", "statement/b.pdf", "manifest.json"):
                (work / name).write_bytes(b"new " + name.encode() * 2000)
        return
    if kind == "write":
        from icpdesk.base.files import write_atomically

        write_atomically(folder / "filing.yaml", b"new" * 5000)
        return
    store = Store.open(folder)
    filing_id = rest[0]
    if kind == "save":
        with store._database.transaction():
            store.files.put(filing_id, "id.jpg", picture(2))
            store.filings.save(filing_id, state(2), base_revision=1)
    elif kind == "passphrase":
        store.change_passphrase("a second passphrase")
    else:
        store.retention.purge([filing_id])
    store.close()


if __name__ == "__main__":
    kind, where, *others = sys.argv[1:]
    if kind == "forever":
        save_forever(Path(where), others[0], 1)
    elif kind == "count":
        count(Path(where), others[0], int(others[1]))
    else:
        act(Path(where), kind, *others)
