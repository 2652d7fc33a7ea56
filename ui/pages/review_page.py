"""What a reviewer will say: findings by severity, each leading to its field or picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from icpdesk.model import Finding, Report, Severity
from icpdesk.pipeline.standing import Kind, Point
from icpdesk.rulebook.notes import Notice, notices_for
from ui.filing.filing_pictures import FilingPictures
from ui.filing.filing_records import FilingRecords
from ui.filing.outdated_inspections import Renewal
from ui.filing.session import Session
from ui.pages.page import Page
from ui.panels.findings_list import FindingCard, empty_field
from ui.panels.place_notes import PlaceNotes
from ui.translation_marks import QT_TRANSLATE_NOOP
from ui.widgets.flow_layout import FlowLayout, clear
from ui.widgets.labels import card, label
from ui.widgets.verdict_banner import VerdictBanner
from ui.window.finding_places import place_of

_GROUPS: tuple[tuple[Kind, str], ...] = (
    ("error", QT_TRANSLATE_NOOP("ReviewPage", "Errors: {n}")),
    ("to-fill", QT_TRANSLATE_NOOP("ReviewPage", "To fill in: {n}")),
    ("warning", QT_TRANSLATE_NOOP("ReviewPage", "To check: {n}")),
    ("note", QT_TRANSLATE_NOOP("ReviewPage", "Notes: {n}")),
)
_TICKS = "by_hand"
_TOGETHER_MS = 150
_MOST_CARDS = 60
"""Cards of one group that are shown at once."""


class ReviewPage(Page):
    """The whole report, what could not be assessed, and what only a person can confirm."""

    slug = "review"

    def __init__(self, session: Session, shelf: FilingRecords | None = None) -> None:
        super().__init__(session)
        self._shelf = shelf or FilingRecords(session)
        self._shown: object = None
        self._gallery = FilingPictures.of(session)
        self._renewal = Renewal(self, self._gallery)
        self.verdict = VerdictBanner()
        self.pending = label("", "quiet")
        self.filters: dict[str, QPushButton] = {}
        self._only = ""
        self._filter_row = FlowLayout()
        self._make_filters()
        self.cards: list[FindingCard] = []
        self._cards_of: object = None
        self._groups = QVBoxLayout()
        self._groups.setSpacing(10)
        self.ticks: list[QCheckBox] = []
        self._notices: tuple[Notice, ...] = ()
        self._tick_column = QVBoxLayout()
        self._by_hand_title, self._by_hand_hint = label("", "heading"), label("", "quiet")
        self._by_hand = self._make_ticks()
        self.notes = PlaceNotes(session)
        shown = (self.verdict, self.pending, self._filter_row, self._groups)
        for item in (*shown, self.notes, self._by_hand):
            if isinstance(item, QWidget):
                self.body.addWidget(item)
            else:
                self.body.addLayout(item)
        self.body.addStretch(1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TOGETHER_MS)
        self._soon.timeout.connect(self._changed)
        session.checked.connect(self._changed)
        # Looks come by the dozen: what arrives together is shown together.
        session.looked.connect(self._soon.start)
        session.changed.connect(self._restore_ticks)
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """The report is that of the present values, and so are the looks at pictures."""
        super().showEvent(event)
        self.session.set_note("reviewed", True)
        self._refresh()
        self._renewal.renew()

    def retranslate(self) -> None:
        """All words."""
        self.title.setText(self.tr("Review"))
        self.lead.setText(
            self.tr(
                "Possible objections, with their sources. Each point leads to its field or picture."
            )
        )
        self._by_hand_title.setText(self.tr("To confirm yourself"))
        self._by_hand_hint.setText(
            self.tr("No program can see these from here. Tick what you have made sure of.")
        )
        self.notes.retranslate()
        self._notices = ()
        self._shown = None
        self._refresh()

    def _make_filters(self) -> None:
        group = QButtonGroup(self)
        for name in ("", *(kind for kind, _ in _GROUPS), "unchecked"):
            button = QPushButton()
            button.setCheckable(True)
            button.setChecked(name == "")
            button.clicked.connect(lambda *_, name=name: self._show_only(name))
            group.addButton(button)
            self.filters[name] = button
            self._filter_row.addWidget(button)

    def _make_ticks(self) -> QWidget:
        boxes = QWidget()
        boxes.setLayout(self._tick_column)
        self._tick_column.setContentsMargins(0, 0, 0, 0)
        return card(self._by_hand_title, self._by_hand_hint, boxes)

    def _show_notices(self) -> None:
        """A box for every point that concerns this filing."""
        notices = notices_for(self.session.case)
        if notices != self._notices:
            self._notices = notices
            clear(self._tick_column)
            self.ticks = []
            for notice in notices:
                box = QCheckBox(self.session.say(notice.text))
                box.setMinimumHeight(28)
                box.setToolTip("\n".join(self.session.say(one.line) for one in notice.sources))
                box.clicked.connect(lambda on, slug=notice.id: self._tick(slug, on))
                self.ticks.append(box)
                self._tick_column.addWidget(box)

    def _show_only(self, name: str) -> None:
        self._only, self._shown = name, None
        self._refresh()

    def _changed(self) -> None:
        """Cards are not made for every key that is typed on other pages."""
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        report = self.session.whole_report
        waiting = len(self.session.standing.waiting)
        state = (report, self.session.language, self._only, waiting, self.session.standing.points)
        if state == self._shown:
            return
        self._shown = state
        self._restore_ticks()
        kept = self._take_cards_out()
        known = self.session.standing.known
        self.verdict.show_standing(self.session.standing.counts)
        self.pending.setText(
            self.tr(
                "Pictures that are being looked at: {n}. What is seen will stand here, too."
            ).format(n=waiting)
        )
        self.pending.setVisible(waiting > 0 and known)
        if report is not None and known:
            groups = self._groups_of(report)
            self._name_filters(groups)
            for kind, title in _GROUPS:
                if groups[kind] and self._only in ("", kind):
                    self._add_group(title, groups[kind], kept)
            if groups["unchecked"] and self._only in ("", "unchecked"):
                self._add_open(groups["unchecked"])
        for made in kept:
            made.hide()
            made.deleteLater()

    def _groups_of(self, report: Report) -> dict[str, list[Point]]:
        """The points by kind, as the sidebar counts them, and the notes."""
        groups: dict[str, list[Point]] = {kind: [] for kind, _ in _GROUPS}
        groups["unchecked"] = []
        for point in self.session.standing.points:
            if point.kind in groups:
                groups[point.kind].append(point)
        groups["note"] = [
            Point("note", finding.where, finding) for finding in report.at(Severity.INFO)
        ]
        return groups

    def _take_cards_out(self) -> list[FindingCard]:
        """Empty the list; cards whose words still fit are returned, to be put in again.

        So a look that arrives neither closes what the reader has opened nor takes the focus.
        """
        about = (self.session.filing, self.session.language)
        kept = self.cards if about == self._cards_of else []
        for made in kept:
            self._groups.removeWidget(made)
        clear(self._groups)
        self.cards, self._cards_of = [], about
        return kept

    def _name_filters(self, groups: dict[str, list[Point]]) -> None:
        self.filters[""].setText(self.tr("All"))
        for kind, title in _GROUPS:
            found = len(groups[kind])
            self.filters[kind].setText(self.tr(title).format(n=found))
            self.filters[kind].setEnabled(found > 0)
        unchecked = groups["unchecked"]
        self.filters["unchecked"].setText(self.tr("Not checked: {n}").format(n=len(unchecked)))
        self.filters["unchecked"].setEnabled(bool(unchecked))

    def _add_group(self, title: str, found: Sequence[Point], kept: list[FindingCard]) -> None:
        self._groups.addWidget(label(self.tr(title).format(n=len(found)), "heading"))
        for point in found[:_MOST_CARDS]:
            finding = point.finding or empty_field(point, self.session)
            made = next((one for one in kept if one.finding == finding), None)
            if made is None:
                made = FindingCard(finding, self.session, leads=self.tr("Open"))
                made.wanted.connect(self._go)
            else:
                kept.remove(made)
            self.cards.append(made)
            self._groups.addWidget(made)
        if len(found) > _MOST_CARDS:
            rest = self.tr("and {n} more").format(n=len(found) - _MOST_CARDS)
            self._groups.addWidget(label(rest, "quiet"))

    def _add_open(self, points: Sequence[Point]) -> None:
        say = self.session.say
        title = self.tr("Not checked: ask or look for yourself")
        self._groups.addWidget(label(title, "heading"))
        lines = list(dict.fromkeys(say(one.open_.reason) for one in points if one.open_))
        self._groups.addWidget(card(*(label(f"? {line}") for line in lines)))

    def _go(self, finding: Finding) -> None:
        self.place_wanted.emit(place_of(finding, self.session))

    def _tick(self, notice: str, on: bool) -> None:
        ticked = set(self._shelf.note(_TICKS, ()))
        (ticked.add if on else ticked.discard)(notice)
        self._shelf.set_note(_TICKS, sorted(ticked))

    def _restore_ticks(self) -> None:
        self._show_notices()
        self.notes.refresh()
        ticked = set(self._shelf.note(_TICKS, ()))
        for box, notice in zip(self.ticks, self._notices, strict=True):
            box.setChecked(notice.id in ticked)
