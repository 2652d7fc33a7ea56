"""The command line in a Chinese console: every character comes out or is named, JSON is UTF-8."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from icpdesk.base.paths import resource
from icpdesk.cli import run

pytestmark = pytest.mark.windows
RARE = "𬭎㛃é"
SAMPLE = resource("assets", "samples", "2-company", "filing.yaml")


@pytest.fixture
def rare(tmp_path: Path) -> Path:
    """A filing of somebody whose name cp936 lacks, with a fault in it."""
    text = SAMPLE.read_text("utf-8").replace("晴川示例科技官方网站", f"{RARE}晴")
    path = tmp_path / "filing.yaml"
    path.write_text(text, "utf-8")
    return path


def piped(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "icpdesk", *map(str, arguments)],
        capture_output=True, timeout=120, check=False, env=os.environ | {"ICPDESK_LANG": "zh"},
    )  # fmt: skip


@pytest.mark.parametrize("command", [["--help"], ["doctor"], ["slots"], ["rules", "list"]])
def test_every_text_comes_out(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command) in (0, 1)
    assert capsys.readouterr().out


def test_a_rare_name_is_told_and_the_exit_code_stays(rare: Path) -> None:
    done = piped("check", rare, "--as-of", "2026-11-24", "--no-pictures")
    assert done.returncode == 1, done.stderr
    assert b"Traceback" not in done.stderr
    said = done.stdout.decode("cp936")
    assert "U+2CB4E" in said and "晴" in said


def test_json_is_utf_8_whatever_the_console_speaks(rare: Path) -> None:
    done = piped("check", rare, "--as-of", "2026-11-24", "--no-pictures", "--json")
    report = json.loads(done.stdout.decode("utf-8"))
    assert report["verdict"] == "fail"
    schema = piped("schema")
    assert json.loads(schema.stdout.decode("utf-8"))


def test_an_error_about_a_rare_name_is_told(tmp_path: Path) -> None:
    done = piped("check", tmp_path / f"{RARE}.yaml")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr and "找不到" in done.stderr.decode("cp936")
