"""Use an installed icpdesk as a person would, keep what it says: for a runner or a machine of one's own.

python packaging/try_installed.py PROGRAM --logs FOLDER

PROGRAM is the command (icpdesk, icpdesk.exe). Each step's output lies in FOLDER, with a table in
``summary.json``; the exit code is 1 when a step went wrong. Nothing of the user's is read or sent.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
_SECONDS = 900
_DAY = "2026-11-24"
"""The day that the dates of the samples are made for."""


def main() -> None:
    """All steps, whatever the ones before did."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("program")
    parser.add_argument("--logs", type=Path, required=True)
    given = parser.parse_args()
    logs: Path = given.logs
    logs.mkdir(parents=True, exist_ok=True)
    told = []
    # A folder as users have them: a name in Chinese, a space.
    with tempfile.TemporaryDirectory(prefix="张三 ", ignore_cleanup_errors=True) as name:
        for step, words in _steps(Path(name), logs):
            told.append(_tried(step, [given.program, *words], Path(name), logs))
            print(
                f"{'ok  ' if told[-1]['fine'] else 'FAIL'} {step}  {told[-1]['seconds']} s",
                flush=True,
            )
    system = {"system": platform.platform(), "machine": platform.machine()}
    summary = json.dumps({**system, "steps": told}, ensure_ascii=False, indent=1)
    (logs / "summary.json").write_text(summary, "utf-8")
    sys.exit(0 if all(one["fine"] for one in told) else 1)


def _steps(work: Path, logs: Path) -> Iterator[tuple[str, list[str]]]:
    from tests.support.sheets import sheet_of_samples

    yield "version", ["--version"]
    yield "self-test", ["doctor", "--self-test", "--json"]
    yield "doctor", ["doctor"]
    yield "demo", ["demo", "--out", str(work / "demo")]
    sheet = sheet_of_samples(work, clients=3)
    batch = ["batch", "run", str(sheet), "--out", str(work / "clients"), "--as-of", _DAY]
    yield "batch", [*batch, "--jobs", "2", "--json"]
    yield "batch-again", [*batch, "--jobs", "1"]
    yield "store", ["store", "create", "--store", str(work / "store"), "--without-passphrase"]
    yield "window", ["gui", "--first-paint", str(logs / "window.png")]


def _tried(step: str, command: list[str], work: Path, logs: Path) -> dict[str, object]:
    began = time.monotonic()
    out, err = logs / f"{step}.out.txt", logs / f"{step}.err.txt"
    with out.open("wb") as said, err.open("wb") as complained:
        try:
            done = subprocess.run(
                command, cwd=work, stdout=said, stderr=complained, timeout=_SECONDS, check=False,
                stdin=subprocess.DEVNULL, env=os.environ | {"ICPDESK_LANG": "zh"},
            )  # fmt: skip
            code: object = done.returncode
        except (OSError, subprocess.TimeoutExpired) as problem:
            code = repr(problem)
    trace = b"Traceback" in err.read_bytes()
    return {
        "step": step, "exit": code, "seconds": round(time.monotonic() - began, 1),
        "fine": code == 0 and not trace and _is_whole(step, out, logs),
    }  # fmt: skip


def _is_whole(step: str, out: Path, logs: Path) -> bool:
    """Whether JSON is UTF-8 and the window was painted."""
    try:
        if step in ("self-test", "batch"):
            json.loads(out.read_bytes().decode("utf-8"))
        return step != "window" or (logs / "window.png").stat().st_size > 5000
    except (OSError, ValueError):
        return False


if __name__ == "__main__":
    main()
