"""The pages of a window: made when they are first seen, they lead to each other by names.

Where the keys go when a page is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QStackedWidget, QWidget

from ui.pages.page import Page
from ui.window.steps import STEPS, make_page, step

if TYPE_CHECKING:
    from ui.filing.session import Session
    from ui.window.navigator import Navigator


class PageStack(QObject):
    """Owns the pages of a window; those of a filing go when it is put away."""

    moved = Signal(str)
    """Slug of the page that is shown now."""
    tour_wanted = Signal()

    def __init__(self, window: Navigator, session: Session) -> None:
        super().__init__(window.widget)
        self._window, self._session = window, session
        self.stack = QStackedWidget()
        self.slug = ""
        """The page that is shown."""
        self._pages: dict[str, QWidget] = {}
        session.closed.connect(self._drop_pages)

    def page(self, slug: str) -> QWidget:
        """The page of a step, made on first use."""
        made = self._pages.get(slug)
        if made is None:
            made = make_page(step(slug), self._session)
            if isinstance(made, Page):
                made.place_wanted.connect(self.go_to)
            self._pages[slug] = made
            self.stack.addWidget(made)
        return made

    def made(self, slug: str) -> QWidget | None:
        """The page of a step if somebody has seen it."""
        return self._pages.get(slug)

    def go(self, slug: str) -> None:
        """Show a page; without an open filing only those that need none."""
        if step(slug).needs_filing and not self._session.is_open:
            slug = "home"
        self.slug = slug
        if step(slug).needs_filing:
            self._session.set_note("step", slug)
        page = self.page(slug)
        if isinstance(page, Page):
            page.refresh_page()
        self.stack.setCurrentWidget(page)
        if not (isinstance(page, Page) and page.focus_first()):
            settle_focus(page)
        self.moved.emit(slug)

    def move(self, by: int) -> None:
        """Show the page before or behind this one."""
        slugs = [one.slug for one in STEPS if self._session.is_open or not one.needs_filing]
        place = slugs.index(self.slug) + by
        self.go(slugs[max(0, min(place, len(slugs) - 1))])

    def go_on(self) -> None:
        """Let the next key go to the next open field, on this page of the form or a later one."""
        forms = [one.slug for one in STEPS if one.fields]
        if not self._session.is_open:
            return
        start = forms.index(self.slug) if self.slug in forms else 0
        for slug in forms[start:]:
            page = self.page(slug)
            assert isinstance(page, Page)
            if slug == self.slug:
                if page.go_on():
                    return
            elif page.has_open:
                self.go(slug)
                return
        self.go("pictures")

    def go_to(self, place: str) -> None:
        """Show what ``place`` names: a step, a field of the filing, or an upload slot."""
        if place == "tour":
            self.tour_wanted.emit()
        elif place == "next-open":
            self.go_on()
        elif any(one.slug == place for one in STEPS):
            self.go(place)
        else:
            from ui.window.finding_places import lead_to

            lead_to(self._window, place)

    def _drop_pages(self) -> None:
        """Another filing gets pages of its own: nothing that was typed, read or told on these is its."""
        for slug in [slug for slug in self._pages if step(slug).needs_filing]:
            page = self._pages.pop(slug)
            if isinstance(page, Page):
                page.put_away()
            self.stack.removeWidget(page)
            # It goes with the next turn of the event loop; until then the next filing is none of its.
            for part in (page, *page.findChildren(QObject)):
                for source in (self._session, *self._session.findChildren(QObject)):
                    source.disconnect(part)
            page.deleteLater()


def settle_focus(page: QWidget) -> None:
    """Let the first widget of ``page`` take the keys unless something that is seen has them.

    The line with back and next is made first, so Qt begins there: the first key would go back.
    A page of the form on which nothing is open leads on; a list of choices is left out, because an
    arrow key would change it.
    """
    foot = page.foot if isinstance(page, Page) else None
    holder = QApplication.focusWidget()
    on_foot = foot is not None and holder is not None and foot.isAncestorOf(holder)
    if holder is not None and holder.isVisible() and not on_foot:
        return
    if foot is not None and foot.leads_on:
        foot.next.setFocus(Qt.FocusReason.TabFocusReason)
        return
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if foot is not None and (foot.isAncestorOf(widget) or _changes_by_arrow(widget)):
            takes = False
        if takes and widget.isEnabled() and widget.isVisibleTo(page) and page.isAncestorOf(widget):
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return
        widget = widget.nextInFocusChain()


def _changes_by_arrow(widget: QWidget) -> bool:
    """Whether an arrow key, meant to scroll the page, would choose something else."""
    grouped = isinstance(widget, QAbstractButton) and widget.group() is not None
    return grouped or isinstance(widget, QComboBox)
