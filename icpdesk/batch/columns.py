"""The columns of the clients' sheet: from the field catalogue, one website and domain a row.

What a heading of a foreign sheet means: its own words, a synonym, a part of whoever is spoken of.

The columns of the template go by their names; all others are understood by the words for labels of
forms (:mod:`icpdesk.forms.labels`), so that 公司名称, 法人姓名 and 手机号（必填） need no map.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field

from icpdesk.base.characters import unified
from icpdesk.base.text import Text
from icpdesk.forms.context import BOTH, Context
from icpdesk.forms.labels import Labels
from icpdesk.model.place import (
    LEGAL_REPRESENTATIVE,
    SUBJECT_ADMINISTRATOR,
    WEBSITE_ADMINISTRATORS,
    Place,
)
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import Field, fields

FOLDER = "folder"
"""Column with the folder of the client's pictures, relative to the sheet."""

_DIGITS = frozenset({"number", "document_number", "mobile", "emergency_phone", "office_phone"})


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its headings, where its value goes, what it means."""

    heading: str
    """In Chinese, as the template writes it."""
    path: str
    help: Text
    field: Field | None = None
    english: str = ""
    """The heading in English, understood as well."""
    is_old: bool = False
    """Whether it holds what is filed of the field today, beside the column with its new value."""

    @property
    def names(self) -> tuple[str, ...]:
        """All that it goes by: in both languages, with and without what stands in brackets, its path."""
        return (
            self.heading, self.path, Place(self.path).pattern, self.heading.partition("（")[0],
            self.english, self.english.partition(" (")[0], *(self.field.aliases if self.field else ()),
        )  # fmt: skip

    @property
    def holds_digits(self) -> bool:
        """Whether a number typed as a number would lose digits."""
        return Place(self.path).field in _DIGITS or self.path.endswith(
            ("holder_document_number", "registration_number")
        )


def columns(book: Rulebook) -> tuple[Column, ...]:
    """All columns in the console's order, the client's name first and the folder last."""
    made = [
        Column(
            "客户",
            "title",
            Text("Name of the client in your own list", "客户名称（仅供自己识别）"),
            english="Client",
        )
    ]
    for field in fields(book):
        path = field.path.first
        heading, english = field.label.zh, field.label.en
        if role := field.path.role.kind_name:
            heading, english = f"{role.zh}{heading}", f"{role.en}: {english}"
        made.append(Column(heading, path, field.help, field, english))
    made.append(
        Column(
            "材料文件夹",
            FOLDER,
            Text("Folder with the client's pictures", "该客户的图片文件夹"),
            english="Picture folder",
        )
    )
    return tuple(made)


def find(heading: str, known: tuple[Column, ...]) -> Column | None:
    """The column meant by a heading: its Chinese or English name, or its path."""
    wanted = plain_heading(heading)
    for column in known:
        if wanted in map(plain_heading, column.names):
            return column
    rest = _without_old(heading)
    column_ = find(rest, known) if rest else None
    return _old_of(column_) if column_ else None


_OLD = re.compile(
    r"^\s*(?:原备案(?:的)?|原来的?|原|旧|变更前(?:的)?|filed:|old\b)\s*", re.IGNORECASE
)
OLD_PATH = "filed:"
"""Before the path of a column with old values."""


def _without_old(heading: str) -> str:
    """The heading behind a word that says that the old value stands here; empty without such a word."""
    rest = _OLD.sub("", heading, count=1)
    return rest if rest != heading else ""


def _old_of(column: Column) -> Column | None:
    """The column of the old value of the same field; None for what a change does not touch."""
    if column.field is None or column.is_old:
        return None
    return replace(
        column,
        heading=f"原{column.heading}",
        path=f"{OLD_PATH}{column.path}",
        english=f"Filed: {column.english}",
        is_old=True,
    )


def plain_heading(text: str) -> str:
    """A heading as it is compared: letters, digits and the signs of paths."""
    folded = unified(text).casefold()
    return "".join(c for c in folded if c.isalnum() or c in "._[]")


COUNTING = frozenset({"序号", "编号", "序", "no", "行号", "项次", "index", "id"})
"""Headings of columns that only count the rows."""
_MARKS = re.compile(
    r"[（(【\[]\s*(?:必填项?|选填|必须填写?|非必填|可选|required|optional)\s*[)）】\]]|必填[:：]?$|[*＊★☆※●]",
    re.IGNORECASE,
)
_SURE = 0.6
"""Confidence from which a label tells by itself whose it is."""
_VALIDITY = "validity"


@dataclass
class Headings:
    """Understands headings of one sheet from left to right; remembers whom the last one named."""

    book: Rulebook
    known: Sequence[Column]
    _names: dict[str, Column] = dataclass_field(default_factory=dict)
    _paths: dict[str, Column] = dataclass_field(default_factory=dict)
    _labels: Labels | None = None

    def __post_init__(self) -> None:
        for column in self.known:
            for name in column.names:
                self._names.setdefault(plain_heading(name), column)
            self._paths[column.path] = column

    def own(self, heading: str) -> Column | None:
        """The column whose name or path it is, marks of what must be filled in left out."""
        found = self._names.get(plain_heading(heading)) or self._names.get(
            plain_heading(_MARKS.sub("", heading))
        )
        rest = "" if found else _without_old(heading)
        new = self.own(rest) if rest else None
        return _old_of(new) if new else found

    def meant(self, heading: str, above: str, context: Context) -> tuple[Column | None, Context]:
        """The column that ``heading`` means below ``above``, and the context behind it."""
        rest = "" if self._names.get(plain_heading(heading)) else _without_old(heading)
        if rest:
            found, context = self.meant(rest, above, context)
            old = _old_of(found) if found else None
            return (old, context) if old else self._new(heading, above, context)
        return self._new(heading, above, context)

    def _new(self, heading: str, above: str, context: Context) -> tuple[Column | None, Context]:
        own = self.own(heading) or (self.own(above + heading) if above else None)
        if own:
            return own, context.after(_as_label(own.path))
        labels = self._labels_of()
        head = labels.heading(above) if above else None
        if head:
            context = context.under(head)
        bare = _MARKS.sub("", heading).strip()
        guess = labels.guess(bare, context) or (
            labels.guess(above + bare, context) if above else None
        )
        if guess is None or BOTH in guess.field:
            return None, context
        name = guess.field if guess.confidence > _SURE else _of_subject(guess.field)
        column = self._column(name)
        return column, context.after(name) if column else context

    def _labels_of(self) -> Labels:
        if self._labels is None:
            self._labels = Labels(self.book)
        return self._labels

    def _column(self, name: str) -> Column | None:
        path = Place(_OF_DOMAINS.get(name, name)).at_website(0)
        if path.field == _VALIDITY:
            path = path.parent / "valid_until"
        found = self._paths.get(path)
        if found or path.role != LEGAL_REPRESENTATIVE:
            return found
        return self._paths.get(SUBJECT_ADMINISTRATOR / path.field)


_OF_DOMAINS = {
    "website.domains": "website.domains[0].name",
    "website.holders": "website.domains[0].holder",
}


def _of_subject(name: str) -> str:
    """Where nothing tells whose a telephone number is, a sheet of clients means the subject's person."""
    place = Place(name)
    if place.role.at_website() != WEBSITE_ADMINISTRATORS:
        return name
    return SUBJECT_ADMINISTRATOR / place.field


def _as_label(path: str) -> str:
    return Place(path).of_chosen_website
