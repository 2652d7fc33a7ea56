"""The columns of the clients' sheet: from the field catalogue, one website and domain a row."""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.base.characters import unified
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
    def names(self) -> tuple[str, ...]:
        """All that it goes by: in both languages, with and without what stands in brackets, its path."""
        return (
            self.heading, self.path, self.path.replace("[0]", "[]"), self.heading.partition("（")[0],
            self.english, self.english.partition(" (")[0],
        )  # fmt: skip

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
    wanted = plain_heading(heading)
    for column in known:
        if wanted in map(plain_heading, column.names):
            return column
    return None


def plain_heading(text: str) -> str:
    """A heading as it is compared: letters, digits and the signs of paths."""
    folded = unified(text).casefold()
    return "".join(c for c in folded if c.isalnum() or c in "._[]")
