"""Pictures that lie in the cells of a row → attachments of its filing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from icpdesk.base.text import Text
from icpdesk.batch.layout import Layout
from icpdesk.intake.table import Table, cell_name
from icpdesk.model import Attachment, Filing
from icpdesk.pipeline.guess import slot_of_name
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.requirements import Requirement, requirements

_ENDINGS = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG", ".png"), (b"GIF8", ".gif"), (b"RIFF", ".webp"))
_OWNERS = (
    ("网站", "websites[0].administrator"),
    ("法人", "subject.legal_representative"),
    ("法定代表人", "subject.legal_representative"),
    ("主体负责人", "subject.administrator"),
)


def with_cell_pictures(
    filing: Filing, row: int, table: Table, layout: Layout, book: Rulebook
) -> tuple[Filing, dict[str, bytes], tuple[Text, ...]]:
    """The filing with the pictures of its row attached, their bytes by name, and one sentence for each
    whose place in the filing its heading does not tell."""
    pictures: dict[str, bytes] = {}
    added: list[Attachment] = []
    unplaced: list[Text] = []
    if not layout.pictures:
        return filing, pictures, ()
    needs = requirements(filing, book, date.today())  # noqa: DTZ011 - the user's calendar
    for index, heading in layout.pictures.items():
        data = table.pictures.get((row, index))
        if data is None:
            continue
        cell = cell_name(row, index + 1)
        slot = slot_of_name(heading, book)
        if not slot:
            unplaced.append(_UNPLACED.format(cell=cell, heading=heading))
            continue
        name = f"{cell} {slot}{_ending(data)}"
        pictures[name] = data
        added.append(Attachment(slot=slot, of=_owner(heading, slot, needs, added), file=name))
    if added:
        filing = filing.changed({"attachments": (*filing.attachments, *added)})
    return filing, pictures, tuple(unplaced)


def _owner(
    heading: str, slot: str, needs: Sequence[Requirement], taken: Sequence[Attachment]
) -> str:
    """Whom the heading names; else the first of whom such a picture is asked for and not yet there."""
    named = next((of for word, of in _OWNERS if word in heading), "")
    if named:
        return named
    used = {one.of for one in taken if one.slot == slot}
    return next((need.of for need in needs if need.slot == slot and need.of not in used), "subject")


def _ending(data: bytes) -> str:
    return next((ending for magic, ending in _ENDINGS if data.startswith(magic)), ".jpg")


_UNPLACED = Text(
    "Cell {cell}: the heading '{heading}' does not tell where its picture belongs. Name the column"
    " after the upload, for example 身份证正面.",
    "单元格 {cell}：列名“{heading}”没有说明图片用途，请用上传位置命名，例如“身份证正面”。",
)
