"""The pictures of one filing, each opened once for checks, reading and export."""

from __future__ import annotations

from typing import Any

from icpdesk.base.names import last_part
from icpdesk.base.sources import Files
from icpdesk.pictures.load import MOST_BYTES
from icpdesk.pictures.picture import Picture


class Album:
    """Opens pictures by name and keeps them with all that was measured.

    Holds every picture that was asked for (about 10 MB each), so it should live as long as the work
    on one filing and no longer.
    """

    def __init__(self, files: Files) -> None:
        self.files = files
        self._pictures: dict[str, Picture] = {}
        self.papers: dict[Any, Any] = {}
        """What was printed for the filing (:data:`icpdesk.papers.paper_pdf.MadePapers`): the checks of
        signed scans need it, and then the export."""

    def has(self, name: str) -> bool:
        """Whether there is a file of this name."""
        return self.files.has(name)

    def picture(self, name: str) -> Picture:
        """The picture; InputError when the file is not there or is no picture."""
        if name not in self._pictures:
            data = self.files.read(name, limit=MOST_BYTES)
            self._pictures[name] = Picture(data, last_part(name))
        return self._pictures[name]

    def let_go(self, name: str) -> None:
        """Drop what a picture that was opened holds in large arrays: everything about it was asked."""
        if name in self._pictures:
            self._pictures[name].let_go()
