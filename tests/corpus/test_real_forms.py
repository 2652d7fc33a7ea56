"""Real forms of strangers, labelled blank by blank, that are not part of the repository.

They lie in ``ICPDESK_CORPUS`` or in ``../shared/corpus`` with the script that fills and counts them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORPUS = Path(os.environ.get("ICPDESK_CORPUS", ROOT.parent / "shared" / "corpus"))
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.slow,
    pytest.mark.skipif(
        not (CORPUS / "forms_score.py").is_file(), reason="the labelled forms are not here"
    ),
]
_TOTAL = re.compile(
    r"^\w+ +forms +(\d+) +expected +(\d+) +right +(\d+) +missed +\d+ +wrong +(\d+) +stranger +(\d+) +forbidden +(\d+)",
    re.MULTILINE,
)


def test_forms_that_strangers_wrote_are_filled_and_nobody_stands_in_a_strangers_part(
    tmp_path: Path,
) -> None:
    command = tmp_path / "icpdesk"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m icpdesk "$@"\n', "utf-8")
    command.chmod(0o755)
    told = subprocess.run(
        [sys.executable, str(CORPUS / "forms_score.py"), str(command), str(ROOT / "assets" / "samples"),
         str(tmp_path / "out")],
        capture_output=True, text=True, check=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
    ).stdout  # fmt: skip
    totals = [tuple(map(int, found)) for found in _TOTAL.findall(told)]
    forms, expected, right, wrong, strangers, forbidden = (
        sum(one) for one in zip(*totals, strict=True)
    )
    print(f"{forms} forms, {right} of {expected}")
    assert forms and right >= 0.9 * expected, told
    assert wrong + strangers <= 1 and forbidden == 0, told
