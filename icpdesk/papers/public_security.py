"""The sheet for the public-security filing (公安联网备案) at beian.mps.gov.cn.

Its fields are rows of ``rulebook/data/after.toml``; the values are those of the filing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from icpdesk.base.text import Text
from icpdesk.model import Filing
from icpdesk.model.place import Place
from icpdesk.papers.fill_rows import FillSection
from icpdesk.papers.type_rows import FillRow
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import field_at
from icpdesk.rulebook.values import shown


def public_security_sections(
    filing: Filing, book: Rulebook, site: int = 0
) -> tuple[FillSection, ...]:
    """The blocks of the form for one website, in its order; fields without a value say what to do."""
    return tuple(
        FillSection(
            number,
            Text(block["en"], block["zh"]),
            tuple(_row(row, filing, book, site) for row in block["row"]),
        )
        for number, block in enumerate(book.table("after")["public_security"], 1)
    )


def _row(row: Mapping[str, Any], filing: Filing, book: Rulebook, site: int) -> FillRow:
    path = Place(row.get("path", "")).of_chosen_website.at_website(site)
    note = Text(row.get("note_en", ""), row.get("note_zh", ""))
    return FillRow(Text(row["en"], row["zh"]), _value(path, filing, book, site), note, path)


def _value(path: Place, filing: Filing, book: Rulebook, site: int) -> str:
    """The value in Chinese; empty where the filing has none."""
    if not path or site >= len(filing.websites):
        return ""
    website = filing.websites[site]
    if path.field == "more_domains":
        return "、".join(domain.name for domain in website.domains[1:])
    try:
        value = path.get(filing)
    except LookupError:  # No domain or permit is there.
        return ""
    field = field_at(book, path)
    if path == "opened_on":
        value = value or filing.approval.approved_on
    return shown(value, field.choices if field else "", book)
