"""A page of the form, made from the field catalogue for this province, nature and provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from icpdesk.model import Domain, Person, PreApproval, Website
from icpdesk.model.place import (
    LEGAL_REPRESENTATIVE,
    SUBJECT,
    SUBJECT_ADMINISTRATOR,
    WEBSITE_ADMINISTRATORS,
    WEBSITES,
    Place,
)
from icpdesk.pipeline.filing_types import asks
from icpdesk.pipeline.form_shape import Group, value_of
from icpdesk.rulebook.place_search import FoundPlace
from ui.filing.session import Session
from ui.pages.page import Page
from ui.panels.app_certificate import AppCertificateReader
from ui.panels.filed_values import FiledValues
from ui.translation_marks import QT_TRANSLATE_NOOP
from ui.widgets.field_row import FieldRow
from ui.widgets.labels import card, label, row_of
from ui.widgets.place_finder import PlaceFinder
from ui.window.steps import Step

if TYPE_CHECKING:
    from ui.panels.scan_beside import ScanBeside

_LEADS = {
    "type": QT_TRANSLATE_NOOP(
        "FormPage", "Whether the site can be filed at all, and which kind of filing it is."
    ),
    "region": QT_TRANSLATE_NOOP(
        "FormPage",
        "Where and as what you file: this decides which fields and papers are asked for.",
    ),
    "subject": QT_TRANSLATE_NOOP(
        "FormPage",
        "The subject (主体) is the company or the person in whose name the site is filed.",
    ),
    "persons": QT_TRANSLATE_NOOP(
        "FormPage",
        "Who represents the subject, and who is in charge (负责人): reviewers call this person.",
    ),
    "websites": QT_TRANSLATE_NOOP("FormPage", "Every site with its domain and its administrator."),
}
"""What a page is about, for who meets these words for the first time."""


class FormPage(Page):
    """Shows the fields of some steps of the catalogue; rows appear and go as rules ask for them."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step.slug)
        self._step = step
        self.rows: dict[str, FieldRow] = {}
        self._shape: tuple[Group, ...] = ()
        self._shown: frozenset[str] = frozenset()
        """Cards that show what another role answers."""
        self._holder: QWidget | None = None
        self._cards = QVBoxLayout()
        self.body.addLayout(self._cards)
        self.filed: FiledValues | None = None
        if "type" in step.fields:
            self.filed = FiledValues(session)
            self.body.addWidget(self.filed)
        self.body.addStretch(1)
        self._scan: ScanBeside | None = None
        self.retranslate()
        session.changed.connect(self._refresh)
        session.noted.connect(self._show_values)
        session.checked.connect(self._show_findings)
        self._entered: FieldRow | None = None
        """The row that has the focus."""
        self._application().focusChanged.connect(self._focus_moved)
        session.settling.connect(self._settle)

    def show_place(self, place: str) -> bool:
        """Bring the field at ``place`` into view; False when it is not on this page."""
        if self.filed is not None and not self.filed.isHidden() and Place(place).is_in("filed"):
            self.filed.take_focus(Place(place))
            self.area.ensureWidgetVisible(self.filed, 0, 80)
            return True
        row = self.rows.get(place) or next(
            (row for path, row in self.rows.items() if Place(path).is_in(place)),
            None,
        )
        if row is None:
            return False
        self.area.ensureWidgetVisible(row, 0, 80)
        row.take_focus()
        return True

    @property
    def focused_row(self) -> FieldRow | None:
        """The field that has the focus."""
        return self.rows.get(self._focused())

    @property
    def has_open(self) -> bool:
        """Whether a field that must be answered is empty."""
        return any(row.is_open for row in self.rows.values())

    def focus_first(self) -> bool:
        """The first open field takes the keys."""
        return self.next_open()

    def go_on(self) -> bool:
        """From the field with the focus to the next open one."""
        return self.next_open(self._focused())

    def next_open(self, after: str = "") -> bool:
        """Let the next key go to the first open field behind ``after``; False when there is none."""
        paths = list(self.rows)
        start = paths.index(after) + 1 if after in paths else 0
        path = next((path for path in paths[start:] if self.rows[path].is_open), "")
        return bool(path) and self.show_place(path)

    def put_away(self) -> None:
        """The focus goes elsewhere now, and that is no leaving of a field."""
        self._application().focusChanged.disconnect(self._focus_moved)
        self._entered = None

    def _settle(self) -> None:
        if self._entered is not None and isValid(self._entered):
            self._entered.leave()

    @staticmethod
    def _application() -> QApplication:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        return application

    def _focus_moved(self, _: QWidget | None, now: QWidget | None) -> None:
        """A list or a calendar that opens is no other place, nor is another program."""
        if now is None or QApplication.activePopupWidget() is not None:
            return
        entered = next((row for row in self.rows.values() if row.isAncestorOf(now)), None)
        left, self._entered = self._entered, entered
        if left is not None and left is not entered and isValid(left):
            left.leave()
        if entered is not None and entered is not left:
            entered.enter()
            self._show_scan(entered.path)

    def _show_scan(self, path: str) -> None:
        """The picture that the field comes from, where the window is wide enough."""
        from ui.panels.scan_beside import WIDE, ScanBeside

        if self._scan is None and self.width() >= WIDE and self.session.filing.attachments:
            self._scan = ScanBeside(self.session)
            outer = self.layout()
            assert isinstance(outer, QVBoxLayout)
            outer.removeWidget(self.area)
            row = QHBoxLayout()
            row.setSpacing(0)
            row.addWidget(self.area, 2)
            row.addWidget(self._scan, 1)
            outer.insertLayout(0, row, 1)
        if self._scan is not None:
            self._scan.show_field(Place(path), self.width())

    def toggle_scan(self) -> None:
        """Another choice was made: show it for the field with the focus, or put it away."""
        row = self.focused_row
        if row is not None:
            self._show_scan(row.path)
        if self._scan is not None:
            self._scan.fit(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the form has the room."""
        super().resizeEvent(event)
        if self._scan is not None:
            self._scan.fit(event.size().width())

    def _onward(self, path: str) -> None:
        """Enter goes on to the next open field, on this page or a later one."""
        if not self.next_open(path):
            self.place_wanted.emit("next-open")

    def retranslate(self) -> None:
        """Make the page anew in the window's language."""
        self.title.setText(self._step.title)
        self.lead.setText(self.tr(_LEADS[self._step.slug]))
        self._rebuild()

    def _rebuild(self) -> None:
        before, focused = list(self.rows), self._focused()
        early = {path for path, row in self.rows.items() if not row.settled}
        groups = self.session.groups(self._step.fields, self._shown)
        self._shape = groups
        self.rows.clear()
        if self._holder is not None:
            self._holder.hide()
            self._cards.removeWidget(self._holder)
            self._holder.deleteLater()
        self._holder = QWidget()
        layout = QVBoxLayout(self._holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for group in groups:
            layout.addWidget(self._card(group))
        wanted = not self.session.is_open or asks(
            self.session.filing, self.session.book, "websites[].name"
        )
        if not groups and not ("website" in self._step.fields and wanted):
            layout.addWidget(label(self.tr("This type of filing asks nothing here."), "quiet"))
        elif "website" in self._step.fields:
            add = QPushButton(self.tr("Add a website"))
            add.clicked.connect(self._add_site)
            line = QHBoxLayout()
            line.addWidget(add)
            line.addStretch(1)
            layout.addLayout(line)
        for path in early & self.rows.keys():
            self.rows[path].settled = False
        self._cards.addWidget(self._holder)
        self._holder.show()  # At once: the focus goes only to what can be seen.
        self._show_findings()
        if focused:
            # Who works by keys goes on where they were, or with the next field that is still there.
            onward = before[before.index(focused) :]
            self.show_place(next((path for path in onward if path in self.rows), ""))

    def _card(self, group: Group) -> QWidget:
        widgets: list[QWidget] = [label(self._heading(group), "heading")]
        if group.step == "region":
            finder = PlaceFinder(self.session)
            finder.found.connect(self._take_place)
            widgets.append(finder)
        for field, path in group.rows:
            row = FieldRow(self.session, field, path)
            row.show_value(value_of(self.session.filing, path))
            row.edited.connect(self._edited)
            row.onward.connect(self._onward)
            self.rows[path] = row
            widgets.append(row)
        site = group.place.website
        if group.step == "website" and site is not None and self._is_app(site):
            widgets.append(AppCertificateReader(self.session, WEBSITES / site))
        buttons = self._buttons(group)
        if buttons:
            widgets.append(row_of(*buttons))
        return card(*widgets)

    def _is_app(self, site: int) -> bool:
        return self.session.filing.websites[site].service_type == "app"

    def _heading(self, group: Group) -> str:
        numbers = [number + 1 for number in group.place.positions]
        words = {
            "type": self.tr("Prerequisites and type of filing"),
            "region": self.tr("Region, nature and certificate"),
            "subject": self.tr("The subject"),
            "legal-representative": self._role(LEGAL_REPRESENTATIVE),
            "administrator": self._role(SUBJECT_ADMINISTRATOR),
            "website": self.tr("Website"),
            "domain": self.tr("Domain"),
            "website-administrator": self._role(WEBSITE_ADMINISTRATORS),
        }[group.step]
        if "pre_approvals" in group.place:
            words = self.tr("Content that needs a permit")
        return " ".join([words, "–".join(map(str, numbers))]) if numbers else words

    def _role(self, role: Place) -> str:
        return self.session.say(role.kind_name.as_heading)

    def _buttons(self, group: Group) -> list[QPushButton]:
        """What can be done with a card: add or remove domains, permits, sites; show what is taken over."""
        made: list[tuple[str, object]] = []
        place = group.place.parent
        if group.taken_over:
            key = f"{group.step} {group.place}"
            names = len(group.taken_over)
            made.append((self.tr("Show copied values: %n", "", names), lambda: self._unfold(key)))
        if group.step == "domain":
            made.append((self.tr("Add a domain"), lambda: self._add(place, Domain())))
        if "pre_approvals" in group.place:
            made.append((self.tr("Add a permit"), lambda: self._add(place, PreApproval())))
        if group.step == "domain" or "pre_approvals" in group.place or group.step == "website":
            words = {
                "domain": self.tr("Remove this domain"),
                "website": self.tr("Remove this website"),
            }[group.step]
            if "pre_approvals" in group.place:
                words = self.tr("Remove this permit")
            if place and len(_tuple_at(self.session, place)) > 1:
                made.append((words, lambda: self._remove(place, group.place.positions[-1])))
        buttons = []
        for words, doing in made:
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, doing=doing: doing())
            buttons.append(button)
        return buttons

    def _unfold(self, key: str) -> None:
        self._shown |= {key}
        self._rebuild()

    def _add(self, place: Place, value: object) -> None:
        self.session.put(place, (*_tuple_at(self.session, place), value))

    def _remove(self, place: Place, index: int) -> None:
        values = _tuple_at(self.session, place)
        self.session.put(place, values[:index] + values[index + 1 :])

    def _add_site(self) -> None:
        site = Website(
            domains=(Domain(),),
            pre_approvals=(PreApproval(kind="none"),),
            administrator=Person(same_as="subject_administrator"),
        )
        self._add(WEBSITES, site)

    def _take_place(self, place: FoundPlace) -> None:
        filing = self.session.filing.changed({"province": place.province})
        filing = (SUBJECT / "city").put(filing, place.city)
        filing = (SUBJECT / "district").put(filing, place.district)
        paths = ("province", "subject.city", "subject.district")
        self.session.replace(filing, dict.fromkeys(paths, "computed"))

    def _edited(self, path: str, value: object) -> None:
        self.session.put(path, value)

    def _refresh(self) -> None:
        if not self.session.is_open:
            return
        if self.session.groups(self._step.fields, self._shown) == self._shape:
            self._show_values()
            return
        self._rebuild()

    def _focused(self) -> str:
        """Path of the field that has the focus; empty when none has."""
        focus = QApplication.focusWidget()
        rows = self.rows.items()
        return next((path for path, row in rows if focus and row.isAncestorOf(focus)), "")

    def _show_values(self) -> None:
        for path, row in self.rows.items():
            row.show_value(value_of(self.session.filing, path))

    def _show_findings(self) -> None:
        for path, row in self.rows.items():
            row.show_findings(self.session.findings_at(path))


def _tuple_at(session: Session, place: Place) -> tuple[object, ...]:
    value = place.stated(session.filing)
    assert isinstance(value, tuple)
    return value
