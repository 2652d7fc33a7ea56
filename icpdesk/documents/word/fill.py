"""Fill a provider's Word form: find labels, write into the blanks that belong to them, report all.

Never written into: signature, seal, fingerprint, date and the verifier's places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from icpdesk.documents.word.labels import Labels
from icpdesk.documents.word.package import W, open_parts, with_parts
from icpdesk.documents.word.text import P, add_run, replace, text_of

TBL, TR, TC, SDT, CONTENT = (f"{{{W}}}{n}" for n in ("tbl", "tr", "tc", "sdt", "sdtContent"))
_BLANK = re.compile(r"[_＿]{2,}|(?<=[：:])[ \u3000]{2,}|(?<=[：:])$|[ \u3000]{4,}")
_PLACEHOLDER = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
_BOX = re.compile(r"[□☐]\s*([^□☐☑■\s：:；;，,]+)")
_EMPTY = re.compile(r"[\s_＿\u3000]*")
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Filled:
    """One blank that was written into."""

    label: str
    field: str
    how: str
    place: str


@dataclass
class FillReport:
    """What was done with every label."""

    filled: list[Filled] = field(default_factory=list)
    blank_on_purpose: list[str] = field(default_factory=list)
    not_found: list[str] = field(default_factory=list)
    overflow: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """As in ``fill --json``."""
        return {
            "filled": [
                {"label": one.label, "field": one.field, "how": one.how, "place": one.place}
                for one in self.filled
            ],
            "blank_on_purpose": self.blank_on_purpose,
            "not_found": self.not_found,
            "overflow": self.overflow,
        }


def fill_docx(
    data: bytes, values: Mapping[str, str], labels: Labels, own: Mapping[str, str] | None = None
) -> tuple[bytes, FillReport]:
    """The filled file and the report.

    ``values`` by field name as from :func:`icpdesk.documents.values.values_of`; ``own`` maps labels
    to fields where the user corrected the guess (an empty field keeps the label's place blank).
    """
    parts = open_parts(data)
    report = FillReport()
    for name, root in parts.items():
        _Filler(values, labels, dict(own or {}), report, name.removeprefix("word/")).fill(root)
    return with_parts(data, parts), report


class _Filler:
    def __init__(
        self,
        values: Mapping[str, str],
        labels: Labels,
        own: Mapping[str, str],
        report: FillReport,
        part: str,
    ) -> None:
        self._values = values
        self._labels = labels
        self._own = own
        self._report = report
        self._part = part
        self._role = ""
        self._count = 0

    def fill(self, root: Any) -> None:
        """Go through the part in reading order."""
        for block in _blocks(root):
            if block.tag == P:
                self._paragraph(block)
            else:
                self._table(block)

    def _table(self, table: Any) -> None:
        rows = [list(_cells(row)) for row in _children(table, TR)]
        headed = [self._below(rows, number) for number in range(len(rows))]
        for number, cells in enumerate(rows):
            row_role = ""
            for index, cell in enumerate(cells):
                inner = [child for child in cell.iter(TBL) if _owner(child, TC) is cell]
                for nested in inner:
                    self._table(nested)
                text = _cell_text(cell)
                role = self._labels.role_in(text)
                target = cells[index + 1] if index + 1 < len(cells) else None
                field_ = self._field(text, row_role or self._role) if not inner else ""
                if role and (target is None or not _is_empty(target) or _vertical(cell)):
                    row_role = role
                    self._role = role
                if _BLANK.search(text.rstrip(":：")) or _PLACEHOLDER.search(text):
                    for paragraph in _own_paragraphs(cell):
                        self._paragraph(paragraph)
                elif self._labels.is_forbidden(text) and len(text) <= _LONGEST and not field_:
                    self._leave(text)
                elif field_ and target is not None and _is_empty(target):
                    self._write_cell(target, text, field_, "cell to the right")
                elif field_ and target is None and number + 1 < len(rows):
                    below = rows[number + 1][index] if index < len(rows[number + 1]) else None
                    if below is not None and _is_empty(below):
                        self._write_cell(below, text, field_, "cell below")
                elif field_ and headed[number]:
                    self._write_cell(rows[number + 1][index], text, field_, "cell below")
                else:
                    for paragraph in _own_paragraphs(cell):
                        self._paragraph(paragraph)

    def _below(self, rows: list[list[Any]], number: int) -> bool:
        """Whether a header row of labels stands above a row of blanks."""
        if number + 1 >= len(rows) or len(rows[number + 1]) != len(rows[number]):
            return False
        return all(_is_empty(cell) for cell in rows[number + 1])

    def _write_cell(self, cell: Any, label: str, field_: str, how: str) -> None:
        value = self._values.get(field_, "")
        if not value:
            self._report.not_found.append(_short(label))
            return
        paragraph = next(iter(_own_paragraphs(cell)), None)
        if paragraph is None:
            return
        text = text_of(paragraph)
        if text:
            replace(paragraph, 0, len(text), value)
        else:
            add_run(paragraph, value)
        self._note(label, field_, how, value)

    def _paragraph(self, paragraph: Any) -> None:
        text = text_of(paragraph)
        if not text:
            return
        role = self._labels.role_in(text)
        if role and not _BLANK.search(text):
            self._role = role
        self._placeholders(paragraph)
        self._boxes(paragraph)
        self._blanks(paragraph)

    def _placeholders(self, paragraph: Any) -> None:
        for match in reversed(list(_PLACEHOLDER.finditer(text_of(paragraph)))):
            value = self._values.get(match[1], "")
            if value:
                replace(paragraph, match.start(), match.end(), value)
                self._note(match[0], match[1], "placeholder", value)
            else:
                self._report.not_found.append(match[0])

    def _boxes(self, paragraph: Any) -> None:
        wanted = {self._values.get(name, "") for name in _TICKED} - {""}
        for match in reversed(list(_BOX.finditer(text_of(paragraph)))):
            if match[1] in wanted:
                replace(paragraph, match.start(), match.start() + 1, "☑")
                self._note(match[1], "", "box ticked", match[1])

    def _blanks(self, paragraph: Any) -> None:
        text = text_of(paragraph)
        done: list[tuple[int, int, str, str]] = []
        for match in _BLANK.finditer(text):
            label = self._labels.trailing_label(text[: match.start()])
            if not label:
                continue
            if self._labels.is_forbidden(label) or re.match(r"\s*年", text[match.end() :]):
                self._leave(label)
                continue
            field_ = self._field(label, self._role)
            if field_:
                done.append((match.start(), match.end(), label, field_))
        for start, end, label, field_ in reversed(done):
            value = self._values.get(field_, "")
            if not value:
                self._report.not_found.append(_short(label))
                continue
            if end - start and len(value) > (end - start) * 2:
                self._report.overflow.append(_short(label))
            replace(paragraph, start, end, value)
            self._note(label, field_, "blank behind the label", value)

    def _field(self, label: str, role: str) -> str:
        if label.strip() in self._own:
            return self._own[label.strip()]
        if self._labels.is_forbidden(label):
            return ""
        return self._labels.field_of(label, role)

    def _leave(self, label: str) -> None:
        if _short(label) not in self._report.blank_on_purpose:
            self._report.blank_on_purpose.append(_short(label))

    def _note(self, label: str, field_: str, how: str, value: str) -> None:
        self._count += 1
        self._report.filled.append(
            Filled(_short(label), field_, how, f"{self._part}#{self._count}")
        )


_TICKED = (
    "subject.nature",
    "subject.certificate.type",
    "subject.administrator.document_type",
    "website.administrator.document_type",
)


def _blocks(root: Any) -> Iterator[Any]:
    """Paragraphs and tables of a part in reading order, looking through controls and text boxes."""
    for node in root.iter(P, TBL):
        owner = node.getparent()
        while owner is not None and owner.tag != TBL:
            owner = owner.getparent()
        if owner is None:
            yield node


def _children(node: Any, tag: str) -> Iterator[Any]:
    """Children with a tag, looking through content controls."""
    for child in node:
        if child.tag == tag:
            yield child
        elif child.tag == SDT:
            inner = child.find(CONTENT)
            if inner is not None:
                yield from _children(inner, tag)


def _cells(row: Any) -> Iterator[Any]:
    yield from _children(row, TC)


def _own_paragraphs(cell: Any) -> list[Any]:
    return [paragraph for paragraph in cell.iter(P) if _owner(paragraph, TC) is cell]


def _owner(node: Any, tag: str) -> Any:
    owner = node.getparent()
    while owner is not None and owner.tag != tag:
        owner = owner.getparent()
    return owner


def _cell_text(cell: Any) -> str:
    return "".join(text_of(paragraph) for paragraph in _own_paragraphs(cell)).strip()


def _is_empty(cell: Any) -> bool:
    placeholder = cell.find(f".//{{{W}}}showingPlcHdr") is not None
    return placeholder or bool(_EMPTY.fullmatch(_cell_text(cell)))


def _vertical(cell: Any) -> bool:
    return cell.find(f"{{{W}}}tcPr/{{{W}}}vMerge") is not None


def _short(label: str) -> str:
    plain = " ".join(label.split()).rstrip("：: ")
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
