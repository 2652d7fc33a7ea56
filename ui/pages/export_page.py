"""Write the upload-ready folder: where, how far, what is new since the last one; open and copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QWidget,
)

from icpdesk import pipeline
from icpdesk.documents.values import label_of
from icpdesk.errors import IcpdeskError
from icpdesk.export.difference import ExportDifference, difference, record
from icpdesk.pipeline import Assembled
from icpdesk.text import Text
from ui.pages.page import Page
from ui.panels.copy_through import CopyThrough
from ui.session import Session
from ui.shelf import Shelf
from ui.widgets.labels import card, label, set_role
from ui.worker import Task, run_task

_LAST = "last_export"
_MOST_LINES = 12


class ExportPage(Page):
    """Assembles the folder in the background; can be stopped."""

    def __init__(self, session: Session, shelf: Shelf | None = None) -> None:
        super().__init__(session)
        self._shelf = shelf or Shelf(session)
        self._task: Task | None = None
        self._copying: CopyThrough | None = None
        self._where = label("", "name")
        self.target = QLineEdit()
        self._browse, self.go, self._cancel = QPushButton(), QPushButton(), QPushButton()
        self.go.setProperty("primary", "true")
        self.force = QCheckBox()
        self.bar, self.result = QProgressBar(), label("")
        self.open_folder, self.sheet = QPushButton(), QPushButton()
        self.copy_through = QPushButton()
        self._next_title, self._next_hint = label("", "heading"), label("", "quiet")
        self.news_title, self.news = label("", "heading"), label("")
        self._connect()
        self._lay_out()
        self._suggest()
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        say = self.session.say
        self.title.setText(say(Text("Export", "输出上传文件夹")))
        self.lead.setText(
            say(
                Text(
                    "Pictures fitted to the provider's limits, papers to sign, a sheet to copy from.",
                    "包含符合要求的图片、待签字的文书和可复制的填报单。",
                )
            )
        )
        self._where.setText(say(Text("Folder to write", "输出位置")))
        self.target.setAccessibleName(self._where.text())
        self._browse.setText(say(Text("Choose …", "选择……")))
        self.go.setText(say(Text("Write the folder", "生成文件夹")))
        self._cancel.setText(say(Text("Stop", "停止")))
        self.force.setText(say(Text("Write a draft although errors are open", "有错误也生成草稿")))
        self.open_folder.setText(say(Text("Open the folder", "打开文件夹")))
        self.sheet.setText(say(Text("Open the fill sheet", "打开填报单")))
        self.copy_through.setText(say(Text("Copy field by field …", "逐项复制……")))
        self._next_title.setText(say(Text("Then type it into the console", "然后填入备案系统")))
        self._next_hint.setText(
            say(
                Text(
                    "A small window stays on top of your browser and hands over one value after the"
                    " other, in the console's own order.",
                    "小窗口置顶显示，按备案系统的顺序逐项复制，便于粘贴到网页。",
                )
            )
        )
        self.news_title.setText(say(Text("New since the last export", "与上次输出相比")))
        self.bar.setAccessibleName(say(Text("Progress", "进度")))

    def assemble(self) -> None:
        """Begin; the result is shown when it is done."""
        files = self._shelf.files
        if files is None or self._task is not None or not self.target.text().strip():
            return
        self.session.save()
        filing, book = self.session.filing, self.session.book
        target, force = Path(self.target.text().strip()), self.force.isChecked()
        self.bar.setRange(0, 0)
        self.bar.show()
        self._cancel.show()
        self.go.setEnabled(False)
        self.result.setText("")
        self._task = run_task(
            self,
            lambda task: pipeline.assemble(
                filing, files, target, book=book, force=force, replace_folder=True, progress=task
            ),
            success=self._written,
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

    def _stop(self) -> None:
        if self._task:
            self._task.cancel()

    def _lay_out(self) -> None:
        where = _row(self.target, self._browse)
        actions = _row(self.go, self._cancel, self.bar)
        after = _row(self.open_folder, self.sheet)
        self._news_card = card(self.news_title, self.news)
        for part in (
            card(self._where, where, self.force, actions, self.result, after),
            self._news_card,
            card(self._next_title, self._next_hint, _row(self.copy_through)),
        ):
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.bar.setMinimumWidth(360)
        for widget in (self.bar, self._cancel, self.open_folder, self.sheet, self._news_card):
            widget.hide()

    def _suggest(self) -> None:
        if self._shelf.files is not None and not self.target.text():
            last = self._shelf.note(_LAST) or {}
            home = Path.home() / "icpdesk-upload"
            self.target.setText(str(last.get("target") or home))

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self._browse.text())
        if name:
            self.target.setText(str(Path(name) / "upload"))

    def _progressed(self, done: int, total: int, what: Text) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setFormat(self.session.say(what))

    def _written(self, done: Assembled) -> None:
        self._ended()
        if done.files:
            text = Text("✓ Written: {n} files in {folder}", "✓ 已生成 {n} 个文件：{folder}").format(
                n=len(done.files), folder=done.target
            )
            set_role(self.result, "good")
            self.open_folder.show()
            self.sheet.show()
            self._note_export(done.target)
        else:
            text = Text(
                "✕ Nothing was written: mend the errors on the review page first.",
                "✕ 没有生成：请先在检查结果页改正错误。",
            )
            set_role(self.result, "error")
        self.result.setText(self.session.say(text))
        self.session.report = done.report
        self.session.checked.emit()

    def _note_export(self, target: Path) -> None:
        before, now = self._shelf.note(_LAST), record(self.session.filing, target)
        self._shelf.set_note(_LAST, now)
        self._news_card.setVisible(before is not None)
        if before is not None:
            self.news.setText("\n".join(self._news_lines(difference(before, now))))

    def _news_lines(self, news: ExportDifference) -> list[str]:
        say = self.session.say
        if news.is_empty:
            return [say(Text("Nothing: both exports are the same.", "没有变化。"))]
        lines = [
            f"{label_of(one.path, self.session.book)}: {one.old or '–'} → {one.new or '–'}"
            for one in news.fields
        ]
        for words, names in (
            (Text("new file: {name}", "新文件：{name}"), news.new),
            (Text("changed file: {name}", "已更新：{name}"), news.changed),
            (Text("no longer there: {name}", "已移除：{name}"), news.gone),
        ):
            lines += [say(words.format(name=name)) for name in names]
        if len(lines) > _MOST_LINES:
            rest = Text("and {n} more", "另有 {n} 项").format(n=len(lines) - _MOST_LINES)
            lines = [*lines[:_MOST_LINES], say(rest)]
        return lines

    def _failed(self, problem: IcpdeskError) -> None:
        self._ended()
        set_role(self.result, "error")
        self.result.setText(problem.say(self.session.language))

    def _ended(self) -> None:
        self._task = None
        self.bar.hide()
        self._cancel.hide()
        self.go.setEnabled(True)

    def _show(self, name: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self.target.text()) / name)))


def _row(*widgets: QWidget) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    if not any(isinstance(widget, QLineEdit) for widget in widgets):
        layout.addStretch(1)
    return row
