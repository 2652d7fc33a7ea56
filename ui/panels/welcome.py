"""Before anything is asked: what an ICP filing is, what to have at hand, how long it takes, what stays here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.translation_marks import QT_TRANSLATE_NOOP
from ui.widgets.labels import label, row_of

_TOLD = (
    (
        QT_TRANSLATE_NOOP("Welcome", "What a filing is"),
        QT_TRANSLATE_NOOP(
            "Welcome",
            "An ICP filing (ICP备案) registers a website with the provincial authority, through your cloud"
            " provider. A site on a server in mainland China opens after it.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Welcome", "Have at hand"),
        QT_TRANSLATE_NOOP(
            "Welcome",
            "Business licence (organisations), ID cards or passports, domain certificate, a portrait of the"
            " website administrator, the filing code of your server, and mobile phones that are on.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Welcome", "How long it takes"),
        QT_TRANSLATE_NOOP(
            "Welcome",
            "Half an hour here if the papers are at hand. Then the provider looks at it, and the authority"
            " usually decides within 20 working days.",
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Welcome", "What stays here"),
        QT_TRANSLATE_NOOP(
            "Welcome",
            "Everything. icpdesk does not go online: you upload the finished folder at the provider's"
            " filing site yourself.",
        ),
    ),
)


class Welcome(QWidget):
    """Four short answers and one button."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[QLabel, QLabel]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for _ in _TOLD:
            head, words = label("", "name"), label("")
            self._rows.append((head, words))
            column.addWidget(head)
            column.addWidget(words)
            column.addSpacing(8)
        self.start = QPushButton()
        self.start.setProperty("primary", "true")
        column.addWidget(row_of(self.start))

    def retranslate(self) -> None:
        """Set every label in the window's language."""
        for (head, words), (title, told) in zip(self._rows, _TOLD, strict=True):
            head.setText(QCoreApplication.translate("Welcome", title))
            words.setText(QCoreApplication.translate("Welcome", told))
        self.start.setText(self.tr("Continue"))
