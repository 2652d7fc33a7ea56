"""The text reader holds nothing that could reach a network."""

from __future__ import annotations

import subprocess
import sys

from icpdesk.base.paths import resource

CARD = resource("assets", "samples", "1-individual", "pictures", "01-id-front.jpg")

LOOK = """
import socket, sys
opened = []
def hear(event, args):
    between_processes = event == "socket.__new__" and args[1] == socket.AF_UNIX
    if event.startswith("socket.") and not between_processes:
        opened.append(event)
sys.addaudithook(hear)
from pathlib import Path
from icpdesk.pipeline.read import read_picture
assert read_picture(Path(sys.argv[1]), "id-front").readable
found = ("rapidocr", "omegaconf", "requests", "urllib3", "ssl", "http.client")
print(sorted(name for name in found if name in sys.modules), opened)
"""


def test_a_card_is_read_without_http_and_without_a_socket() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOOK, str(CARD)], capture_output=True, text=True, check=True
    ).stdout
    assert told.strip() == "[] []"
