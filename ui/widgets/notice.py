"""A line above the page that tells what happened, with one thing to do about it; never modal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton

from ui.widgets.button_icon import set_icon
from ui.widgets.labels import label

_SHOWN_MS = 12_000


class Notice(QFrame):
    """Hidden until there is something to tell."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        self.words = label("")
        self.action, self.other = QPushButton(self), QPushButton(self)
        self.other.clicked.connect(self._do_other)
        self._close = QToolButton()
        self._close.setProperty("flat", "true")
        set_icon(self._close, "close", "quiet", 16)
        self._close.setFixedSize(28, 28)
        self._close.clicked.connect(self.hide)
        self._doing: Callable[[], object] | None = None
        self._doing_other: Callable[[], object] | None = None
        self._again: Callable[[], object] | None = None
        self.action.clicked.connect(self._do)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self.words, 1)
        row.addWidget(self.action)
        row.addWidget(self.other)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell(
        self,
        words: str,
        *,
        action: str = "",
        doing: Callable[[], object] | None = None,
        other: str = "",
        doing_other: Callable[[], object] | None = None,
        bad: bool = False,
        again: Callable[[], object] | None = None,
    ) -> None:
        """Show ``words``; ``action`` and ``other`` are labels of what can be done, ``bad`` stays until
        closed.

        ``again`` tells the same in another language when that is chosen meanwhile.
        """
        self.setProperty("role", "notice-error" if bad else "notice")
        self.style().unpolish(self)
        self.style().polish(self)
        self.words.setText(words)
        self._doing, self._doing_other, self._again = doing, doing_other, again
        self.other.setText(other)
        self.other.setVisible(bool(other))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._name_close()
        self.show()
        if bad:
            self._timer.stop()
        else:
            self._timer.start(_SHOWN_MS)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._name_close()
            if self._again and self.isVisible():
                self._again()
        super().changeEvent(event)

    def _name_close(self) -> None:
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self._close.accessibleName())

    def _do(self) -> None:
        self.hide()
        if self._doing:
            self._doing()

    def _do_other(self) -> None:
        self.hide()
        if self._doing_other:
            self._doing_other()
