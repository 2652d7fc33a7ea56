"""Residence permit of Taiwan residents (台湾居民居住证): a residence permit of the area 830000."""

from __future__ import annotations

from icpdesk.base.text import Text
from icpdesk.numbers.residence_permit import compact, doubts, of_area
from icpdesk.numbers.verbs import accepts

validate = of_area(
    ("830000",),
    Text(
        "A Taiwan residence permit begins with 830000; 810000 and 820000 are Hong Kong and Macau.",
        "台湾居民居住证以 830000 开头；810000、820000 为港澳居民居住证。",
    ),
)
"""The compact number; InvalidNumber otherwise."""

is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""

__all__ = ["compact", "doubts", "is_valid", "validate"]
