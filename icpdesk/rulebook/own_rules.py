"""The user's own rules: one TOML file that beats what ships and what packs bring.

It is read in full before it is taken over, so that a mistake in it is told with its line and never
keeps the program from starting.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from icpdesk.base.errors import InputError
from icpdesk.base.file_errors import cannot_write
from icpdesk.base.files import read_bytes, write_atomically
from icpdesk.base.paths import user_rules_file
from icpdesk.base.text import Text
from icpdesk.model import Source
from icpdesk.rulebook.loader import read_rules
from icpdesk.rulebook.packs.pack import Demand

_LIMIT = 5_000_000


def adopt(path: Path, *, sources: Mapping[str, Source], demand: Demand) -> int:
    """Keep a copy of the rules in ``path`` as the user's own; returns how many rows it has.

    FileProblem when they cannot be read or ``demand`` refuses a row; the earlier rules then stay.
    """
    rows = read_rules(path, sources, layer=2)
    demand(rows, path)
    target = user_rules_file()
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise cannot_write(target.parent, problem) from None
    write_atomically(target, read_bytes(path, limit=_LIMIT))
    return len(rows)


def drop() -> None:
    """Work without own rules from now on; InputError when there are none."""
    target = user_rules_file()
    if not target.is_file():
        raise InputError(Text("There are no own rules.", "没有自定义规则。"))
    try:
        target.unlink()
    except OSError as problem:
        raise cannot_write(target, problem) from None
