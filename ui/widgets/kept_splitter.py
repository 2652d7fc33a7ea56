"""A splitter that stands where the user left it, also after a new start."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter


class KeptSplitter(QSplitter):
    """Keeps its place under a name; nothing is kept before somebody has moved it."""

    def __init__(self, name: str, orientation: Qt.Orientation = Qt.Orientation.Horizontal) -> None:
        super().__init__(orientation)
        self._name = f"splitters/{name}"
        self._restored = False
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(lambda *_: self._keep())

    def showEvent(self, event: QShowEvent) -> None:
        """As it was left."""
        super().showEvent(event)
        if not self._restored:
            self._restored = True
            state = _settings().value(self._name)
            if isinstance(state, QByteArray) and state.size():
                self.restoreState(state)

    def _keep(self) -> None:
        _settings().setValue(self._name, self.saveState())


def _settings() -> QSettings:
    return QSettings("icpdesk", "window")
