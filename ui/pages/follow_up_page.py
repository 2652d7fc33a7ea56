"""After the upload: how far it is, what is due when, the text message, and what reviewers wrote."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from icpdesk.deadlines.dates import Deadline, deadlines_of
from icpdesk.deadlines.sms import answer_until
from icpdesk.errors import IcpdeskError
from icpdesk.rejection.understand import Meaning, understand
from icpdesk.rulebook.fields import field_at
from icpdesk.text import Text
from ui.pages.page import Page
from ui.session import Session
from ui.shelf import Shelf
from ui.widgets.clearing import clear
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import card, label, set_role

STATES = {
    "draft": Text("Draft", "草稿"),
    "ready": Text("Ready", "可提交"),
    "submitted": Text("Submitted", "已提交"),
    "sent-back": Text("Sent back", "已退回"),
    "approved": Text("Approved", "已通过"),
}
_SMS = "sms_arrived"
_TICK_MS = 20_000
_SOON_HOURS = 6


class FollowUpPage(Page):
    """States, dates, the countdown of the text message, and the log of rejections."""

    def __init__(self, session: Session, shelf: Shelf | None = None) -> None:
        super().__init__(session)
        self._shelf = shelf or Shelf(session)
        self._state_title, self.state = label("", "heading"), QComboBox()
        self._dates_title, self._dates = label("", "heading"), QGridLayout()
        self.calendar = QPushButton()
        self._sms_title, self.sms = label("", "heading"), label("")
        self.sms_now, self.sms_done = QPushButton(), QPushButton()
        self._words_title, self._words_hint = label("", "heading"), label("", "quiet")
        self.words, self.read = QPlainTextEdit(), QPushButton()
        self.read.setProperty("primary", "true")
        self.meanings: list[Meaning] = []
        self.place_buttons: list[QPushButton] = []
        self._answers, self._log = QVBoxLayout(), label("", "quiet")
        self._log_title = label("", "name")
        self.message = label("", "good")
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._show_sms)
        self._clock.start()
        self._connect()
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        say = self.session.say
        self.title.setText(say(Text("Follow-up", "提交后跟进")))
        self.lead.setText(
            say(
                Text(
                    "What happens after the upload, until the number is granted.",
                    "从提交到取得备案号期间的事项。",
                )
            )
        )
        self._state_title.setText(say(Text("How far it is", "当前状态")))
        self.state.setAccessibleName(self._state_title.text())
        self._dates_title.setText(say(Text("Dates", "时间节点")))
        self.calendar.setText(say(Text("Save as calendar file …", "保存为日历文件……")))
        self._sms_title.setText(say(Text("The ministry's text message", "工信部短信核验")))
        self.sms_now.setText(say(Text("It has just arrived", "刚刚收到短信")))
        self.sms_done.setText(say(Text("It is answered", "已完成核验")))
        self._words_title.setText(say(Text("What the reviewer wrote", "驳回意见")))
        self._words_hint.setText(
            say(
                Text(
                    "Paste the message as it came, in Chinese; each sentence is matched to its field.",
                    "粘贴审核人员的原文，系统会逐句对应到栏目。",
                )
            )
        )
        self.words.setAccessibleName(self._words_title.text())
        self.words.setPlaceholderText("网站名称不符合要求；域名所有者与主体不一致")
        self.read.setText(say(Text("What does it mean?", "对应到栏目")))
        self._log_title.setText(say(Text("Earlier messages", "历史意见")))
        self._show_states()
        self.refresh()

    def refresh(self) -> None:
        """Dates, countdown and log of the present filing."""
        self.state.setCurrentIndex(self.state.findData(self._shelf.state))
        self._show_dates()
        self._show_sms()
        self._show_log()
        self._show_meanings()

    def understand_words(self) -> None:
        """Match the pasted message and keep it in the log."""
        text = self.words.toPlainText().strip()
        if not text:
            return
        self.meanings = list(understand(text, self.session.filing, self.session.book))
        places = [place for one in self.meanings for place in one.places[:1]]
        try:
            self._shelf.add_rejection(text, places)
            self._set_state("sent-back")
        except IcpdeskError as problem:
            self._tell(problem.message, "error")
        self.refresh()

    def save_calendar(self, path: Path) -> None:
        """Write the dates as .ics."""
        from icpdesk.deadlines.ics import write_calendar

        title = self.session.filing.title or self.session.filing.subject.name or "icpdesk"
        try:
            write_calendar(path, self._deadlines(), title, self.session.language)
        except IcpdeskError as problem:
            self._tell(problem.message, "error")
        else:
            self._tell(Text("✓ Written: {file}", "✓ 已保存：{file}").format(file=path), "good")

    def _connect(self) -> None:
        self.state.activated.connect(lambda *_: self._set_state(self.state.currentData()))
        self.calendar.clicked.connect(self._choose_calendar)
        self.sms_now.clicked.connect(self._sms_arrived)
        self.sms_done.clicked.connect(self._sms_answered)
        self.read.clicked.connect(self.understand_words)
        self.session.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        self._dates.setHorizontalSpacing(24)
        self._dates.setVerticalSpacing(6)
        self._dates.setColumnStretch(1, 1)
        dates, answers = QWidget(), QWidget()
        dates.setLayout(self._dates)
        answers.setLayout(self._answers)
        self._dates.setContentsMargins(0, 0, 0, 0)
        self._answers.setContentsMargins(0, 0, 0, 0)
        self.words.setMaximumHeight(96)
        self.words.setTabChangesFocus(True)
        for part in (
            self.message,
            card(self._state_title, _line(self.state)),
            card(self._sms_title, self.sms, _line(self.sms_now, self.sms_done)),
            card(self._words_title, self._words_hint, self.words, _line(self.read), answers,
                 self._log_title, self._log),
            card(self._dates_title, dates, _line(self.calendar)),
        ):  # fmt: skip
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.message.hide()

    def _show_states(self) -> None:
        self.state.blockSignals(True)
        self.state.clear()
        for slug, words in STATES.items():
            self.state.addItem(self.session.say(words), slug)
        self.state.blockSignals(False)

    def _set_state(self, state: str) -> None:
        self._shelf.set_state(state)
        self.state.setCurrentIndex(self.state.findData(state))

    def _deadlines(self) -> tuple[Deadline, ...]:
        today = date.today()  # noqa: DTZ011 - the user's calendar
        return deadlines_of(self.session.filing, self.session.book, today)

    def _show_dates(self) -> None:
        clear(self._dates)
        say = self.session.say
        for row, item in enumerate(self._deadlines()):
            span = str(item.first) if item.first == item.last else f"{item.first} – {item.last}"
            unsure = "" if item.certain else say(Text(" (estimated)", "（预计）"))
            self._dates.addWidget(label(span + unsure, "name", wrap=False), row, 0)
            what = label(say(item.what))
            what.setToolTip("\n".join(f"{one.title} ({one.as_of})" for one in item.sources))
            self._dates.addWidget(what, row, 1)

    def _choose_calendar(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.calendar.text(), "icpdesk.ics", "*.ics")
        if name:
            self.save_calendar(Path(name))

    def _sms_arrived(self) -> None:
        self._shelf.set_note(_SMS, datetime.now(UTC).isoformat(timespec="seconds"))
        self._show_sms()

    def _sms_answered(self) -> None:
        self._shelf.set_note(_SMS, "answered")
        self._show_sms()

    def _show_sms(self) -> None:
        say, noted = self.session.say, self._shelf.note(_SMS, "")
        self.sms_done.setVisible(bool(noted) and noted != "answered")
        if noted == "answered":
            set_role(self.sms, "good")
            self.sms.setText(say(Text("✓ Answered.", "✓ 已完成核验。")))
            return
        if not noted:
            set_role(self.sms, "")
            self.sms.setText(
                say(
                    Text(
                        "Every person in charge gets one after the provider's review, and answers it"
                        " at beian.miit.gov.cn. Say when it has come; the time runs from then.",
                        "接入商初审后各负责人会收到短信，须在 beian.miit.gov.cn 完成核验。"
                        "收到后点击下方按钮开始计时。",
                    )
                )
            )
            return
        ends = answer_until(datetime.fromisoformat(noted), self.session.book)
        left = ends - datetime.now(UTC)
        minutes = int(left.total_seconds() // 60)
        if minutes < 0:
            set_role(self.sms, "error")
            words = Text("✕ The time is over: submit again.", "✕ 已超时：请重新提交。")
        else:
            set_role(self.sms, "warning" if minutes < _SOON_HOURS * 60 else "good")
            words = Text(
                "{h} h {m} min are left, until {when}.", "剩余 {h} 小时 {m} 分钟，截止 {when}。"
            ).format(h=minutes // 60, m=minutes % 60, when=f"{ends.astimezone():%Y-%m-%d %H:%M}")
        self.sms.setText(say(words))

    def _show_log(self) -> None:
        log = self._shelf.rejections()
        self._log_title.setVisible(bool(log))
        self._log.setVisible(bool(log))
        self._log.setText("\n".join(f"{at[:16].replace('T', ' ')}  {words}" for at, words in log))

    def _show_meanings(self) -> None:
        clear(self._answers)
        self.place_buttons = []
        say = self.session.say
        for one in self.meanings:
            places = QWidget()
            flow = FlowLayout(places)
            for place in one.places[:4]:
                button = QPushButton(say(self._place_words(place)))
                button.clicked.connect(lambda *_, place=place: self.place_wanted.emit(place))
                flow.addWidget(button)
                self.place_buttons.append(button)
            role = "name" if one.id else "warning"
            self._answers.addWidget(
                card(
                    label(f"“{one.quote}”", "quiet"),
                    label(say(one.meaning), role),
                    label("→ " + say(one.mend)),
                    places,
                )
            )

    def _place_words(self, place: str) -> Text:
        field = field_at(self.session.book, place)
        if field is not None:
            return field.label
        return self.session.book.vocabulary("slots").name_of(place)

    def _tell(self, words: Text, role: str) -> None:
        set_role(self.message, role)
        self.message.setText(self.session.say(words))
        self.message.show()


def _line(*widgets: QWidget) -> QWidget:
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return line
