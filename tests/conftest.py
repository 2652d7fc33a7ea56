"""Every test runs without a network and with folders of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import sockets

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["tests.support.rule_coverage"]


sockets.watch()


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Any socket that is not local fails the test, also when the program swallowed the error."""
    before = len(sockets.seen)
    yield
    tried = sockets.seen[before:]
    del sockets.seen[before:]
    assert not tried, f"the program tried to reach {tried}"


@pytest.fixture(autouse=True)
def _own_folders(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The user's folders lie in a temporary place."""
    home = tmp_path_factory.mktemp("home")
    for name in (
        "HOME",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
        "APPDATA",
        "LOCALAPPDATA",
    ):
        monkeypatch.setenv(name, str(home))
    monkeypatch.delenv("ICPDESK_PASSPHRASE", raising=False)
    monkeypatch.setenv("ICPDESK_LANG", "en")
    yield home


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are derived with the least rounds that are allowed."""
    monkeypatch.setattr("icpdesk.vault.key.SECONDS_TO_OPEN", 0)
