"""What a fill sheet shows because of the type of filing: its steps, what is compared, who is verified."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from icpdesk.base.text import NO_TEXT, Text
from icpdesk.model import Filing
from icpdesk.model.place import WEBSITES, Place
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.changes import DOMAINS, Change, changes_of, new_value
from icpdesk.rulebook.fields import field_at
from icpdesk.rulebook.filing_types import TypeOfFiling, type_of, verified_roles
from icpdesk.rulebook.values import shown

_COMPARE = Text(
    "Compare these with what the console shows; they are not changed.",
    "以下各项与备案系统显示的内容核对，不修改。",
)
_EMPTY = Text("Empty this field.", "清空该栏目。")


@dataclass(frozen=True, slots=True)
class FillRow:
    """One field of the console: its names, the Chinese value to paste, or what to do."""

    label: Text
    value: str
    note: Text = NO_TEXT
    path: str = ""
    is_file: bool = False
    """Whether it is a file to upload; nothing is typed there."""
    old: str | None = None
    """What is filed today, where a change replaces it; empty where nothing was filed."""


@dataclass(frozen=True, slots=True)
class ConsoleStep:
    """One step of the console: its title, and the parts of the form that stand there."""

    title: Text
    parts: tuple[str, ...]


def kind_of(filing: Filing, book: Rulebook) -> TypeOfFiling:
    """The filing's type."""
    return type_of(book.vocabulary("filing_types"), filing.filing_type)


def name_at_provider(filing: Filing, book: Rulebook) -> str:
    """What the provider's console calls the type, else its general Chinese name."""
    names: Mapping[str, str] = book.provider(filing.provider).table.get("type_names", {})
    return names.get(filing.filing_type) or kind_of(filing, book).name.zh


def console_steps(filing: Filing, book: Rulebook) -> tuple[ConsoleStep, ...]:
    """The steps of this type in the console's order: the type's own, else the provider's."""
    own = kind_of(filing, book).steps
    rows: Any = own or book.provider(filing.provider).table["steps"]
    name = name_at_provider(filing, book)
    return tuple(
        ConsoleStep(
            Text(row["en"].replace("{name}", name), row["zh"].replace("{name}", name)),
            tuple(row["fields"]),
        )
        for row in rows
    )


def changes_by_path(filing: Filing, book: Rulebook) -> dict[str, Change]:
    """What changes, by the path of its field; nothing for types that change nothing."""
    if not kind_of(filing, book).may_change:
        return {}
    return {change.path: change for change in changes_of(filing, book)}


def change_row(change: Change) -> FillRow:
    """Old and new value of one field side by side."""
    note = NO_TEXT if change.new else _EMPTY
    return FillRow(change.label, change.new, note, change.path, old=change.old)


def identify_rows(filing: Filing, book: Rulebook) -> list[FillRow]:
    """By what the console finds the subject and the website: to compare, not to type."""
    kind = kind_of(filing, book)
    rows: list[FillRow] = []
    for pattern in kind.identify:
        # New filings type the names in their own steps; there only the numbers stand here.
        if kind.family == "new" and not pattern.endswith("number"):
            continue
        for path in Place(pattern).each_in(filing):
            note = NO_TEXT if rows or kind.family == "new" else _COMPARE
            row = _compared(path, filing, book, note)
            rows += [row] if row else []
    return rows


def _compared(path: Place, filing: Filing, book: Rulebook, note: Text) -> FillRow | None:
    """None where nothing is given, or where the field itself changes."""
    if any(one.field == path for one in filing.filed):
        return None
    field = field_at(book, path)
    value = (
        new_value(filing, path, None, book)
        if path.pattern == DOMAINS
        else shown(path.get(filing), field.choices if field else "", book)
    )
    label = field.label if field else Text("Domain names", "域名")
    return FillRow(label, value, note, path) if value else None


def cancellation_rows(filing: Filing, book: Rulebook) -> list[FillRow]:
    """What the console asks when something is cancelled."""
    field = field_at(book, "cancellation_reason")
    if not filing.cancellation_reason or field is None:
        return []
    return [FillRow(field.label, filing.cancellation_reason, path="cancellation_reason")]


def photo_rows(filing: Filing, book: Rulebook) -> list[FillRow]:
    """Who is looked at; nobody for types without a live check."""
    if not kind_of(filing, book).live_check:
        return []
    roles = verified_roles(filing, book.vocabulary("filing_types"))
    sites = [role for role in roles if role.is_in(WEBSITES)]
    if kind_of(filing, book).family == "new":
        sites = [WEBSITES / n / "administrator" for n in range(len(filing.websites))]
    return [
        FillRow(
            Text("Who is verified", "核验对象"),
            filing.person(role).name,
            Text(
                "White wall, even light, no hat, face free; not in red or blue.",
                "白色背景，光线均匀，不戴帽子，不遮挡面部，不穿红色或蓝色衣服。",
            ),
        )
        for role in sites
    ]


def sms_rows(filing: Filing, book: Rulebook) -> list[FillRow]:
    """Who answers the ministry's text message, each mobile once."""
    rows: dict[str, FillRow] = {}
    for role in verified_roles(filing, book.vocabulary("filing_types")):
        person = filing.person(role)
        if person.mobile and person.mobile not in rows:
            rows[person.mobile] = FillRow(
                Text(f"Text message to {person.name}", f"短信发送至 {person.name}"),
                person.mobile,
                _entered(person.document_number[-6:]),
            )
    return list(rows.values())


def _entered(last: str) -> Text:
    """What is typed in; ``last`` is the end of the document number, empty while it is not known."""
    english, chinese = (f" ({last})", f"（{last}）") if last else ("", "")
    return Text(
        "Enter the code, the mobile number and the last six characters of the document"
        f" number{english} on beian.miit.gov.cn.",
        f"在 beian.miit.gov.cn 输入验证码、手机号和证件号码后六位{chinese}。",
    )


def answer_rows(case: Case) -> list[FillRow]:
    """How long the administration takes, for types that end with waiting."""
    table = case.book.table("deadlines")
    states = table["administration"]
    row = next(
        (s for s in states if s.get("since", case.day) <= case.day <= s.get("until", case.day)),
        states[-1],
    )
    if kind_of(case.filing, case.book).has_span("cancellation"):
        row = table["cancellation"]
    return [
        FillRow(
            Text("Answer of the administration", "等待管局审核"),
            "",
            Text(
                f"{row['least']} to {row['most']} working days; it comes by SMS and e-mail.",
                f"{row['least']}–{row['most']} 个工作日，结果以短信和邮件通知。",
            ),
        )
    ]
