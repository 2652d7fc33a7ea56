"""The pictures of the open filing: taking them in, checking, mending, reading; no widgets here.

Files are read in a thread, everything that looks at pixels runs in the worker process of the pool.
A video is no more than looked into by its headers, in a thread; nobody holds the whole of it.
A mended or replaced picture is a new file and the filing names it, so undo is that of the form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.text import Text
from icpdesk.model import Attachment, Filing
from icpdesk.pipeline.guess import Guess
from icpdesk.pipeline.kept_looks import keep_look
from icpdesk.pipeline.look import Look, LookJob, look, look_at_video
from icpdesk.pipeline.loose_files import (
    NO_MORE_VIDEOS,
    NOTHING_TO_TAKE,
    PICTURES,
    files_in,
    guess_file,
    held_picture,
    is_video,
    open_video,
    read_picture,
)
from icpdesk.pipeline.slots import Slot, slots_of
from icpdesk.pipeline.sort import Placed, Unsure, sort_pile
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.uploads import more_places, takes_video, upload_attachments
from ui.filing.filing_records import FilingRecords
from ui.filing.picture_pool import PicturePool
from ui.filing.session import Session, look_key
from ui.worker import Turn, run_task

_AHEAD = 2
"""Pictures handed to the worker before the first answer is back; keeps memory flat."""


class FilingPictures(QObject):
    """Everything that pages about pictures ask for."""

    changed = Signal()
    """Slots, verdicts or the tray are others now."""
    progressed = Signal(int, int, object)
    """Done, total, what (Text)."""
    rested = Signal()
    """Nothing is under way any more."""
    failed = Signal(object)

    def __init__(self, session: Session, shelf: FilingRecords) -> None:
        super().__init__(session)
        self.session, self.shelf = session, shelf
        self.pool = PicturePool(self)
        self.unsure: list[Unsure] = []
        self.placed: list[Placed] = []
        """Where the last pile went."""
        self._looking: set[tuple[str, str, str]] = set()
        self._queue: list[tuple[Callable[..., Any], tuple[Any, ...], Callable[[Any], None]]] = []
        self._running = 0
        self._done = self._total = 0
        self._turn = Turn(self)
        self._guesses: list[Guess] = []
        self._expected = 0
        self._slots_of: Filing | None = None
        self._slots: list[Slot] = []
        session.changed.connect(self.look_at_new)
        session.looks_read.connect(self.look_at_new)
        session.book_renewed.connect(self._begin_anew)
        session.closed.connect(self._put_away)
        session.leaving.connect(self.close)

    @classmethod
    def of(cls, session: Session) -> FilingPictures:
        """The one gallery of a session: a picture is looked at once, whatever page shows it."""
        found = session.findChild(cls)
        return found if isinstance(found, cls) else cls(session, FilingRecords(session))

    @property
    def looks(self) -> dict[tuple[str, str, str], Look]:
        """What was seen in pictures of the open filing."""
        return self.session.looks

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return bool(self._queue) or self._running > 0

    def slots(self) -> list[Slot]:
        """Every place that the filing asks for, then what is there beyond that.

        A picture in a slot that nobody knows is there too: how else could it be moved or removed?
        """
        filing, book = self.session.filing, self.session.book
        if self._slots_of is not filing:
            self._slots_of, self._slots = filing, slots_of(Case(filing, book, self.session.today))
        return self._slots

    def picture_places(self) -> list[Slot]:
        """Those of them that are for a picture."""
        return [place for place in self.slots() if not self.takes_video(place.slot)]

    def more_places(self) -> tuple[tuple[str, str], ...]:
        """(slot, owner) of every picture that is not asked for and could be added all the same."""
        return more_places(self.session.case)

    def place(self, slot: str, of: str = "") -> Slot | None:
        """One of them; None when the filing does not ask for it."""
        return next((p for p in self.slots() if p.slot == slot and of in ("", p.of)), None)

    def look_of(self, item: Attachment | None) -> Look | None:
        """What was seen in a picture; None while nobody has looked yet."""
        return self.session.look_of(item)

    def take(self, paths: Sequence[Path]) -> None:
        """Take files and whole folders: guess, sort, and put them into their places."""
        files = list(files_in(paths, videos=bool(self._video_places())))
        if not files:
            self.failed.emit(NOTHING_TO_TAKE)
            return
        self._take_videos([path for path in files if is_video(path)])
        pictures = [path for path in files if not is_video(path)]
        unique = self._unique_slots()
        self._expected += len(pictures)
        for path in pictures:
            self._enqueue(guess_file, (str(path), unique), self._guessed)
        self._go_on()

    def put(self, slot: str, of: str, path: Path) -> None:
        """Put one file into one place, whatever it looks like."""
        if takes_video(slot, self.session.book):
            self._put_video(slot, of, path)
            return

        def have(data: bytes) -> None:
            self.attach(slot, of, data, path.suffix.lower())
            self.unsure = [item for item in self.unsure if item.file != str(path)]
            self.changed.emit()

        self._in_this_turn(lambda: read_picture(path), have)

    def attach(self, slot: str, of: str, data: bytes, suffix: str) -> Attachment:
        """Keep a picture and let the filing name it; can be undone."""
        name = self.shelf.put(f"{of}-{slot}", data, suffix if suffix in PICTURES else ".jpg")
        return self._name(slot, of, name)

    def takes_video(self, slot: str) -> bool:
        """Whether a place is for a video."""
        return takes_video(slot, self.session.book)

    def _video_places(self) -> list[Slot]:
        """Empty places for videos: like a picture, no video is exchanged by a guess."""
        return [p for p in self.slots() if p.item is None and self.takes_video(p.slot)]

    def _take_videos(self, files: Sequence[Path]) -> None:
        """Videos are not looked at by eye: they fill the places for videos in turn."""
        places = self._video_places()
        for place, path in zip(places, files, strict=False):
            self._put_video(place.slot, place.of, path)
        if len(files) > len(places):
            self.failed.emit(NO_MORE_VIDEOS)

    def _put_video(self, slot: str, of: str, path: Path) -> None:
        filing = self.session.filing_id or ""

        def keep() -> str:
            with open_video(path) as (stream, suffix):
                return self.shelf.put_stream(filing, f"{of}-{slot}", stream, suffix)

        def have(name: str) -> None:
            self._name(slot, of, name)
            self.changed.emit()

        self._total += 1
        self._running += 1
        self.progressed.emit(self._done, self._total, _TAKING)
        self._in_this_turn(keep, self._then(have), self._skip)

    def _in_this_turn(
        self,
        work: Callable[[], Any],
        have: Callable[[Any], None],
        failed: Callable[[Any], None] | None = None,
    ) -> None:
        """Run ``work`` in a thread; its result is for this filing alone, and not for after a stop."""
        self._turn.run(lambda _: work(), success=have, failure=failed or self.failed.emit)

    def _name(self, slot: str, of: str, name: str) -> Attachment:
        """Let the filing name a file that is kept, in the place of what it named there."""
        item = Attachment(slot=slot, of=of, file=name)
        kept = tuple(
            old for old in self.session.filing.attachments if (old.slot, old.owner) != (slot, of)
        )
        self.session.put("attachments", (*kept, item))
        return item

    def move(self, item: Attachment, slot: str, of: str) -> None:
        """Give a picture another place; what lay there changes places with it."""
        held = self.session.filing.attachments
        there = next((o for o in held if (o.slot, o.owner) == (slot, of)), None)
        moved = []
        for old in held:
            if old == item:
                moved.append(old.changed({"slot": slot, "of": of}))
            elif old == there:
                moved.append(old.changed({"slot": item.slot, "of": item.of}))
            else:
                moved.append(old)
        self.session.put("attachments", tuple(moved))

    def remove(self, item: Attachment) -> None:
        """Take a picture out of the filing; can be undone."""
        kept = tuple(old for old in self.session.filing.attachments if old != item)
        self.session.put("attachments", kept)

    def look_at_new(self) -> None:
        """Look at every picture that nobody has looked at yet."""
        files = self.shelf.files
        if files is None or not self.session.looks_known:
            return
        for item in upload_attachments(self.session.filing, self.session.book):
            known = look_key(item) in self.looks or look_key(item) in self._looking
            if not known and files.has(item.file):
                self._looking.add(look_key(item))
                self._enqueue(_LOOK, (item,), self._looked)
        self._go_on()
        self.changed.emit()

    def look_again(self) -> None:
        """Look at every picture anew."""
        self.looks.clear()
        self.session.looked.emit()
        self.look_at_new()

    def ask(
        self, function: Callable[..., Any], *arguments: Any, then: Callable[[Any], None]
    ) -> None:
        """Run a core function in the worker for the picture that is open, before all others."""
        self.pool.run(function, *arguments, success=then, failure=self.failed.emit)

    def cancel(self) -> None:
        """Stop at once; pictures that nobody looked at stay marked as such."""
        self._turn.end()
        self._queue.clear()
        self._looking.clear()
        self.pool.cancel()
        self._running = self._done = self._total = self._expected = 0
        self._guesses.clear()
        self.rested.emit()

    def _begin_anew(self) -> None:
        """By the rules that are in force now: the worker has read the earlier ones."""
        self.cancel()
        self.pool.close()
        self._slots_of = None
        self.look_again()

    def _put_away(self) -> None:
        """Another filing has files of the same names: nothing that was seen here may be told there."""
        self.cancel()
        self._slots_of = None
        self.unsure, self.placed = [], []

    def close(self) -> None:
        """Let the worker end."""
        self.pool.close()

    def _enqueue(
        self, function: Callable[..., Any], arguments: tuple[Any, ...], then: Callable[[Any], None]
    ) -> None:
        self._queue.append((function, arguments, then))
        self._total += 1

    def _go_on(self) -> None:
        while self._queue and self._running < _AHEAD:
            function, arguments, then = self._queue.pop(0)
            self._running += 1
            if function is _LOOK:
                self._read_then_look(arguments[0], then)
            else:
                self.pool.run(function, *arguments, success=self._then(then), failure=self._skip)
            self.progressed.emit(self._done, self._total, _LOOKING)

    def _read_then_look(self, item: Attachment, then: Callable[[Any], None]) -> None:
        """The store is read in a thread: it may be busy saving."""
        files = self.shelf.files

        def have(data: bytes) -> None:
            job = LookJob(item, data, self.session.filing, self.session.today)
            self.pool.run(_LOOK, job, success=self._then(then), failure=lost)

        def lost(problem: IcpdeskError) -> None:
            self._looking.discard(look_key(item))
            self._skip(problem)

        if files is None:
            return
        if self.takes_video(item.slot):
            job = (item, files, self.session.case)
            self._turn.run(lambda _: look_at_video(*job), success=self._then(then), failure=lost)
            return
        self._turn.run(lambda _: held_picture(files, item.file), success=have, failure=lost)

    def _then(self, action: Callable[[Any], None]) -> Callable[[Any], None]:
        def ended(result: Any) -> None:
            self._one_done()
            action(result)
            self._rest()

        return ended

    def _skip(self, problem: IcpdeskError) -> None:
        self._one_done()
        self.failed.emit(problem)
        self._rest()

    def _one_done(self) -> None:
        self._running -= 1
        self._done += 1
        self.progressed.emit(self._done, self._total, _LOOKING)

    def _rest(self) -> None:
        self._go_on()
        if not self.busy:
            self._done = self._total = 0
            self.rested.emit()

    def _looked(self, seen: Look) -> None:
        self._looking.discard(look_key(seen.item))
        self.looks[look_key(seen.item)] = seen
        self._keep(seen)
        self.changed.emit()
        self.session.looked.emit()

    def _keep(self, seen: Look) -> None:
        """The next time that the filing is opened nobody looks at this picture again."""
        filing_id, desk = self.session.filing_id, self.session.desk
        if filing_id and desk.is_open:
            store = desk.store
            run_task(self, lambda _: keep_look(store, filing_id, seen), success=lambda _: None)

    def _guessed(self, told: Guess) -> None:
        self._guesses.append(told)
        if len(self._guesses) < self._expected:
            return
        guesses, self._guesses, self._expected = self._guesses, [], 0
        only = {"this": self.session.filing}
        piled = sort_pile(guesses, only, self.session.book, self.session.today)
        self.placed = list(piled.placed)
        known = {item.file for item in self.unsure}
        self.unsure += [item for item in piled.unsure if item.file not in known]
        for one in piled.placed:
            self.put(one.slot, one.of, Path(one.file))
        self.changed.emit()

    def _unique_slots(self) -> frozenset[str]:
        """Slots with one place: a file whose name says such a slot need not be read."""
        places = [need.slot for need in self.slots()]
        return frozenset(slot for slot in places if places.count(slot) == 1)


_LOOK = look
_TAKING = Text("Taking in the video", "正在存入视频")
_LOOKING = Text("Looking at the pictures", "正在检查图片")
