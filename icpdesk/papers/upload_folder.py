"""Write the upload-ready folder: whole, or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from icpdesk.base.errors import OutputError
from icpdesk.base.file_errors import cannot_write
from icpdesk.base.files import copy_into, demand_free, folder_atomically
from icpdesk.base.progress import Progress
from icpdesk.base.text import Text
from icpdesk.model.place import LEGAL_REPRESENTATIVE, SUBJECT_ADMINISTRATOR, Place

DRAFT_MARK = "DRAFT-do-not-upload.txt"
_MANIFEST = "manifest.json"

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
class UploadCopy:
    """One file that goes into the folder as it is, a part at a time: a video."""

    name: str
    slot: str
    of: str
    label: str
    open: Callable[[], BinaryIO]
    """Its content from the beginning."""
    width: int | None
    height: int | None
    source: str


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """Everything that goes into the folder."""

    uploads: Sequence[UploadFile | UploadCopy]
    documents: Mapping[str, bytes]
    """Other files by their path in the folder."""
    facts: Mapping[str, Any] = field(default_factory=dict)
    """For the manifest: provider, province, rulebook …"""
    draft: bool = False


def upload_name(number: int, stem: str, owner: str, suffix: str = ".jpg") -> str:
    """An ASCII file name in upload order, e.g. ``02_site1_admin_id_front.jpg``."""
    return f"{number:02d}_{owner_stem(owner)}{stem}{suffix}"


_STEMS = {SUBJECT_ADMINISTRATOR: "subject_admin_", LEGAL_REPRESENTATIVE: "legal_rep_"}


def owner_stem(owner: str) -> str:
    """A short ASCII word for the owner of a paper."""
    place = Place(owner)
    if place.website is None:
        return _STEMS.get(place, "subject_")
    site = f"site{place.website + 1}_"
    if place.domain is not None:
        return f"{site}domain{place.domain + 1}_"
    return f"{site}admin_" if place.role else site


def write_folder(
    target: Path, plan: ExportPlan, *, replace: bool, progress: Progress
) -> tuple[str, ...]:
    """Write all files of ``plan`` into ``target``; returns their paths in the folder.

    Afterwards there is the whole new folder; on any failure or kill the whole old one, or none.
    OutputError as of :func:`demand_room`.
    """
    demand_room(target, replace=replace)
    files: dict[str, bytes | UploadCopy] = {
        upload.name: upload.data if isinstance(upload, UploadFile) else upload
        for upload in plan.uploads
    }
    files.update(plan.documents)
    if plan.draft:
        files[DRAFT_MARK] = _DRAFT_WORDS.encode("utf-8")
    names = [*sorted(files), _MANIFEST]
    written: dict[str, _Written] = {}
    with folder_atomically(target, replace=replace) as work:
        for done, name in enumerate(names):
            progress.step(done, len(names), Text(f"writing {name}", f"写入 {name}"))
            path = work / name
            path.parent.mkdir(parents=True, exist_ok=True)
            content = files[name] if name in files else _manifest(plan, written)
            written[name] = _write(path, content)
    return tuple(sorted(names))


def demand_room(target: Path, *, replace: bool) -> None:
    """OutputError when there is something at ``target``; with ``replace`` an upload folder may be there,
    or an empty one, but nothing that anybody else has made."""
    if not replace:
        demand_free(target)
        return
    try:
        taken = target.exists() and not (target / _MANIFEST).is_file()
        if taken and not (target.is_dir() and next(target.iterdir(), None) is None):
            raise OutputError(
                Text(
                    f"{target} is no upload folder, so it is not exchanged.",
                    f"{target} 不是上传文件夹，不会被替换。",
                ),
                Text("Choose another folder.", "请选择另一个文件夹。"),
            )
    except OSError as problem:
        raise cannot_write(target, problem) from None


@dataclass(frozen=True, slots=True)
class _Written:
    sha256: str
    bytes: int


def _write(path: Path, content: bytes | UploadCopy) -> _Written:
    if isinstance(content, bytes):
        path.write_bytes(content)
        return _Written(hashlib.sha256(content).hexdigest(), len(content))
    with content.open() as stream:
        digest = copy_into(stream, path)
    return _Written(digest, path.stat().st_size)


def _manifest(plan: ExportPlan, written: Mapping[str, _Written]) -> bytes:
    table = {
        **plan.facts,
        "draft": plan.draft,
        "uploads": [_upload_row(upload, written[upload.name]) for upload in plan.uploads],
        "documents": [
            {"file": name, "sha256": written[name].sha256, "bytes": written[name].bytes}
            for name in sorted(plan.documents)
        ],
    }
    return json.dumps(table, ensure_ascii=False, indent=2).encode("utf-8")


def _upload_row(upload: UploadFile | UploadCopy, written: _Written) -> dict[str, Any]:
    source: str = written.sha256
    steps: tuple[str, ...] = ()
    if isinstance(upload, UploadFile):
        source, steps = upload.source_sha256, upload.steps
    return {
        "file": upload.name,
        "slot": upload.slot,
        "of": upload.of,
        "label": upload.label,
        "sha256": written.sha256,
        "width": upload.width,
        "height": upload.height,
        "bytes": written.bytes,
        "source": upload.source,
        "source_sha256": source,
        "fixed": list(steps),
    }
