"""Where the keys go when a page is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


def settle_focus(page: QWidget) -> None:
    """Let the first widget of ``page`` take the keys unless something that is seen has them."""
    holder = QApplication.focusWidget()
    if holder is not None and holder.isVisible():
        return
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes and widget.isEnabled() and widget.isVisibleTo(page) and page.isAncestorOf(widget):
            widget.setFocus(Qt.FocusReason.TabFocusReason)
            return
        widget = widget.nextInFocusChain()
