"""What a reviewer will say: findings by severity; a click leads to the field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from icpdesk.documents.report_pdf import BY_HAND
from icpdesk.model import Finding, Severity
from icpdesk.text import Text
from ui.session import Session
from ui.widgets.labels import label

_WORDS = {
    Severity.ERROR: Text("Error", "错误"),
    Severity.WARNING: Text("Warning", "提醒"),
    Severity.INFO: Text("Note", "说明"),
}
_VERDICTS = {
    "pass": Text("Nothing stands in the way of the upload.", "未发现问题，可以上传。"),
    "warn": Text("It can be submitted; look at the warnings first.", "可以提交，请先查看提醒。"),
    "fail": Text("Not ready yet: mend the errors first.", "尚不能提交：请先改正错误。"),
}


class ReviewPage(QWidget):
    """The whole report, and what only a person can confirm."""

    place_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._title = label("", "title")
        self._verdict = label("", "heading")
        self.findings = QListWidget()
        self.findings.setWordWrap(True)
        self.findings.itemActivated.connect(self._go)
        self.findings.itemClicked.connect(self._go)
        self._by_hand_title = label("", "heading")
        self.by_hand = QListWidget()
        self.by_hand.setMaximumHeight(230)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 28)
        layout.setSpacing(12)
        for widget in (
            self._title,
            self._verdict,
            self.findings,
            self._by_hand_title,
            self.by_hand,
        ):
            layout.addWidget(widget, 1 if widget is self.findings else 0)
        session.checked.connect(self._refresh)
        session.language_changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        say = self._session.say
        self._title.setText(say(Text("Review", "检查结果")))
        self.findings.setAccessibleName(say(Text("Findings", "检查结果列表")))
        self._by_hand_title.setText(say(Text("To confirm by hand", "须人工确认")))
        self.by_hand.setAccessibleName(self._by_hand_title.text())
        self.findings.clear()
        report = self._session.report
        if report is None:
            self._verdict.setText(say(Text("Checking …", "正在检查……")))
        else:
            self._verdict.setText(say(_VERDICTS[report.verdict]))
            for finding in report.findings:
                self.findings.addItem(self._item(finding))
            for point in report.not_assessed:
                open_words = say(Text("Open", "未检查"))
                self.findings.addItem(f"{open_words}  {say(point.reason)}")
        if self.by_hand.count() == 0:
            for line in BY_HAND:
                item = QListWidgetItem(say(line))
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
                self.by_hand.addItem(item)
        for index, line in enumerate(BY_HAND):
            self.by_hand.item(index).setText(say(line))

    def _item(self, finding: Finding) -> QListWidgetItem:
        say = self._session.say
        item = QListWidgetItem(
            f"{say(_WORDS[finding.severity])}  {say(finding.message)}\n    {say(finding.advice)}"
        )
        item.setData(Qt.ItemDataRole.UserRole, finding.where)
        sources = "\n".join(f"{source.title}, {source.as_of}" for source in finding.sources)
        item.setToolTip(f"{finding.where}\n{finding.rule}\n{sources}")
        return item

    def _go(self, item: QListWidgetItem) -> None:
        where = item.data(Qt.ItemDataRole.UserRole)
        if where:
            self.place_wanted.emit(where)
