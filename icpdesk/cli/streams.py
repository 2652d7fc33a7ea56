"""Standard streams that take every text: JSON is UTF-8 everywhere, other text shows what it can.

A console of Windows has a code page of its own (cp936 in China), and so has what is piped out of a program
there. What it lacks is written as something alike or by its number, and never ends the command.
"""

from __future__ import annotations

import codecs
import io
import sys

_HANDLER = "icpdesk-named"
_ALIKE = {
    "✓": "√",
    "✗": "×",
    "✕": "×",
    "·": "-",
    "–": "-",
    "—": "-",
    "→": "->",
    "←": "<-",
    "…": "...",
}


def soften() -> None:
    """Let both streams take every character from now on."""
    codecs.register_error(_HANDLER, _named)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.errors != _HANDLER:
            stream.reconfigure(errors=_HANDLER)


def write_utf8(text: str) -> None:
    """Write to stdout as UTF-8, whatever the stream's own encoding is."""
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    binary.write(text.encode("utf-8"))
    binary.flush()


def _named(problem: UnicodeError) -> tuple[str, int]:
    if not isinstance(problem, UnicodeEncodeError):
        raise problem
    lacking = problem.object[problem.start : problem.end]
    return "".join(_shown(char, problem.encoding) for char in lacking), problem.end


def _shown(char: str, encoding: str) -> str:
    """Something alike that the encoding has, else the character's number."""
    alike = _ALIKE.get(char, "")
    try:
        alike.encode(encoding)
    except UnicodeEncodeError:
        alike = ""
    return alike or f"[U+{ord(char):04X}]"
