"""Help: the keys, the tour, what this program is and what it is made of."""

from __future__ import annotations

import re
from importlib import metadata

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from ui.filing.session import Session
from ui.pages.page import Page
from ui.widgets.labels import card, label
from ui.window.menus import COMMANDS


class HelpPage(Page):
    """Keys in two columns, then the licences."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._keys_title, self._about_title = label("", "heading"), label("", "heading")
        self._about, self._parts = label(""), label("", "quiet")
        self.tour = QPushButton()
        self.tour.clicked.connect(lambda: self.place_wanted.emit("tour"))
        grid = QWidget()
        table = QGridLayout(grid)
        table.setContentsMargins(0, 0, 0, 0)
        table.setHorizontalSpacing(24)
        table.setColumnStretch(1, 1)
        self._names: list[tuple[QLabel, str]] = []
        for row, command in enumerate(one for one in COMMANDS if one.keys):
            name = label("", wrap=False)
            table.addWidget(label(command.keys, "name", wrap=False), row, 0)
            table.addWidget(name, row, 1)
            self._names.append((name, command.name))
        self.body.addWidget(card(self._keys_title, grid))
        self.body.addWidget(card(self._about_title, self._about, self._parts))
        self.body.addWidget(self.tour, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self.title.setText(self.tr("Help"))
        self.lead.setText(
            self.tr("Everything works by keyboard: Tab moves on, Space chooses, Ctrl+K finds all.")
        )
        self._keys_title.setText(self.tr("Keys"))
        for name, source in self._names:
            name.setText(QCoreApplication.translate("Menu", source))
        self._about_title.setText(self.tr("About"))
        self._about.setText(
            self.tr(
                "icpdesk %1 prepares ICP filings on this computer and never uses the network. It"
                " checks what you enter against dated sources; the provider and the authority decide."
            ).replace("%1", _version())
        )
        self._parts.setText(
            self.tr("Licence: Apache-2.0. Made with:") + "\n" + "\n".join(_licences())
        )
        self.tour.setText(self.tr("Take the tour"))


def _version() -> str:
    try:
        return metadata.version("icpdesk")
    except metadata.PackageNotFoundError:
        return ""


def _licences() -> list[str]:
    """Name, version and licence of each direct dependency, as its package says."""
    try:
        wanted = metadata.requires("icpdesk") or []
    except metadata.PackageNotFoundError:
        return []
    lines = []
    for requirement in wanted:
        if "extra ==" in requirement:
            continue
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        try:
            about = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        lines.append(f"{about['Name']} {about['Version']} · {_licence(about)}")
    return lines


def _licence(about: metadata.PackageMetadata) -> str:
    if "License-Expression" in about:
        return str(about["License-Expression"])
    trove = [
        line.rpartition("::")[2].strip()
        for line in about.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    if trove:
        return ", ".join(trove)
    text = str(about["License"]) if "License" in about else ""
    return text.strip().splitlines()[0][:60] if text.strip() else "see the package"
