"""The frozen application against the source tree; ``make freeze`` builds it."""

from __future__ import annotations

import os
import sys

from benchmarks.harness import Case, Command
from benchmarks.sides import ROOT

PROGRAM = ROOT / "dist" / "icpdesk" / ("icpdesk.exe" if sys.platform == "win32" else "icpdesk")
_PAINT = ("gui", "--first-paint", os.devnull)

CASES = (
    Case(
        name="frozen-window-start",
        issue=7,
        says="start of the frozen application to the first painted window",
        ours=Command((str(PROGRAM), *_PAINT)),
        other=Command(("{python}", "-m", "icpdesk", *_PAINT)),
        other_is="the same from the source tree",
        at_most=2.0,
        needs="make freeze",
    ),
)
