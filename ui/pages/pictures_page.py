"""Documents and photos: what is asked for, what was dropped, and what the checks see in it."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QImageReader, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from icpdesk import pipeline
from icpdesk.checks.pictures import PictureReport
from icpdesk.errors import IcpdeskError
from icpdesk.files import read_bytes
from icpdesk.imaging.album import Album
from icpdesk.imaging.load import MOST_BYTES
from icpdesk.model import Attachment
from icpdesk.rulebook.requirements import Requirement, requirements
from icpdesk.rulebook.uploads import picture_attachments
from icpdesk.text import Text
from ui.session import Session
from ui.widgets.labels import label
from ui.worker import Task, run_task

_OWNERS = {
    "subject": Text("subject", "主体"),
    "subject.administrator": Text("person in charge of the subject", "主体负责人"),
    "subject.legal_representative": Text("legal representative", "法定代表人"),
}


def owner_words(owner: str) -> Text:
    """Whose paper it is, in words."""
    if owner in _OWNERS:
        return _OWNERS[owner]
    match = re.match(r"websites\[(\d+)\](?:\.(administrator|domains))?", owner)
    number = int(match[1]) + 1 if match else 1
    part = match[2] if match else None
    if part == "administrator":
        return Text(f"person in charge of website {number}", f"网站 {number} 负责人")
    if part == "domains":
        return Text(f"domain of website {number}", f"网站 {number} 的域名")
    return Text(f"website {number}", f"网站 {number}")


_MARKS = {"pass": "✓", "warn": "!", "fail": "✕"}


class PicturesPage(QWidget):
    """One line for each file that is asked for; drop a picture on it or choose one."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._reports: dict[str, PictureReport] = {}
        self._task: Task | None = None
        self._icons: dict[tuple[str, int], QIcon] = {}
        self.setAcceptDrops(True)
        self._title = label("", "title")
        self._hint = label("", "quiet")
        self.needs = QListWidget()
        self.needs.setIconSize(QSize(72, 72))
        self.needs.setWordWrap(True)
        self.needs.currentItemChanged.connect(lambda *_: self._show_details())
        self.details = label("")
        self._choose = QPushButton()
        self._choose.clicked.connect(self._choose_file)
        self._remove = QPushButton()
        self._remove.clicked.connect(self._remove_file)
        self._check = QPushButton()
        self._check.clicked.connect(self.check_pictures)
        self._cancel = QPushButton()
        self._cancel.clicked.connect(self._stop)
        self._cancel.hide()
        self.bar = QProgressBar()
        self.bar.hide()
        self._lay_out()
        session.changed.connect(self._refresh)
        session.language_changed.connect(self._refresh)
        self._refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put the files into the slots from the chosen one on."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self.take_files(files)
        event.acceptProposedAction()

    def take_files(self, files: list[Path]) -> None:
        """Copy ``files`` beside the filing and put them into the slots from the chosen one on."""
        row = max(0, self.needs.currentRow())
        for offset, file in enumerate(sorted(path for path in files if path.is_file())):
            need = self._need_at(row + offset)
            if need is not None:
                self._attach(need, file)
        self.check_pictures()

    def check_pictures(self) -> None:
        """Look at all pictures in the background."""
        files = self._session.files
        if files is None or self._task is not None:
            return
        filing, book, day = self._session.filing, self._session.book, self._session.today
        self.bar.setRange(0, 0)
        self.bar.show()
        self._cancel.show()
        album = Album(files)
        self._task = run_task(
            self,
            lambda task: pipeline.inspect_all(filing, album, book=book, today=day, progress=task),
            success=self._have_reports,
            failure=self._no_reports,
            progress=self._progressed,
        )

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 28)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        layout.addWidget(self.needs, 1)
        buttons = QHBoxLayout()
        for button in (self._choose, self._remove, self._check):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.bar)
        buttons.addWidget(self._cancel)
        layout.addLayout(buttons)
        layout.addWidget(self.details)

    def _refresh(self) -> None:
        say = self._session.say
        self._title.setText(say(Text("Documents and photos", "材料与照片")))
        self._hint.setText(
            say(
                Text(
                    "Choose a line and drop a picture on the window. Originals are never changed.",
                    "选中一行，把图片拖到窗口中。原图不会被修改。",
                )
            )
        )
        self._choose.setText(say(Text("Choose a file …", "选择文件……")))
        self._remove.setText(say(Text("Remove", "移除")))
        self._check.setText(say(Text("Check the pictures", "检查图片")))
        self._cancel.setText(say(Text("Stop", "停止")))
        self.needs.setAccessibleName(self._title.text())
        self.bar.setAccessibleName(say(Text("Progress", "进度")))
        row = self.needs.currentRow()
        self.needs.clear()
        for need in self._needs():
            self.needs.addItem(self._item(need))
        self.needs.setCurrentRow(max(0, row))
        self._show_details()

    def _needs(self) -> tuple[Requirement, ...]:
        return requirements(self._session.filing, self._session.book, self._session.today)

    def _need_at(self, row: int) -> Requirement | None:
        needs = self._needs()
        return needs[row] if 0 <= row < len(needs) else None

    def _item(self, need: Requirement) -> QListWidgetItem:
        say = self._session.say
        name = say(self._session.book.vocabulary("slots").name_of(need.slot))
        held = self._held(need)
        report = self._reports.get(held.file) if held else None
        state = _MARKS[report.verdict] if report else ("•" if held else "○")
        what = held.file if held else say(Text("missing", "缺少")) + f" – {say(need.why)}"
        owner = say(owner_words(need.of))
        item = QListWidgetItem(f"{state}  {name}  ({owner})\n     {what}")
        if held:
            item.setIcon(self._thumbnail(held.file))
        return item

    def _thumbnail(self, name: str) -> QIcon:
        """A small picture, decoded small and kept until the file changes."""
        files = self._session.files
        data = files.read(name, limit=MOST_BYTES) if files and files.has(name) else b""
        key = (name, hash(data))
        if key not in self._icons:
            buffer = QBuffer()
            buffer.setData(data)
            reader = QImageReader(buffer)
            reader.setAutoTransform(True)
            size = reader.size()
            if size.isValid():
                reader.setScaledSize(size.scaled(144, 144, Qt.AspectRatioMode.KeepAspectRatio))
            self._icons[key] = QIcon(QPixmap.fromImage(reader.read()))
        return self._icons[key]

    def _held(self, need: Requirement) -> Attachment | None:
        for item in self._session.filing.attachments:
            if item.file and item.slot == need.slot and (item.of or "subject") == need.of:
                return item
        return None

    def _show_details(self) -> None:
        need = self._need_at(self.needs.currentRow())
        held = self._held(need) if need else None
        report = self._reports.get(held.file) if held else None
        if report is None:
            self.details.setText("")
            return
        say = self._session.say
        lines = [f"{say(f.message)} {say(f.advice)}" for f in report.findings]
        self.details.setText(
            "\n".join(lines) or say(Text("Nothing to mend.", "没有需要处理的问题。"))
        )

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self._choose.text())
        if name:
            self.take_files([Path(name)])

    def _remove_file(self) -> None:
        need = self._need_at(self.needs.currentRow())
        held = self._held(need) if need else None
        if held:
            kept = tuple(item for item in self._session.filing.attachments if item is not held)
            self._session.put("attachments", kept)

    def _attach(self, need: Requirement, file: Path) -> None:
        name = f"pictures/{need.of}-{need.slot}{file.suffix.lower()}".replace("[", "").replace(
            "]", ""
        )
        self._session.put_file(name, read_bytes(file, limit=MOST_BYTES))
        kept = tuple(
            item
            for item in self._session.filing.attachments
            if not (item.slot == need.slot and (item.of or "subject") == need.of)
        )
        added = Attachment(slot=need.slot, of=need.of, file=name)
        self._session.put("attachments", (*kept, added))

    def _progressed(self, done: int, total: int, what: Text) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setFormat(self._session.say(what))

    def _stop(self) -> None:
        if self._task:
            self._task.cancel()

    def _have_reports(self, reports: list[PictureReport]) -> None:
        files = picture_attachments(self._session.filing, self._session.book)
        for report in reports:
            owner = next((item.file for item in files if Path(item.file).name == report.file), "")
            self._reports[owner] = report
        self._done()

    def _no_reports(self, problem: IcpdeskError) -> None:
        self._done()
        self.details.setText(problem.say(self._session.language))

    def _done(self) -> None:
        self._task = None
        self.bar.hide()
        self._cancel.hide()
        self._refresh()
