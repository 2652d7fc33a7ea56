"""Store commands on a disk that is full or read-only: ``python -m tests.crash.on_small_disk KIND FOLDER``.

Runs in a name space of its own, where it may mount a disk in memory. Prints one JSON document.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

from icpdesk.base.paths import resource
from icpdesk.cli import run
from icpdesk.store import key
from icpdesk.store.backup import back_up
from icpdesk.store.store import Store
from tests.crash.writers import picture, state

FILING = str(resource("assets", "samples", "1-individual", "filing.yaml"))
SECRET = "four words nobody guesses"


def seen(folder: Path) -> dict[str, str]:
    """What every file below a folder holds."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def told(*words: str) -> tuple[int, str]:
    """Exit code and message of a store command."""
    errors = io.StringIO()
    with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
        code = run(["store", *words, "--lang", "en"])
    return code, errors.getvalue()


def fill(disk: Path) -> None:
    """Take what room is left."""
    handle = os.open(disk / "filler", os.O_WRONLY | os.O_CREAT)
    with contextlib.suppress(OSError):
        while os.write(handle, b"x" * 4096):
            pass
    os.close(handle)


def main(kind: str, folder: Path) -> None:
    """Make the disk, a store on it and one beside it; call every command; say what was told."""
    key.SECONDS_TO_OPEN, key._MEMORY_KIB = 0, 1024
    os.environ["ICPDESK_PASSPHRASE"] = SECRET
    disk, beside = folder / "disk", folder / "beside"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m"]
    subprocess.run([*mount, "tmpfs", str(disk)], check=True)
    with Store.create(disk / "store", SECRET) as store:
        filing = store.filings.create(state(1)).id
        store.files.put(filing, "id.jpg", picture(1))
        back_up(store, folder / "backup", SECRET)
    Store.create(beside, SECRET).close()
    (disk / "mine.txt").write_text("not of icpdesk")
    (folder / "new").write_text("five other words come here\n")
    if kind == "full":
        fill(disk)
    else:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    before = seen(disk)
    here = ["--store", str(disk / "store")]
    calls = {
        "list": ["list", *here], "check": ["check", *here], "add": ["add", FILING, *here],
        "passphrase": ["passphrase", "--new-passphrase-file", str(folder / "new"), *here],
        "recovery-key": ["recovery-key", *here],
        "purge": ["purge", "--filing", filing, "--yes", *here],
        "create": ["create", "--store", str(disk / "another")],
        "restore": ["restore", str(folder / "backup"), "--store", str(disk / "again")],
        "backup": ["backup", str(disk / "b"), "--store", str(beside)],
        "disclose": ["recovery-key", "--pdf", str(disk / "k.pdf"), "--store", str(beside)],
    }  # fmt: skip
    answers = {name: told(*words) for name, words in calls.items()}
    after = seen(disk)
    if kind == "full":
        (disk / "filler").unlink()
        whole = told("check", *here)
    else:
        whole = (0, "")
    print(json.dumps([answers, before.items() <= after.items(), whole, sorted(after)]))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
