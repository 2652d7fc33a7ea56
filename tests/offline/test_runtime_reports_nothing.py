"""The library that runs the networks has a sender of events in some versions: not in ours."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import onnxruntime

from icpdesk.base.paths import resource

SENDER = b"events.data.microsoft"
"""Part of the host's name: 1.29 to 1.32 hold it in their Linux library."""

CARD = resource("assets", "samples", "1-individual", "pictures", "01-id-front.jpg")

READS = """
import sys
from icpdesk.cli import run
code = run(["read", sys.argv[1], "--as", "id-front", "--json"])
import os
assert os.environ["ORT_DISABLE_TELEMETRY"] == "1"
sys.exit(code)
"""


def test_the_locked_library_names_no_host() -> None:
    native = Path(onnxruntime.__file__).parent / "capi"
    libraries = [path for path in native.iterdir() if ".so" in path.name or path.suffix == ".pyd"]
    assert libraries
    assert not [path.name for path in libraries if SENDER in path.read_bytes()]


def test_reading_a_card_leaves_no_file_of_the_library(tmp_path: Path) -> None:
    """Also where the user's own environment says otherwise."""
    home, scratch = tmp_path / "home", tmp_path / "scratch"
    home.mkdir()
    scratch.mkdir()
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "TMPDIR": str(scratch),
        "ORT_DISABLE_TELEMETRY": "0",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [sys.executable, "-c", READS, str(CARD)], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    left = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()]
    assert not [name for name in left if not name.startswith("home/.local/state/icpdesk/")]
