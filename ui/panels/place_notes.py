"""What province and provider say about each step of the filing, with their sources."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.filing.session import Session
from ui.widgets.flow_layout import clear
from ui.widgets.labels import card, label


class PlaceNotes(QWidget):
    """The notes that concern the open filing, under the names of the console's steps."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: object = None
        self._title, self._hint = label("", "heading"), label("", "quiet")
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        lines = QWidget()
        lines.setLayout(self._lines)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(self._title, self._hint, lines))

    def retranslate(self) -> None:
        """All words."""
        self._title.setText(self.tr("What province and provider say"))
        self._hint.setText(self.tr("By step. The sources stand in the tips of the lines."))
        self._shown = None
        self.refresh()

    def refresh(self) -> None:
        """Show the notes of the present filing; nothing is made anew while they are the same."""
        from icpdesk.rulebook.notes import notes_for

        session = self._session
        notes = notes_for(session.case)
        if (notes, session.language) == self._shown:
            return
        self._shown = (notes, session.language)
        clear(self._lines)
        step = ""
        for note in notes:
            if note.step != step:
                step = note.step
                self._lines.addWidget(label(session.say(note.step_name), "quiet"))
            line = label(f"· {session.say(note.text)}")
            line.setToolTip("\n".join(self._session.say(one.line) for one in note.sources))
            self._lines.addWidget(line)
        self.setVisible(bool(notes))
