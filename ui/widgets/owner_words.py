"""Whose paper it is, in words."""

from __future__ import annotations

import re

from icpdesk.model import Filing
from icpdesk.text import Text

_OWNERS = {
    "": Text("subject", "主体"),
    "subject": Text("subject", "主体"),
    "subject.administrator": Text("person in charge of the subject", "主体负责人"),
    "subject.legal_representative": Text("legal representative", "法定代表人"),
}


def owner_words(owner: str) -> Text:
    """Whose paper it is, e.g. ``person in charge of website 2``."""
    if owner in _OWNERS:
        return _OWNERS[owner]
    match = re.match(r"websites\[(\d+)\](?:\.(administrator|domains))?", owner)
    number = int(match[1]) + 1 if match else 1
    part = match[2] if match else None
    if part == "administrator":
        return Text(f"person in charge of website {number}", f"网站 {number} 负责人")
    if part == "domains":
        return Text(f"domain of website {number}", f"网站 {number} 的域名")
    return Text(f"website {number}", f"网站 {number}")


def owner_and_name(owner: str, filing: Filing) -> Text:
    """The owner, with the name of the person where it is known."""
    words = owner_words(owner)
    people = dict(filing.people())
    name = people[owner].name if owner in people else ""
    return Text(f"{name}, {words.en}", f"{name}（{words.zh}）") if name else words
