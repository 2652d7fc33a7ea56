"""``icpdesk store``: history, rejections, exports, retention and recovery key on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from icpdesk.base.paths import resource
from icpdesk.cli import run
from icpdesk.store.store import Store

FILING = str(resource("assets", "samples", "1-individual", "filing.yaml"))


@pytest.fixture
def store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    """Where the store is, and the id of the filing in it."""
    place = str(tmp_path / "store")
    assert run(["store", "create", "--store", place, "--without-passphrase"]) == 0
    assert "no password" in capsys.readouterr().out
    assert run(["store", "add", FILING, "--store", place]) == 0
    return place, capsys.readouterr().out.strip()


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run(["store", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_history_shows_versions_differences_and_brings_back(
    store: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    place, filing = store
    with Store.open(Path(place)) as open_store:
        stored = open_store.filings.load(filing)
        changed = stored.filing.changed({"province": "beijing"})
        open_store.filings.save(filing, changed, base_revision=stored.revision, who="li")
    versions = told(capsys, "history", filing, "--store", place)
    newest, oldest = versions[0]["revision"], versions[-1]["revision"]
    assert versions[0]["who"] == "li"
    between = ["history", filing, "--between", str(oldest), str(newest), "--store", place]
    assert {"path": "province", "old": "zhejiang", "new": "beijing"} in told(capsys, *between)
    assert run(["store", "bring-back", filing, str(oldest), "--store", place]) == 0
    with Store.open(Path(place)) as open_store:
        assert open_store.filings.load(filing).filing.province == "zhejiang"
    assert run(["store", "bring-back", filing, "999", "--store", place]) == 2


def test_rejections_are_noted_and_ticked_off(
    store: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    place, filing = store
    (one,) = told(
        capsys, "rejections", filing, "--add", "网站名称不规范", "--at", "websites[0].name",
        "--store", place,
    )  # fmt: skip
    assert one["places"] == ["websites[0].name"] and one["resolved_at"] is None
    (one,) = told(capsys, "rejections", "--resolved", str(one["id"]), "--store", place)
    assert one["resolved_at"]


def test_exports_are_listed_and_named_when_their_filing_is_purged(
    store: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place, filing = store
    target = str(tmp_path / "out")
    assert run(["store", "export", filing, "--out", target, "--store", place]) == 0
    assert [one["target"] for one in told(capsys, "exports", "--store", place)] == [target]
    assert run(["store", "purge", "--client", "苏念安", "--dry-run", "--store", place]) == 0
    assert capsys.readouterr().out.split() == [filing]
    assert run(["store", "purge", "--client", "苏念安", "--yes", "--store", place]) == 0
    assert f"still there: {target}" in capsys.readouterr().out


def test_retention_is_kept_in_the_store(
    store: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    place, _ = store
    assert told(capsys, "retention", "--days", "30", "--store", place) == {"days": 30, "due": []}
    assert told(capsys, "retention", "--store", place)["days"] == 30
    assert run(["store", "purge", "--store", place]) == 2


def test_recovery_key_is_a_page_to_print(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from pypdf import PdfReader

    place, page = str(tmp_path / "store"), tmp_path / "key.pdf"
    monkeypatch.setenv("ICPDESK_PASSPHRASE", "four words nobody guesses")
    assert run(["store", "create", "--store", place]) == 0
    assert run(["store", "recovery-key", "--pdf", str(page), "--store", place]) == 0
    text = PdfReader(page).pages[0].extract_text()
    words = "".join(line for line in text.splitlines() if line.replace(" ", "").isalnum()
                    and line.isupper() and len(line.replace(" ", "")) == 16)  # fmt: skip
    assert page.stat().st_mode & 0o077 == 0
    Store.open(Path(place), words).close()
    assert run(["store", "recovery-key", "--pdf", str(page), "--store", place]) == 2


@pytest.mark.parametrize("command", ["history", "rejections", "stages"])
def test_a_filing_that_is_none_is_not_called_one_without_entries(
    command: str, store: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    place, filing = store
    assert run(["store", command, "0000", "--store", place]) == 2
    assert "no such filing" in capsys.readouterr().err
    assert run(["store", command, filing, "--store", place]) == 0


def test_evidence_without_a_stage_is_not_dropped_silently(
    store: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    place, filing = store
    assert run(["store", "stages", filing, "--store", place, "--evidence", "letter"]) == 2
    assert "--add" in capsys.readouterr().err


def test_one_filing_is_one(store: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["store", "list", "--store", store[0]]) == 0
    assert capsys.readouterr().out.rstrip().endswith("1 filing")
