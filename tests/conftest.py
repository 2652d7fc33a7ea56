"""Every test runs without a network and with folders of its own; the long ones are begun first."""

from __future__ import annotations

import gc
import itertools
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import sockets
from tests.support.longest import longest_first
from tests.support.systems import leg

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # the tests' own use of the runtime as an oracle

pytest_plugins = ["tests.support.rule_coverage"]


sockets.watch()


def pytest_configure(config: pytest.Config) -> None:
    """Processes that share the cores work as those of a batch do: with one thread each."""
    if hasattr(config, "workerinput"):
        from icpdesk.batch.workers import keep_memory, one_thread

        one_thread()
        keep_memory()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What asks for another system waits for its run; the longest is begun first, so that at the end no
    process waits long for another."""
    if leg.SYSTEM not in os.environ:
        other = set() if sys.platform == "linux" else {"linux"}
        leg.without({"windows", "macos"} | other, config, items)
    items.sort(key=longest_first)


def pytest_collection_finish() -> None:
    """What is loaded by now lasts for the whole run: looking through it for garbage finds none."""
    gc.freeze()


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Any socket that is not local fails the test, also when the program swallowed the error."""
    before = len(sockets.seen)
    yield
    tried = sockets.seen[before:]
    del sockets.seen[before:]
    assert not tried, f"the program tried to reach {tried}"


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Empty folders, one after the other; pytest's own search for a free number grows with them."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _own_folders(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folders lie in a temporary place."""
    home = next(_homes)
    home.mkdir()
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
    return home


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are derived with few rounds in little memory; one test holds what is shipped."""
    monkeypatch.setattr("icpdesk.store.key.SECONDS_TO_OPEN", 0)
    monkeypatch.setattr("icpdesk.store.key._MEMORY_KIB", 1024)
