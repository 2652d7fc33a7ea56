"""The fill sheet on paper: the same rows, with a box to tick."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from icpdesk.base.text import Text
from icpdesk.papers.fill_rows import FillSection
from icpdesk.papers.type_rows import FillRow
from icpdesk.pdf import fonts, sheet

_WIDTHS = (24, 146, sheet.WIDTH - 170)
_SIDES = (24, 146, (sheet.WIDTH - 170) / 2, (sheet.WIDTH - 170) / 2)


def fill_sheet_pdf(
    sections: Sequence[FillSection], *, title: Text, provider: Text, draft: bool = False
) -> bytes:
    """All sections as tables."""
    story: list[Any] = [
        sheet.paragraph(title.zh, "headline"),
        sheet.paragraph(f"{title.en} · {provider.en}", "under"),
    ]
    for section in sections:
        heading = [sheet.run(section.numbered.zh)]
        heading.append(sheet.run(f"　{section.title.en}", bold=False, size=8.5, colour=fonts.QUIET))
        story.append(sheet.block(heading, "heading"))
        story += [sheet.both(note, size=7.5) for note in section.notes]
        if section.rows:
            story += _tables(section.rows)
    return sheet.build(story, title=title.zh, footer="icpdesk", draft=draft)


def _row(row: FillRow) -> list[Any]:
    value = [sheet.run(row.value)]
    if row.note:
        note = f"\n{row.note.zh}\n{row.note.en}"
        value.append(sheet.run(note, size=7.5, colour=fonts.QUIET))
    return [
        sheet.tick_box(),
        sheet.both(row.label, "compact", size=7.5),
        sheet.block(value, "compact"),
    ]


def _tables(rows: Sequence[FillRow]) -> Iterator[Any]:
    """Rows of one section; what changes in a table of its own, old and new value side by side."""
    changed = [row for row in rows if row.old is not None]
    plain = [row for row in rows if row.old is None]
    if changed:
        yield sheet.table([_head(), *(_change(row) for row in changed)], _SIDES)
    if plain:
        yield sheet.table([_row(row) for row in plain], _WIDTHS)


def _head() -> list[Any]:
    words = ("", "栏目 Field", "原备案内容 Filed", "变更为 New")
    return [sheet.paragraph(word, "head") for word in words]


def _change(row: FillRow) -> list[Any]:
    value = [sheet.run(row.value or row.note.zh)]
    return [
        sheet.tick_box(),
        sheet.both(row.label, "compact", size=7.5),
        sheet.block([sheet.run(row.old or "（空）", colour=fonts.QUIET)], "compact"),
        sheet.block(value, "compact"),
    ]
