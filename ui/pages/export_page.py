"""Write the upload-ready folder: where, how far, what is new since the last one; open and copy."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QProgressBar,
    QPushButton,
)

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.text import Text
from icpdesk.model import Filing
from icpdesk.model.difference import ExportDifference
from icpdesk.pipeline.assemble import Assembled, Assembly
from icpdesk.pipeline.check import Depth
from icpdesk.pipeline.copies import export_folder, new_since, record_of_export
from icpdesk.rulebook.values import label_of
from ui.filing.filing_pictures import FilingPictures
from ui.filing.filing_records import FilingRecords
from ui.filing.outdated_inspections import Renewal
from ui.filing.session import Session
from ui.pages.page import Page
from ui.panels.after_export import AfterExport
from ui.panels.copy_through import CopyThrough
from ui.widgets.choose import folder_name
from ui.widgets.labels import card, label, row_of, set_role
from ui.widgets.verdict_banner import VerdictBanner
from ui.worker import Task, run_task

_LAST = "last_export"
_MOST_LINES = 12
_LONGEST = 40
"""Characters of a name that become part of the folder's."""


class ExportPage(Page):
    """Assembles the folder in the background; can be stopped."""

    slug = "export"

    def __init__(self, session: Session, shelf: FilingRecords | None = None) -> None:
        super().__init__(session)
        self._shelf = shelf or FilingRecords(session)
        self._renewal = Renewal(self, FilingPictures.of(session))
        self._task: Task | None = None
        self._copying: CopyThrough | None = None
        self._where = label("", "name")
        self.target = QLineEdit()
        self._browse, self.go, self._cancel = QPushButton(), QPushButton(), QPushButton()
        self.go.setProperty("primary", "true")
        self.force = QCheckBox()
        self.verdict = VerdictBanner()
        self.bar, self.result = QProgressBar(), label("")
        self.open_folder, self.sheet = QPushButton(), QPushButton()
        self.copy_through = QPushButton()
        self._next_title, self._next_hint = label("", "heading"), label("", "quiet")
        self.news_title, self.news = label("", "heading"), label("")
        self.after = AfterExport(session, self._shelf)
        self._connect()
        self._lay_out()
        self._suggest()
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self.title.setText(self.tr("Export"))
        self.lead.setText(
            self.tr(
                "Pictures fitted to the provider's limits, papers to sign, a sheet to copy from."
            )
        )
        self.verdict.action.setText(self.tr("See the review"))
        self._show_verdict()
        self._show_after()
        self._where.setText(self.tr("Save in"))
        self.target.setAccessibleName(self._where.text())
        self._browse.setText(self.tr("Choose…"))
        self.go.setText(self.tr("Create folder"))
        self._cancel.setText(self.tr("Stop"))
        self.force.setText(self.tr("Write a draft although errors are open"))
        self.open_folder.setText(self.tr("Open the folder"))
        self.sheet.setText(self.tr("Open the fill sheet"))
        self.copy_through.setText(self.tr("Copy field by field…"))
        self._next_title.setText(self.tr("Fill in the provider's site"))
        self._next_hint.setText(
            self.tr(
                "A small window stays on top of your browser and hands over one value after the"
                " other, in the console's own order."
            )
        )
        self.news_title.setText(self.tr("New since the last export"))
        self.bar.setAccessibleName(self.tr("Progress"))

    def assemble(self) -> None:
        """Begin; the result is shown when it is done.

        Only a folder that this filing was written to before is replaced.
        """
        filing_id = self.session.filing_id
        if filing_id is None or self._task is not None or not self.target.text().strip():
            return
        self.session.save()
        unread = len(self.session.note("drafts", {}))
        if unread:
            # The folder would lack what stands in these fields.
            words = self.tr("Fields that hold no value yet: %n. The review names them.", "", unread)
            set_role(self.result, "error")
            self.result.setText(f"✕ {words}")
            self.result.show()
            return
        case, store, target = self.session.case, self.session.desk.store, self._folder
        how = Assembly(
            force=self.force.isChecked(),
            replace_folder=self._is_own(target),
            depth=Depth(known=self.session.known_reports()),
        )
        self.bar.setRange(0, 0)
        self.bar.show()
        self._cancel.show()
        self.go.setEnabled(False)
        self.result.hide()
        self._task = run_task(
            self,
            lambda task: export_folder(store, filing_id, case, target, how, task),
            success=lambda done: self._written(done, case.filing),
            failure=self._failed,
            progress=self._progressed,
        )

    def show_copy_through(self) -> CopyThrough:
        """The small window, made on first use."""
        if self._copying is None:
            self._copying = CopyThrough(self.session, self._shelf)
            self.destroyed.connect(self._copying.deleteLater)
        self._copying.refresh()
        self._copying.show()
        self._copying.raise_()
        return self._copying

    def _connect(self) -> None:
        self._browse.clicked.connect(self._choose)
        self.go.clicked.connect(self.assemble)
        self._cancel.clicked.connect(self._stop)
        self.open_folder.clicked.connect(lambda: self._show(""))
        self.sheet.clicked.connect(lambda: self._show("fill-sheet.html"))
        self.copy_through.clicked.connect(self.show_copy_through)
        self.session.changed.connect(self._suggest)
        self.session.checked.connect(self._show_verdict)
        self.session.looked.connect(self._show_verdict)
        self.verdict.action.clicked.connect(lambda: self.place_wanted.emit("review"))

    def showEvent(self, event: QShowEvent) -> None:
        """The verdict is about pictures that were looked at."""
        super().showEvent(event)
        self._renewal.renew()
        self._show_verdict()
        self._show_after()

    def _show_after(self) -> None:
        """Once a folder was written for this filing, today or earlier."""
        written = self._last is not None
        if written:
            self.after.refresh()
        self.after.setVisible(written)

    def _show_verdict(self) -> None:
        """A draft is only asked about where there are errors."""
        report, counts = self.session.whole_report, self.session.standing.counts
        self.verdict.show_standing(counts)
        self.verdict.action.setVisible(bool(counts and counts.verdict != "pass"))
        self.force.setVisible(bool(report and report.verdict == "fail"))

    def _stop(self) -> None:
        if self._task:
            self._task.cancel()

    def _lay_out(self) -> None:
        where = row_of(self.target, self._browse)
        actions = row_of(self.go, self._cancel, self.bar)
        after = row_of(self.open_folder, self.sheet)
        self._news_card = card(self.news_title, self.news)
        for part in (
            self.verdict,
            card(self._where, where, self.force, actions, self.result, after),
            self._news_card,
            self.after,
            card(self._next_title, self._next_hint, row_of(self.copy_through)),
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.bar.setMinimumWidth(360)
        self._after = after
        for widget in (self.bar, self._cancel, self.result, after, self._news_card, self.after):
            widget.hide()

    def _suggest(self) -> None:
        if self._shelf.files is not None and not self.target.text():
            last = self._last
            self.target.setText(str(last["target"] if last else self._free_folder()))

    @property
    def _folder(self) -> Path:
        return Path(self.target.text().strip()).expanduser()

    @property
    def _last(self) -> dict[str, Any] | None:
        """The last export of this filing; a copy of a filing has none yet, whatever its notes say."""
        last: dict[str, Any] | None = self._shelf.note(_LAST)
        return last if last and last.get("by") == self.session.filing_id else None

    def _is_own(self, folder: Path) -> bool:
        """Whether in a folder lies what was written for this filing last."""
        last = self._last
        try:
            return (
                last is not None
                and record_of_export(self.session.filing, folder)["files"] == last["files"]
            )
        except (OSError, LookupError, TypeError, ValueError):
            return False

    def _free_folder(self) -> Path:
        """A folder that is not there yet, named after the subject."""
        name = "".join(char for char in self.session.filing.subject.name if char.isalnum())
        folder = Path.home() / "-".join(
            part for part in ("icpdesk-upload", name[:_LONGEST]) if part
        )
        more = (folder.with_name(f"{folder.name}-{number}") for number in itertools.count(2))
        return next(path for path in itertools.chain((folder,), more) if not path.exists())

    def _choose(self) -> None:
        name = folder_name(self, self._browse.text())
        if name:
            self.target.setText(str(Path(name) / "upload"))

    def _progressed(self, done: int, total: int, what: Text) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setFormat(self.session.say(what))

    def _written(self, done: Assembled, filing: Filing) -> None:
        self._ended()
        if done.files:
            text = self.tr("✓ Written: {n} files in the folder “{folder}”").format(
                n=len(done.files), folder=done.target.name
            )
            set_role(self.result, "good")
            self._after.show()
            self._note_export(done.target)
        else:
            text = self.tr("✕ Nothing was written: fix the errors on the review page first.")
            set_role(self.result, "error")
        self.result.setText(text)
        self.result.show()
        self.session.take_whole(filing, done.report)

    def _note_export(self, target: Path) -> None:
        before, now = self._last, record_of_export(self.session.filing, target)
        self._shelf.set_note(_LAST, {**now, "by": self.session.filing_id})
        self._show_after()
        self._news_card.setVisible(before is not None)
        if before is not None:
            self.news.setText("\n".join(self._news_lines(new_since(before, now))))

    def _news_lines(self, news: ExportDifference) -> list[str]:
        if news.is_empty:
            return [self.tr("Nothing: both exports are the same.")]
        lines = [
            f"{label_of(one.path, self.session.book)}: {one.old or '–'} → {one.new or '–'}"
            for one in news.fields
        ]
        for words, names in (
            (self.tr("new file: {name}"), news.new),
            (self.tr("changed file: {name}"), news.changed),
            (self.tr("no longer there: {name}"), news.gone),
        ):
            lines += [words.format(name=name) for name in names]
        if len(lines) > _MOST_LINES:
            rest = self.tr("and {n} more").format(n=len(lines) - _MOST_LINES)
            lines = [*lines[:_MOST_LINES], rest]
        return lines

    def _failed(self, problem: IcpdeskError) -> None:
        self._ended()
        set_role(self.result, "error")
        self.result.setText(problem.say(self.session.language))
        self.result.show()

    def _ended(self) -> None:
        self._task = None
        self.bar.hide()
        self._cancel.hide()
        self.go.setEnabled(True)

    def _show(self, name: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder / name)))
