"""Works through a filing in the real window, as a process of its own: ``FILING SHEET``.

Makes a protected store, opens the filing, changes and undoes a value, sees every page, has every
picture looked at, runs a sheet of clients, locks the store. Prints a line after each step.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path


def main(filing: Path, sheet: Path) -> None:
    """Raises where a step does not come to its end."""
    from PySide6.QtCore import QThreadPool
    from PySide6.QtWidgets import QApplication

    from icpdesk.base import logs
    from icpdesk.store.store import Store
    from ui.filing.filing_pictures import FilingPictures
    from ui.filing.session import Session
    from ui.pages.batch_page import BatchPage
    from ui.window import theme
    from ui.window.main_window import MainWindow
    from ui.window.steps import STEPS

    logs.set_up()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("icpdesk")
    app.setOrganizationName("icpdesk")
    theme.load_fonts(app)
    session = Session()
    secret = os.environ["ICPDESK_PASSPHRASE"]
    session.desk.take(Store.create(session.desk.folder, secret))
    window = MainWindow(session)
    window.show()

    def until(done: Callable[[], object], what: str) -> None:
        end = time.monotonic() + 120
        while not done():
            if time.monotonic() > end:
                raise SystemExit(f"did not come to an end: {what}")
            app.processEvents()
            time.sleep(0.01)
        print(what, flush=True)

    window.open_file(filing)
    until(lambda: session.is_open and session.report is not None, "opened")
    session.put("websites[0].remarks", session.filing.subject.name)
    session.undo()
    for step in STEPS:
        window.go(step.slug)
        app.processEvents()
    gallery = FilingPictures.of(session)
    gallery.look_at_new()
    until(lambda: not gallery.busy and session.report is not None, "looked")
    batch = window.page("batch")
    assert isinstance(batch, BatchPage)
    batch.take_files([sheet])
    batch.begin()
    until(lambda: not batch.run.is_running, "ran a batch")
    if len(batch.run.outcomes) != 2:
        raise SystemExit(batch.message.text())
    session.desk.lock()
    QThreadPool.globalInstance().waitForDone(20_000)
    window.close()
    print("closed", flush=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
