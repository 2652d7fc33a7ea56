"""The three questions that a new filing begins with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton

from ui.filing.session import Session
from ui.widgets.labels import label
from ui.widgets.search_box import SearchBox
from ui.window.preferences import PROVIDER, Preferences


class NewFiling(QFrame):
    """Province, nature, provider; the lists are read when it is first shown."""

    made = Signal(str)
    """Id of the new filing."""
    closed = Signal()
    """Nothing was begun."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setProperty("role", "card")
        self._title = label("", "heading")
        self.province, self.nature, self.provider = SearchBox(), SearchBox(), SearchBox()
        self._names = (label("", "name"), label("", "name"), label("", "name"))
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
            grid.addWidget(self._names[column], 1, column)
            grid.addWidget(box, 2, column)
            grid.setColumnStretch(column, 1)
        grid.addWidget(self._message, 3, 0, 1, 3)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.addWidget(self.begin_button)
        row.addWidget(self._not_now)
        row.addStretch(1)
        grid.addLayout(row, 4, 0, 1, 3)
        self.retranslate()

    def begin(self) -> None:
        """Fill the lists and put the cursor into the first."""
        from icpdesk.rulebook.fields import choices_of

        for box, name in zip(self._boxes(), ("provinces", "natures", "providers"), strict=True):
            terms = choices_of(self._session.book, name)
            box.offer([(f"{term.name.zh} · {term.name.en}", term.slug) for term in terms])
        self.provider.choose(Preferences().provider)
        self._message.hide()
        self.province.setFocus()

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
        made = self._session.desk.add_blank(province, nature, provider, self._session.book)
        self.made.emit(made)

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self._title.setText(self.tr("New filing"))
        words = (self.tr("Province"), self.tr("Type of applicant"), self.tr("Cloud provider"))
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
