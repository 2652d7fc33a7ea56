"""Files dropped anywhere in the window find the page that takes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from ui.widgets.choose import local_files

if TYPE_CHECKING:
    from ui.window.file_actions import FileActions
    from ui.window.navigator import Navigator

_WORD = (".docx", ".dotx")
_SHEETS = (".xlsx", ".xls", ".ods", ".csv")
_FILINGS = (".yaml", ".yml")


class DropAnywhere(QObject):
    """Watches the window for drops that no page under the pointer has taken."""

    def __init__(self, window: Navigator, files: FileActions) -> None:
        super().__init__(window.widget)
        self._window, self._files = window, files
        window.widget.setAcceptDrops(True)
        window.widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept files; hand them on when they are let go."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            event.acceptProposedAction()
            self.take(local_files(event.mimeData().urls()))
            return True
        if isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.DragEnter:
            if self._takes(local_files(event.mimeData().urls())):
                event.acceptProposedAction()
            return True
        return False

    def take(self, files: list[Path]) -> None:
        """Filing files and folders are opened, Word files are templates, sheets are batches.

        Everything else is pictures of the open filing.
        """
        kinds = {path.suffix.lower() for path in files}
        if not self._takes(files):
            return
        if kinds & set(_FILINGS):
            self._window.open_file(_first(files, _FILINGS))
        elif kinds & set(_SHEETS):
            self._page("batch").take_files(files)
        elif self._window.session.is_open and kinds & set(_WORD):
            self._page("papers").take_template(_first(files, _WORD))
        elif len(files) == 1 and files[0].is_dir():
            self._files.take_folder(files[0])
        else:
            self._files.take_pictures(files)

    def _takes(self, files: list[Path]) -> bool:
        """A filing file may come before the passphrase: it waits until the store is open."""
        filing = any(path.suffix.lower() in _FILINGS for path in files)
        return filing or (bool(files) and self._window.session.desk.is_open)

    def _page(self, slug: str) -> Any:
        self._window.go(slug)
        return self._window.page(slug)


def _first(files: list[Path], suffixes: tuple[str, ...]) -> Path:
    return next(path for path in files if path.suffix.lower() in suffixes)
