"""What all pages of the window have in common."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.filing.session import Session
from ui.widgets.labels import label
from ui.widgets.step_foot import StepFoot

MARGIN, GAP, MOST_WIDTH = 32, 16, 980


class Page(QWidget):
    """A page: a title, a lead sentence, then ``self.body``.

    A subclass fills ``self.body`` in its ``__init__``, sets every label in :meth:`retranslate`
    with ``self.tr``, and calls ``self.retranslate()`` last. It is called again when the language
    changes; sentences of the core are said with ``self.session.say``.
    """

    place_wanted = Signal(str)
    """A path of the filing (``websites[0].name``), an upload slot or the slug of a step: go there.

    With ``pictures:`` before it a slot's picture is wanted, not the paper that it is a scan of.
    """

    slug = ""
    """The step of a filing that this page is; then the line with back and next stands below it."""

    scrolls = True
    """Whether the page is scrolled as a whole; false for pages with lists that scroll themselves."""

    def __init__(self, session: Session, slug: str = "") -> None:
        super().__init__()
        self.session = session
        self.slug = slug or self.slug
        self.foot = StepFoot(self.slug) if self.slug else None
        self.title: QLabel = label("", "title")
        self.lead: QLabel = label("", "quiet")
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(MARGIN, 24, MARGIN, 24)
        column.setSpacing(GAP)
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title)
        head.addWidget(self.lead)
        column.addLayout(head)
        column.addLayout(self.body, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scrolling(inner) if self.scrolls else inner, 1)
        if self.foot is not None:
            self.foot.wanted.connect(self.place_wanted)
            self.foot.retranslate()
            outer.addWidget(self.foot)

    def _scrolling(self, inner: QWidget) -> QScrollArea:
        inner.setMaximumWidth(MOST_WIDTH)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        return self.area

    def retranslate(self) -> None:
        """Set every label in the window's language."""

    @property
    def has_open(self) -> bool:
        """Whether an answer is still awaited on this page."""
        return False

    def refresh_page(self) -> None:
        """The page is about to be shown."""

    def put_away(self) -> None:
        """The filing of this page is closed: nothing that happens later is about it."""

    def focus_first(self) -> bool:
        """Let the first key go where work goes on; False when any place will do."""
        return False

    def go_on(self) -> bool:
        """Let the next key go to the next place that awaits an answer; False when there is none."""
        return False

    def show_place(self, place: str) -> bool:
        """Bring what ``place`` names into view and focus; False when it is not on this page."""
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            if self.foot is not None:
                self.foot.retranslate()
        super().changeEvent(event)
