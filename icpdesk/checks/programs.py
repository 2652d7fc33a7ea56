"""The program that saved a picture: what a row says of it for papers and for photos alike."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import PictureCase
from icpdesk.model import Finding
from icpdesk.rulebook.rows import Rule


def saved_by_one_of(case: PictureCase, rule: Rule) -> Iterator[Finding]:
    """A finding where the tags name one of the row's ``programs``."""
    software = case.picture.software
    if any(word.lower() in software.lower() for word in rule["programs"]):
        yield rule.fault(
            case.where,
            Text("It was saved by {program}.", "由 {program} 保存。").format(program=software),
            measured={"value": software, "threshold": ""},
        )
