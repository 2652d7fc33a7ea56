"""The columns of the clients' sheet: from the field catalogue, one website and domain a row."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from icpdesk.base.text import Text
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import Field, fields

FOLDER = "folder"
"""Column with the folder of the client's pictures, relative to the sheet."""

_ROLES = {
    "legal-representative": Text("legal representative", "法定代表人"),
    "administrator": Text("subject administrator", "主体负责人"),
    "website-administrator": Text("website administrator", "网站负责人"),
}
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

    @property
    def holds_digits(self) -> bool:
        """Whether a number typed as a number would lose digits."""
        return self.path.rpartition(".")[2] in _DIGITS or self.path.endswith(
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
        path = field.path.replace("[]", "[0]")
        heading, english = field.label.zh, field.label.en
        if field.step in _ROLES:
            role = _ROLES[field.step]
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
    wanted = _plain(heading)
    for column in known:
        names = [column.heading, column.path, column.path.replace("[0]", "[]")]
        names += [
            column.heading.partition("（")[0],
            column.english,
            column.english.partition(" (")[0],
        ]
        if wanted in {_plain(name) for name in names}:
            return column
    return None


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum() or c in "._[]")
