"""What Windows and macOS ask of the window: files handed to the running program, errors without a console."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from icpdesk.base.paths import resource
from icpdesk.cli import main
from ui import app as entry
from ui.panels import picture_marks, picture_panel
from ui.window.main_window import MainWindow


def test_a_double_clicked_filing_is_opened(
    window: MainWindow, qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    """macOS tells of it by an event, to the program that runs already."""
    folder = tmp_path / "张三"
    shutil.copytree(resource("assets", "samples", "1-individual"), folder)
    qapp.file_asked.connect(window.open_file)  # type: ignore[attr-defined]
    try:
        event = QFileOpenEvent(QUrl.fromLocalFile(str(folder / "filing.yaml")))
        assert QApplication.sendEvent(qapp, event)
        qtbot.waitUntil(lambda: window.session.filing is not None, timeout=10_000)
    finally:
        qapp.file_asked.disconnect(window.open_file)  # type: ignore[attr-defined]


def test_the_program_listens_for_files(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication, tmp_path: Path
) -> None:
    opened: list[Path] = []

    class Window:
        def __init__(self, *_: Any) -> None: ...

        def show(self) -> None: ...

        def open_file(self, path: Path) -> None:
            opened.append(path)

    def loop() -> int:
        QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "a.yaml"))))
        return 0

    monkeypatch.setattr(entry, "MainWindow", Window)
    monkeypatch.setattr(entry, "Session", SimpleNamespace)
    monkeypatch.setattr(type(qapp), "exec", staticmethod(loop))
    hook = sys.excepthook
    try:
        assert entry.main() == 0
    finally:
        sys.excepthook = hook
    assert opened == [tmp_path / "a.yaml"]


@pytest.mark.parametrize("broken", [False, True], ids=["no such file", "broken start"])
def test_an_error_at_the_start_is_shown_where_there_is_no_console(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QApplication, broken: bool
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda *words: shown.append(words[-1]))
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "argv", ["icpdesk-window", "gui", str(tmp_path / "无.yaml")])
    if broken:
        monkeypatch.setattr(sys, "argv", ["icpdesk-window"])

        def fail(*_: object) -> int:
            raise ImportError("DLL load failed while importing QtCore")

        monkeypatch.setattr("ui.app.main", fail)
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 2
    assert len(shown) == 1
    assert ("DLL load failed" if broken else "no such file") in shown[0]


def test_a_picture_that_is_dragged_out_can_be_read_after_the_drop(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Explorer and browsers read it when the drop is over; it goes when the store is locked."""
    window.open_file(resource("assets", "samples", "1-individual", "filing.yaml"))
    qtbot.waitUntil(lambda: window.session.filing is not None, timeout=10_000)
    window.go("pictures")
    panel = window.findChild(picture_panel.PicturePanel)
    assert panel is not None
    slot = next(one for one in panel._gallery.slots() if one.item is not None)
    panel.show_slot(slot)
    dropped: list[Path] = []
    monkeypatch.setattr(picture_marks, "drag_file_out", lambda _, path: dropped.append(Path(path)))
    panel.view.drag_wanted.emit()
    (path,) = dropped
    assert path.read_bytes() and path.name == Path(slot.item.file).name
    window.session.desk.lock()
    window.session.desk.take_copies_back()
    assert not path.exists()
