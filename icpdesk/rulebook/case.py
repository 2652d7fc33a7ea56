"""What nearly every question about a filing is asked of: the filing, the rulebook, and the day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from icpdesk.model import Filing
from icpdesk.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True)
class Case:
    """A filing under a rulebook on one day."""

    filing: Filing
    book: Rulebook
    day: date
    """The day whose rules hold and that dates are compared with: of submission, else today."""

    @property
    def is_individual(self) -> bool:
        """Whether the subject is a natural person."""
        return self.filing.subject.nature == "individual"
