"""What is typed into the console, step by step, in the console's own order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from icpdesk.base.text import NO_TEXT, Text
from icpdesk.model import Filing
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import Field, fields_for
from icpdesk.rulebook.notes import notes_for
from icpdesk.rulebook.values import shown, value_at


@dataclass(frozen=True, slots=True)
class FillRow:
    """One field of the console: its names, the Chinese value to paste, or what to do."""

    label: Text
    value: str
    note: Text = NO_TEXT
    path: str = ""
    is_file: bool = False
    """Whether it is a file to upload; nothing is typed there."""


@dataclass(frozen=True, slots=True)
class FillSection:
    """One block of the console's form."""

    step: int
    """The console's step, from 1; a step may have several blocks."""
    title: Text
    rows: tuple[FillRow, ...]
    notes: tuple[Text, ...] = ()
    """What province and provider say about this step."""

    @property
    def numbered(self) -> Text:
        """The title behind the number of the step."""
        return Text(f"{self.step}  {self.title.en}", f"{self.step}  {self.title.zh}")

    @property
    def typed(self) -> tuple[FillRow, ...]:
        """The fields that are typed or pasted; the sheet and the copying window count these."""
        return tuple(row for row in self.rows if row.value and not row.is_file)


@dataclass(frozen=True, slots=True)
class UploadLine:
    """One file of the folder and the slot it goes to."""

    file: str
    label: Text
    provider_label: str


_PERSON_TITLES = {
    "legal-representative": Text("Legal representative", "法定代表人"),
    "administrator": Text("Person in charge of the subject", "主体负责人"),
    "website-administrator": Text("Person in charge of website {n}", "网站 {n} 负责人"),
}
_OWN = frozenset(
    {
        "provider",
        "has_seal",
        "business_scope",
        "trade_name",
        "same_as",
        "letter_signed_on",
        "born_on",
        "resolves",
        "verified_on",
    }
)


def fill_sections(
    filing: Filing, book: Rulebook, day: date, uploads: Sequence[UploadLine]
) -> tuple[FillSection, ...]:
    """All sections of the provider's console, in its order."""
    steps = book.provider(filing.provider).table["steps"]
    sections: list[FillSection] = []
    for number, step in enumerate(steps, 1):
        title = Text(step["en"], step["zh"])
        parts = list(_parts(step["fields"], filing, book, day, uploads))
        for part_title, rows in parts:
            name = Text(f"{title.en} – {part_title.en}", f"{title.zh} – {part_title.zh}")
            sections.append(FillSection(number, name if part_title else title, tuple(rows)))
    merged: list[FillSection] = []
    for section in sections:
        if merged and (merged[-1].step, merged[-1].title) == (section.step, section.title):
            merged[-1] = replace(section, rows=(*merged[-1].rows, *section.rows))
        elif section.rows:
            merged.append(section)
    return _with_notes(merged, filing, book, day)


def _with_notes(
    sections: Sequence[FillSection], filing: Filing, book: Rulebook, day: date
) -> tuple[FillSection, ...]:
    """Every note stands at the first block of its step; what belongs to no step at the last."""
    steps = book.provider(filing.provider).table["steps"]
    number_of = {name: number for number, step in enumerate(steps, 1) for name in step["fields"]}
    notes: dict[int, list[Text]] = {}
    for note in notes_for(filing, book, day):
        number = number_of.get(note.step, len(steps))
        notes.setdefault(number, []).append(
            Text(note.text.en, f"【{note.place.zh}】{note.text.zh}")
        )
    made: list[FillSection] = []
    for section in sections:
        made.append(replace(section, notes=tuple(notes.pop(section.step, ()))))
    for number, left in sorted(notes.items()):
        title = Text(steps[number - 1]["en"], steps[number - 1]["zh"])
        made.append(FillSection(number, title, (), tuple(left)))
    return tuple(sorted(made, key=lambda section: section.step))


