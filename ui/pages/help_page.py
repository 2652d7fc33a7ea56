"""Help: the guide, the words of a filing, the keys, the tour, and what this program is made of."""

from __future__ import annotations

import re
from html import escape
from importlib import metadata

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QWidget,
)

from icpdesk.base.paths import resource
from ui.filing.session import Session
from ui.pages.page import Page
from ui.widgets.labels import card, label, row_of
from ui.widgets.views import scrolled, show_tabs
from ui.window.menus import COMMANDS


class HelpPage(Page):
    """The guide and the glossary first, then the keys, then what this program is made of."""

    scrolls = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.tabs = QTabWidget()
        self.guide, self.glossary = QTextBrowser(), QTextBrowser()
        for browser in (self.guide, self.glossary):
            # Nothing is fetched and nothing outside is opened: the text is all there is.
            browser.setOpenLinks(False)
            browser.setFrameShape(QFrame.Shape.NoFrame)
            browser.document().setDocumentMargin(16)
        self._about, self._parts = label(""), label("", "quiet")
        self.tour = QPushButton()
        self.tour.clicked.connect(lambda: self.place_wanted.emit("tour"))
        self._names: list[tuple[QLabel, str]] = []
        self._keys_area = scrolled(self._keys())
        self._about_area = scrolled(card(self._about, self._parts))
        self.body.addWidget(row_of(self.tour))
        self.body.addWidget(self.tabs, 1)
        self.retranslate()

    def _keys(self) -> QWidget:
        grid = QWidget()
        table = QGridLayout(grid)
        table.setContentsMargins(16, 16, 16, 16)
        table.setHorizontalSpacing(24)
        table.setColumnStretch(1, 1)
        for row, command in enumerate(one for one in COMMANDS if one.keys):
            name = label("", wrap=False)
            table.addWidget(label(command.keys, "name", wrap=False), row, 0)
            table.addWidget(name, row, 1)
            self._names.append((name, command.name))
        table.setRowStretch(table.rowCount(), 1)
        return grid

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        self.title.setText(self.tr("Help"))
        self.lead.setText(
            self.tr("Everything works by keyboard: Tab moves on, Space chooses, Ctrl+K finds all.")
        )
        show_tabs(
            self.tabs,
            (self.guide, self.tr("Guide")),
            (self.glossary, self.tr("Glossary")),
            (self._keys_area, self.tr("Keys")),
            (self._about_area, self.tr("About")),
        )
        self.guide.setAccessibleName(self.tr("Guide"))
        self.glossary.setAccessibleName(self.tr("Glossary"))
        self.guide.setMarkdown(_guide(self.session.language))
        self.glossary.setHtml(_glossary())
        for name, source in self._names:
            name.setText(QCoreApplication.translate("Menu", source))
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


_CHINESE = "\u2014\u2018-\u201d\u3000-\u303f\u4e00-\u9fff\uff00-\uffef"


def _guide(language: str) -> str:
    """The user guide as it stands in the documentation, without its pictures and links to other pages."""
    text = resource("docs", "guide", f"{language}.md").read_text("utf-8")
    text = re.sub(r"^(?:!\[|\[)[^\n]*\n", "", text, flags=re.MULTILINE)
    if language == "zh":
        # A line's end is shown as a space, which Chinese does not have between its words.
        text = re.sub(f"(?<=[{_CHINESE}])\\n *(?=[{_CHINESE}])", "", text)
    head, install, *rest = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    # Who reads it here has installed it.
    return "".join([head, *rest, install])


def _glossary() -> str:
    """Every word in both languages, whatever the window speaks: the console is Chinese."""
    from icpdesk.base.glossary import explained_terms

    rows = (
        f"<p><b>{escape(term.word.en)} · {escape(term.word.zh)}</b><br>"
        f"{escape(term.about.en)}<br>{escape(term.about.zh)}</p>"
        for term in explained_terms()
    )
    return "".join(rows)


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
