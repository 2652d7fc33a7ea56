"""Reads the key and fingerprint of an app from its signed package, for one platform."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from icpdesk.base.errors import IcpdeskError
from icpdesk.model import Place
from icpdesk.model.app import AppCertificate
from icpdesk.pipeline.apps import app_certificate
from ui.filing.session import Session
from ui.widgets.choose import open_names
from ui.widgets.labels import label, row_of, set_role
from ui.widgets.still_boxes import ChoiceBox
from ui.worker import run_task

_PLATFORMS = {"android": "Android", "ios": "iOS", "harmonyos": "HarmonyOS"}
_FINGERPRINT = {"android": "md5", "ios": "sha1", "harmonyos": "md5"}
"""Which one the consoles ask of a platform."""


class AppCertificateReader(QWidget):
    """A platform, a button that asks for the file, and what came of it."""

    def __init__(self, session: Session, website: Place) -> None:
        super().__init__()
        self._session, self._website = session, website
        self.platform, self.read = ChoiceBox(), QPushButton()
        for slug, name in _PLATFORMS.items():
            self.platform.addItem(name, slug)
        self.platform.setAccessibleName(self.tr("Platform"))
        self.read.setText(self.tr("Read key and fingerprint from a file…"))
        self.read.setToolTip(
            self.tr("A signed package (.apk) or the certificate (.cer, .crt, .pem, .der)")
        )
        self.message = label("", "good")
        self.message.hide()
        self.read.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(row_of(self.platform, self.read))
        layout.addWidget(self.message)

    def read_file(self, path: Path) -> None:
        """Read in the background; the values are taken over when they are there."""
        slug = str(self.platform.currentData())
        self.read.setEnabled(False)
        run_task(
            self,
            lambda _: app_certificate(path),
            success=lambda found: self._take(slug, found),
            failure=self._failed,
        )

    def _choose(self) -> None:
        names = open_names(self, self.read.text())
        if names:
            self.read_file(Path(names[0]))

    def _take(self, slug: str, found: AppCertificate) -> None:
        self.read.setEnabled(True)
        here = self._website / "app" / slug
        read = {
            here / "public_key": found.public_key,
            here / "fingerprint": getattr(found, _FINGERPRINT[slug]),
        }
        filing = self._session.filing
        for place, value in read.items():
            filing = place.put(filing, value)
        self._session.replace(filing, dict.fromkeys(read, "read"))
        words = self.tr("✓ Read from {subject}, valid until {day}")
        self._tell(words.format(subject=found.subject, day=found.valid_until), "good")

    def _failed(self, problem: IcpdeskError) -> None:
        self.read.setEnabled(True)
        self._tell(problem.say(self._session.language), "error")

    def _tell(self, words: str, role: str) -> None:
        set_role(self.message, role)
        self.message.setText(words)
        self.message.show()
