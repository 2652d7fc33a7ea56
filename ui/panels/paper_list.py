"""The papers of a filing: what each is called, and how its signed scan stands."""

from __future__ import annotations

from icpdesk.model.place import WEBSITES, Place
from icpdesk.papers.plan import PaperPlan
from icpdesk.pipeline.slots import Slot
from icpdesk.rulebook.papers import scan_owner
from ui.filing.filing_pictures import FilingPictures
from ui.widgets.labels import SIGNS
from ui.widgets.owner_words import owner_and_name
from ui.widgets.views import WrappedList


class PaperList(WrappedList):
    """One line a paper, below them the official template that was read."""

    def __init__(self, gallery: FilingPictures) -> None:
        super().__init__()
        self._gallery = gallery
        self.plans: tuple[PaperPlan, ...] = ()
        gallery.changed.connect(self.mark)

    @property
    def plan(self) -> PaperPlan | None:
        """The chosen paper; None where none or the official template is chosen."""
        row = self.currentRow()
        return self.plans[row] if 0 <= row < len(self.plans) else None

    def show_papers(self, plans: tuple[PaperPlan, ...], official: str) -> None:
        """Show these, and the name of the official template unless it is empty; nothing is told."""
        row, self.plans = max(0, self.currentRow()), plans
        names = [self._name_of(plan) for plan in plans]
        if official:
            names.append(self.tr("Official: {title}").format(title=official))
        self.blockSignals(True)
        self.clear()
        self.addItems(names)
        self.setCurrentRow(min(row, self.count() - 1))
        self.blockSignals(False)
        self.mark()

    def mark(self) -> None:
        """A tick where the signed scan is there and good, a cross where it is not."""
        for row, plan in enumerate(self.plans):
            slot = self._gallery.place(plan.row.slot, self.owner_of(plan))
            words = f"{self._mark_of(slot)}  {self._name_of(plan)}"
            if slot is None or (slot.item is None and not slot.demanded):
                words += "\n" + self.tr("only if your provider asks for it")
            self.item(row).setText(words)
        self.fit_rows()

    def owner_of(self, plan: PaperPlan) -> str:
        """Where the scan of a paper belongs: as the rulebook asks for it, else by the paper's row."""
        own = scan_owner(plan.row, plan.website, self._gallery.session.book)
        if self._gallery.place(plan.row.slot, own):
            return own
        site = WEBSITES / plan.website
        places = [place.of for place in self._gallery.slots() if place.slot == plan.row.slot]
        return next((of for of in places if Place(of).is_in(site)), next(iter(places), own))

    def choose_place(self, slot: str, owner: str) -> bool:
        """Choose the paper whose signed scan goes to an upload slot; false when there is none."""
        rows = [row for row, plan in enumerate(self.plans) if plan.row.slot == slot]
        own = (row for row in rows if self.owner_of(self.plans[row]) == owner)
        row = next(own, next(iter(rows), -1))
        if row >= 0:
            self.setCurrentRow(row)
        return row >= 0

    def _name_of(self, plan: PaperPlan) -> str:
        session = self._gallery.session
        name = session.say(plan.paper.name)
        if len(session.filing.websites) < 2:
            return name
        return f"{name}\n{owner_and_name(WEBSITES / plan.website, session.filing)}"

    def _mark_of(self, slot: Slot | None) -> str:
        if slot is None or slot.item is None:
            return "○" if slot and slot.demanded else "–"
        look = self._gallery.look_of(slot.item)
        return SIGNS[look.report.light] if look else "…"
