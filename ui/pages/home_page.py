"""The first page: begin, go on, or look at a sample."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from icpdesk.errors import IcpdeskError
from icpdesk.intake.blank import blank_filing
from icpdesk.intake.yaml_write import write_filing
from icpdesk.paths import resource
from icpdesk.text import Text
from ui import workspace
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.labels import card, label


class HomePage(Page):
    """New filing, recent filings, samples."""

    scrolls = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._new_title, self._recent_title = label("", "heading"), label("", "heading")
        self.province, self.nature, self.provider = QComboBox(), QComboBox(), QComboBox()
        self.begin = QPushButton()
        self.begin.setProperty("primary", "true")
        self.begin.clicked.connect(self._create)
        self.recent = QListWidget()
        self.recent.itemActivated.connect(self._open_item)
        self.recent.itemClicked.connect(self._open_item)
        self._open, self._sample = QPushButton(), QPushButton()
        self._open.clicked.connect(self._choose)
        self._sample.clicked.connect(self.open_sample)
        self.message = label("", "error")
        self._lay_out()
        session.language_changed.connect(self.refresh)
        session.saved.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the words of the language and the filings that there are."""
        say = self.session.say
        self.title.setText(say(Text("ICP filings", "ICP 备案")))
        self.lead.setText(
            say(
                Text(
                    "Everything stays on this machine. Changes are saved as you type.",
                    "所有资料只保存在本机，输入即自动保存。",
                )
            )
        )
        self._new_title.setText(say(Text("New filing", "新建备案")))
        self._recent_title.setText(say(Text("Your filings", "我的备案")))
        self.begin.setText(say(Text("Begin", "开始")))
        self._open.setText(say(Text("Open a filing file …", "打开备案文件……")))
        self._sample.setText(say(Text("Look at a sample", "查看示例")))
        self._fill(self.province, "provinces", Text("Province", "省份"))
        self._fill(self.nature, "natures", Text("Nature of the subject", "主办单位性质"))
        self._fill(self.provider, "providers", Text("Cloud provider", "接入商"))
        self.recent.setAccessibleName(self._recent_title.text())
        self.recent.clear()
        for path, title in workspace.filings():
            item = QListWidgetItem(title)
            item.setToolTip(str(path))
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            self.recent.addItem(item)

    def open_path(self, path: Path) -> None:
        """Open a filing file and go to its form."""
        try:
            self.session.open(path)
        except IcpdeskError as problem:
            self.message.setText(problem.say(self.session.language))
            return
        self.message.setText("")
        self.place_wanted.emit("type")

    def open_sample(self) -> None:
        """Copy the company sample into the workspace and open it."""
        source = resource("assets", "samples", "2-company")
        self.open_path(workspace.copy_of(source, "sample-company") / "filing.yaml")

    def _create(self) -> None:
        province, nature = self.province.currentData(), self.nature.currentData()
        if not province or not nature:
            self.message.setText(
                self.session.say(Text("Choose province and nature first.", "请先选择省份和性质。"))
            )
            return
        provider = self.provider.currentData() or "aliyun"
        today = date.today()  # noqa: DTZ011 - the user's calendar
        filing = blank_filing(province, nature, provider, self.session.book, today)
        filing = filing.changed({"attachments": ()})
        path = workspace.new_folder(f"{province}-{nature}") / "filing.yaml"
        write_filing(path, filing, self.session.book)
        self.open_path(path)

    def _fill(self, box: QComboBox, name: str, what: Text) -> None:
        from icpdesk.rulebook.fields import choices_of

        chosen = box.currentData()
        box.setAccessibleName(self.session.say(what))
        box.clear()
        box.addItem(f"{self.session.say(what)} …", "")
        for term in choices_of(self.session.book, name):
            box.addItem(f"{term.name.zh} · {term.name.en}", term.slug)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    def _lay_out(self) -> None:
        layout = self.body
        choices = QWidget()
        row = QHBoxLayout(choices)
        row.setContentsMargins(0, 0, 0, 0)
        for box in (self.province, self.nature, self.provider):
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(box, 1)
        row.addWidget(self.begin)
        layout.addWidget(card(self._new_title, choices))
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._open)
        line.addWidget(self._sample)
        line.addStretch(1)
        layout.addWidget(card(self._recent_title, self.recent, buttons), 1)
        layout.addWidget(self.message)

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self._open.text(), "", "YAML (*.yaml *.yml)")
        if name:
            self.open_path(Path(name))

    def _open_item(self, item: QListWidgetItem) -> None:
        self.open_path(Path(item.data(Qt.ItemDataRole.UserRole)))
