"""Names, numbers and pictures leave no trace on the disk but in the store and the user's exports."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from icpdesk.base.paths import resource
from icpdesk.intake.yaml_file import read_filing
from icpdesk.intake.yaml_write import write_filing
from icpdesk.rulebook.book import shipped
from tests.support import batches
from tests.support.people import resident_id

ROOT = Path(__file__).resolve().parents[2]
NAME, MOBILE, MAIL = "欧阳若溪", "13735500987", "ouyang-planted@example.cn"
NUMBER = resident_id("330106", "19910408", "216")
MARK = b"PLANTED-PICTURE-BYTES"
PASSPHRASE = "four words nobody guesses"

pytestmark = pytest.mark.slow


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    """The user's own files, a profile and a folder for temporary files."""
    made = {name: tmp_path / name for name in ("own", "home", "temp", "work")}
    for place in made.values():
        place.mkdir()
    source = resource("assets", "samples", "1-individual")
    filing = read_filing(source / "filing.yaml").filing
    subject = filing.subject
    planted = filing.changed(
        {
            "title": NAME,
            "subject": subject.changed(
                {
                    "name": NAME,
                    "certificate": subject.certificate.changed({"number": NUMBER}),
                    "administrator": subject.administrator.changed(
                        {"mobile": MOBILE, "email": MAIL}
                    ),
                }
            ),
        }
    )
    (made["own"] / "pictures").mkdir()
    for item in filing.attachments:
        data = (source / item.file).read_bytes()
        (made["own"] / item.file).write_bytes(data + MARK * 50)
    write_filing(made["own"] / "filing.yaml", planted, shipped())
    return made


def environment(places: dict[str, Path]) -> dict[str, str]:
    home = places["home"]
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "TMPDIR": str(places["temp"]),
        "QT_QPA_PLATFORM": "offscreen",
        "ICPDESK_PASSPHRASE": PASSPHRASE,
    }


def icpdesk(places: dict[str, Path], *arguments: str, codes: tuple[int, ...] = (0, 1)) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "icpdesk", *arguments],
        cwd=places["work"], env=environment(places), capture_output=True, timeout=300,
    )  # fmt: skip
    assert done.returncode in codes, done.stderr.decode("utf-8", "replace")[-1500:]
    return done.stdout.decode("utf-8", "replace").strip()


