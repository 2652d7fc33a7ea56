"""What the parts of a session ask of it, so that none of them knows its class."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import QObject, SignalInstance

    from icpdesk.base.sources import Files
    from icpdesk.model import Attachment, Filing, Report
    from icpdesk.pipeline.look import Look
    from icpdesk.rulebook.book import Rulebook
    from icpdesk.rulebook.case import Case
    from ui.filing.open_store import OpenStore


class OpenFiling(Protocol):
    """The filing that is open in a window, with its rules, its pictures and where it is kept."""

    desk: OpenStore
    filing_id: str | None
    report: Report | None
    notes: dict[str, Any]
    looks_known: bool
    looks_told: int

    @property
    def as_object(self) -> QObject:
        """What the parts belong to."""

    @property
    def checked(self) -> SignalInstance:
        """``report`` is about the present values."""

    @property
    def looked(self) -> SignalInstance:
        """What was seen in pictures is other now."""

    @property
    def filing(self) -> Filing:
        """Its present values."""

    @property
    def book(self) -> Rulebook:
        """The rules in force."""

    @property
    def case(self) -> Case:
        """Its present values, under the rules in force, on its day."""

    @property
    def today(self) -> date:
        """The day that dates are compared with."""

    @property
    def files(self) -> Files | None:
        """Its files; None when no filing is open."""

    @property
    def whole_report(self) -> Report | None:
        """What the checks say of fields and pictures."""

    @property
    def has_whole_report(self) -> bool:
        """Whether every check was asked about values and pictures at once."""

    def look_of(self, item: Attachment | None) -> Look | None:
        """What was seen in a picture."""

    def note(self, key: str, default: Any = None) -> Any:
        """Plain data that is kept beside the values."""
