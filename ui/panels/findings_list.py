"""Findings as cards: how bad, what, what to do, and the source on demand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from icpdesk.base.text import Text
from icpdesk.model import Answer, Finding, NotAssessed, Severity
from icpdesk.model.place import SUBJECT
from icpdesk.pipeline.look import Look, in_order
from icpdesk.pipeline.standing import Point
from icpdesk.pipeline.summary import is_to_fill
from icpdesk.rulebook.fields import label_at
from ui.filing.answers import MOST, take_answer
from ui.filing.session import Session
from ui.translation_marks import QT_TRANSLATE_NOOP
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import card, label
from ui.widgets.owner_words import owner_and_name

WORDS = {
    Severity.ERROR: QT_TRANSLATE_NOOP("FindingCard", "✕ Fix"),
    Severity.WARNING: QT_TRANSLATE_NOOP("FindingCard", "! Check"),
    Severity.INFO: QT_TRANSLATE_NOOP("FindingCard", "i Note"),
}
ROLES = {Severity.ERROR: "chip-error", Severity.WARNING: "chip-warning", Severity.INFO: "chip"}


def empty_field(point: Point, session: Session) -> Finding:
    """What is said of a field that is empty, or holds no value, where no check says anything."""
    label_of = label_at(session.filing, session.book, point.where)
    name = label_of or Text(point.where, point.where)
    typed = session.draft(point.where)
    words = Text(f"{name.en}: not answered yet.", f"未填写：{name.zh}")
    if typed:
        words = Text(f"{name.en}: “{typed}” is no value.", f"{name.zh}：“{typed}”无法识别")
    severity = Severity.ERROR if typed else Severity.WARNING
    return Finding("form.unread" if typed else "form.unanswered", severity, point.where, words)


class FindingCard(QFrame):
    """One finding."""

    wanted = Signal(object)
    """The user wants to go to its field or picture."""

    def __init__(
        self, finding: Finding, session: Session, *, leads: str = "", number: int = 0
    ) -> None:
        super().__init__()
        self.finding = finding
        say = session.say
        self.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        words, role = self.tr(WORDS[finding.severity]), ROLES[finding.severity]
        if finding.severity is not Severity.INFO and is_to_fill(finding, session.filing):
            words, role = self.tr("○ To fill in"), "chip"
        if number:
            # As on the picture.
            head.addWidget(label(str(number), "name", wrap=False))
        head.addWidget(label(words, role, wrap=False))
        head.addStretch(1)
        self.source = QToolButton(self)
        self.source.setText(self.tr("Source"))
        self.source.setCheckable(True)
        self.source.setVisible(bool(finding.sources))
        head.addWidget(self.source)
        self.go = QToolButton(self)
        self.go.setVisible(bool(leads))
        if leads:
            self.go.setText(leads)
            self.go.setAccessibleName(f"{leads}: {say(finding.message)}")
            self.go.clicked.connect(lambda: self.wanted.emit(finding))
            head.addWidget(self.go)
        layout.addLayout(head)
        if leads and (place := _place(finding, session)):
            layout.addWidget(label(place, "name"))
        layout.addWidget(label(say(finding.message)))
        self.answers = [self._answer(answer, session) for answer in finding.answers[:MOST]]
        if self.answers:
            offered = FlowLayout()
            for button in self.answers:
                offered.addWidget(button)
            layout.addLayout(offered)
        if finding.advice:
            layout.addWidget(label("→ " + say(finding.advice), "quiet"))
        lines = [say(source.line) for source in finding.sources]
        sources = label("\n".join(lines), "quiet")
        sources.setToolTip(finding.rule)
        sources.hide()
        self.source.toggled.connect(sources.setVisible)
        layout.addWidget(sources)

    def _answer(self, answer: Answer, session: Session) -> QPushButton:
        button = QPushButton(session.say(answer.words))
        button.setAccessibleName(f"{button.text()}: {session.say(self.finding.message)}")
        button.clicked.connect(lambda *_: take_answer(session, self.finding, answer))
        return button


def _place(finding: Finding, session: Session) -> str:
    """The name of the field or upload slot, and whose it is."""
    filing, slots = session.filing, session.book.vocabulary("slots")
    missing = slots.get(str(finding.measured.get("slot", "")))
    label_of = label_at(filing, session.book, finding.where) or (missing.name if missing else None)
    if label_of is not None:
        owner = finding.where.owner
        whose = owner_and_name(owner, filing) if owner not in ("", SUBJECT) else ""
        return " · ".join(part for part in (session.say(label_of), whose) if part)
    slot = slots.get(finding.where)
    if slot is None:
        return ""
    owners = {item.of for item in filing.attachments if item.slot == finding.where and item.file}
    # Of several pictures of one kind only the finding itself can say which one is meant.
    owner = finding.measured.get("of", owners.pop() if len(owners) == 1 else None)
    whose = "" if owner is None else owner_and_name(str(owner) or "subject", filing)
    return " · ".join(part for part in (session.say(slot.name), whose) if part)


class FindingsList(QScrollArea):
    """All findings of one picture, the worst first."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[object, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_look(self, look: Look | None) -> None:
        """Show what was seen in a picture; None while nobody has looked."""
        report = look.report if look else None
        if report is None:
            self.show_findings((), done=False)
        else:
            self.show_findings(report.findings, report.not_assessed, done=True)

    def show_findings(
        self, findings: Sequence[Finding], open_points: Sequence[NotAssessed] = (), *, done: bool
    ) -> None:
        """Show these, and what could not be checked; ``done`` false while the check still runs."""
        state = (tuple(findings), tuple(open_points), done, self._session.language)
        if state == self._shown:
            return
        self._shown = state
        self.setAccessibleName(self.tr("What the checks say"))
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 6, 0)
        layout.setSpacing(8)
        if not done:
            layout.addWidget(label(self.tr("Being looked at…"), "quiet"))
        elif not findings and not open_points:
            layout.addWidget(label(self.tr("✓ Nothing to fix."), "good"))
        for number, finding in enumerate(in_order(findings), 1):
            layout.addWidget(FindingCard(finding, self._session, number=number))
        for reason in dict.fromkeys(self._session.say(one.reason) for one in open_points):
            layout.addWidget(card(label(self.tr("Not checked"), "name"), label(reason, "quiet")))
        layout.addStretch(1)
        self.setWidget(body)
