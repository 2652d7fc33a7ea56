"""The text reader holds nothing that could reach a network."""

from __future__ import annotations

import subprocess
import sys

LOOK = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(event) if event.startswith("socket.") else None)
import icpdesk.reading.engine
import rapidocr
print(sorted(name for name in ("urllib3", "ssl", "http.client") if name in sys.modules), opened)
"""


def test_the_reader_is_loaded_without_http_and_without_a_socket() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOOK], capture_output=True, text=True, check=True
    ).stdout
    assert "urllib3" not in told
    assert "socket." not in told
