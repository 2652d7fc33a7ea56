"""What the View menu changes beside colours and language: the size of words, the scan beside the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.window import theme
from ui.window.preferences import Preferences

if TYPE_CHECKING:
    from ui.window.navigator import Navigator


def resize_text(by: int) -> None:
    """Words of another size, now and the next time."""
    kept = Preferences()
    kept.text_size += by
    theme.set_text_size(kept.text_size)


def toggle_scan(window: Navigator) -> None:
    """Show the scan of a field beside the form, or do so no more, now and the next time."""
    from ui.pages.form_page import FormPage

    kept = Preferences()
    kept.scan_beside = not kept.scan_beside
    page = window.made_page(window.slug)
    if isinstance(page, FormPage):
        page.toggle_scan()
