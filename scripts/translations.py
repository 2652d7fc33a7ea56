"""Collect the window's strings into ui/i18n/icpdesk_zh_CN.ts and compile the .qm beside it.

Prints what is not translated yet; with ``--check`` nothing is written and stale files are an error.
"""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6

TOOLS = Path(PySide6.__file__).parent
ROOT = Path(__file__).resolve().parent.parent
TS = ROOT / "ui" / "i18n" / "icpdesk_zh_CN.ts"


def tool(name: str) -> str:
    """Qt's own program; the wheel keeps it in one of two places."""
    places = [TOOLS / name, TOOLS / f"{name}.exe", TOOLS / "Qt" / "libexec" / name]
    return str(next(path for path in places if path.exists()))


def run(*command: str) -> None:
    subprocess.run(
        command, check=True, cwd=ROOT, capture_output=True, env={**os.environ, "LANG": "C.UTF-8"}
    )


def collect(ts: Path) -> None:
    """Bring ``ts`` up to date with the sources."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))
    run(
        tool("lupdate"),
        *sources,
        "-no-obsolete",
        "-locations",
        "none",
        "-target-language",
        "zh_CN",
        "-ts",
        str(ts),
    )


def compile_to(ts: Path, qm: Path) -> None:
    run(tool("lrelease"), "-silent", str(ts), "-qm", str(qm))


def unfinished(ts: Path) -> list[str]:
    """Strings without a translation, as ``context: source``."""
    return [
        f"{context.findtext('name')}: {message.findtext('source')}"
        for context in ET.parse(ts).getroot().iter("context")
        for message in context.iter("message")
        if message.find("translation").get("type") == "unfinished"
    ]


def check() -> list[str]:
    """What is wrong with the files as they are."""
    with tempfile.TemporaryDirectory() as folder:
        ts, qm = Path(folder) / TS.name, Path(folder) / "fresh.qm"
        ts.write_bytes(TS.read_bytes())
        collect(ts)
        compile_to(TS, qm)
        problems = [f"not translated: {line}" for line in unfinished(ts)]
        if ts.read_bytes() != TS.read_bytes():
            problems.append("the .ts file is behind the sources: run make translations")
        if qm.read_bytes() != TS.with_suffix(".qm").read_bytes():
            problems.append("the .qm file is behind the .ts file: run make translations")
    return problems


def main() -> None:
    if "--check" in sys.argv:
        problems = check()
    else:
        collect(TS)
        compile_to(TS, TS.with_suffix(".qm"))
        problems = [f"not translated: {line}" for line in unfinished(TS)]
    sys.exit("\n".join(problems) if problems else 0)


if __name__ == "__main__":
    main()
