"""Statement and letters: ours or the official template, previewed, printed, saved; then the scan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from icpdesk.base.errors import IcpdeskError
from icpdesk.forms.pdf.spot import Spot
from icpdesk.forms.template_map import TemplateMap
from icpdesk.model.place import Place
from icpdesk.papers.plan import PaperPlan
from icpdesk.pipeline.fill import Form
from icpdesk.pipeline.loose_files import PICTURES
from icpdesk.pipeline.papers import papers_of
from ui.filing.filing_pictures import FilingPictures
from ui.filing.outdated_inspections import Renewal
from ui.filing.session import Session
from ui.pages.page import Page
from ui.panels import paper_work
from ui.panels.fill_summary import FillSummary, Remembering
from ui.panels.flat_places import FlatPlaces, PageView
from ui.panels.paper_english import PaperEnglish
from ui.panels.paper_list import PaperList
from ui.panels.paper_output import PaperOutput
from ui.panels.paper_work import FLAT_PICTURES, TEMPLATES, Drawn
from ui.panels.signed_scan import SignedScan
from ui.panels.template_map import TemplateMapTable
from ui.widgets.choose import first_file, open_name, save_name
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.labels import label, set_role
from ui.widgets.page_preview import PagePreview
from ui.widgets.views import show_tabs
from ui.worker import Turn

_TAKEN = (*TEMPLATES, *PICTURES)


class PapersPage(Page):
    """The papers of this filing at the left, the chosen one at the right."""

    slug = "papers"
    scrolls = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.official: Form | None = None
        self._drawn = Drawn([], b"")
        self._drawing, self._reading = Turn(self), Turn(self)
        self._stale = False
        """Whether values have changed while nobody saw this page."""
        self.gallery = FilingPictures.of(session)
        self._renewal = Renewal(self, self.gallery)
        self.setAcceptDrops(True)
        self.list = PaperList(self.gallery)
        self.list.currentRowChanged.connect(lambda *_: self._show_current())
        self.who = label("", "quiet")
        self.done = FillSummary(session)
        self.message = label("", "error")
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.hide()
        self.preview, self.before = PagePreview(), PagePreview()
        self.english = PaperEnglish()
        self.map = TemplateMapTable(session)
        self.map.corrected.connect(self._corrected)
        self.flat = FlatPlaces(session)
        self.flat.confirmed.connect(self._placed)
        self.scan = SignedScan(self.gallery)
        self.scan.choose_wanted.connect(self._choose_scan)
        self.scan.pictures_wanted.connect(self._mend_scan)
        self._about = QWidget()
        self.tabs = QTabWidget()
        self.tabs.currentChanged.connect(lambda *_: self._make_room())
        self.tools: dict[str, QPushButton] = {}
        self._tool_row = QWidget()
        self._flow = FlowLayout(self._tool_row)
        self.output = PaperOutput(self, session)
        self.output.told.connect(self._tell)
        self.output.failed.connect(self._failed)
        self._remembering = Remembering(self)
        self._remembering.failed.connect(self._failed)
        self._make_tools()
        self._lay_out()
        session.changed.connect(self._changed)
        self.gallery.failed.connect(self._failed)
        self.retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        """Papers and looks at their scans are of the present values."""
        super().showEvent(event)
        self._catch_up()
        self._renewal.renew()

    def retranslate(self) -> None:
        """All words."""
        self.title.setText(self.tr("Papers to sign"))
        self.lead.setText(
            self.tr(
                "Print, sign and seal what is listed, then drop the scan here. If your provider"
                " hands out a template of its own, drop that file here: it is the official one."
            )
        )
        for name, words in (
            ("print", self.tr("Print…")),
            ("pdf", self.tr("Save as PDF…")),
            ("word", self.tr("Save as Word file…")),
            ("template", self.tr("Official template…")),
        ):
            self.tools[name].setText(words)
        self.list.setAccessibleName(self.title.text())
        self.tabs.setAccessibleName(self.tr("The chosen paper"))
        self.preview.setAccessibleName(self.tr("Preview"))
        self.before.setAccessibleName(self.tr("Template before filling"))
        self.refresh()

    def refresh(self) -> None:
        """The papers that the present filing asks for."""
        session, self._stale = self.session, False
        plans = papers_of(session.case)
        self.list.show_papers(plans, self.official.name if self.official is not None else "")
        self._show_current()

    def take_template(self, path: Path) -> None:
        """Read an official template and show what would be filled."""

        self._reading.end()
        self._tell(self.tr("Reading {file}…").format(file=path.name), "quiet")

        def have(read: tuple[Form, list[PageView]]) -> None:
            self.flat.settle()
            official, views = read
            self.official = official
            self.message.hide()
            self.flat.show_form(official.places, views)
            self.refresh()
            self.list.setCurrentRow(self.list.count() - 1)
            if self.flat.waits:
                self.tabs.setCurrentWidget(self.flat)

        self._reading.run(
            lambda _: paper_work.read_with_views(path, self.session.book),
            success=have,
            failure=self._failed,
        )

    def take_scan(self, path: Path) -> None:
        """Put the signed scan of the chosen paper into its place; it is judged at once."""
        if self._plan is not None:
            self.message.hide()
            self.scan.take(path)
            self.tabs.setCurrentWidget(self.scan)
        else:
            self._tell(self.tr("Choose the paper first that this scan shows."), "warning")

    def show_place(self, place: str) -> bool:
        """Choose the paper whose signed scan a finding is about (``slot@owner``)."""
        self._catch_up()
        wanted = Place(place)
        chosen = self.list.choose_place(wanted.slot, wanted.owner)
        if chosen:
            self.tabs.setCurrentWidget(self.scan)
        return chosen

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a template or a scan; anything else is for the window."""
        if first_file(event, _TAKEN):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """A form is an official template, a picture is the scan of the chosen paper."""
        form, scan = first_file(event, TEMPLATES), first_file(event, tuple(PICTURES))
        if form is not None:
            self.take_template(form)
        elif scan is not None:
            self.take_scan(scan)
        event.acceptProposedAction()

    def _changed(self) -> None:
        """Papers are not laid out and drawn for every key that is typed on other pages."""
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _catch_up(self) -> None:
        if self._stale:
            self.refresh()

    def _make_tools(self) -> None:
        for name, action in (
            ("print", self._print),
            ("pdf", lambda: self._save("pdf")),
            ("word", lambda: self._save("docx")),
            ("template", self._choose_template),
        ):
            self.tools[name] = QPushButton()
            self.tools[name].clicked.connect(lambda *_, action=action: action())
            if name != "template":
                self._flow.addWidget(self.tools[name])
        self.tools["print"].setProperty("primary", "true")

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
        about = QVBoxLayout(self._about)
        about.setContentsMargins(0, 0, 0, 0)
        about.addWidget(self.who)
        about.addWidget(self.done)
        column.addWidget(self._about)
        column.addWidget(self.tabs, 1)
        split = QSplitter()
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([300, 700])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        self.body.addWidget(self.message)
        self.body.addWidget(split, 1)

    @property
    def plans(self) -> tuple[PaperPlan, ...]:
        """The papers that are listed."""
        return self.list.plans

    @property
    def _plan(self) -> PaperPlan | None:
        return self.list.plan

    def _show_current(self) -> None:
        plan, official = self._plan, self.official
        for name in ("print", "pdf", "word"):
            self.tools[name].setEnabled(plan is not None or official is not None)
        if plan is not None:
            self._show_tabs_of(plan)
            self.scan.show_place(plan.row.slot, self.list.owner_of(plan))
            self.who.setText(
                self.tr("By hand: {marks}. {note}").format(
                    marks=self.tr(", ").join(self.session.say(mark.label) for mark in plan.marks),
                    note=self.session.say(plan.row.note),
                )
            )
            self._render(self.preview, lambda: paper_work.drawn_paper(plan))
        elif official is not None:
            self._show_official(official)
        else:
            show_tabs(self.tabs, (self.preview, self.tr("Filled")))
            self.who.setText(self.tr("This filing asks for no paper."))
            self.preview.show_pages([])
        self._make_room()

    def _show_tabs_of(self, plan: PaperPlan) -> None:
        """The paper, what it says for whoever reads no Chinese, and its signed scan."""
        tabs: list[tuple[QWidget, str]] = [(self.preview, self.tr("Filled"))]
        if self.session.language != "zh":
            self.english.show_paper(plan)
            tabs.append((self.english, self.tr("In English")))
        show_tabs(self.tabs, *tabs, (self.scan, self.tr("Signed scan")))

    def _make_room(self) -> None:
        """A page on which places are put needs the height of the words about the form."""
        self._about.setVisible(self.tabs.currentWidget() is not self.flat)

    def _show_official(self, official: Form) -> None:
        from icpdesk.pipeline.fill import values_for

        book = self.session.book
        values = values_for(self.session.filing, book)
        self.tools["word"].setEnabled(not official.is_pdf)
        self.who.setText(
            self.tr(
                "Places for signature, seal and date are never filled. Correct “What goes where”"
                " where a place is wrong; it is remembered for the next client."
            )
        )
        filled: tuple[QWidget, str] = (self.preview, self.tr("Filled"))
        before: tuple[QWidget, str] = (self.before, self.tr("Before"))
        where = self.map if official.template is not None else self.flat
        show_tabs(self.tabs, filled, (where, self.tr("Field matching")), before)
        if official.template is not None:
            self.map.show_map(official.template, values)
        else:
            self.flat.show_values(values)
        self._render(
            self.preview,
            lambda: paper_work.drawn_filled(official, values, book),
        )
        self._render(self.before, lambda: paper_work.drawn_empty(official))

    def _render(self, target: PagePreview, make: Callable[[], Drawn]) -> None:
        """Draw in the background; what was asked for before and is late is thrown away."""
        if target is self.preview:
            self._drawing.end()
            # What was drawn last is another paper now, or has other values.
            self._drawn = Drawn([], b"")

        def have(drawn: Drawn) -> None:
            if target is self.preview:
                self._drawn = drawn
                self.done.show_report(drawn.report)
                target.setToolTip(self.session.say(drawn.says) if drawn.says else "")
            target.show_pages(drawn.pages)

        self._drawing.run(lambda _: make(), success=have, failure=self._failed)

    def _take_over(self, official: Form) -> None:
        """The user has corrected what goes where; that holds though it may not be remembered."""
        self.official = official
        self._remembering.keep(official)
        if self._plan is None:
            self._show_official(official)

    def _corrected(self, template: TemplateMap) -> None:
        if self.official is not None:
            self._take_over(self.official.corrected(template))

    def _placed(self, spots: tuple[Spot, ...]) -> None:
        if self.official is not None:
            self._take_over(self.official.placed(spots))

    @property
    def _paper(self) -> PaperPlan | Form | None:
        return self._plan or self.official

    def _print(self) -> None:
        self.flat.settle()
        if self._paper is not None:
            self.output.print_paper(self._paper, self._drawn.pdf)

    def _save(self, kind: str) -> None:
        plan = self._plan
        stem = plan.file_stem if plan else "official"
        name = save_name(self, self.tools["pdf"].text(), f"{stem}.{kind}")
        if name:
            self.save_as(Path(name))

    def save_as(self, path: Path) -> None:
        """Write the chosen paper as Word or PDF file, by the file's ending."""
        self.flat.settle()
        if self._paper is not None:
            self.output.save(self._paper, path)

    def _choose_scan(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in sorted(PICTURES))
        name = open_name(self, self.scan.choose.text(), "", f"({kinds})")
        if name:
            self.take_scan(Path(name))

    def _mend_scan(self) -> None:
        plan = self._plan
        if plan is not None:
            self.place_wanted.emit(
                f"pictures:{Place.of_slot(plan.row.slot, self.list.owner_of(plan))}"
            )

    def _choose_template(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in (*TEMPLATES, *FLAT_PICTURES))
        name = open_name(self, self.tools["template"].text(), "", f"({kinds})")
        if name:
            self.take_template(Path(name))

    def _failed(self, problem: IcpdeskError) -> None:
        self._tell(problem.say(self.session.language), "error")

    def _tell(self, words: str, role: str) -> None:
        set_role(self.message, role)
        self.message.setText(words)
        self.message.setVisible(bool(words))
