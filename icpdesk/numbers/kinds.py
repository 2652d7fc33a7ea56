"""Which module knows which number: by the name on the command line, and by certificate type."""

from __future__ import annotations

import importlib
from typing import Protocol, cast

from icpdesk.base.text import Text


class Kind(Protocol):
    """The verbs of every number module."""

    def compact(self, text: str) -> str:
        """Without separators."""

    def validate(self, text: str) -> str:
        """The compact form, or InvalidNumber."""

    def is_valid(self, text: str) -> bool:
        """Whether ``validate`` accepts it."""

    def doubts(self, text: str) -> tuple[Text, ...]:
        """What is odd about a valid one."""


KINDS = {
    "resident-id": "resident_id",
    "uscc": "uscc",
    "org-code": "organisation_code",
    "passport": "passport",
    "hk-macau-permit": "hk_macau_permit",
    "taiwan-permit": "taiwan_permit",
    "residence-permit": "residence_permit",
    "hk-macau-residence-permit": "hk_macau_residence_permit",
    "taiwan-residence-permit": "taiwan_residence_permit",
    "permanent-residence": "permanent_residence",
    "registration-number": "registration_number",
    "filing-number": "filing_number",
    "mobile": "mobile",
    "landline": "landline",
    "email": "email",
    "domain": "hostname",
}
"""Kind → module of this package."""


def kind(name: str) -> Kind:
    """The module for a kind; KeyError for no such kind."""
    return cast(Kind, importlib.import_module(f"icpdesk.numbers.{KINDS[name]}"))
