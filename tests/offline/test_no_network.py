"""The command line and the window work in a network namespace that has no interface at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from icpdesk.base.paths import resource
from tests.support.batches import pictures, row_of, sheet
from tests.support.filings import DAY

ROOT = Path(__file__).resolve().parents[2]
FILING = resource("assets", "samples", "1-individual", "filing.yaml")
NO_INTERFACES = ("unshare", "--user", "--map-root-user", "--net")

WINDOW = """
import sys
from PySide6.QtCore import QTimer
from ui.window.application import Application
from ui.app import main
app = Application(sys.argv)
def painted():
    window = next(w for w in app.topLevelWidgets() if w.isVisible())
    assert not window.grab().isNull()
    app.quit()
QTimer.singleShot(500, painted)
sys.exit(main())
"""


def _permitted() -> bool:
    if not shutil.which("unshare"):
        return False
    return subprocess.run([*NO_INTERFACES, "true"], capture_output=True).returncode == 0


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not _permitted(), reason="this system permits no network namespace (unshare)"
    ),
]


def cut_off(tmp_path: Path, *arguments: str, codes: tuple[int, ...] = (0,)) -> str:
    """Run the interpreter without any network; returns what it printed."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "QT_QPA_PLATFORM": "offscreen",
        "ICPDESK_PASSPHRASE": "four words nobody guesses",
    }
    done = subprocess.run(
        [*NO_INTERFACES, sys.executable, *arguments],
        capture_output=True, text=True, timeout=300, cwd=tmp_path, env=environment,
    )  # fmt: skip
    assert done.returncode in codes, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    return done.stdout


def test_there_is_really_no_way_out(tmp_path: Path) -> None:
    code = (
        "import socket\ntry:\n socket.create_connection(('127.0.0.1', 9), 1)\n"
        "except OSError as e:\n print(e.errno)"
    )
    assert cut_off(tmp_path, "-c", code).strip() in ("101", "111", "99")
    assert "lo" in cut_off(tmp_path, "-c", "import socket; print(socket.if_nameindex())")


def test_command_line_does_all_its_work(tmp_path: Path) -> None:
    run = ("-m", "icpdesk")
    cut_off(tmp_path, *run, "demo", "--out", "demo")
    cut_off(tmp_path, *run, "check", str(FILING), codes=(0, 1))
    cut_off(tmp_path, *run, "assemble", str(FILING), "--out", "folder", "--force", codes=(0, 1))
    cut_off(tmp_path, *run, "store", "create")
    cut_off(tmp_path, *run, "store", "add", str(FILING))
    assert "1 filing" in cut_off(tmp_path, *run, "store", "list", "--lang", "en")
    cut_off(tmp_path, *run, "store", "backup", "b.icpdesk")
    cut_off(tmp_path, *run, "batch", "template", "--out", "t.xlsx")
    pictures(tmp_path / "client")
    sheet(tmp_path / "clients.xlsx", [row_of("client")])
    day = ("--as-of", DAY.isoformat())
    cut_off(tmp_path, *run, "batch", "run", "clients.xlsx", "--out", "clients", *day)
    assert (tmp_path / "clients" / "summary.xlsx").is_file()
    assert (tmp_path / "folder" / "manifest.json").is_file()


def test_window_paints_itself(tmp_path: Path) -> None:
    cut_off(tmp_path, "-c", WINDOW)
