"""The four questions that a new filing begins with."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton

from icpdesk.base.text import Text
from ui.filing.session import Session
from ui.widgets.labels import label
from ui.widgets.search_box import SearchBox
from ui.window.preferences import PROVIDER, Preferences

if TYPE_CHECKING:
    from icpdesk.model import FilingType


class NewFiling(QFrame):
    """Type, province, nature, provider; the lists are read when it is first shown."""

    made = Signal(str)
    """Id of the new filing."""
    closed = Signal()
    """Nothing was begun."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._sentences: dict[str, Text] = {}
        self.setProperty("role", "card")
        self._title = label("", "heading")
        self.province, self.nature, self.provider = SearchBox(), SearchBox(), SearchBox()
        self._names = (label("", "name"), label("", "name"), label("", "name"))
        self.kind, self._kind_name = SearchBox(), label("", "name")
        self._kind_name.setBuddy(self.kind)
        self.sentence = label("", "quiet")
        self.kind.picked.connect(lambda _: self._say_kind())
        self.begin_button, self._not_now = QPushButton(), QPushButton()
        self.begin_button.setProperty("primary", "true")
        self.begin_button.clicked.connect(self.create_filing)
        self._not_now.clicked.connect(self._close)
        self._message = label("", "error")
        self._message.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 16, 20, 16)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(self._title, 0, 0, 1, 3)
        for column, box in enumerate(self._boxes()):
            self._names[column].setBuddy(box)
            grid.addWidget(self._names[column], 3, column)
            grid.addWidget(box, 4, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._kind_name, 1, 0)
        grid.addWidget(self.kind, 2, 0)
        grid.addWidget(self.sentence, 2, 1, 1, 2)
        grid.addWidget(self._message, 5, 0, 1, 3)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.begin_button)
        row.addWidget(self._not_now)
        row.addStretch(1)
        grid.addLayout(row, 6, 0, 1, 3)
        # The card fills the page; its rows stay together at the top.
        grid.setRowStretch(7, 1)
        for before, after in pairwise((self.kind, *self._boxes(), self.begin_button)):
            self.setTabOrder(before, after)
        self.retranslate()

    def begin(self) -> None:
        """Fill the lists and put the cursor into the first."""
        from icpdesk.pipeline.filing_types import type_choices
        from icpdesk.rulebook.fields import choices_of

        for box, name in zip(self._boxes(), ("provinces", "natures", "providers"), strict=True):
            terms = choices_of(self._session.book, name)
            box.offer([(f"{term.name.zh} · {term.name.en}", term.slug) for term in terms])
        self.provider.choose(Preferences().provider)
        choices = type_choices(self._session.book)
        self._sentences = {one.slug: one.sentence for one in choices}
        self.kind.offer([(f"{one.name.zh} · {one.name.en}", one.slug) for one in choices])
        self.kind.choose(self.kind.chosen or "first")
        self._say_kind()
        self._message.hide()
        self.province.setFocus()

    def _say_kind(self) -> None:
        """The sentence of the chosen type, in the window's language."""
        sentence = self._sentences.get(self.kind.chosen)
        self.sentence.setText(self._session.say(sentence) if sentence else "")

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def create_filing(self) -> None:
        """Make the filing; province and nature must be chosen."""
        province, nature = self.province.chosen, self.nature.chosen
        if not province or not nature:
            self._message.setText(self.tr("Choose province and nature first."))
            self._message.show()
            (self.nature if province else self.province).setFocus()
            return
        provider = self.provider.chosen or PROVIDER
        kind = cast("FilingType", self.kind.chosen or "first")
        made = self._session.desk.add_blank(province, nature, provider, self._session.book, kind)
        self.made.emit(made)

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self._title.setText(self.tr("New filing"))
        self._kind_name.setText(self.tr("What is filed"))
        self.kind.setAccessibleName(self.tr("What is filed"))
        self._say_kind()
        words = (self.tr("Province"), self.tr("Type of subject"), self.tr("Cloud provider"))
        for name, box, word in zip(self._names, self._boxes(), words, strict=True):
            name.setText(word)
            box.setAccessibleName(word)
        self.begin_button.setText(self.tr("Create"))
        self._not_now.setText(self.tr("Cancel"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _boxes(self) -> tuple[SearchBox, SearchBox, SearchBox]:
        return self.province, self.nature, self.provider
