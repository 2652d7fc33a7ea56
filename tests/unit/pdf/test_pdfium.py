"""PDFium takes one caller at a time; everything of the program goes through one door to it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
MANY_AT_ONCE = """
import io, threading, time
from reportlab.pdfgen.canvas import Canvas
from icpdesk.forms.pdf.widgets import Widget, _read_words
from icpdesk.pdf.pages import pages_of
from icpdesk.forms.preview import preview_pdf

sink = io.BytesIO()
canvas = Canvas(sink)
for page in range(4):
    for line in range(40):
        canvas.drawString(60, 780 - 18 * line, f"line {line} of page {page} " * 3)
    canvas.showPage()
canvas.save()
pdf = sink.getvalue()
boxes = [Widget(page=n % 4, node=None, kind="text", name="", told="", box=(200.0, 100.0 + 9 * n, 300.0, 112.0 + 9 * n), seen=(200.0, 100.0 + 9 * n, 300.0, 112.0 + 9 * n)) for n in range(40)]
calls = [lambda: pages_of(pdf, 40), lambda: preview_pdf(pdf, dpi=40), lambda: _read_words(list(boxes), pdf)]
end = time.monotonic() + 2

def work(call):
    while time.monotonic() < end:
        call()

threads = [threading.Thread(target=work, args=(calls[n % 3],)) for n in range(9)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print("whole")
"""


def test_only_one_file_knows_pdfium() -> None:
    sources = [*(ROOT / "icpdesk").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]
    users = {path.name for path in sources if "import pypdfium2" in path.read_text("utf-8")}
    assert users == {"pdfium.py"}


def test_papers_are_rendered_and_read_at_the_same_time() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", MANY_AT_ONCE],
        cwd=ROOT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.stdout.strip() == "whole", done.stderr[-2000:]
