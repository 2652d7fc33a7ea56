"""One question with two answers; tests answer it by replacing :func:`ask`."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget


def ask(parent: QWidget, words: str, *, yes: str, no: str) -> bool:
    """Whether ``yes`` was chosen; Escape and closing the question mean ``no``."""
    box = QMessageBox(QMessageBox.Icon.Question, "icpdesk", words, parent=parent)
    chosen = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    stay = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.setEscapeButton(stay)
    box.exec()
    return box.clickedButton() is chosen
