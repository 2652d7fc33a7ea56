"""What the parts around the pages may ask of the window: show a page, lead to a place, open a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.filing.session import Session
    from ui.pages.home_page import HomePage
    from ui.widgets.notice import Notice
    from ui.window.menus import Menus


class Navigator(Protocol):
    """The window as its palette, tour, menus and drops see it; none of them knows its class."""

    session: Session
    menus: Menus

    @property
    def widget(self) -> QWidget:
        """The window itself, as the parent of what is shown over it."""

    @property
    def notice(self) -> Notice:
        """The line above the page."""

    @property
    def slug(self) -> str:
        """The page that is shown."""

    @property
    def home(self) -> HomePage:
        """The list of filings."""

    def page(self, slug: str) -> QWidget:
        """The page of a step, made on first use."""

    def made_page(self, slug: str) -> QWidget | None:
        """The page of a step if somebody has seen it."""

    def tell_conflict(self) -> None:
        """Ask which version of the open filing stays."""

    def go(self, slug: str) -> None:
        """Show the page of a step."""

    def go_to(self, place: str) -> None:
        """Show the field or upload slot that ``place`` names."""

    def open_file(self, path: Path) -> None:
        """Take a filing file into the store and open it."""
