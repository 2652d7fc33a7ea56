"""A filing is checked and assembled the same from a folder, from memory and from the store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from icpdesk.base.errors import InputError
from icpdesk.base.paths import resource
from icpdesk.base.sources import FolderFiles, HeldFiles
from icpdesk.intake.yaml_file import read_filing
from icpdesk.pipeline.assemble import assemble
from icpdesk.pipeline.rules import case_of
from icpdesk.store.blobs import StoredFiles
from icpdesk.store.store import Store

SAMPLE = resource("assets", "samples", "1-individual", "filing.yaml")


def content() -> dict[str, bytes]:
    loaded = read_filing(SAMPLE)
    return {
        item.file: (loaded.folder / item.file).read_bytes() for item in loaded.filing.attachments
    }


def test_store_and_memory_give_the_folder_byte_for_byte(tmp_path: Path) -> None:
    loaded = read_filing(SAMPLE)
    with Store.create(tmp_path / "vault", None) as store:
        stored = store.filings.create(loaded.filing)
        for name, data in content().items():
            store.files.put(stored.id, name, data)
        sources = {
            "folder": loaded.files,
            "memory": HeldFiles(content()),
            "store": StoredFiles(store.files, stored.id),
        }
        made = {}
        for name, files in sources.items():
            done = assemble(case_of(loaded.filing), files, tmp_path / name)
            assert done.files
            made[name] = {path: (tmp_path / name / path).read_bytes() for path in done.files}
    assert made["folder"] == made["memory"] == made["store"]
    manifest = json.loads(made["store"]["manifest.json"])
    assert manifest


@pytest.mark.parametrize("limit", [3, 100])
def test_missing_and_too_large_files_are_told(tmp_path: Path, limit: int) -> None:
    (tmp_path / "a.jpg").write_bytes(b"12345")
    with Store.create(tmp_path / "vault", None) as store:
        stored = store.filings.create(read_filing(SAMPLE).filing)
        store.files.put(stored.id, "a.jpg", b"12345")
        for files in (
            FolderFiles(tmp_path),
            HeldFiles({"a.jpg": b"12345"}),
            StoredFiles(store.files, stored.id),
        ):
            assert files.has("a.jpg")
            assert not files.has("b.jpg")
            with pytest.raises(InputError):
                files.read("b.jpg", limit=limit)
            if limit < 5:
                with pytest.raises(InputError, match="larger"):
                    files.read("a.jpg", limit=limit)
            else:
                assert files.read("a.jpg", limit=limit) == b"12345"
