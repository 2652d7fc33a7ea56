"""Whole processes: a check, the help, the first window."""

from __future__ import annotations

import os

from benchmarks.harness import Case, Command

FILING = "assets/samples/2-company/filing.yaml"
PYTHON = "{python}"

BARE_WINDOW = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, lambda: (window.grab().save(os.devnull, "PNG"), app.quit()))
app.exec()
"""

_LIBRARIES = Command((PYTHON, "-c", "import pydantic, yaml"))

CASES = (
    Case(
        name="check-command",
        issue=2,
        says="`icpdesk check` of a filing without looking at its pictures, as a whole process",
        ours=Command(
            (PYTHON, "-m", "icpdesk", "check", FILING, "--no-pictures"), exit_codes=(0, 1)
        ),
        other=_LIBRARIES,
        other_is="`python -c 'import pydantic, yaml'`",
        at_most=3.0,
    ),
    Case(
        name="help-command",
        issue=2,
        says="`icpdesk --help`, as a whole process",
        ours=Command((PYTHON, "-m", "icpdesk", "--help")),
        other=_LIBRARIES,
        other_is="`python -c 'import pydantic, yaml'`",
        at_most=2.0,
    ),
    Case(
        name="window-start",
        issue=5,
        says="start of the process to the first painted window",
        ours=Command((PYTHON, "-m", "icpdesk", "gui", "--first-paint", os.devnull)),
        other=Command((PYTHON, "-c", BARE_WINDOW)),
        other_is="an empty PySide6 window, of which a picture is kept too",
        at_most=2.0,
    ),
)
