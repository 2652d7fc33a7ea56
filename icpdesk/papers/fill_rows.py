"""What is typed into the console, step by step, in the console's own order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from icpdesk.base.text import NO_TEXT, Text
from icpdesk.model import Filing
from icpdesk.model.place import EACH, WEBSITES, Place
from icpdesk.papers.type_rows import (
    FillRow,
    answer_rows,
    cancellation_rows,
    change_row,
    changes_by_path,
    console_steps,
    identify_rows,
    kind_of,
    photo_rows,
    sms_rows,
)
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.fields import PERSON_STEPS, Field, fields_for, label_at
from icpdesk.rulebook.notes import notes_for
from icpdesk.rulebook.values import shown


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
_NOT_TYPED = ("server", "history", "filing_type", "cancellation_reason")


def fill_sections(case: Case, uploads: Sequence[UploadLine]) -> tuple[FillSection, ...]:
    """All sections of the provider's console, in its order."""
    sections: list[FillSection] = []
    sheet = _Sheet(case, uploads)
    for number, step in enumerate(console_steps(case.filing, case.book), 1):
        title = step.title
        for part_title, rows in sheet.parts(step.parts):
            name = Text(f"{title.en} – {part_title.en}", f"{title.zh} – {part_title.zh}")
            sections.append(FillSection(number, name if part_title else title, tuple(rows)))
    merged: list[FillSection] = []
    for section in sections:
        if merged and (merged[-1].step, merged[-1].title) == (section.step, section.title):
            merged[-1] = replace(section, rows=(*merged[-1].rows, *section.rows))
        elif section.rows:
            merged.append(section)
    return _with_notes(merged, case)


def _with_notes(sections: Sequence[FillSection], case: Case) -> tuple[FillSection, ...]:
    """Every note stands at the first block of its step; what belongs to no step at the last."""
    steps = console_steps(case.filing, case.book)
    number_of = {name: number for number, step in enumerate(steps, 1) for name in step.parts}
    notes: dict[int, list[Text]] = {}
    for note in notes_for(case):
        number = number_of.get(note.step, len(steps))
        notes.setdefault(number, []).append(
            Text(note.text.en, f"【{note.place.zh}】{note.text.zh}")
        )
    made: list[FillSection] = []
    for section in sections:
        made.append(replace(section, notes=tuple(notes.pop(section.step, ()))))
    for number, left in sorted(notes.items()):
        made.append(FillSection(number, steps[number - 1].title, (), tuple(left)))
    return tuple(sorted(made, key=lambda section: section.step))


class _Sheet:
    """The rows of one filing; of a change only those that change, unless everything is sent again."""

    def __init__(self, case: Case, uploads: Sequence[UploadLine]) -> None:
        self._case, self._filing, self._book, self._uploads = case, case.filing, case.book, uploads
        self._changes = changes_by_path(case.filing, case.book)
        kind = kind_of(case.filing, case.book)
        self._only_changes = bool(kind.may_change) and "*" not in kind.fields

    def parts(self, names: Sequence[str]) -> Iterator[tuple[Text, list[FillRow]]]:
        """(title of the block, rows) of one step; the title is empty where the step's own serves."""
        if "website" in names:
            yield from self._websites()
            return
        filing, book = self._filing, self._book
        identified = "identify" in names or ("type" in names and bool(filing.websites))
        if identified:
            yield NO_TEXT, identify_rows(filing, book)
        for name in names:
            rows = self._plain(name)
            if rows is None:
                title = PERSON_STEPS[name].kind_name.as_heading if name in PERSON_STEPS else NO_TEXT
                yield title, self._of_step(name, 0)
            else:
                yield NO_TEXT, rows

    def _plain(self, name: str) -> list[FillRow] | None:
        """The rows of a part that is no step of the catalogue; None for a step of it."""
        filing, book = self._filing, self._book
        if name == "identify" or (name == "instance" and self._only_changes):
            return []
        if name == "instance":
            return _instance(filing, book)
        if name == "upload":
            return [
                FillRow(line.label, line.file, _slot_note(line), is_file=True)
                for line in self._uploads
            ]
        if name == "after":
            return answer_rows(self._case)
        made = {"photo": photo_rows, "sms": sms_rows, "cancellation": cancellation_rows}.get(name)
        return made(filing, book) if made else None

    def _websites(self) -> Iterator[tuple[Text, list[FillRow]]]:
        for index in range(len(self._filing.websites)):
            yield (
                Text(f"website {index + 1}", f"网站 {index + 1}"),
                [*self._website(index), *self._dropped(index)],
            )
            yield (
                (WEBSITES / index / "administrator").words().as_heading,
                self._of_step("website-administrator", index),
            )

    def _of_step(self, step: str, website: int) -> list[FillRow]:
        rows = []
        for field in fields_for(self._case, step):
            if field.name in _OWN or field.path.parts[0] in _NOT_TYPED:
                continue
            if field.path.parts.count(EACH) < 2:
                rows += self._row(field, field.path.at(website))
        return rows

    def _website(self, index: int) -> list[FillRow]:
        rows: list[FillRow] = []
        for field in fields_for(self._case, "website"):
            if field.name == "filing_number":
                continue
            for place in field.path.each_in(self._filing):
                rows += self._row(field, place) if place.website == index else []
        for number in range(len(self._filing.websites[index].domains)):
            for field in fields_for(self._case, "domain"):
                if field.name == "name":
                    rows += self._row(field, field.path.at(index, number))
        return rows

    def _dropped(self, index: int) -> list[FillRow]:
        """The domains as a whole, where some are dropped."""
        change = self._changes.get(WEBSITES / index / "domains")
        return [change_row(change)] if change else []

    def _row(self, field: Field, path: Place) -> list[FillRow]:
        change = self._changes.get(path)
        if change:
            return [change_row(change)]
        value = shown(path.get(self._filing), field.choices, self._book)
        return [FillRow(field.label, value, path=path)] if value and not self._only_changes else []


def _instance(filing: Filing, book: Rulebook) -> list[FillRow]:
    rows = []
    for index, website in enumerate(filing.websites):
        path = WEBSITES / index / "service_code"
        name = label_at(filing, book, path)
        if website.service_code and name:
            label = Text("{name}, website {n}", "{name}（网站 {n}）").format(name=name, n=index + 1)
            rows.append(FillRow(label, website.service_code, path=path))
    return rows


def _slot_note(line: UploadLine) -> Text:
    return Text(f"slot: {line.provider_label}", f"上传位置：{line.provider_label}")
