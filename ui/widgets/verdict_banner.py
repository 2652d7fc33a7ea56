"""How the filing stands, in one coloured line with words and a sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from ui.widgets.labels import label, role_of, set_role

if TYPE_CHECKING:
    from icpdesk.pipeline.standing import Standing


class VerdictBanner(QFrame):
    """How the last check ended; ``action`` is a button for the page that shows it elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.words = label("", "name")
        self.action = QPushButton(self)
        self.action.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.addWidget(self.words, 1)
        row.addWidget(self.action)

    def show_standing(self, standing: Standing | None) -> None:
        """Say it of a filing; None while the first check runs."""
        role = role_of(standing.verdict) if standing else ""
        self.words.setText(self._words(standing) if standing else self.tr("Checking…"))
        self.setProperty("role", f"banner-{role}" if role else "banner")
        set_role(self.words, f"banner-{role}" if role else "name")
        self.style().unpolish(self)
        self.style().polish(self)

    def _words(self, standing: Standing) -> str:
        parts = []
        if standing.errors:
            parts.append(self.tr("✕ Errors to fix before you upload: %n", "", standing.errors))
        if standing.to_fill:
            parts.append(self.tr("○ Still to fill in: %n", "", standing.to_fill))
        if standing.waiting:
            parts.append(self.tr("… Pictures not looked at yet: %n", "", standing.waiting))
        if standing.verdict == "warn":
            parts.append(self.tr("! No errors; points to check: %n", "", standing.warnings))
        if standing.verdict == "pass":
            parts.append(self.tr("✓ No problems found"))
        if standing.verdict == "partial":
            parts.append(self.tr("? No problems found so far"))
        if standing.unchecked and standing.verdict in ("warn", "partial"):
            parts.append(self.tr("points not checked: %n", "", standing.unchecked))
        return self.tr("; ").join(parts)
