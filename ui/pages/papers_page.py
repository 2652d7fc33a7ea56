"""Statement and letters: ours or the official template, previewed, printed, saved; then the scan."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from icpdesk.documents.papers import PaperPlan, papers_for
from icpdesk.errors import IcpdeskError
from icpdesk.files import read_bytes, write_atomically
from icpdesk.text import Text
from ui.pages.page import Page
from ui.panels.template_map import TemplateMapTable
from ui.session import Session
from ui.widgets.dropped import local_files
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import label, set_role
from ui.widgets.owner_words import owner_and_name
from ui.widgets.page_preview import PagePreview, image_of, print_pages
from ui.worker import run_task

_MOST_BYTES = 20_000_000
WORD = (".docx", ".dotx")


class PapersPage(Page):
    """The papers of this filing at the left, the chosen one at the right."""

    scrolls = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.plans: tuple[PaperPlan, ...] = ()
        self._template: tuple[bytes, Any] | None = None
        self._pdf = b""
        self._turn = 0
        self.setAcceptDrops(True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda *_: self._show_current())
        self.who = label("", "quiet")
        self.message = label("", "error")
        self.message.hide()
        self.preview, self.before = PagePreview(), PagePreview()
        self.map = TemplateMapTable(session)
        self.map.corrected.connect(self._corrected)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.preview, "")
        self.tools: dict[str, QPushButton] = {}
        self._tool_row = QWidget()
        self._flow = FlowLayout(self._tool_row)
        for name, action in (
            ("print", self._print),
            ("pdf", lambda: self._save("pdf")),
            ("word", lambda: self._save("docx")),
            ("scan", self._scan),
            ("template", self._choose_template),
        ):
            self.tools[name] = QPushButton()
            self.tools[name].clicked.connect(lambda *_, action=action: action())
            self._flow.addWidget(self.tools[name])
        self.tools["print"].setProperty("primary", "true")
        self._lay_out()
        session.changed.connect(self.refresh)
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        say = self.session.say
        self.title.setText(say(Text("Statement and letters", "核验单与函件")))
        self.lead.setText(
            say(
                Text(
                    "Print, sign and seal what is listed, then scan it. If your provider hands out a"
                    " template of its own, drop the .docx here: that one is the official one.",
                    "打印下列文书，签字盖章后扫描。如接入商提供官方模板，请把 .docx 拖到这里，以官方模板为准。",
                )
            )
        )
        for name, words in _TOOLS.items():
            self.tools[name].setText(say(words))
        self.list.setAccessibleName(self.title.text())
        self.preview.setAccessibleName(say(Text("Preview", "预览")))
        self.before.setAccessibleName(say(Text("Template before filling", "填写前的模板")))
        self._name_tabs()
        self.refresh()

    def refresh(self) -> None:
        """The papers that the present filing asks for."""
        session = self.session
        row = max(0, self.list.currentRow())
        self.plans = papers_for(session.filing, session.book, session.today)
        self.list.blockSignals(True)
        self.list.clear()
        for plan in self.plans:
            site = owner_and_name(f"websites[{plan.website}]", session.filing)
            name = session.say(plan.paper.name)
            several = len(session.filing.websites) > 1
            self.list.addItem(f"{name}\n{session.say(site)}" if several else name)
        if self._template is not None:
            title = self._template[1].title or session.say(Text("Template", "模板"))
            official = session.say(
                Text("Official: {title}", "官方模板：{title}").format(title=title)
            )
            self.list.addItem(QListWidgetItem(official))
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.blockSignals(False)
        self._show_current()

    def take_template(self, path: Path) -> None:
        """Read an official template and show what would be filled."""
        from icpdesk.documents.word.fill import read_template
        from icpdesk.documents.word.map_store import known_map

        def read(_: Any) -> tuple[bytes, Any]:
            data = read_bytes(path, limit=_MOST_BYTES)
            guessed = read_template(data)
            return data, known_map(guessed) or guessed

        def have(result: tuple[bytes, Any]) -> None:
            self._template = result
            self.message.hide()
            self.refresh()
            self.list.setCurrentRow(self.list.count() - 1)

        run_task(self, read, success=have, failure=self._failed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a Word file; anything else is for the window."""
        if any(path.suffix.lower() in WORD for path in local_files(event.mimeData().urls())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first Word file is an official template."""
        paths = local_files(event.mimeData().urls())
        self.take_template(next(path for path in paths if path.suffix.lower() in WORD))
        event.acceptProposedAction()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.tools["template"])
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tool_row)
        column.addWidget(self.who)
        column.addWidget(self.tabs, 1)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([300, 700])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(8)
        self.body.addWidget(self.message)
        self.body.addWidget(split, 1)

    def _name_tabs(self) -> None:
        say = self.session.say
        names = (
            Text("Filled", "填写后"),
            Text("What goes where", "栏目对应"),
            Text("Before", "填写前"),
        )
        for index in range(self.tabs.count()):
            self.tabs.setTabText(index, say(names[index]))

    @property
    def _plan(self) -> PaperPlan | None:
        row = self.list.currentRow()
        return self.plans[row] if 0 <= row < len(self.plans) else None

    def _show_current(self) -> None:
        plan, say = self._plan, self.session.say
        official = plan is None and self._template is not None
        while self.tabs.count() > 1:
            self.tabs.removeTab(1)
        if official:
            self.tabs.addTab(self.map, "")
            self.tabs.addTab(self.before, "")
        self._name_tabs()
        for name in ("print", "pdf", "word", "scan"):
            self.tools[name].setEnabled(plan is not None or official)
        self.tools["scan"].setEnabled(plan is not None)
        if plan is not None:
            self.who.setText(say(_who(plan)))
            self._render(lambda: _paper_pdf(plan))
        elif self._template is not None:
            self.who.setText(
                say(
                    Text(
                        "Places for signature, seal and date are never filled. Correct the middle"
                        " tab where a place is wrong; it is remembered for the next client.",
                        "签字、盖章和日期处不会填写。如对应有误请在“栏目对应”中更正，会记住供下次使用。",
                    )
                )
            )
            self._show_template()
        else:
            self.who.setText(say(Text("This filing asks for no paper.", "本次备案不需要文书。")))
            self.preview.show_pages([])

    def _show_template(self) -> None:
        from icpdesk.documents.form_values import form_values

        assert self._template is not None
        data, template = self._template
        values = form_values(self.session.filing, self.session.book)
        self.map.show_map(template, values)
        self._render(lambda: _word_pdf(_filled(data, template, values)))
        self._render(lambda: _word_pdf(data), self.before)

    def _render(self, make: Any, into: PagePreview | None = None) -> None:
        self._turn += 1
        turn, target = self._turn, into or self.preview

        def work(_: Any) -> tuple[bytes, list[Any]]:
            from icpdesk.documents.pdf.pages import pages_of

            pdf = make()
            return pdf, [image_of(page) for page in pages_of(pdf)]

        def have(result: tuple[bytes, list[Any]]) -> None:
            if target is self.preview and into is None:
                self._pdf = result[0]
            if turn >= self._turn - 1:
                target.show_pages(result[1])

        run_task(self, work, success=have, failure=self._failed)

    def _corrected(self, template: Any) -> None:
        from icpdesk.documents.word.map_store import remember

        assert self._template is not None
        self._template = (self._template[0], template)
        remember(template)
        self._show_template()

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from icpdesk.documents.pdf.pages import PRINT_DPI, pages_of

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        if self._pdf and dialog.exec():
            print_pages(printer, [image_of(page) for page in pages_of(self._pdf, PRINT_DPI)])

    def _save(self, kind: str) -> None:
        plan = self._plan
        stem = plan.file_stem if plan else "official"
        name, _ = QFileDialog.getSaveFileName(self, self.tools[kind].text(), f"{stem}.{kind}")
        if name:
            self.save_as(Path(name))

    def save_as(self, path: Path) -> None:
        """Write the chosen paper as Word or PDF file, by the file's ending."""
        try:
            write_atomically(path, self._bytes_as(path.suffix.lower()), mode=0o644)
        except IcpdeskError as problem:
            self._failed(problem)
        else:
            set_role(self.message, "good")
            words = Text("✓ Written: {file}", "✓ 已保存：{file}").format(file=path)
            self.message.setText(self.session.say(words))
            self.message.show()

    def _bytes_as(self, suffix: str) -> bytes:
        from icpdesk.documents.form_values import form_values
        from icpdesk.documents.paper_docx import paper_docx

        plan = self._plan
        if plan is not None:
            return paper_docx(plan) if suffix == ".docx" else _paper_pdf(plan)
        assert self._template is not None
        values = form_values(self.session.filing, self.session.book)
        filled = _filled(*self._template, values)
        return filled if suffix == ".docx" else _word_pdf(filled)

    def _scan(self) -> None:
        plan = self._plan
        if plan is not None:
            self.place_wanted.emit(plan.row.slot)

    def _choose_template(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tools["template"].text(), "", "*.docx")
        if name:
            self.take_template(Path(name))

    def _failed(self, problem: IcpdeskError) -> None:
        set_role(self.message, "error")
        self.message.setText(problem.say(self.session.language))
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.show()


def _who(plan: PaperPlan) -> Text:
    marks = [mark.label for mark in plan.marks]
    return Text("By hand: {marks}. {note}", "手写与盖章：{marks}。{note}").format(
        marks=marks, note=plan.row.note
    )


def _paper_pdf(plan: PaperPlan) -> bytes:
    from icpdesk.documents.paper_pdf import paper_pdf

    return paper_pdf(plan)


def _word_pdf(data: bytes) -> bytes:
    from icpdesk.documents.word.office import to_pdf

    return to_pdf(data)


def _filled(data: bytes, template: Any, values: Any) -> bytes:
    from icpdesk.documents.word.fill import fill

    return fill(data, template, values).data


_TOOLS = {
    "print": Text("Print …", "打印……"),
    "pdf": Text("Save as PDF …", "保存为 PDF……"),
    "word": Text("Save as Word file …", "保存为 Word 文件……"),
    "scan": Text("Add the signed scan …", "添加签署后的扫描件……"),
    "template": Text("Official template …", "官方模板……"),
}
