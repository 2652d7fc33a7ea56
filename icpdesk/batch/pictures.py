"""A folder of a client's pictures → attachments, by the names of the files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from icpdesk.export.folder import owner_stem
from icpdesk.model import Attachment, Filing
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.requirements import requirements

_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff"})


def attach(
    filing: Filing, folder: Path, book: Rulebook, day: date
) -> tuple[Filing, tuple[str, ...]]:
    """The filing with its pictures attached, and the names of files that fit nowhere.

    ``id-front.jpg`` or ``身份证人像面.jpg`` is matched by its slot; where several people need the same
    slot, ``site1_admin_id-front.jpg`` names the owner as the export does.
    """
    slots = book.vocabulary("slots")
    files = sorted(path for path in folder.glob("*") if path.suffix.lower() in _PICTURES)
    left = {path.name: path.stem.lower() for path in files}
    added: list[Attachment] = []
    for need in requirements(filing, book, day):
        names = (need.slot, slots.name_of(need.slot).zh)
        exact = [f"{owner_stem(need.of)}{name}" for name in names]
        for wanted in (*exact, *names):
            hit = next((name for name, stem in left.items() if stem == wanted.lower()), "")
            if hit:
                added.append(Attachment(slot=need.slot, of=need.of, file=hit))
                del left[hit]
                break
    merged = filing.changed({"attachments": (*filing.attachments, *added)})
    return merged, tuple(left)
