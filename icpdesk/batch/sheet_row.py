"""One row of a clients' sheet → a filing, with every cell that could not be taken named.

Pictures that lie in the cells of a row → attachments of its filing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import pairwise
from typing import Any

from icpdesk.base.names import unquoted
from icpdesk.base.text import Text
from icpdesk.batch.columns import FOLDER, OLD_PATH, Column
from icpdesk.batch.layout import Layout
from icpdesk.intake.table import Cell, Row, Table, cell_name
from icpdesk.intake.table_faults import is_fault
from icpdesk.intake.yaml_file import understood
from icpdesk.model import Attachment, Filing, Person
from icpdesk.model.place import LEGAL_REPRESENTATIVE, SUBJECT_ADMINISTRATOR, WEBSITES, Place
from icpdesk.pipeline.guess import slot_of_name
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.requirements import Requirement, requirements

_MOST_EXACT = 10**15
"""Spreadsheets keep fifteen digits of a number; the rest is gone."""
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+\d{1,2}")
_MOST_SHOWN = 80
_LONGEST_NAME = 255
"""Bytes of a folder's name that systems take."""


@dataclass(frozen=True)
class Client:
    """One row: the filing, or what is wrong with the row."""

    row: int
    name: str
    filing: Filing | None
    folder: str
    problem: Text | None = None
    open_cells: tuple[Text, ...] = ()
    """Cells whose content could not be understood: the filing lacks them."""
    open_places: tuple[tuple[str, str], ...] = ()
    """Path and words of each of them, in the same order; both empty where no field is known."""
    notes: tuple[Text, ...] = ()
    """What was changed in cells on the way in."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Pictures out of cells, by the names under which they are attached."""


@dataclass
class _Cells:
    """What the cells of a row hold, by the paths of the filing."""

    content: dict[str, Any] = field(default_factory=dict)
    folder: str = ""
    name: str = ""
    problem: Text | None = None
    open: list[Text] = field(default_factory=list)
    places: dict[tuple[str | int, ...], Cell] = field(default_factory=dict)


def client_of(row: Row, table: Table, layout: Layout, book: Rulebook) -> Client:
    """The client of a row; a cell that cannot be understood costs that cell, not the row."""
    cells = _cells(row, table, layout.columns)
    content = cells.content
    name = cells.name or str(content.get("subject", {}).get("name", "")) or str(row.number)
    if cells.problem:
        return Client(row.number, name, None, cells.folder, cells.problem)
    made, problems = understood(content, book)
    opened = [*cells.open, *(_at(cells.places, one.path, one.text) for one in problems)]
    notes = tuple(_at(cells.places, change.path, change.text) for change in made.changes)
    notes += tuple(_left_out(row, layout.strangers))
    filing, pictures, unplaced = with_cell_pictures(made.value, row.number, table, layout, book)
    nowhere = ("", "")
    places = (
        *((nowhere,) * len(cells.open)),
        *(_typed(cells.places, one.path, row) for one in problems),
        *((nowhere,) * len(unplaced)),
    )
    return Client(
        row.number, name, with_usual_roles(filing), cells.folder, None,
        (*opened, *unplaced), places, notes, pictures,
    )  # fmt: skip


def _cells(row: Row, table: Table, chosen: Mapping[int, Column]) -> _Cells:
    found = _Cells()
    for index, column in chosen.items():
        value = row.cells[index] if index < len(row.cells) else ""
        fault = table.faults.get((row.number, index)) if table.faults else None
        if fault is not None:
            found.open.append(_fault(cell_name(row.number, index + 1), fault))
            continue
        if value == "":
            continue
        text = _text(value)
        if not text:
            continue
        if is_fault(text):
            found.open.append(_fault(cell_name(row.number, index + 1), text))
            continue
        if column.holds_digits and _lost_digits(value):
            cell = cell_name(row.number, index + 1)
            found.problem = found.problem or _LOST.format(cell=cell)
        elif column.path == FOLDER:
            _put_folder(found, unquoted(text), cell_name(row.number, index + 1))
        else:
            found.name = text if column.path == "title" else found.name
            found.places[_put(found.content, column, text)] = row.number, index
    return found


def _left_out(row: Row, strangers: Mapping[int, str]) -> Iterator[Text]:
    """One sentence with what the row holds in columns that nothing is known about."""
    held = [
        (heading, _text(row.cells[index])[:_MOST_SHOWN])
        for index, heading in strangers.items()
        if index < len(row.cells) and _text(row.cells[index])
    ]
    if held:
        named = "; ".join(f"{heading} = {value}" for heading, value in held)
        yield Text(f"Not used: {named}.", f"未导入：{named}。")


