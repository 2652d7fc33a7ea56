"""No socket of a network and no file outside of the named places: by the system's own account.

Guards in Python see nothing of what C and C++ libraries do; the ONNX runtime of 1.29 to 1.32 sent events
unseen by them. Every native library takes part here: ONNX runtime, OpenCV, PDFium, Pillow with libtiff and
libheif, SQLCipher, Qt, keyring.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from icpdesk.base.paths import resource
from tests.privacy.test_traces import sheet_of_clients
from tests.support import batches
from tests.support.filings import DAY
from tests.support.system_calls import Trace, reason_against, traced

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = resource("assets", "samples", "1-individual")
FROZEN = Path(os.environ.get("ICPDESK_FROZEN", ROOT / "dist" / "icpdesk")) / "icpdesk"
WHY_NOT = reason_against()
WINDOW = [sys.executable, "-m", "tests.privacy.drive_window"]

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)]


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    """The user's files, a home, a folder for temporary files and one to work in."""
    made = {name: tmp_path / name for name in ("own", "home", "temp", "work")}
    for place in made.values():
        place.mkdir()
    shutil.copytree(SAMPLE, made["own"] / "filing")
    return made


def environment(places: Mapping[str, Path]) -> dict[str, str]:
    home = places["home"]
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "LC_ALL")}
    return kept | {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_RUNTIME_DIR": str(home),
        "TMPDIR": str(places["temp"]),
        "QT_QPA_PLATFORM": "offscreen",
        "ICPDESK_PASSPHRASE": "four words nobody guesses",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUTF8": "1",
    }


def commands(places: Mapping[str, Path], picture: Path) -> dict[str, list[str]]:
    filing, own = str(places["own"] / "filing" / "filing.yaml"), places["own"]
    form = next(resource("templates", "statement").glob("*.docx"))
    return {
        "assemble": ["assemble", filing, "--out", str(own / "folder"), "--force"],
        "read": ["read", str(picture), "--as", "id-front", "--json"],
        "inspect": ["inspect", str(picture), "--slot", "id-front", "--annotate", str(own / "a")],
        "fill": ["fill", str(form), "--filing", filing, "--out", str(own / "f.docx"), "--pdf"],
        "doctor": ["doctor"],
        "store": ["store", "create"],
        "store add": ["store", "add", filing],
        "store list": ["store", "list"],
        "batch": ["batch", "run", str(own / "clients.xlsx"), "--out", str(own / "batch"), "--jobs",
                  "1", "--read", "--as-of", DAY.isoformat()],
    }  # fmt: skip


NAMES = list(commands({"own": Path()}, Path()))


@pytest.mark.parametrize("program", ["source", pytest.param("frozen", marks=pytest.mark.frozen)])
def test_no_command_reaches_for_a_network_or_writes_elsewhere(
    places: dict[str, Path], program: str
) -> None:
    if program == "frozen" and not FROZEN.is_file():
        pytest.skip("no frozen application: run 'make package'")
    start = [str(FROZEN)] if program == "frozen" else [sys.executable, "-m", "icpdesk"]
    own = environment(places) | ({"PYTHONPATH": str(ROOT)} if program == "source" else {})
    batches.pictures(places["own"] / "client")
    batches.sheet(places["own"] / "clients.xlsx", [batches.row_of("client")])
    told = []
    for name, words in commands(places, SAMPLE / "pictures" / "01-id-front.jpg").items():
        trace = traced([*start, *words], places["work"], own)
        assert trace.code in (0, 1), f"{name}: {trace.errors[-800:]}"
        told += [f"{name}: {fault}" for fault in faults(trace, places, office=name == "fill")]
    assert told == []
    left = [path for path in places["temp"].rglob("*") if path.is_file()]
    assert left == []


_ASKED = ("fc-list",)
"""Programs of the system that doctor asks what there is."""


def faults(trace: Trace, places: Mapping[str, Path], *, office: bool = False) -> list[str]:
    """Everything that leaves the machine, the named folders or the program."""
    data, state = places["home"] / "data", places["home"] / "state" / "icpdesk"
    allowed = [places["own"], places["temp"], data / "icpdesk", data, state, state.parent]
    # A word processor that the user has is a program of its own: no network, but its own habits.
    programs = [one for one in trace.programs() if Path(one).name not in _ASKED and not office]
    written = [] if office else trace.written(allowed)
    return trace.internet() + written + [f"started {one}" for one in programs]


def test_the_window_reaches_for_no_network_and_writes_nowhere_else(
    places: dict[str, Path],
) -> None:
    own = environment(places) | {"PYTHONPATH": str(ROOT)}
    sheet = sheet_of_clients(places)
    trace = traced(
        [*WINDOW, str(places["own"] / "filing" / "filing.yaml"), str(sheet)], places["work"], own
    )
    assert trace.code == 0, trace.errors[-1500:] + trace.output[-1500:]
    allowed = [places["own"], places["temp"], places["home"]]
    assert trace.internet() == []
    assert trace.written(allowed) == []
    assert [one for one in trace.programs() if one != os.path.realpath(sys.executable)] == []


def test_a_socket_and_a_file_elsewhere_would_be_seen(places: dict[str, Path]) -> None:
    code = (
        "import socket, pathlib, subprocess\n"
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()\n"
        f"pathlib.Path({str(places['home'] / 'elsewhere')!r}).write_text('x')\n"
        "subprocess.run(['true'])\n"
    )
    trace = traced([sys.executable, "-c", code], places["work"], environment(places))
    assert len(trace.internet()) == 1
    assert trace.written([places["own"]]) == [f"openat {places['home'] / 'elsewhere'}"]
    assert any(one.endswith("true") for one in trace.programs())
