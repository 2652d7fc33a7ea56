"""What a person chose for one client of a batch; kept as ``choices.json`` beside its state."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from icpdesk.base.files import write_atomically
from icpdesk.pipeline.mend import Kind

CHOICES = "choices.json"


@dataclass(frozen=True)
class Choices:
    """Taken over by the next run; the sheet and the pictures themselves are never changed."""

    read: bool = False
    """Whether this client's pictures are read, whatever the batch says of all."""
    places: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Picture → upload slot and owner."""
    mends: Mapping[str, Kind] = field(default_factory=dict)
    """Picture → what is to be done with it before it is looked at."""
    values: Mapping[str, str] = field(default_factory=dict)
    """Path of a field → what a person typed in place of the sheet's words."""


def read_choices(target: Path) -> Choices:
    """What was chosen for the client whose folder this is; nothing where no file can be read."""
    try:
        table: dict[str, Any] = json.loads((target / CHOICES).read_text("utf-8"))
        return Choices(
            read=bool(table["read"]),
            places={file: (str(slot), str(of)) for file, (slot, of) in table["places"].items()},
            mends=dict(table["mends"]),
            values={str(path): str(text) for path, text in table.get("values", {}).items()},
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Choices()


def write_choices(target: Path, choices: Choices) -> None:
    """Keep it, atomically."""
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    document = json.dumps(asdict(choices), ensure_ascii=False, indent=1)
    write_atomically(target / CHOICES, document.encode("utf-8"))
