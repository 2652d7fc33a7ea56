"""Real windows without a display, in a workspace of their own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from icpdesk.base.paths import resource
from icpdesk.store.store import Store
from ui.filing.open_store import OpenStore
from ui.filing.session import Session
from ui.window import theme
from ui.window.application import Application, Garbage
from ui.window.language import speak
from ui.window.main_window import MainWindow


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    """The application object as the program makes it."""
    return Application


@pytest.fixture(autouse=True)
def _nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Work in the background ends, its answers are delivered, and English is spoken for the next."""
    garbage = Garbage()
    yield
    speak("en")
    assert QThreadPool.globalInstance().waitForDone(120_000)
    qapp.processEvents()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    garbage.stop()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )
    QSettings("icpdesk", "window").clear()
    theme.load_fonts(qapp)
    desk = OpenStore(tmp_path / "store")
    desk.take(Store.create(tmp_path / "store", None))
    made = MainWindow(Session(desk))
    made.resize(1280, 800)
    made.show()
    yield made
    made.close()
    desk.lock()
    QThreadPool.globalInstance().waitForDone(20_000)
    delete(made)


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    """The sample of a company, open in a store of its own; pages of it are dressed as in the window."""
    theme.load_fonts(qapp)
    theme.apply(qapp, "light")
    desk = OpenStore(tmp_path / "store")
    desk.take(Store.create(tmp_path / "store", None))
    made = Session(desk)
    made.open(desk.add_file(resource("assets", "samples", "2-company", "filing.yaml"), made.book))
    yield made
    made.close()
    desk.lock()
    QThreadPool.globalInstance().waitForDone(20_000)
