"""Looks at pictures that are about values which have changed since."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from icpdesk.pipeline.look import basis_of
from icpdesk.rulebook.case import Case
from ui.filing.filing_pictures import FilingPictures
from ui.filing.session import look_key
from ui.worker import run_task

Key = tuple[str, str, str]


class Renewal(QObject):
    """Keeps what is told of pictures up to date while a page that tells it is seen.

    A signed scan that fitted the paper of yesterday need not fit that of today. On other pages nothing
    is looked at again: who types there would set the worker to work with every pause.
    """

    def __init__(self, page: QWidget, gallery: FilingPictures) -> None:
        super().__init__(page)
        self._page, self._gallery = page, gallery
        gallery.session.checked.connect(self._checked)

    def renew(self) -> None:
        """Look at what nobody has looked at yet, and again where values have changed since.

        All papers are laid out anew for that, so it is found out in a thread.
        """
        gallery, session = self._gallery, self._gallery.session
        gallery.look_at_new()
        filing, book, today, looks = (
            session.filing,
            session.book,
            session.today,
            dict(session.looks),
        )

        def stale(_: object) -> list[Key]:
            return [
                key
                for item in filing.attachments
                if (look := looks.get(key := look_key(item)))
                and look.basis != basis_of(item, Case(filing, book, today))
            ]

        def have(keys: list[Key]) -> None:
            mine = [key for key in keys if session.looks.get(key) is looks[key]]
            # Of later values the next check will ask.
            if mine and session.filing is filing:
                for key in mine:
                    del session.looks[key]
                session.looked.emit()
                gallery.look_at_new()

        if looks:
            run_task(self, stale, success=have)

    def _checked(self) -> None:
        if self._page.isVisible():
            self.renew()
