"""What a page of the documents tells to run and to write."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")],
    key=lambda path: path.relative_to(ROOT).as_posix(),
)
_FENCE = re.compile(
    r'^```(?P<language>\w*)(?: title="(?P<title>[^"]+)")?\n(?P<body>.*?)^```\n(?P<after>\n?<!--)?',
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """One fenced block."""

    language: str
    title: str
    """The file that it shows; empty for commands."""
    body: str
    runs: bool
    """Whether a reader can run it anywhere; a comment below a block says why not."""

    def commands(self) -> list[tuple[list[str], frozenset[int]]]:
        """Commands with their exit codes: 0, or that of ``icpdesk …  # exit 1``.

        After a line ``# fill it in`` the reader has changed the file; it may have errors or none.
        """
        known = frozenset({0})
        found = []
        for line in self.body.splitlines():
            code = re.search(r"#\s*exit (\d+)", line)
            words = shlex.split(line, comments=True)
            if line.startswith("# fill it in"):
                known = frozenset({0, 1})
            if words:
                found.append((words, frozenset({int(code[1])}) if code else known))
        return found


def blocks(page: Path) -> list[Block]:
    """All blocks of a page, in order."""
    return [
        Block(found["language"], found["title"] or "", found["body"], not found["after"])
        for found in _FENCE.finditer(page.read_text("utf-8"))
    ]


def name(page: Path) -> str:
    """The page's place in the repository."""
    return page.relative_to(ROOT).as_posix()
