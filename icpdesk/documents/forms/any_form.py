"""Filling whatever form the user brings, by what the file is and not by its name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from icpdesk.documents.word import map_file, map_store
from icpdesk.documents.word.fill import Filled, fill, read_template
from icpdesk.documents.word.labels import labels_of
from icpdesk.documents.word.package import MOST_BYTES
from icpdesk.rulebook.book import Rulebook

__all__ = ["MOST_BYTES", "fill_any"]


def fill_any(
    data: bytes, values: Mapping[str, str], book: Rulebook, map_path: Path | None = None
) -> Filled:
    """The filled form. A map that was given goes before a stored one, a stored one before the
    guess. FileProblem for files that cannot be filled, with what to do instead."""
    labels = labels_of(book)
    template = read_template(data, labels)
    if map_path is not None:
        template = map_file.load_map(map_path, template)
    else:
        template = map_store.known_map(template) or template
    return fill(data, template, values, labels)
