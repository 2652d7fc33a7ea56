"""This build beside an earlier one: what a user feels, on the same inputs, in one run.

The earlier commit is cloned into a temporary folder, which goes away with this process. Both builds
are run by turns, each from its own tree; inputs and measuring functions are this tree's.
"""

from __future__ import annotations

import atexit
import compileall
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.harness import Call, Case, Command, Measure
from benchmarks.sides import ROOT, Build, Side

ISSUE = 23
_SAMPLE = "assets/samples/2-company"
_PROBES = "benchmarks.probes"


@dataclass(frozen=True)
class Felt:
    """One thing that a user waits for, and the part of the earlier figure that it may take."""

    name: str
    says: str
    side: Side
    at_most: float
    measure: Measure = "cpu"


def _command(*words: str, codes: tuple[int, ...] = (0, 1)) -> Command:
    at = [str(ROOT / word) if word.startswith("assets/") else word for word in words]
    return Command(("{python}", "-m", "icpdesk", *at), exit_codes=codes)


_READ_ID = _command("read", f"{_SAMPLE}/pictures/02-id-front.jpg", "--as", "id-front")
_READ_LICENCE = _command(
    "read", f"{_SAMPLE}/pictures/01-business-licence.jpg", "--as", "business-licence"
)
_ASSEMBLE = _command("assemble", f"{_SAMPLE}/filing.yaml", "--out", "{out}", codes=(0,))

FELT: tuple[Felt, ...] = (
    Felt("read-id", "`icpdesk read` of an ID card, as a whole process", _READ_ID, 0.35),
    Felt("read-licence", "`icpdesk read` of a licence, as a whole process", _READ_LICENCE, 0.35),
    Felt("read-licence-memory", "its peak memory", _READ_LICENCE, 0.6, "memory"),
    Felt("assemble", "`icpdesk assemble` of sample 2, nine pictures, as a whole process", _ASSEMBLE, 0.4),
    Felt("assemble-memory", "its peak memory", _ASSEMBLE, 0.5, "memory"),
    Felt(
        "licence-warm", "a licence read in a process that has read before",
        Call(f"{_PROBES}.reading:licence"), 0.3,
    ),
    Felt(
        "keys-websites", "30 keys at 8 a second on Websites until the report is current, in the window",
        Call(f"{_PROBES}.window:keys", ("websites",)), 0.1,
    ),
    Felt(
        "keys-persons", "the same on Persons",
        Call(f"{_PROBES}.window:keys", ("persons",)), 0.1,
    ),
    Felt("pages", "ten changes of page in the window", Call(f"{_PROBES}.window:pages"), 0.2),
)  # fmt: skip


def cases_against(commit: str, python: str | None = None) -> list[Case]:
    """The table as cases; ``python`` runs the earlier build, by default the interpreter of this one.

    RuntimeError when there is no such commit.
    """
    earlier, ours = _build_of(commit, python), Build(ROOT)
    return [
        Case(
            name=felt.name, issue=ISSUE, says=felt.says, measure=felt.measure, pairs=5,
            ours=_side(felt, ours), other=_side(felt, earlier),
            other_is=f"the same by {commit}", at_most=felt.at_most,
        )
        for felt in FELT
    ]  # fmt: skip


def _side(felt: Felt, build: Build) -> Side:
    if isinstance(felt.side, Command):
        return replace(felt.side, build=build, summed=felt.measure == "memory")
    return replace(felt.side, build=build)


def _build_of(commit: str, python: str | None) -> Build:
    folder = Path(tempfile.mkdtemp(prefix="icpdesk-bench-tree-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    tree = folder / "icpdesk"
    try:
        for words in (
            ("clone", "-q", "--no-checkout", str(ROOT), str(tree)),
            ("-C", str(tree), "checkout", "-q", "--detach", commit),
        ):
            subprocess.run(("git", *words), check=True, capture_output=True, text=True)
    except subprocess.CalledProcessError as problem:
        raise RuntimeError(f"{commit} cannot be checked out: {problem.stderr.strip()}") from None
    for part in ("icpdesk", "ui"):
        compileall.compile_dir(tree / part, quiet=1)
    return Build(tree, python) if python else Build(tree)
