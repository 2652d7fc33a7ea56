"""Write the upload-ready folder: where, how far, and open it."""

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
    QVBoxLayout,
    QWidget,
)

from icpdesk import pipeline
from icpdesk.errors import IcpdeskError
from icpdesk.pipeline import Assembled
from icpdesk.text import Text
from ui.session import Session
from ui.widgets.labels import label
from ui.worker import Task, run_task


class ExportPage(QWidget):
    """Assembles the folder in the background; can be stopped."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._task: Task | None = None
        self._title, self._hint = label("", "title"), label("", "quiet")
        self.target = QLineEdit()
        self._browse, self.go, self._cancel = QPushButton(), QPushButton(), QPushButton()
        self.go.setProperty("primary", "true")
        self.force = QCheckBox()
        self.bar = QProgressBar()
        self.result = label("")
        self._open, self._sheet = QPushButton(), QPushButton()
        self._browse.clicked.connect(self._choose)
        self.go.clicked.connect(self.assemble)
        self._cancel.clicked.connect(self._stop)
        self._open.clicked.connect(lambda: self._show(""))
        self._sheet.clicked.connect(lambda: self._show("fill-sheet.html"))
        self._lay_out()
        session.changed.connect(self._suggest)
        session.language_changed.connect(self._translate)
        self._suggest()
        self._translate()

    def assemble(self) -> None:
        """Begin; the result is shown when it is done."""
        files = self._session.files
        if files is None or self._task is not None or not self.target.text().strip():
            return
        self._session.save()
        filing, book = self._session.filing, self._session.book
        target, force = Path(self.target.text().strip()), self.force.isChecked()
        self.bar.show()
        self._cancel.show()
        self.result.setText("")
        self._task = run_task(
            self,
            lambda task: pipeline.assemble(
                filing,
                files,
                target,
                book=book,
                force=force,
                replace_folder=True,
                progress=task,
            ),
            success=self._written,
            failure=self._failed,
            progress=self._progressed,
        )

    def _stop(self) -> None:
        if self._task:
            self._task.cancel()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 28)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._hint)
        row = QHBoxLayout()
        row.addWidget(self.target, 1)
        row.addWidget(self._browse)
        layout.addLayout(row)
        layout.addWidget(self.force)
        actions = QHBoxLayout()
        actions.addWidget(self.go)
        actions.addWidget(self._cancel)
        actions.addWidget(self.bar, 1)
        layout.addLayout(actions)
        layout.addWidget(self.result)
        after = QHBoxLayout()
        after.addWidget(self._open)
        after.addWidget(self._sheet)
        after.addStretch(1)
        layout.addLayout(after)
        layout.addStretch(1)
        for widget in (self.bar, self._cancel, self._open, self._sheet):
            widget.hide()

    def _translate(self) -> None:
        say = self._session.say
        self._title.setText(say(Text("Export", "输出上传文件夹")))
        self._hint.setText(
            say(
                Text(
                    "Pictures fitted to the provider's limits, papers to sign, a sheet to copy from.",
                    "包含符合要求的图片、待签字的文书和可复制的填报单。",
                )
            )
        )
        self.target.setAccessibleName(say(Text("Folder to write", "输出位置")))
        self._browse.setText(say(Text("Choose …", "选择……")))
        self.go.setText(say(Text("Write the folder", "生成文件夹")))
        self._cancel.setText(say(Text("Stop", "停止")))
        self.force.setText(say(Text("Write a draft although errors are open", "有错误也生成草稿")))
        self._open.setText(say(Text("Open the folder", "打开文件夹")))
        self._sheet.setText(say(Text("Open the fill sheet", "打开填报单")))
        self.bar.setAccessibleName(say(Text("Progress", "进度")))

    def _suggest(self) -> None:
        if self._session.is_open and not self.target.text():
            self.target.setText(str(Path.home() / "icpdesk-upload"))

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self._browse.text())
        if name:
            self.target.setText(str(Path(name) / "upload"))

    def _progressed(self, done: int, total: int, what: Text) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setFormat(self._session.say(what))

    def _written(self, done: Assembled) -> None:
        self._ended()
        if done.files:
            text = Text(f"Written: {len(done.files)} files.", f"已生成 {len(done.files)} 个文件。")
            self._open.show()
            self._sheet.show()
        else:
            text = Text(
                "Nothing was written: mend the errors on the review page first.",
                "没有生成：请先在检查结果页改正错误。",
            )
        self.result.setText(self._session.say(text))
        self._session.report = done.report
        self._session.checked.emit()

    def _failed(self, problem: IcpdeskError) -> None:
        self._ended()
        self.result.setText(problem.say(self._session.language))

    def _ended(self) -> None:
        self._task = None
        self.bar.hide()
        self._cancel.hide()

    def _show(self, name: str) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self.target.text()) / name)))
