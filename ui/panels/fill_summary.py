"""What was filled into a form, what was left blank on purpose and what is still open, in few lines.

What the user has corrected on official templates, kept for the next client.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel

from icpdesk.base.errors import IcpdeskError
from icpdesk.forms.proof import WHOLE, not_proven
from icpdesk.pipeline.fill import Form
from ui.filing.session import Session
from ui.widgets.labels import set_role
from ui.worker import run_task

if TYPE_CHECKING:
    from icpdesk.forms.fill_report import FillReport


_MOST = 6


class FillSummary(QLabel):
    """Hidden where there is no form; every name stands in the tooltip where the line is too short."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hide()

    def show_report(self, report: FillReport | None) -> None:
        """Tell a report; None hides."""
        self.setVisible(report is not None)
        if report is None:
            return
        open_ = [label for label in report.not_found if label not in report.no_value]
        self.setText("\n".join(self._lines(report, open_, _MOST)))
        self.setToolTip("\n".join(self._lines(report, open_, len(report.filled) + 10_000)))
        lost = report.proof is not None and not report.proof.holds
        set_role(self, "warning" if open_ or report.overflow or lost else "good")

    def _lines(self, report: FillReport, unknown: Sequence[str], most: int) -> list[str]:
        filled = self.tr("✓ Filled, shown on yellow: {n}").format(n=len(report.filled))
        found = [filled]
        for words, labels in (
            (self.tr("○ Left blank on purpose: {labels}"), report.blank_on_purpose),
            (self.tr("– The filing has no value for: {labels}"), report.no_value),
            (self.tr("? Not recognised: {labels}"), unknown),
            (self.tr("! Longer than its place: {labels}"), report.overflow),
        ):
            if labels:
                found.append(words.format(labels=self._some(labels, most)))
        found += [f"? {label}  {self._session.say(why)}" for label, _, why in report.asked[:most]]
        found += [f"! {self._session.say(note)}" for note in report.notes]
        proof = report.proof
        if proof is not None and (proof.values or not proof.holds):
            sign, told = ("✓", WHOLE) if proof.holds else ("✗", not_proven(proof))
            found.append(f"{sign} {self._session.say(told)}")
        return found

    def _some(self, labels: Sequence[str], most: int) -> str:
        shown = self.tr(", ").join(labels[:most])
        more = len(labels) - most
        return shown if more <= 0 else self.tr("{labels} and {n} more").format(labels=shown, n=more)


class Remembering(QObject):
    """Writes in the background: to know a form again all of its pages are looked at.

    One after the other, so that the last correction is the one that stays.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._busy = False
        self._next: Form | None = None

    def keep(self, official: Form) -> None:
        """Remember its map or places; those of a call that still waits are given up for it."""
        self._next = official
        if not self._busy:
            self._go_on()

    def _go_on(self) -> None:
        official, self._next = self._next, None
        self._busy = official is not None
        if official is not None:
            run_task(
                self,
                lambda _: official.remember(),
                success=lambda _: self._go_on(),
                failure=self._lost,
            )

    def _lost(self, problem: IcpdeskError) -> None:
        self.failed.emit(problem)
        self._go_on()
