"""Tabs that come and go with what is chosen beside them."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget


def show_tabs(tabs: QTabWidget, *wanted: tuple[QWidget, str]) -> None:
    """Exactly these, in this order; the chosen one stays chosen where it is still there."""
    chosen = tabs.currentWidget()
    tabs.blockSignals(True)
    if [tabs.widget(n) for n in range(tabs.count())] != [widget for widget, _ in wanted]:
        tabs.clear()
        for widget, words in wanted:
            tabs.addTab(widget, words)
    for number, (_, words) in enumerate(wanted):
        tabs.setTabText(number, words)
    tabs.setCurrentIndex(max(0, tabs.indexOf(chosen)) if chosen else 0)
    tabs.blockSignals(False)