def _put_folder(found: _Cells, text: str, cell: str) -> None:
    if any(len(part.encode()) > _LONGEST_NAME for part in re.split(r"[/\\]", text)):
        found.open.append(_LONG_FOLDER.format(cell=cell))
    else:
        found.folder = text


_LOST = Text(
    "Cell {cell}: the number was stored as a number and lost digits. Type it again as text.",
    "单元格 {cell}：号码以数值保存，已丢失位数，请以文本重新填写。",
)
_LONG_FOLDER = Text(
    "Cell {cell}: the name of the folder is longer than any folder's can be.",
    "单元格 {cell}：文件夹名过长，不可能存在这样的文件夹。",
)


def _fault(cell: str, fault: str) -> Text:
    if fault:
        return Text(
            f"Cell {cell} holds {fault}: its formula finds nothing. Write the value itself.",
            f"单元格 {cell} 的内容是 {fault}：公式没有结果，请直接填写内容。",
        )
    return Text(
        f"Cell {cell} holds a formula whose result is not stored. Open the sheet, save it again, or"
        " write the value itself.",
        f"单元格 {cell} 的公式没有保存结果：请打开表格后重新保存，或直接填写内容。",
    )


def _at(places: Mapping[tuple[str | int, ...], Cell], path: Any, text: Text) -> Text:
    """The sentence with the cell that the value at ``path`` came from."""
    while path and path not in places:
        path = path[:-1]
    if path not in places:
        return text
    row, column = places[path]
    cell = cell_name(row, column + 1)
    return Text(f"Cell {cell}: {text.en}", f"单元格 {cell}：{text.zh}")


def _typed(places: Mapping[tuple[str | int, ...], Cell], path: Any, row: Row) -> tuple[str, str]:
    """Path and words of the cell that a value came from; nothing where it came from none."""
    place = places.get(tuple(path))
    return (Place.of_parts(tuple(path)), _text(row.cells[place[1]])) if place else ("", "")


def with_usual_roles(filing: Filing) -> Filing:
    """The filing with the roles that a new filing begins with, where the row says nothing of them.

    The person in charge is the legal representative (an individual: the subject itself), and that of
    the website is the subject's.
    """
    same = "subject" if filing.subject.nature == "individual" else "legal_representative"
    subject = filing.subject
    subject = subject.changed({"administrator": _usual(subject.administrator, same)})
    websites = tuple(
        site.changed({"administrator": _usual(site.administrator, "subject_administrator")})
        for site in filing.websites
    )
    return filing.changed({"subject": subject, "websites": websites})


def _usual(person: Person, same_as: str) -> Person:
    named = person.name or person.document_number or person.same_as
    return person if named else person.changed({"same_as": same_as})


def _lost_digits(value: Any) -> bool:
    if isinstance(value, str):
        return "+" in value and bool(_SCIENTIFIC.fullmatch(value.strip()))
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return abs(value) >= _MOST_EXACT or (isinstance(value, float) and not value.is_integer())


def _put(content: dict[str, Any], column: Column, text: str) -> tuple[str | int, ...]:
    """Put a value into nested tables; its place there."""
    if column.is_old:
        return _put_old(content, column, text)
    value: Any = text
    if column.field and column.field.kind in ("choices", "words"):
        value = [part.strip() for part in re.split(r"[,，、;；\n]", text) if part.strip()]
    place = Place(column.path).parts
    node: Any = content
    for part, after in pairwise(place):
        node = node[0] if part == 0 else node.setdefault(part, [{}] if after == 0 else {})
    node[place[-1]] = value
    return place


def _put_old(content: dict[str, Any], column: Column, text: str) -> tuple[str | int, ...]:
    """Add what is filed today to what changes; domains are one list."""
    path = Place(column.path.removeprefix(OLD_PATH))
    if path.pattern == "websites[].domains[].name":
        path = path.parent.parent
    filed = content.setdefault("filed", [])
    filed.append({"field": str(path), "value": text})
    return "filed", len(filed) - 1, "value"


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (datetime, date)):
        return value.strftime("%Y-%m-%d")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


_ENDINGS = ((b"\xff\xd8\xff", ".jpg"), (b"\x89PNG", ".png"), (b"GIF8", ".gif"), (b"RIFF", ".webp"))
_OWNERS = (
    ("网站", WEBSITES / 0 / "administrator"),
    ("法人", LEGAL_REPRESENTATIVE),
    ("法定代表人", LEGAL_REPRESENTATIVE),
    ("主体负责人", SUBJECT_ADMINISTRATOR),
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
    needs = requirements(Case(filing, book, date.today()))  # noqa: DTZ011 - the user's calendar
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
