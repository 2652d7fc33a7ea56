"""Documents that were dropped to begin a filing: read one after the other, taken over in one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.text import Text
from icpdesk.model import Attachment, Filing
from icpdesk.model.place import Place
from icpdesk.pipeline.beginning import Beginning, beginning_of, placed, taken
from icpdesk.pipeline.documents import LooseDocument, read_loose_document
from icpdesk.pipeline.loose_files import NOTHING_TO_TAKE, PICTURES, files_in, read_picture
from icpdesk.pipeline.sort import Placed
from icpdesk.rulebook.case import Case
from ui.filing.filing_pictures import FilingPictures
from ui.filing.session import Session
from ui.worker import run_task

_AHEAD = 2
"""Files handed to the worker before the first answer is back."""
SAME_AGAIN = Text("the same file as {other}", "与 {other} 是同一文件")
NO_PICTURE = Text("no picture or PDF", "不是图片或 PDF")


class FirstDocuments(QObject):
    """What was dropped, what it says, and whose it is; no widgets here."""

    changed = Signal()
    progressed = Signal(int, int, str)
    """Done, total, name of the file that is read now."""
    rested = Signal()
    used = Signal()
    """Values and documents are in the filing now."""
    failed = Signal(object)

    def __init__(self, session: Session, gallery: FilingPictures) -> None:
        super().__init__(session)
        self.session, self.gallery = session, gallery
        self.documents: list[LooseDocument] = []
        self.left_aside: list[tuple[str, Text]] = []
        """(name, reason) of files that nothing is taken from."""
        self.roles: dict[str, str] = {}
        self.fronts: dict[str, str] = {}
        self.not_asked_for: list[str] = []
        """Documents that no place of the filing is for; their values count all the same."""
        self._used: set[str] = set()
        self._waiting: list[str] = []
        self._running = self._done = self._total = self._turn = 0
        self._told: tuple[object, Beginning] | None = None
        session.closed.connect(self.forget)
        session.leaving.connect(self.stop)

    @classmethod
    def of(cls, session: Session) -> FirstDocuments:
        """The one pile of a session."""
        found = session.findChild(cls)
        return found if isinstance(found, cls) else cls(session, FilingPictures.of(session))

    @property
    def busy(self) -> bool:
        """Whether files are being read."""
        return self._running > 0 or bool(self._waiting)

    @property
    def has_unused(self) -> bool:
        """Whether a document was read since the last time that documents were put into their places."""
        return any(one.sha256 not in self._used for one in self.documents)

    @property
    def told(self) -> Beginning:
        """What all documents tell together, beside what stands in the form now."""
        state = (
            self.session.filing,
            tuple(self.documents),
            *self.roles.items(),
            *self.fronts.items(),
        )
        if self._told is None or self._told[0] != state:
            made = beginning_of(
                self.session.filing,
                self.documents,
                self.session.book,
                roles=self.roles,
                fronts=self.fronts,
            )
            self._told = (state, made)
        return self._told[1]

    def document(self, file: str) -> LooseDocument | None:
        """One of them."""
        return next((one for one in self.documents if one.file == file), None)

    def take(self, paths: Sequence[Path]) -> None:
        """Read files and the pictures in folders; what is no picture is told."""
        files = list(files_in(paths, videos=False))
        for path in paths:
            inside = sorted(path.rglob("*")) if path.is_dir() else []
            self.left_aside += [
                (other.name, NO_PICTURE)
                for other in inside
                if other.is_file() and not other.name.startswith(".") and other not in files
            ]
        known = {one.file for one in self.documents} | set(self._waiting)
        new = [str(path) for path in files if str(path) not in known]
        for name in [name for name in new if Path(name).suffix.lower() not in PICTURES]:
            self.left_aside.append((Path(name).name, NO_PICTURE))
            new.remove(name)
        if not new:
            self.changed.emit()
            if not files:
                self.failed.emit(NOTHING_TO_TAKE)
            return
        self._waiting += new
        self._total += len(new)
        self._go_on()

    def stop(self) -> None:
        """Read no further; what was read stays."""
        self._turn += 1
        self._waiting.clear()
        self._running = self._done = self._total = 0
        self.changed.emit()
        self.rested.emit()

    def forget(self) -> None:
        """Another filing begins with documents of its own."""
        self.documents.clear()
        self.left_aside.clear()
        self.roles.clear()
        self.fronts.clear()
        self._used.clear()
        self.not_asked_for.clear()
        self.stop()

    def say_role(self, file: str, role: str) -> None:
        """Whose card it is."""
        self.roles[file] = role
        self._use_again(file)

    def say_front(self, back: str, front: str) -> None:
        """Which card a back belongs to."""
        self.fronts[back] = front
        self._use_again(back)

    def _use_again(self, file: str) -> None:
        """A picture that had no place while a question was open has one now."""
        self._used -= {one.sha256 for one in self.documents if one.file == file}
        self.not_asked_for = [name for name in self.not_asked_for if name != file]
        self.changed.emit()

    def use(self, chosen: dict[Place, Any]) -> None:
        """Take values (by path) and put every document into its place, as one step of undo."""
        documents, owners = tuple(self.documents), self.told.owners
        asked = {stranger.file for stranger in self.told.strangers}
        filing_id = self.session.filing_id
        new = taken(self.session.filing, chosen)
        sorted_ = placed(Case(new, self.session.book, self.session.today), documents, owners)

        def read(_: object) -> list[tuple[Placed, bytes]]:
            return [(one, read_picture(Path(one.file))) for one in sorted_.placed]

        def have(files: list[tuple[Placed, bytes]]) -> None:
            if filing_id == self.session.filing_id:
                self.not_asked_for = [
                    one.file for one in sorted_.unsure if one.slot and one.file not in asked
                ]
                self._keep(files, chosen)

        run_task(self, read, success=have, failure=self.failed.emit)

    def _keep(self, files: Sequence[tuple[Placed, bytes]], chosen: dict[Place, Any]) -> None:
        filing: Filing = taken(self.session.filing, chosen)
        held = {(item.slot, item.owner) for item in filing.attachments if item.file}
        items = []
        for one, data in files:
            if (one.slot, one.of) not in held:
                suffix = Path(one.file).suffix.lower()
                name = self.gallery.shelf.put(f"{one.of}-{one.slot}", data, suffix)
                items.append(Attachment(slot=one.slot, of=one.of, file=name))
        self._used = {one.sha256 for one in self.documents}
        attachments = (*filing.attachments, *items)
        self.session.replace(
            filing.changed({"attachments": attachments}), dict.fromkeys(chosen, "read")
        )
        self.changed.emit()
        self.used.emit()

    def _go_on(self) -> None:
        while self._waiting and self._running < _AHEAD:
            file, turn = self._waiting.pop(0), self._turn
            self._running += 1
            self.progressed.emit(self._done, self._total, Path(file).name)

            def ended(told: object, turn: int = turn, file: str = file) -> None:
                if turn == self._turn:
                    self._have(file, told)

            self.gallery.pool.run(read_loose_document, file, success=ended, failure=ended)

    def _have(self, file: str, told: object) -> None:
        """A document, or the reason why the worker could not look at it."""
        self._running -= 1
        self._done += 1
        if isinstance(told, LooseDocument) and told.guess.problem is None:
            twin = next((one for one in self.documents if one.sha256 == told.sha256), None)
            if twin is None:
                self.documents.append(told)
                self.documents.sort(key=lambda one: one.file)
            else:
                reason = SAME_AGAIN.format(other=Path(twin.file).name)
                self.left_aside.append((Path(file).name, reason))
        else:
            problem = told.guess.problem if isinstance(told, LooseDocument) else None
            if isinstance(told, IcpdeskError):
                problem = told.message
            self.left_aside.append((Path(file).name, problem or NO_PICTURE))
        self.progressed.emit(self._done, self._total, Path(file).name)
        self.changed.emit()
        self._go_on()
        if not self.busy:
            self._done = self._total = 0
            self.rested.emit()
