"""A clients' sheet → one filing a row; no row, sheet or cell is left out without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from icpdesk.base.text import Text
from icpdesk.batch.columns import Headings, columns
from icpdesk.batch.layout import (
    Layout,
    demand_unmerged,
    find_layout,
    no_headings,
    remember,
    unknown_columns,
)
from icpdesk.batch.sheet_row import Client, client_of
from icpdesk.batch.template import EXAMPLE_MARK, is_of_template
from icpdesk.intake.table import Row, Table, cell_name, table_problem
from icpdesk.intake.table_file import read_tables
from icpdesk.rulebook.book import Rulebook

__all__ = ["Client", "ClientSheet", "read_clients", "read_sheet"]

_MOST_NAMED = 8
"""Rows and columns that one sentence names."""


@dataclass(frozen=True)
class ClientSheet:
    """The clients of a file, and what the user should know of how it was read."""

    clients: list[Client]
    notes: tuple[Text, ...] = ()
    name: str = ""
    """Of the sheet that was read; empty for a text file."""


@dataclass
class _Notes:
    said: list[Text] = field(default_factory=list)

    def add(self, en: str, zh: str) -> None:
        self.said.append(Text(en, zh))


def read_clients(
    path: Path, book: Rulebook, *, layout_map: Mapping[str, str] | None = None
) -> list[Client]:
    """The clients of :func:`read_sheet`."""
    return read_sheet(path, book, layout_map=layout_map).clients


def read_sheet(
    path: Path,
    book: Rulebook,
    *,
    layout_map: Mapping[str, str] | None = None,
    leave_hidden: bool = False,
) -> ClientSheet:
    """All clients of the sheet that holds the headings; FileProblem when the file cannot be used or
    holds no client.

    ``layout_map`` says what columns with headings of their own mean; it is remembered. Rows that are
    hidden are read like the others unless ``leave_hidden``; the notes name them.
    """
    known = columns(book)
    notes = _Notes()
    table, layout = _chosen(path, Headings(book, known), layout_map or {}, notes)
    demand_unmerged(table, layout.head, path)
    if layout_map:
        head = next(row for row in table.rows if row.number == layout.head)
        remember(layout_map, [str(cell).strip() for cell in head.cells if str(cell).strip()])
    rows = list(_rows(table, layout, leave_hidden, notes))
    if not rows:
        raise table_problem(path, _NO_CLIENTS, _ONE_A_ROW)
    _tell_guesses(layout, notes)
    if unknown := unknown_columns(layout, known):
        notes.said.append(unknown)
    clients = [client_of(row, table, layout, book) for row in rows]
    return ClientSheet(clients, tuple(notes.said), table.name)


def _chosen(
    path: Path, headings: Headings, given: Mapping[str, str], notes: _Notes
) -> tuple[Table, Layout]:
    """The sheet with the most known headings, the subject's name among them and rows below, hidden ones
    last; others that hold clients as well are named."""
    seen = [(table, find_layout(table, headings, given)) for table in read_tables(path)]
    usable = [(table, layout) for table, layout in seen if layout and layout.names_subject]
    if not usable:
        raise no_headings(path, seen)

    def worth(one: tuple[Table, Layout]) -> tuple[bool, bool, int]:
        table, layout = one
        return table.visible, _count_below(table, layout) > 0, len(layout.columns)

    table, layout = max(usable, key=worth)
    for other, its in usable:
        count = _count_below(other, its)
        if other is not table and other.visible and count and len(its.columns) > 1:
            notes.add(
                f"Sheet '{other.name}' holds {count} rows with such headings as well; it was not read."
                " Run it as a file of its own.",
                f"工作表“{other.name}”也有同样的表头（{count} 行），未读取；请另存为单独的文件处理。",
            )
    if len(seen) > 1:
        hidden = "" if table.visible else ", which is hidden"
        hidden_zh = "" if table.visible else "（该表被隐藏）"
        notes.add(
            f"Read: sheet '{table.name}'{hidden}.", f"已读取工作表“{table.name}”{hidden_zh}。"
        )
    return table, layout


def _count_below(table: Table, layout: Layout) -> int:
    return sum(row.number > layout.head for row in table.rows)


def _rows(table: Table, layout: Layout, leave_hidden: bool, notes: _Notes) -> Iterator[Row]:
    """The rows of clients; those that are none are named."""
    left: list[tuple[int, str]] = []
    hidden: list[int] = []
    for row in table.rows:
        if row.number <= layout.head or is_of_template(row.cells):
            continue
        if row.number in table.hidden_rows:
            hidden.append(row.number)
            if leave_hidden:
                continue
        first = next((str(cell).strip() for cell in row.cells if str(cell).strip()), "")
        if first and not _is_note(first, row, layout):
            yield row
        elif first:
            left.append((row.number, first[:24]))
    if left:
        named = ", ".join(f"{number} ({text})" for number, text in left[:_MOST_NAMED])
        named_zh = "、".join(f"{number}（{text}）" for number, text in left[:_MOST_NAMED])
        more = f" +{len(left) - _MOST_NAMED}" if len(left) > _MOST_NAMED else ""
        notes.add(
            f"Rows that are no clients were not read: {named}{more}. A row that begins with '# ' is an"
            " explanation, and one that fills nothing but its first cell.",
            f"以下行不是客户，未读取：{named_zh}{more}。以“# ”开头的行、只填了第一格的行视为说明。",
        )
    if hidden:
        _tell_hidden(hidden, leave_hidden, notes)


def _is_note(first: str, row: Row, layout: Layout) -> bool:
    if first == "#" or first.startswith(("# ", "＃ ", EXAMPLE_MARK)):
        return True
    filled = {index for index, cell in enumerate(row.cells) if str(cell).strip()}
    telling = {index for index, column in layout.columns.items() if column.path != "title"}
    return len(filled) == 1 and not filled & telling


def _tell_hidden(rows: Sequence[int], left: bool, notes: _Notes) -> None:
    named = ", ".join(map(str, rows[:_MOST_NAMED])) + ("…" if len(rows) > _MOST_NAMED else "")
    if left:
        notes.add(f"Hidden rows were left out: {named}.", f"已跳过隐藏的行：{named}。")
    else:
        notes.add(
            f"Rows that are hidden in the sheet were read as well: {named}. --leave-hidden leaves them"
            " out.",
            f"表格中隐藏的行也已读取：{named}；如不需要请加 --leave-hidden。",
        )


def _tell_guesses(layout: Layout, notes: _Notes) -> None:
    if layout.guessed:
        pairs = [
            f"{cell_name(layout.head, index + 1)} “{word}” → {layout.columns[index].heading}"
            for index, word in layout.guessed.items()
        ]
        notes.add(f"Columns understood: {', '.join(pairs)}.", f"列名理解为：{'、'.join(pairs)}。")


_NO_CLIENTS = Text("The sheet holds no client yet.", "表中还没有客户。")
_ONE_A_ROW = Text(
    "Fill in one client a row below the headings; rows that begin with '# ' are explanations.",
    "请在表头下方逐行填写客户；以“# ”开头的行是说明。",
)
