"""After the upload: how far it is, what is due when, the text message, and what reviewers wrote."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QGridLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from icpdesk.base.errors import IcpdeskError
from icpdesk.base.text import Text
from icpdesk.followup.values import Deadline, Meaning
from icpdesk.pipeline.follow_up import (
    answer_until,
    deadlines_of,
    understand_rejection,
    write_calendar,
)
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.fields import field_at
from ui.filing.filing_records import FilingRecords
from ui.filing.session import Session
from ui.pages.page import Page
from ui.panels.after_approval import AfterApprovalPanel
from ui.panels.order_stages import OrderStages
from ui.translation_marks import QT_TRANSLATE_NOOP
from ui.widgets.choose import save_name
from ui.widgets.flow_layout import FlowLayout, clear
from ui.widgets.labels import card, label, row_of, set_role
from ui.widgets.still_boxes import ChoiceBox

STATES = {
    "draft": QT_TRANSLATE_NOOP("FollowUpPage", "Draft"),
    "ready": QT_TRANSLATE_NOOP("FollowUpPage", "Ready"),
    "submitted": QT_TRANSLATE_NOOP("FollowUpPage", "Submitted"),
    "sent-back": QT_TRANSLATE_NOOP("FollowUpPage", "Sent back"),
    "approved": QT_TRANSLATE_NOOP("FollowUpPage", "Approved"),
}
_SMS = "sms_arrived"
_TICK_MS = 20_000
_SOON_HOURS = 6


class FollowUpPage(Page):
    """States, dates, the countdown of the text message, and the log of rejections."""

    slug = "follow-up"

    def __init__(self, session: Session, shelf: FilingRecords | None = None) -> None:
        super().__init__(session)
        self._shelf = shelf or FilingRecords(session)
        self._state_title, self.state = label("", "heading"), ChoiceBox()
        self._dates_title, self._dates = label("", "heading"), QGridLayout()
        self.calendar = QPushButton()
        self._sms_title, self.sms = label("", "heading"), label("")
        self.sms_now, self.sms_done = QPushButton(), QPushButton()
        self._words_title, self._words_hint = label("", "heading"), label("", "quiet")
        self.words, self.read = QPlainTextEdit(), QPushButton()
        self.read.setProperty("primary", "true")
        self.sent_back = QPushButton(self)
        self.sent_back.clicked.connect(lambda: self._set_state("sent-back"))
        self.sent_back.hide()
        self.meanings: list[Meaning] = []
        self.place_buttons: list[QPushButton] = []
        self._answers, self._log = QVBoxLayout(), label("", "quiet")
        self._log_title = label("", "name")
        self.message = label("", "good")
        self.stages = OrderStages(session, self._shelf)
        self.stages.changed.connect(self._state_moved)
        self.after = AfterApprovalPanel(session)
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK_MS)
        self._clock.timeout.connect(self._show_sms)
        self._clock.start()
        self._connect()
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """All words."""
        self.title.setText(self.tr("Follow-up"))
        self.lead.setText(self.tr("What happens after the upload, until the number is granted."))
        self._state_title.setText(self.tr("Status"))
        self.state.setAccessibleName(self._state_title.text())
        self._dates_title.setText(self.tr("Dates"))
        self.calendar.setText(self.tr("Save as calendar file…"))
        self._sms_title.setText(self.tr("The ministry's text message"))
        self.sms_now.setText(self.tr("SMS received"))
        self.sms_done.setText(self.tr("SMS verified"))
        self._words_title.setText(self.tr("What the reviewer wrote"))
        self._words_hint.setText(
            self.tr(
                "Paste the message as it came, in Chinese; each sentence is matched to its field."
            )
        )
        self.words.setAccessibleName(self._words_title.text())
        self.words.setPlaceholderText("网站名称不符合要求；域名所有者与主体不一致")
        self.read.setText(self.tr("What does it mean?"))
        self.sent_back.setText(self.tr("Mark the filing as sent back"))
        self._log_title.setText(self.tr("Earlier messages"))
        self._show_states()
        self.stages.retranslate()
        self.after.retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Dates, countdown and log of the present filing."""
        self.state.setCurrentIndex(self.state.findData(self._shelf.state))
        self._show_dates()
        self._show_sms()
        self._show_log()
        self._show_meanings()
        self.stages.refresh()
        self.after.refresh()

    def understand_words(self) -> None:
        """Match the pasted message and keep it in the log."""
        text = self.words.toPlainText().strip()
        if not text:
            return
        self.meanings = list(understand_rejection(text, self.session.filing, self.session.book))
        places = [place for one in self.meanings for place in one.places[:1]]
        try:
            self._shelf.add_rejection(text, places)
        except IcpdeskError as problem:
            self._tell(self.session.say(problem.message), "error")
        self.refresh()

    def save_calendar(self, path: Path) -> None:
        """Write the dates as .ics."""
        title = self.session.filing.title or self.session.filing.subject.name or "icpdesk"
        try:
            write_calendar(path, self._deadlines(), title, self.session.language)
        except IcpdeskError as problem:
            self._tell(self.session.say(problem.message), "error")
        else:
            self._tell(self.tr("✓ Written: {file}").format(file=path), "good")

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
        self._answers_box = answers
        self._dates.setContentsMargins(0, 0, 0, 0)
        self._answers.setContentsMargins(0, 0, 0, 0)
        self.words.setMaximumHeight(96)
        self.words.setTabChangesFocus(True)
        for part in (
            self.message,
            card(self._state_title, row_of(self.state), self.stages),
            card(self._sms_title, self.sms, row_of(self.sms_now, self.sms_done)),
            card(self._words_title, self._words_hint, self.words, row_of(self.read, self.sent_back), answers,
                 self._log_title, self._log),
            card(self._dates_title, dates, row_of(self.calendar)),
            card(self.after),
        ):  # fmt: skip
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.message.hide()

    def _show_states(self) -> None:
        self.state.blockSignals(True)
        self.state.clear()
        for slug, words in STATES.items():
            self.state.addItem(self.tr(words), slug)
        self.state.blockSignals(False)

    def _set_state(self, state: str) -> None:
        self._shelf.set_state(state)
        self.state.setCurrentIndex(self.state.findData(state))
        self.sent_back.hide()

    def _state_moved(self) -> None:
        self._show_states()
        self.state.setCurrentIndex(self.state.findData(self._shelf.state))

    def _deadlines(self) -> tuple[Deadline, ...]:
        today = date.today()  # noqa: DTZ011 - the user's calendar
        return deadlines_of(Case(self.session.filing, self.session.book, today))

    def _show_dates(self) -> None:
        clear(self._dates)
        say = self.session.say
        for row, item in enumerate(self._deadlines()):
            unsure = "" if item.certain else self.tr(" (estimated)")
            self._dates.addWidget(label(item.span + unsure, "name", wrap=False), row, 0)
            what = label(say(item.what))
            what.setToolTip("\n".join(self.session.say(one.line) for one in item.sources))
            self._dates.addWidget(what, row, 1)

    def _choose_calendar(self) -> None:
        name = save_name(self, self.calendar.text(), "icpdesk.ics", "*.ics")
        if name:
            self.save_calendar(Path(name))

    def _sms_arrived(self) -> None:
        self._shelf.set_note(_SMS, datetime.now(UTC).isoformat(timespec="seconds"))
        self._show_sms()

    def _sms_answered(self) -> None:
        self._shelf.set_note(_SMS, "answered")
        self._show_sms()

    def _show_sms(self) -> None:
        _say, noted = self.session.say, self._shelf.note(_SMS, "")
        self.sms_done.setVisible(bool(noted) and noted != "answered")
        if noted == "answered":
            set_role(self.sms, "good")
            self.sms.setText(self.tr("✓ Answered."))
            return
        if not noted:
            set_role(self.sms, "")
            self.sms.setText(
                self.tr(
                    "Every person in charge gets one after the provider's review, and answers it"
                    " at beian.miit.gov.cn. Say when it has come; the time runs from then."
                )
            )
            return
        ends = answer_until(datetime.fromisoformat(noted), self.session.book)
        left = ends - datetime.now(UTC)
        minutes = int(left.total_seconds() // 60)
        if minutes < 0:
            set_role(self.sms, "error")
            words = self.tr("✕ The time is over: submit again.")
        else:
            set_role(self.sms, "warning" if minutes < _SOON_HOURS * 60 else "good")
            words = self.tr("{h} h {m} min are left, until {when}.").format(
                h=minutes // 60, m=minutes % 60, when=f"{ends.astimezone():%Y-%m-%d %H:%M}"
            )
        self.sms.setText(words)

    def _show_log(self) -> None:
        log = self._shelf.rejections()
        self._log_title.setVisible(bool(log))
        self._log.setVisible(bool(log))
        self._log.setText("\n".join(f"{at[:16].replace('T', ' ')}  {words}" for at, words in log))

    def _show_meanings(self) -> None:
        clear(self._answers)
        self._answers_box.setVisible(bool(self.meanings))
        self.sent_back.setVisible(bool(self.meanings) and self._shelf.state != "sent-back")
        self.place_buttons = []
        say = self.session.say
        for one in self.meanings:
            places = QWidget()
            flow = FlowLayout(places)
            for place in one.places[:6]:
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

    def _tell(self, words: str, role: str) -> None:
        set_role(self.message, role)
        self.message.setText(words)
        self.message.show()
