"""Write the upload-ready folder: whole, or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from icpdesk.files import folder_atomically
from icpdesk.progress import Progress
from icpdesk.text import Text

DRAFT_MARK = "DRAFT-do-not-upload.txt"

_DRAFT_WORDS = (
    "This folder was written although errors are open. Do not upload it.\n"
    "本文件夹在仍有错误时强制生成，请勿上传。\n"
)


@dataclass(frozen=True, slots=True)
class UploadFile:
    """One picture for one upload slot, ready to write."""

    name: str
    slot: str
    of: str
    label: str
    """The provider's own label of the slot, in Chinese."""
    data: bytes
    width: int
    height: int
    source: str
    """Name of the file it was made from."""
    source_sha256: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """Everything that goes into the folder."""

    uploads: Sequence[UploadFile]
    documents: Mapping[str, bytes]
    """Other files by their path in the folder."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """For the manifest: provider, province, rulebook …"""
    draft: bool = False


def upload_name(number: int, stem: str, owner: str) -> str:
    """An ASCII file name in upload order, e.g. ``02_site1_admin_id_front.jpg``."""
    return f"{number:02d}_{owner_stem(owner)}{stem}.jpg"


def owner_stem(owner: str) -> str:
    """A short ASCII word for the owner of a paper."""
    if owner in ("", "subject"):
        return "subject_"
    if owner == "subject.administrator":
        return "subject_admin_"
    if owner == "subject.legal_representative":
        return "legal_rep_"
    site, _, rest = owner.partition(".")
    number = int(site.removeprefix("websites[").removesuffix("]")) + 1
    if rest == "administrator":
        return f"site{number}_admin_"
    if rest.startswith("domains["):
        return f"site{number}_domain{int(rest[8:-1]) + 1}_"
    return f"site{number}_"


def write_folder(
    target: Path, plan: ExportPlan, *, replace: bool, progress: Progress
) -> tuple[str, ...]:
    """Write all files of ``plan`` into ``target``; returns their paths in the folder.

    Afterwards there is the whole new folder; on any failure or kill the whole old one, or none.
    """
    manifest = _manifest(plan)
    files: dict[str, bytes] = {upload.name: upload.data for upload in plan.uploads}
    files.update(plan.documents)
    files["manifest.json"] = json.dumps(manifest, ensure_ascii=False, indent=2).encode("utf-8")
    if plan.draft:
        files[DRAFT_MARK] = _DRAFT_WORDS.encode("utf-8")
    with folder_atomically(target, replace=replace) as work:
        for done, (name, data) in enumerate(sorted(files.items())):
            progress.step(done, len(files), Text(f"writing {name}", f"写入 {name}"))
            path = work / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    return tuple(sorted(files))


def _manifest(plan: ExportPlan) -> dict[str, Any]:
    return {
        **plan.facts,
        "draft": plan.draft,
        "uploads": [
            {
                "file": upload.name,
                "slot": upload.slot,
                "of": upload.of,
                "label": upload.label,
                "sha256": hashlib.sha256(upload.data).hexdigest(),
                "width": upload.width,
                "height": upload.height,
                "bytes": len(upload.data),
                "source": upload.source,
                "source_sha256": upload.source_sha256,
                "fixed": list(upload.steps),
            }
            for upload in plan.uploads
        ],
        "documents": [
            {"file": name, "sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
            for name, data in sorted(plan.documents.items())
        ],
    }