def _parts(
    names: Sequence[str], filing: Filing, book: Rulebook, day: date, uploads: Sequence[UploadLine]
) -> Iterator[tuple[Text, list[FillRow]]]:
    nothing = Text("", "")
    if "website" in names:
        for index in range(len(filing.websites)):
            yield (
                Text(f"website {index + 1}", f"网站 {index + 1}"),
                _website(filing, book, day, index),
            )
            yield (
                _PERSON_TITLES["website-administrator"].format(n=index + 1),
                _of_step("website-administrator", filing, book, day, index),
            )
        return
    for name in names:
        if name == "instance":
            yield nothing, _instance(filing)
        elif name == "upload":
            yield (
                nothing,
                [
                    FillRow(line.label, line.file, _slot_note(line), is_file=True)
                    for line in uploads
                ],
            )
        elif name == "photo":
            yield nothing, _photo(filing)
        elif name == "sms":
            yield nothing, _sms(filing)
        else:
            title = _PERSON_TITLES.get(name, nothing)
            yield title, _of_step(name, filing, book, day, 0)


def _of_step(step: str, filing: Filing, book: Rulebook, day: date, website: int) -> list[FillRow]:
    rows = []
    for field in fields_for(filing, book, day, step):
        if field.name in _OWN or field.path.startswith(("server.", "history.", "filing_type")):
            continue
        path = field.path.replace("websites[]", f"websites[{website}]")
        if "[]" in path:
            continue
        rows += _row(field, path, filing, book)
    return rows


def _website(filing: Filing, book: Rulebook, day: date, index: int) -> list[FillRow]:
    rows: list[FillRow] = []
    for field in fields_for(filing, book, day, "website"):
        if "pre_approvals[]" in field.path:
            for item in range(len(filing.websites[index].pre_approvals)):
                rows += _row(field, field.at(index, item), filing, book)
        else:
            rows += _row(field, field.at(index), filing, book)
    for number in range(len(filing.websites[index].domains)):
        for field in fields_for(filing, book, day, "domain"):
            if field.name == "name":
                rows += _row(field, field.at(index, number), filing, book)
    return rows


def _row(field: Field, path: str, filing: Filing, book: Rulebook) -> list[FillRow]:
    value = shown(value_at(filing, path), field.choices, book)
    return [FillRow(field.label, value, path=path)] if value else []


def _instance(filing: Filing) -> list[FillRow]:
    return [
        FillRow(
            Text(f"Service code, website {index + 1}", f"备案服务号（网站 {index + 1}）"),
            website.service_code,
            path=f"websites[{index}].service_code",
        )
        for index, website in enumerate(filing.websites)
        if website.service_code
    ]


def _photo(filing: Filing) -> list[FillRow]:
    return [
        FillRow(
            Text("Who is verified", "核验对象"),
            filing.person(f"websites[{index}].administrator").name,
            Text(
                "White wall, even light, no hat, face free; not in red or blue.",
                "白色背景，光线均匀，不戴帽子，不遮挡面部，不穿红色或蓝色衣服。",
            ),
        )
        for index in range(len(filing.websites))
    ]


def _sms(filing: Filing) -> list[FillRow]:
    rows: dict[str, FillRow] = {}
    for role in ("subject.administrator", *_site_roles(filing)):
        person = filing.person(role)
        if person.mobile and person.mobile not in rows:
            rows[person.mobile] = FillRow(
                Text(f"Text message to {person.name}", f"短信发送至 {person.name}"),
                person.mobile,
                Text(
                    "Enter the code, the mobile number and the last six characters of the"
                    f" document number ({person.document_number[-6:]}) on beian.miit.gov.cn.",
                    f"在 beian.miit.gov.cn 输入验证码、手机号和证件号码后六位（{person.document_number[-6:]}）。",
                ),
            )
    return list(rows.values())


def _site_roles(filing: Filing) -> Iterator[str]:
    for index in range(len(filing.websites)):
        yield f"websites[{index}].administrator"


def _slot_note(line: UploadLine) -> Text:
    return Text(f"slot: {line.provider_label}", f"上传位置：{line.provider_label}")
