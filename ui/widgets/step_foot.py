"""The line below every step of a filing: one step back, one step on, by name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from ui.widgets.button_icon import set_icon
from ui.window.steps import STEPS


class StepFoot(QFrame):
    """Always in sight, so that nobody scrolls to the end of a page to go on."""

    wanted = Signal(str)
    """Slug of a step."""

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        steps = [step for step in STEPS if step.needs_filing]
        here = next(number for number, step in enumerate(steps) if step.slug == slug)
        self._before = steps[here - 1] if here else STEPS[0]
        self._after = steps[here + 1] if here + 1 < len(steps) else None
        self.back, self.next = QPushButton(), QPushButton()
        set_icon(self.back, "chevron-left")
        self.back.setProperty("flat", "true")
        # Pages that ask for something of their own keep the strong button for that.
        self.leads_on = bool(steps[here].fields)
        """Whether this is a page of the form: when nothing is open on it, next is what is left to do."""
        strong = self.leads_on or slug == "review"
        self.next.setProperty("primary", "true" if strong else "false")
        set_icon(self.next, "chevron-right", "on_accent" if strong else "ink")
        self.next.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        if self._after is None:
            self.next.hide()
        self.back.clicked.connect(lambda: self.wanted.emit(self._before.slug))
        self.next.clicked.connect(lambda: self.wanted.emit(self._after.slug if self._after else ""))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 32, 8)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.next)

    def retranslate(self) -> None:
        """Both names in the window's language."""
        self.back.setText(self.tr("Back: {step}").format(step=self._before.title))
        if self._after is not None:
            self.next.setText(self.tr("Next: {step}").format(step=self._after.title))
