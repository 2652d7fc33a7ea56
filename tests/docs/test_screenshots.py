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

from icpdesk.base.paths import resource
from icpdesk.base.text import Language
from icpdesk.store.store import Store
from tests.support.batches import pictures, row_of, sheet
from ui.filing.open_store import OpenStore
from ui.filing.session import Session
from ui.window import language, theme
from ui.window.main_window import MainWindow
from ui.window.preferences import Preferences

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
PAGES = ("home", "subject", "pictures", "review", "export")
RENEW = bool(os.environ.get("ICPDESK_SCREENSHOTS"))
STILL_MS = 150 if RENEW else 20
"""How long a page is given to be laid out: pictures that are kept show it at rest."""


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """The sample of a company, open in a window of the size that the guides show."""
    settings = QSettings.Scope.UserScope
    QSettings.setPath(QSettings.Format.NativeFormat, settings, str(tmp_path / "settings"))
    theme.load_fonts(qapp)
    sample = tmp_path / "sample"
    shutil.copytree(resource("assets", "samples", "2-company"), sample)
    desk = OpenStore(tmp_path / "store")
    desk.take(Store.create(tmp_path / "store", None))
    Preferences().tour_seen = True
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
def test_the_batch_of_the_guide_is_as_shown(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    """Four clients: one is ready, one has a wrong value, one a nameless picture, one no folder."""
    for name in "abc":
        pictures(tmp_path / "pictures" / name)
    (tmp_path / "pictures" / "b" / "id-front.jpg").rename(tmp_path / "pictures/b/IMG_2034.jpg")
    rows = [
        row_of("a", 客户="苏念安的博客"),
        row_of("b", 客户="山雾摄影"),
        row_of("c", 客户="晴川网店", 网站名称="晴"),
        row_of("d", 客户="远山茶社"),
    ]
    window.go("batch")
    page = window.page("batch")
    page.take_files([sheet(tmp_path / "clients.xlsx", rows), tmp_path / "pictures"])
    page.setup.start.click()
    qtbot.waitUntil(lambda: not page.run.is_running, timeout=180_000)
    assert [page.run.outcomes[row].state for row in (2, 3, 4, 5)] == [
        "ready", "errors", "errors", "failed",
    ]  # fmt: skip
    page.clients.choose(4)
    for spoken in ("en", "zh"):
        window.session.set_language(spoken)
        for tab, name in ((page.clients, "batch-clients"), (page.queue, "batch-mend")):
            page.tabs.setCurrentWidget(tab)
            qtbot.wait(STILL_MS)
            _keep(window, FOLDER / spoken / f"{name}.png")


@pytest.mark.slow
@pytest.mark.parametrize("spoken", ["en", "zh"])
def test_the_pages_of_the_guide_are_as_shown(
    window: MainWindow, qtbot: QtBot, spoken: Language
) -> None:
    window.session.set_language(spoken)
    for slug in PAGES:
        window.go(slug)
        _until_still(window, qtbot)
        _keep(window, FOLDER / spoken / f"{slug}.png")


def _keep(window: MainWindow, kept: Path) -> None:
    """Renew a picture when that is asked for; it is there and of the right size in any case."""
    picture = window.grab()
    assert (picture.width(), picture.height()) == (1280, 800)
    if RENEW:
        kept.parent.mkdir(parents=True, exist_ok=True)
        picture.save(str(kept), "PNG")
        with Image.open(kept) as image:
            image.convert("P", palette=Image.Palette.ADAPTIVE, colors=128).save(kept, optimize=True)
    with Image.open(kept) as image:
        assert image.size == (1280, 800)


def _until_still(window: MainWindow, qtbot: QtBot) -> None:
    """Let workers finish and the page be laid out; show no folder of this test."""
    page = window.page(window.slug)
    for _ in range(3):
        QThreadPool.globalInstance().waitForDone(60_000)
        qtbot.wait(STILL_MS)
    gallery = getattr(page, "gallery", None)
    if gallery is not None:
        qtbot.waitUntil(lambda: not gallery.busy, timeout=180_000)
    if isinstance(target := getattr(page, "target", None), QLineEdit):
        target.setText(str(Path("Documents") / "icpdesk-upload"))
    qtbot.wait(STILL_MS)
