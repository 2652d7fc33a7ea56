"""What the File menu does: filings come in from files and folders, and go out as copies."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from icpdesk.base.errors import IcpdeskError
from ui.widgets.choose import folder_name, open_name, save_name

if TYPE_CHECKING:
    from icpdesk.store import Card
    from ui.window.navigator import Navigator


class FileActions(QObject):
    """Asks for files and folders and hands them on; the core reads and writes them."""

    def __init__(self, window: Navigator) -> None:
        super().__init__(window.widget)
        self._window = window
        self._session = window.session

    def new_filing(self) -> None:
        """Ask what a new filing begins with."""
        self._window.go("home")
        self._window.home.new.click()

    def open_file(self) -> None:
        """Ask for a filing file and open it."""
        name = open_name(
            self._window.widget, self.tr("Open a filing file"), "", "YAML (*.yaml *.yml)"
        )
        if name:
            self._window.open_file(Path(name))

    def ask_folder(self) -> None:
        """Ask for a folder and take it in."""
        name = folder_name(self._window.widget, self.tr("Import a folder"))
        if name:
            self.take_folder(Path(name))

    def take_folder(self, folder: Path) -> None:
        """A folder with a filing file is a filing; any other holds pictures of the open one."""
        from icpdesk.pipeline.copies import filing_file_in

        file = filing_file_in(folder)
        if file is not None:
            self._window.open_file(file)
        else:
            self.take_pictures([folder])

    def take_pictures(self, paths: list[Path]) -> None:
        """Sort pictures into the open filing."""
        if not self._session.is_open:
            self._window.notice.tell(
                self.tr("Open a filing or begin a new one first: the pictures go into it.")
            )
            return
        from ui.pages.pictures_page import PicturesPage

        self._window.go("pictures")
        page = self._window.page("pictures")
        assert isinstance(page, PicturesPage)
        page.take_files(paths)

    def fill_recent(self, menu: QMenu) -> None:
        """The filings that were open last, the last first."""
        menu.clear()
        for card in self._session.desk.recent():
            action = menu.addAction(self.name_of(card).replace("&", "&&"))
            action.triggered.connect(partial(self.open_recent, card.id))
        if menu.isEmpty():
            menu.addAction(self.tr("Nothing was open yet")).setEnabled(False)

    def open_recent(self, filing_id: str) -> None:
        """Go back to a filing of the store."""
        self._window.home.open_filing(filing_id)

    def name_of(self, card: Card) -> str:
        """What a filing is called in lists."""
        return card.title or card.subject_name or self.tr("New filing")

    def save_copy(self) -> None:
        """Ask for a folder and write the open filing and its files into it, in the clear."""
        if not self._session.filing_id:
            return
        name = save_name(self._window.widget, self.tr("Folder for the copy"), "filing")
        if name:
            self.copy_to(Path(name))

    def copy_to(self, folder: Path) -> None:
        """Write the open filing as a filing file, with its files, into a new folder."""
        if not self._session.filing_id:
            return
        self._session.save()
        try:
            self._session.desk.save_copy(self._session.filing_id, folder, self._session.book)
        except IcpdeskError as problem:
            self._session.failed.emit(problem)
        else:
            self._window.notice.tell(
                self.tr("✓ Written: {folder}. It is not encrypted.").format(folder=folder)
            )

    def close_filing(self) -> None:
        """Save the filing, put it away and show the list."""
        self._session.close()
        self._window.go("home")
