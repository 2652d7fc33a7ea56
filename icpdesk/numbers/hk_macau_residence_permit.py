"""Residence permit of Hong Kong and Macau residents (港澳居民居住证): of the area 810000 or 820000."""

from __future__ import annotations

from icpdesk.base.text import Text
from icpdesk.numbers.residence_permit import compact, doubts, of_area
from icpdesk.numbers.verbs import accepts

validate = of_area(
    ("810000", "820000"),
    Text(
        "A Hong Kong or Macau residence permit begins with 810000 or 820000; 830000 is Taiwan.",
        "港澳居民居住证以 810000 或 820000 开头；830000 为台湾居民居住证。",
    ),
)
"""The compact number; InvalidNumber otherwise."""

is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""

__all__ = ["compact", "doubts", "is_valid", "validate"]
