"""The window driven by events, as a person drives it: CPU of the whole process while its loop runs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.probes import first_of

_FILING = (
    Path(__file__).resolve().parents[2].joinpath("assets", "samples", "2-company", "filing.yaml")
)
_PAUSE = 125
"""Milliseconds between two keys: eight a second."""
_SETTLE = 1500
"""Milliseconds after the last one until everything is said again."""
_KEYS = 30
_PAGES = ("subject", "websites", "persons", "papers", "subject")


def keys(page: str) -> Callable[[], Any]:
    """Types into the first field that takes many letters of ``page``."""
    from PySide6.QtTest import QTest

    typed: Any = QTest.keyClick
    window = _window()
    window.go(page)
    _run(4000)
    edit = _field(window.page(page))
    edit.setFocus()
    _run(1000)
    letters = iter("abcdefghij" * 1000)
    return lambda: _by_turns([lambda: typed(edit, next(letters))] * _KEYS, _PAUSE)


def pages() -> Callable[[], Any]:
    """Goes through the pages twice, each stays for 0.4 seconds."""
    window = _window()
    for page in _PAGES:
        window.go(page)
        _run(600)
    turns = [partial(window.go, page) for page in (*_PAGES, *_PAGES)]
    return lambda: _by_turns(turns, 400)


def _window() -> Any:
    from PySide6.QtWidgets import QApplication

    load_fonts = first_of("ui.window.theme:load_fonts", "ui.theme:load_fonts")
    main_window = first_of("ui.window.main_window:MainWindow", "ui.main_window:MainWindow")
    session = first_of("ui.filing.session:Session", "ui.session:Session")()
    store = first_of("icpdesk.store.store:Store", "icpdesk.vault.store:Store")
    application = QApplication([])
    load_fonts(application)
    folder = Path(tempfile.mkdtemp(prefix="icpdesk-bench-store-"))
    session.desk.take(store.create(folder / "store", None))
    window = main_window(session)
    window.resize(1366, 768)
    window.show()
    session.open(session.desk.add_file(_FILING, session.book))
    _KEPT.extend((application, window, session))
    _run(2000)
    return window


_KEPT: list[Any] = []
"""What must live as long as the process."""


def _field(page: Any) -> Any:
    """The first line that can be typed into: on every page of the form a name."""
    from PySide6.QtWidgets import QLineEdit

    row = first_of("ui.widgets.field_row:FieldRow")
    lines = [
        line for line in page.findChildren(QLineEdit)
        if line.isVisible() and line.isEnabled() and not line.isReadOnly() and _inside(line, row)
    ]  # fmt: skip
    return lines[0]


def _inside(widget: Any, kind: Any) -> bool:
    while widget is not None and not isinstance(widget, kind):
        widget = widget.parent()
    return widget is not None


def _run(milliseconds: int) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _by_turns(steps: Sequence[Callable[[], Any]], pause: int) -> None:
    from PySide6.QtCore import QTimer

    for number, step in enumerate(steps):
        QTimer.singleShot(number * pause, step)
    _run(len(steps) * pause + _SETTLE)
