"""How the filing stands, in one coloured line with words and a sign."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from icpdesk.model import Filing, Report
from icpdesk.pipeline.summary import only_to_fill
from ui.translation_marks import QT_TRANSLATE_NOOP
from ui.widgets.labels import label, set_role

_VERDICTS = {
    "pass": (
        QT_TRANSLATE_NOOP("VerdictBanner", "✓ Nothing stands in the way of the upload."),
        "good",
    ),
    "warn": (
        QT_TRANSLATE_NOOP(
            "VerdictBanner", "! It can be submitted; look at the points on the review page first."
        ),
        "warning",
    ),
    "open": (
        QT_TRANSLATE_NOOP(
            "VerdictBanner", "○ Not complete yet: something is still to be filled in."
        ),
        "",
    ),
    "fail": (
        QT_TRANSLATE_NOOP(
            "VerdictBanner", "✕ A reviewer would send it back: mend the errors first."
        ),
        "error",
    ),
}


class VerdictBanner(QFrame):
    """The verdict of the last check; ``action`` is a button for the page that shows it elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "name")
        self.action = QPushButton()
        self.action.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.addWidget(self.words, 1)
        row.addWidget(self.action)

    def show_report(self, report: Report | None, filing: Filing) -> None:
        """Say it of ``filing``; None while the first check runs."""
        words, role = "", ""
        if report is not None:
            words, role = _VERDICTS["open" if only_to_fill(report, filing) else report.verdict]
        self.words.setText(self.tr(words) if words else self.tr("Checking …"))
        self.setProperty("role", f"banner-{role}" if role else "banner")
        set_role(self.words, f"banner-{role}" if role else "name")
        self.style().unpolish(self)
        self.style().polish(self)
