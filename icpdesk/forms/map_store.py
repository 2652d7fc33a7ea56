"""The maps that the user confirmed, one file a template, named by its fingerprint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.files import read_bytes
from icpdesk.base.paths import template_maps_dir
from icpdesk.forms.map_file import load_map, read_map, save_map
from icpdesk.forms.template_map import TemplateMap

_MOST_BYTES = 2_000_000


def remember(template: TemplateMap, folder: Path | None = None) -> Path:
    """Store a map for the next client; returns the file, which can be passed on."""
    folder = folder or template_maps_dir()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{template.fingerprint}.yaml"
    save_map(path, template)
    return path


def known_map(template: TemplateMap, folder: Path | None = None) -> TemplateMap | None:
    """The stored map of exactly this template, laid over its guess; None when there is none."""
    path = (folder or template_maps_dir()) / f"{template.fingerprint}.yaml"
    return load_map(path, template) if path.is_file() else None


def stored_maps(folder: Path | None = None) -> Iterator[TemplateMap]:
    """All stored maps; files that are none are passed over."""
    for path in sorted((folder or template_maps_dir()).glob("*.yaml")):
        try:
            yield read_map(read_bytes(path, limit=_MOST_BYTES).decode("utf-8-sig"))
        except (IcpdeskError, UnicodeDecodeError):
            continue