def needles() -> list[bytes]:
    found = [MARK, PASSPHRASE.encode(), PASSPHRASE.encode("utf-16-le")]
    for word in (NAME, NUMBER, MOBILE, MAIL):
        found += [word.encode(code) for code in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")]
    return [*found, NAME.encode("unicode_escape"), b"ouyangruoxi"]


def traces(*folders: Path) -> Iterator[str]:
    """Every file (and file name) below the folders that holds a planted value."""
    for folder in folders:
        for path in folder.rglob("*"):
            data = path.name.encode("utf-8") + (path.read_bytes() if path.is_file() else b"")
            for needle in needles():
                if needle in data:
                    yield f"{path.relative_to(folder.parent)}: {needle!r}"


def watched(places: dict[str, Path]) -> list[str]:
    return list(traces(places["home"], places["temp"], places["work"]))


def test_planted_values_would_be_found(places: dict[str, Path]) -> None:
    assert len(list(traces(places["own"]))) > 4


def test_full_run_leaves_nothing_in_profile_and_temporary_folder(places: dict[str, Path]) -> None:
    own = str(places["own"] / "filing.yaml")
    exports = places["own"]
    icpdesk(places, "check", own)
    icpdesk(places, "check", own, "--read") if _knows_reading(places) else None
    icpdesk(places, "assemble", own, "--out", str(exports / "folder"), "--force")
    icpdesk(places, "store", "create")
    filing_id = icpdesk(places, "store", "add", own)
    icpdesk(places, "store", "list", "--search", NAME)
    icpdesk(places, "store", "export", filing_id, "--out", str(exports / "out"))
    icpdesk(places, "store", "disclose", NUMBER, "--out", str(exports / "person"))
    icpdesk(places, "store", "backup", str(places["work"] / "backup.icpdesk"))
    icpdesk(places, "store", "check")
    # Calls that fail must not tell either.
    icpdesk(places, "store", "export", "nobody", "--out", str(exports / "x"), codes=(2,))
    icpdesk(places, "validate", "resident-id", NUMBER[:-1] + "0", codes=(0, 1, 2))
    assert (places["home"] / "data").is_dir(), "the profile was used"
    assert watched(places) == []
    icpdesk(places, "store", "purge", "--filing", filing_id, "--yes")
    assert watched(places) == []


def _knows_reading(places: dict[str, Path]) -> bool:
    return "--read" in icpdesk(places, "check", "--help")


def sheet_of_clients(places: dict[str, Path]) -> Path:
    """Two clients with planted values, one of whom cannot be read; their pictures are marked."""
    folder = batches.pictures(places["own"] / NAME)
    for picture in folder.iterdir():
        picture.write_bytes(picture.read_bytes() + MARK * 50)
    planted = {
        "subject.name": NAME,
        "subject.administrator.name": NAME,
        "subject.certificate.number": NUMBER,
        "subject.administrator.document_number": NUMBER,
        "subject.administrator.mobile": MOBILE,
        "subject.administrator.email": MAIL,
    }
    rows = [
        batches.row_of(NAME, **planted),
        batches.row_of(NAME, **planted, province=f"{NAME}省"),
    ]
    return batches.sheet(places["own"] / "clients.xlsx", rows)


def test_batch_leaves_nothing_outside_of_its_folder(places: dict[str, Path]) -> None:
    sheet, out = str(sheet_of_clients(places)), str(places["own"] / "batch")
    run = ("batch", "run", sheet, "--out", out, "--jobs", "2", "--as-of", "2026-11-24")
    icpdesk(places, *run, "--read")
    icpdesk(places, *run, "--resume")
    icpdesk(places, "batch", "report", out)
    assert NAME.encode() in b"".join(path.read_bytes() for path in Path(out).rglob("state.json")), (
        "the clients were done"
    )
    assert watched(places) == []


def window_process(places: dict[str, Path]) -> subprocess.Popen[str]:
    script = [sys.executable, "-m", "tests.privacy.drive_window"]
    return subprocess.Popen(
        [*script, str(places["own"] / "filing.yaml"), str(sheet_of_clients(places))],
        cwd=places["work"], env=environment(places), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def test_window_leaves_nothing_in_profile_and_temporary_folder(places: dict[str, Path]) -> None:
    with window_process(places) as window:
        told, _ = window.communicate(timeout=300)
    assert window.returncode == 0, told[-1500:]
    assert (places["home"] / "data").is_dir() and (places["own"] / "filing.yaml").is_file()
    assert watched(places) == []


@pytest.mark.skipif(os.name != "posix", reason="kills need POSIX signals")
@pytest.mark.parametrize("step", ["opened", "looked"])
def test_window_that_is_killed_leaves_nothing_either(places: dict[str, Path], step: str) -> None:
    with window_process(places) as window:
        assert window.stdout is not None
        assert any(line.strip() == step for line in window.stdout), f"never {step}"
        time.sleep(0.5)  # in the midst of what comes next
        window.send_signal(signal.SIGKILL)
    assert watched(places) == []


@pytest.mark.skipif(os.name != "posix", reason="kills need POSIX signals")
def test_killed_in_the_middle_nothing_is_left_either(places: dict[str, Path]) -> None:
    own = str(places["own"] / "filing.yaml")
    icpdesk(places, "store", "create")
    chance = random.Random(7)
    commands = (
        ["store", "add", own],
        ["assemble", own, "--out", str(places["own"] / "folder"), "--force"],
        ["store", "backup", str(places["work"] / "b.icpdesk")],
        ["check", own],
    )
    for round_ in range(16):
        process = subprocess.Popen(
            [sys.executable, "-m", "icpdesk", *commands[round_ % 4]],
            cwd=places["work"], env=environment(places),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(chance.uniform(0.1, 1.5))
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=60)
        assert watched(places) == []
    icpdesk(places, "store", "check")
