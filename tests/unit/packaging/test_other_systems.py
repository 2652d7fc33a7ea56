"""Packages for Windows and macOS, as far as Linux can look at them: scripts, setup, what runners are asked for."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.packaging.test_packaging import FOLDER, ROOT, room

SCRIPT = FOLDER / "windows" / "icpdesk.nsi"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
RUNNERS = {"ubuntu-24.04", "windows-2025", "macos-15"}
"""Those that are offered and supported as of 2026-11."""


def jobs() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{path.stem}/{name}", job)
        for path in WORKFLOWS
        for name, job in yaml.safe_load(path.read_text("utf-8"))["jobs"].items()
    ]


def test_the_script_says_its_encoding() -> None:
    """Without the mark makensis on Windows reads it in the machine's code page."""
    data = SCRIPT.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and "备案" in data.decode("utf-8-sig")
    assert b"\r" not in data


def test_the_script_parts_folders_as_windows_does() -> None:
    files = re.findall(r"^\s*File .*$", SCRIPT.read_text("utf-8-sig"), flags=re.MULTILINE)
    assert files and all("/" not in line.replace("File /r", "") for line in files)


@pytest.mark.setup
def test_the_setup_holds_the_program_in_both_languages(tmp_path: Path) -> None:
    room("icons").make(ROOT, tmp_path / "icons")
    program = tmp_path / "program"
    (program / "_internal" / "资料").mkdir(parents=True)
    wanted = ["icpdesk.exe", "icpdesk-window.exe", "_internal/a.dll", "_internal/资料/名.txt"]
    for name in wanted:
        (program / name).write_bytes(b"MZ")
    setup = tmp_path / "icpdesk-1.2.3-setup.exe"
    done = subprocess.run(
        ["makensis", "-V2", "-WX", "-DVERSION=1.2.3", f"-DSOURCE={program}", f"-DOUT={setup}",
         f"-DICON={tmp_path / 'icons' / 'icpdesk.ico'}", "icpdesk.nsi"],
        cwd=SCRIPT.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-1500:]
    listed = subprocess.run(
        ["7z", "l", "-ba", "-slt", str(setup)], capture_output=True, check=True
    ).stdout.decode("utf-8")
    inside = {line.removeprefix("Path = ") for line in listed.splitlines() if "Path = " in line}
    ours = {name for name in inside if not name.startswith("$PLUGINSDIR")}
    assert ours == {*wanted, "uninstall.exe"}


def test_the_setup_asks_for_no_administrator_and_keeps_the_store() -> None:
    text = SCRIPT.read_text("utf-8-sig")
    assert "RequestExecutionLevel user" in text
    assert not re.search(r"HKLM|HKCR|SHCTX|\$PROGRAMFILES", text)
    removed = re.findall(r"(?:RMDir|Delete)(?: /r)? \"([^\"]+)\"", text)
    assert removed and all(
        place.startswith(("$INSTDIR", "$SMPROGRAMS\\icpdesk.lnk")) for place in removed
    )
    recursive = set(re.findall(r"RMDir /r \"([^\"]+)\"", text))
    assert recursive == {"$INSTDIR\\_internal"}


@pytest.mark.parametrize(("name", "job"), jobs(), ids=lambda value: str(value)[:20])
def test_every_job_runs_on_a_machine_that_is_offered(name: str, job: dict[str, Any]) -> None:
    systems = job.get("strategy", {}).get("matrix", {}).get("system", [job["runs-on"]])
    assert set(systems) <= RUNNERS, name


def test_no_job_waits_for_another_system() -> None:
    waiting = {name: job for name, job in jobs() if job.get("needs")}
    assert set(waiting) == {"package/release"}
    assert "!cancelled()" in waiting["package/release"]["if"]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_runners_have_the_encoding_of_their_system(path: Path) -> None:
    assert "PYTHONUTF8" not in path.read_text("utf-8")


def test_logs_are_kept_also_when_a_step_fails() -> None:
    for name in ("package/linux", "package/windows", "package/macos", "ci/others"):
        steps = dict(jobs())[name]["steps"]
        kept = [step for step in steps if "upload-artifact" in step.get("uses", "")]
        assert kept and all(step["if"] == "always()" for step in kept)
        assert all("logs" in step["with"]["path"] for step in kept)


def test_a_double_click_on_macos_starts_the_window() -> None:
    told = room("contents").macos_plist()
    assert told["CFBundleExecutable"] == "icpdesk-window" and told["LSBackgroundOnly"] is False
    assert told["LSMinimumSystemVersion"] == "14.0"


@pytest.mark.parametrize("path", ["macos/dmg.sh", "windows/try_setup.sh", "linux/try_deb.sh"])
def test_shell_scripts_can_be_read(path: str) -> None:
    subprocess.run(["sh", "-n", str(FOLDER / path)], check=True)


def test_text_is_checked_out_alike_everywhere() -> None:
    told = subprocess.run(
        ["git", "check-attr", "eol", "text", "--", "README.md", "icpdesk/__main__.py"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    ).stdout  # fmt: skip
    lines = (ROOT / ".gitattributes").read_text("ascii").splitlines()
    assert "* text=auto eol=lf" in lines
    assert not told or told.count("eol: lf") == 2
