"""Filing files: read, and described for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from icpdesk.intake import yaml_file
from icpdesk.intake.yaml_file import LoadedFiling
from icpdesk.pipeline.rules import open_rulebook
from icpdesk.rulebook.book import Rulebook, shipped


def read_filing(path: Path, book: Rulebook | None = None) -> LoadedFiling:
    """The filing of a YAML file, with what was cleaned in it and where its other files lie.
    FileProblem that names every mistake with its line."""
    return yaml_file.read_filing(path, book or open_rulebook())


def filing_schema() -> dict[str, Any]:
    """The JSON Schema of a filing file."""
    from icpdesk.intake import schema

    return schema.filing_schema(shipped())
