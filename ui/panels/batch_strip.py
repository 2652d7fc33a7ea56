"""How a batch stands, in one line: its sheet, the counts, the progress, and how to go on."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from icpdesk.model import Light
from ui.batch_run import BatchRun
from ui.widgets.labels import label


class BatchStrip(QFrame):
    """Shown in place of the setup once there is something to tell."""

    stop_wanted = Signal()
    again_wanted = Signal()
    setup_wanted = Signal()
    summary_wanted = Signal()

    def __init__(self, run: BatchRun) -> None:
        super().__init__()
        self._run = run
        self.setProperty("role", "card")
        self._sheet = label("", "name", wrap=False)
        self.ready = label("", "chip-good", wrap=False)
        self.partial = label("", "chip", wrap=False)
        self.warned = label("", "chip-warning", wrap=False)
        self.bad = label("", "chip-error", wrap=False)
        self.waiting = label("", "chip", wrap=False)
        self.bar = QProgressBar()
        self.stop, self.again = QPushButton(), QPushButton()
        self.other, self.folder = QPushButton(), QPushButton()
        self.again.setProperty("primary", "true")
        self.stop.clicked.connect(self.stop_wanted)
        self.again.clicked.connect(self.again_wanted)
        self.other.clicked.connect(self.setup_wanted)
        self.folder.clicked.connect(self.summary_wanted)
        self._lay_out()

    def retranslate(self) -> None:
        """All words."""
        self.stop.setText(self.tr("Stop"))
        self.again.setText(self.tr("Recheck changed"))
        self.again.setToolTip(
            self.tr("After you corrected the sheet or the pictures: only these clients are done.")
        )
        self.other.setText(self.tr("Another sheet…"))
        self.folder.setText(self.tr("Open the results"))
        self.bar.setAccessibleName(self.tr("Progress"))
        self.show_counts()

    def begin(self) -> None:
        """Work has begun."""
        self.bar.setRange(0, 0)
        self.bar.setFormat("")
        self._working(on=True)
        self.show_counts()

    def end(self) -> None:
        """Work has ended."""
        self._working(on=False)
        self.show_counts()

    def progress(self, done: int, total: int, what: str) -> None:
        """How far it is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.setFormat(f"{done} / {total}   {what}")

    def show_counts(self) -> None:
        """How many clients are ready, to mend, waiting."""
        wanted, outcomes = self._run.wanted, self._run.outcomes
        self._sheet.setText(wanted.sheet.name if wanted else "")
        counts = Counter(one.light for one in outcomes.values())
        waiting = len(self._run.names) - len(outcomes)
        shown: tuple[tuple[QLabel, str, Light], ...] = (
            (self.ready, self.tr("✓ {n} ready"), "pass"),
            (self.partial, self.tr("? {n} ready, not all checked"), "partial"),
            (self.warned, self.tr("! {n} ready, points to check"), "warn"),
            (self.bad, self.tr("✕ {n} to fix"), "fail"),
        )
        for chip, words, light in shown:
            chip.setText(words.format(n=counts[light]))
            chip.setVisible(counts[light] > 0)
        self.waiting.setText(self.tr("○ {n} waiting").format(n=waiting))
        self.waiting.setVisible(waiting > 0)

    def _working(self, *, on: bool) -> None:
        for widget in (self.bar, self.stop):
            widget.setVisible(on)
        for widget in (self.again, self.other, self.folder):
            widget.setVisible(not on)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sheet)
        row.addSpacing(8)
        for chip in (self.ready, self.partial, self.warned, self.bad, self.waiting):
            row.addWidget(chip)
        row.addStretch(1)
        for button in (self.again, self.folder, self.other, self.stop):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.bar)
