"""``icpdesk gui``: what is wrong is told before a window opens, and the language is what was asked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from icpdesk.base.paths import resource
from icpdesk.cli.app import run


def test_missing_filing_is_told_and_no_window_opens(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert run(["gui", str(tmp_path / "none.yaml")]) == 2
    assert "none.yaml" in capsys.readouterr().err


def painted(tmp_path: Path, *options: str, **more: str) -> bytes:
    """The first picture of a window that opens a filing, as a whole process."""
    target = tmp_path / "first.png"
    filing = resource("assets", "samples", "2-company", "filing.yaml")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "icpdesk",
            "gui",
            str(filing),
            "--first-paint",
            str(target),
            *options,
        ],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **more},
        check=True,
        timeout=120,
    )
    return target.read_bytes()


def test_window_speaks_the_language_that_was_asked_for(tmp_path: Path) -> None:
    english = painted(tmp_path, "--lang", "en")
    chinese = painted(tmp_path, "--lang", "zh")
    assert chinese != english
    assert painted(tmp_path, ICPDESK_LANG="zh") == chinese
    assert painted(tmp_path, "--lang", "en", ICPDESK_LANG="zh") == english
