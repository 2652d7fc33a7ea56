"""The pictures of the guides are made here from the real window: ``make screenshots`` renews them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QSettings, QThreadPool
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from icpdesk.paths import resource
from icpdesk.text import Language
from icpdesk.vault.store import Store
from ui import language, theme
from ui.desk import Desk
from ui.main_window import MainWindow
from ui.session import Session

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
PAGES = ("home", "subject", "pictures", "review", "export")
RENEW = bool(os.environ.get("ICPDESK_SCREENSHOTS"))


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """The sample of a company, open in a window of the size that the guides show."""
    settings = QSettings.Scope.UserScope
    QSettings.setPath(QSettings.Format.NativeFormat, settings, str(tmp_path / "settings"))
    theme.load_fonts(qapp)
    sample = tmp_path / "sample"
    shutil.copytree(resource("assets", "samples", "2-company"), sample)
    desk = Desk(tmp_path / "store")
    desk.take(Store.create(tmp_path / "store", None))
    made = MainWindow(Session(desk))
    made.set_theme("light")
    made.resize(1280, 800)
    made.show()
    made.open_file(sample / "filing.yaml")
    yield made
    language.speak("en")
    made.close()
    desk.lock()
    QThreadPool.globalInstance().waitForDone(60_000)
    delete(made)


@pytest.mark.slow
@pytest.mark.parametrize("spoken", ["en", "zh"])
def test_the_pages_of_the_guide_are_as_shown(
    window: MainWindow, qtbot: QtBot, spoken: Language
) -> None:
    window.session.set_language(spoken)
    for slug in PAGES:
        window.go(slug)
        _until_still(window, qtbot)
        kept = FOLDER / spoken / f"{slug}.png"
        picture = window.grab()
        assert (picture.width(), picture.height()) == (1280, 800)
        if RENEW:
            kept.parent.mkdir(parents=True, exist_ok=True)
            picture.save(str(kept), "PNG")
            with Image.open(kept) as image:
                image.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(
                    kept, optimize=True
                )
        with Image.open(kept) as image:
            assert image.size == (1280, 800)


def _until_still(window: MainWindow, qtbot: QtBot) -> None:
    """Let workers finish and the page be laid out; show no folder of this test."""
    page = window.page(window.slug)
    for _ in range(3):
        QThreadPool.globalInstance().waitForDone(60_000)
        qtbot.wait(150)
    gallery = getattr(page, "gallery", None)
    if gallery is not None:
        qtbot.waitUntil(lambda: not gallery.busy, timeout=180_000)
    if isinstance(target := getattr(page, "target", None), QLineEdit):
        target.setText(str(Path("Documents") / "icpdesk-upload"))
    qtbot.wait(150)
