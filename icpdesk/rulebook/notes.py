"""Notes of provinces and providers: what is worth knowing at a step, though no check can look at it.

Rows ``[[notes]]`` of ``provinces/*.toml`` and ``providers/*.toml``: ``key``, ``step``, ``en``, ``zh``,
``sources``; ``natures``, ``filing_types`` and ``when`` say for whom, ``not_in`` for which provinces not,
``since`` and ``until`` in which time.

Rows of ``notices.toml``: what cannot be checked offline and only a person can confirm.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from icpdesk.base.text import Text
from icpdesk.model import Filing, Source
from icpdesk.model.place import LEGAL_REPRESENTATIVE, SUBJECT_ADMINISTRATOR, WEBSITE_ADMINISTRATORS
from icpdesk.rulebook import conditions
from icpdesk.rulebook.book import Authority, Rulebook
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.filing_types import TypeOfFiling, type_of
from icpdesk.rulebook.requirements import requirements
from icpdesk.rulebook.rows import Scope

STEPS: Mapping[str, Text] = {
    "type": Text("Type of filing", "备案类型"),
    "instance": Text("Server and filing code", "服务器与备案授权码（服务号）"),
    "subject": Text("Subject", "主体信息"),
    "legal-representative": LEGAL_REPRESENTATIVE.kind_name.as_heading,
    "administrator": SUBJECT_ADMINISTRATOR.kind_name.as_heading,
    "website": Text("Website", "网站信息"),
    "domain": Text("Domain", "域名"),
    "website-administrator": WEBSITE_ADMINISTRATORS.kind_name.as_heading,
    "upload": Text("Papers to upload", "上传资料"),
    "photo": Text("Photo or face check", "真实性核验"),
    "sms": Text("Text message and review", "短信核验与审核"),
    "after": Text("After approval", "备案成功后"),
}
"""The steps that a note may stand at, in the console's order."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note: where and when it holds, at which step, by whom."""

    id: str
    """``note.`` with the place and the key, e.g. ``note.shanghai.app``."""
    place: Text
    """The province or provider."""
    step: str
    text: Text
    sources: tuple[Source, ...]
    scope: Scope
    not_in: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def step_name(self) -> Text:
        """The step in words."""
        return STEPS[self.step]

    @property
    def line(self) -> Text:
        """Step and note in one sentence."""
        return Text(
            f"{self.step_name.en} ({self.place.en}): {self.text.en}",
            f"{self.step_name.zh}（{self.place.zh}）：{self.text.zh}",
        )

    def concerns(self, filing: Filing, day: date) -> bool:
        """Whether it speaks about this filing on ``day``."""
        return (
            (self.since is None or self.since <= day)
            and (self.until is None or day <= self.until)
            and filing.province not in self.not_in
            and self.scope.reaches(
                filing.province, filing.provider, filing.subject.nature, filing.filing_type
            )
            and all(conditions.holds(name, filing) for name in self.scope.when)
        )


def all_notes(
    book: Rulebook, province: str | None = None, provider: str | None = None
) -> tuple[Note, ...]:
    """The notes of all places, or of one province and one provider, by step."""
    provinces = book.province_slugs if province is None else (province,)
    providers = book.provider_slugs if provider is None else (provider,)
    found = [
        *(n for slug in provinces if slug in book.province_slugs
          for n in _notes(book, book.province(slug), "provinces")),
        *(n for slug in providers if slug in book.provider_slugs
          for n in _notes(book, book.provider(slug), "providers")),
    ]  # fmt: skip
    order = list(STEPS)
    return tuple(sorted(found, key=lambda note: order.index(note.step)))


def notes_for(case: Case) -> tuple[Note, ...]:
    """The notes that concern a filing on ``day``, in the order of the console's steps."""
    kind = type_of(case.book.vocabulary("filing_types"), case.filing.filing_type)
    found = [
        *_of_type(case.book, kind),
        *all_notes(case.book, case.filing.province, case.filing.provider),
    ]
    order = list(STEPS)
    found.sort(key=lambda note: order.index(note.step))
    return tuple(
        note
        for note in found
        if (kind.slug in note.scope.filing_types or kind.minds_step(note.step))
        and note.concerns(case.filing, case.day)
    )


def _of_type(book: Rulebook, kind: TypeOfFiling) -> Iterator[Note]:
    """What holds everywhere for one type of filing."""
    for number, row in enumerate(kind.notes, 1):
        yield Note(
            id=f"note.{kind.slug}.{number}",
            place=kind.name,
            step=row["step"],
            text=Text(row["en"], row["zh"]),
            sources=tuple(book.sources[name] for name in row["sources"]),
            scope=Scope(filing_types=(kind.slug,)),
        )


def _notes(book: Rulebook, place: Authority, kind: str) -> Iterator[Note]:
    for row in place.table.get("notes", ()):
        yield Note(
            id=f"note.{place.slug}.{row['key']}",
            place=place.name,
            step=row["step"],
            text=Text(row["en"], row["zh"]),
            sources=tuple(book.sources[name] for name in row["sources"]),
            scope=_scope(row, place.slug, kind),
            not_in=tuple(row.get("not_in", ())),
            since=row.get("since"),
            until=row.get("until"),
        )


def _scope(row: Mapping[str, Any], slug: str, kind: str) -> Scope:
    return Scope(
        provinces=(slug,) if kind == "provinces" else tuple(row.get("provinces", ())),
        providers=(slug,) if kind == "providers" else (),
        natures=tuple(row.get("natures", ())),
        filing_types=tuple(row.get("filing_types", ())),
        when=tuple(row.get("when", ())),
    )


@dataclass(frozen=True, slots=True)
class Notice:
    """One point to tick off."""

    id: str
    text: Text
    sources: tuple[Source, ...]
    confidence: str


def notices_for(case: Case) -> tuple[Notice, ...]:
    """The points that concern a filing on ``day``, in the order of the rows."""
    uploads = {need.slot for need in requirements(case)}
    uploads |= {item.slot for item in case.filing.attachments if item.file}
    return tuple(
        Notice(
            id=row["id"],
            text=Text(row["en"], row["zh"]),
            sources=tuple(case.book.sources[name] for name in row["sources"]),
            confidence=row["confidence"],
        )
        for row in case.book.table("notices")["notice"]
        if _concerns(row, case.filing, uploads)
    )


def _concerns(row: dict[str, Any], filing: Filing, uploads: set[str]) -> bool:
    """Whether type and conditions of a row hold, and one of its upload slots is among ``uploads``."""
    slots, types = row.get("slots"), row.get("filing_types")
    if types and filing.filing_type not in types:
        return False
    return all(conditions.holds(name, filing) for name in row.get("when", ())) and (
        slots is None or not uploads.isdisjoint(slots)
    )
