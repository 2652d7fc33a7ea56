"""Many clients from a spreadsheet: live states, stop and resume, and what to mend first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QWidget,
)

from icpdesk.batch.mending import to_mend
from icpdesk.batch.outcome import Outcome, Said
from icpdesk.batch.runner import folder_name_of
from icpdesk.errors import IcpdeskError
from icpdesk.files import write_atomically
from icpdesk.rulebook.fields import field_at
from icpdesk.text import Text
from ui.pages.page import Page
from ui.panels.batch_run import BatchRun
from ui.session import Session
from ui.widgets.choose import folder_name, open_name, save_name
from ui.widgets.dropped import local_files
from ui.widgets.labels import card, label, set_role

_STATES = {
    "waiting": Text("○ waiting", "○ 等待中"),
    "ready": Text("✓ ready", "✓ 可提交"),
    "errors": Text("✕ to mend", "✕ 须改正"),
    "failed": Text("✕ could not be looked at", "✕ 无法处理"),
}
_HOW = {
    "click": Text("one click", "一键处理"),
    "choose": Text("choose a picture", "选择图片"),
    "type": Text("correct a field", "修改栏目"),
    "retake": Text("new picture or paper", "重新拍摄或签署"),
    "look": Text("look at the row", "检查该行"),
}
SHEETS = (".xlsx", ".xls", ".ods", ".csv")


class BatchPage(Page):
    """A sheet in, a folder a client out."""

    scrolls = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.run = BatchRun(session.book, self)
        session.book_renewed.connect(lambda: self.run.use(session.book))
        self.setAcceptDrops(True)
        self.sheet, self.out = QLineEdit(), QLineEdit()
        self._choose_sheet, self._choose_out = QPushButton(), QPushButton()
        self.template, self.start, self.resume = QPushButton(), QPushButton(), QPushButton()
        self.start.setProperty("primary", "true")
        self.stop, self.bar = QPushButton(), QProgressBar()
        self.message = label("", "quiet")
        self.table, self.queue = QTableWidget(0, 4), QTableWidget(0, 4)
        self.tabs = QTabWidget()
        self._connect()
        self._lay_out()
        self.retranslate()
        self._ended(None, quiet=True)

    def retranslate(self) -> None:
        """All words."""
        say = self.session.say
        self.title.setText(self.tr("Many clients"))
        self.lead.setText(
            self.tr("One row a client, one folder of pictures a client. Drop the spreadsheet here.")
        )
        self.sheet.setPlaceholderText(self.tr("Spreadsheet"))
        self.out.setPlaceholderText(self.tr("Folder of the results"))
        for edit in (self.sheet, self.out):
            edit.setAccessibleName(edit.placeholderText())
        self._choose_sheet.setText(self.tr("Choose a sheet …"))
        self._choose_out.setText(self.tr("Choose a folder …"))
        self.template.setText(self.tr("Save an empty sheet …"))
        self.start.setText(self.tr("Begin"))
        self.resume.setText(self.tr("Do what changed"))
        self.stop.setText(self.tr("Stop"))
        self.bar.setAccessibleName(self.tr("Progress"))
        self.table.setAccessibleName(self.tr("Clients"))
        self.queue.setAccessibleName(self.tr("To mend"))
        heads = (
            Text("Row", "行"),
            Text("Client", "客户"),
            Text("State", "状态"),
            Text("What is wrong", "问题"),
        )
        self.table.setHorizontalHeaderLabels([say(head) for head in heads])
        heads = (
            Text("How", "方式"),
            Text("What is wrong, and what to do", "问题与处理"),
            Text("Clients", "客户数"),
            Text("Makes ready", "可完成"),
        )
        self.queue.setHorizontalHeaderLabels([say(head) for head in heads])
        self._show_all()

    def take_sheet(self, path: Path) -> None:
        """Use this sheet; results go beside it unless a folder was chosen."""
        self.sheet.setText(str(path))
        if not self.out.text().strip():
            self.out.setText(str(path.with_name(f"{path.stem}-icpdesk")))

    def begin(self, *, resume: bool = False) -> None:
        """Start or go on."""
        sheet, out = self.sheet.text().strip(), self.out.text().strip()
        if not sheet or not out:
            self._tell(
                Text("Choose a sheet and a folder first.", "请先选择表格和文件夹。"), "error"
            )
            return
        self.message.setText("")
        self.bar.setRange(0, 0)
        for widget in (self.bar, self.stop):
            widget.show()
        for widget in (self.start, self.resume):
            widget.setEnabled(False)
        self.run.start(Path(sheet), Path(out), resume=resume)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a sheet; anything else is for the window."""
        if any(path.suffix.lower() in SHEETS for path in local_files(event.mimeData().urls())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first sheet of the drop."""
        paths = local_files(event.mimeData().urls())
        self.take_sheet(next(path for path in paths if path.suffix.lower() in SHEETS))
        event.acceptProposedAction()

    def save_template(self, path: Path) -> None:
        """Write an empty sheet with drop-downs and help."""
        from icpdesk.batch.template import template_bytes

        try:
            write_atomically(path, template_bytes(self.session.book), mode=0o644)
        except IcpdeskError as problem:
            self._tell(problem.message, "error")
        else:
            self._tell(Text("✓ Written: {file}", "✓ 已保存：{file}").format(file=path), "good")

    def _connect(self) -> None:
        self._choose_sheet.clicked.connect(self._ask_sheet)
        self._choose_out.clicked.connect(self._ask_out)
        self.template.clicked.connect(self._ask_template)
        self.start.clicked.connect(lambda: self.begin())
        self.resume.clicked.connect(lambda: self.begin(resume=True))
        self.stop.clicked.connect(self.run.stop)
        self.table.cellActivated.connect(lambda row, _: self._open_client(row))
        self.run.listed.connect(self._show_all)
        self.run.told.connect(self._show_outcome)
        self.run.progressed.connect(self._progressed)
        self.run.ended.connect(self._ended)

    def _lay_out(self) -> None:
        for table, wide in ((self.table, 3), (self.queue, 1)):
            table.verticalHeader().hide()
            table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
            table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
            table.setWordWrap(True)
            head = table.horizontalHeader()
            head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.tabs.addTab(self.table, "")
        self.tabs.addTab(self.queue, "")
        self.body.addWidget(
            card(
                _row(self.sheet, self._choose_sheet),
                _row(self.out, self._choose_out),
                _row(self.start, self.resume, self.template, None),
                _row(self.bar, self.stop),
                self.message,
            )
        )
        self.body.addWidget(self.tabs, 1)

    def _ask_sheet(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in SHEETS)
        name = open_name(self, self._choose_sheet.text(), "", f"({kinds})")
        if name:
            self.take_sheet(Path(name))

    def _ask_out(self) -> None:
        name = folder_name(self, self._choose_out.text())
        if name:
            self.out.setText(name)
            self.run.load(Path(name))

    def _ask_template(self) -> None:
        name = save_name(self, self.template.text(), "icpdesk-clients.xlsx", "*.xlsx")
        if name:
            self.save_template(Path(name))

    def _show_all(self) -> None:
        names = {client.row: client.name for client in self.run.clients}
        names.update({row: one.client for row, one in self.run.outcomes.items()})
        self.table.setRowCount(len(names))
        for line, (row, name) in enumerate(sorted(names.items())):
            self.table.setItem(line, 0, QTableWidgetItem(str(row)))
            self.table.setItem(line, 1, QTableWidgetItem(name))
            self._set_state(line, self.run.outcomes.get(row))
        self._show_queue()

    def _show_outcome(self, outcome: Outcome) -> None:
        line = self._line_of(outcome.row)
        if line < 0:
            self._show_all()
            return
        self._set_state(line, outcome)
        self._name_tabs(self.queue.rowCount())

    def _line_of(self, row: int) -> int:
        lines = range(self.table.rowCount())
        return next((line for line in lines if self._words(line, 0) == str(row)), -1)

    def _words(self, line: int, column: int) -> str:
        item = self.table.item(line, column)
        return item.text() if item else ""

    def _set_state(self, line: int, outcome: Outcome | None) -> None:
        say = self.session.say
        state = outcome.state if outcome else "waiting"
        self.table.setItem(line, 2, QTableWidgetItem(say(_STATES[state])))
        errors = outcome.at("error") if outcome else []
        first = self._sentence(errors[0]) if errors else ""
        more = f"  (+{len(errors) - 1})" if len(errors) > 1 else ""
        item = QTableWidgetItem(first + more)
        item.setToolTip("\n".join(self._sentence(said) for said in errors))
        self.table.setItem(line, 3, item)

    def _sentence(self, said: Said) -> str:
        """The fault with the field's name before it."""
        field = field_at(self.session.book, said.where)
        words = self.session.say(Text(said.en, said.zh))
        return f"{self.session.say(field.label)}: {words}" if field else words

    def _show_queue(self) -> None:
        say = self.session.say
        queue = to_mend(list(self.run.outcomes.values()))
        self.queue.setRowCount(len(queue))
        for line, one in enumerate(queue):
            words = f"{say(one.message)} → {say(one.advice)}" if one.advice else say(one.message)
            rows = len({row for row, _ in one.places})
            for column, text in enumerate((say(_HOW[one.how]), words, str(rows), str(one.solves))):
                item = QTableWidgetItem(text)
                item.setToolTip("\n".join(f"{row}: {place}" for row, place in one.places[:40]))
                self.queue.setItem(line, column, item)
        self.queue.resizeRowsToContents()
        self._name_tabs(len(queue))

    def _name_tabs(self, mends: int) -> None:
        say = self.session.say
        ready = sum(one.state == "ready" for one in self.run.outcomes.values())
        of = Text("Clients: {ready} of {n} ready", "客户：{n} 个中 {ready} 个可提交")
        self.tabs.setTabText(0, say(of.format(ready=ready, n=self.table.rowCount())))
        self.tabs.setTabText(1, self.tr("To mend: {n}").format(n=mends))

    def _open_client(self, line: int) -> None:
        row, name = int(self._words(line, 0)), self._words(line, 1)
        folder = Path(self.out.text().strip()) / folder_name_of(row, name)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _progressed(self, done: int, total: int, what: Text) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setFormat(f"{self.session.say(what)}  {done} / {total}")

    def _ended(self, problem: IcpdeskError | None, *, quiet: bool = False) -> None:
        self.bar.hide()
        self.stop.hide()
        for widget in (self.start, self.resume):
            widget.setEnabled(True)
        if quiet:
            return
        self._show_all()
        if self.run.was_stopped(problem):
            words = Text(
                "Stopped. What is done stays done; go on any time.", "已停止，可随时继续。"
            )
            self._tell(words, "warning")
        elif problem is not None:
            set_role(self.message, "error")
            self.message.setText(problem.say(self.session.language))
        else:
            words = Text(
                "✓ Done. summary.xlsx lies in the folder.", "✓ 完成，汇总表在结果文件夹中。"
            )
            self._tell(words, "good")

    def _tell(self, words: Text, role: str) -> None:
        set_role(self.message, role)
        self.message.setText(self.session.say(words))


def _row(*widgets: QWidget | None) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        if widget is None:
            layout.addStretch(1)
        else:
            wide = isinstance(widget, (QLineEdit, QProgressBar))
            layout.addWidget(widget, 1 if wide else 0, Qt.AlignmentFlag(0))
    return row
