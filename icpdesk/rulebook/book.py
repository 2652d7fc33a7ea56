"""The rulebook as a whole: finds its files, picks the rows that hold for a filing on a day."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from icpdesk import __version__
from icpdesk.base.errors import InputError
from icpdesk.base.paths import rulebook_data
from icpdesk.base.text import Text
from icpdesk.model import Filing, Source
from icpdesk.rulebook import conditions
from icpdesk.rulebook.filing_types import type_of
from icpdesk.rulebook.loader import read_rules, read_sources, read_toml, slot_groups
from icpdesk.rulebook.rows import Rule
from icpdesk.rulebook.vocabulary import Term, Vocabulary

_KEPT = 8
"""Filings (and slots) whose rows are kept, the last ones that were asked about."""
_MOST_SCOPES = 500


@dataclass(frozen=True)
class Authority:
    """A province (省级行政区) or a provider (接入商): its names and its own table."""

    slug: str
    name: Text
    code: str
    table: Mapping[str, Any]


class Rulebook:
    """All rows and lists; files are read when they are first needed."""

    def __init__(
        self, folder: Path | None = None, *, extra: Iterable[tuple[str, tuple[Rule, ...]]] = ()
    ) -> None:
        self._folder = folder or rulebook_data()
        self._extra = tuple(extra)
        """Further rows by the name of their pack or file; their layer says which go first."""
        self._scopes: dict[tuple[str, str, str, str, date, str], tuple[Rule, ...]] = {}
        self._selected: tuple[tuple[Filing, date, str, tuple[Rule, ...]], ...] = ()

    @cached_property
    def version(self) -> str:
        """Version of the rulebook, e.g. ``2026.11.24``; further files are named behind a plus."""
        own = str(read_toml(self._folder / "rulebook.toml").get("version", __version__))
        return "+".join([own, *(name for name, _ in self._extra)])

    @cached_property
    def fingerprint(self) -> str:
        """Tells this rulebook from one with other rows, also of the same version: own rows are edited."""
        told = repr([(name, rows) for name, rows in self._extra])
        return f"{self.version} {hashlib.sha256(told.encode()).hexdigest()[:16]}"

    def next_change(self, filing: Filing, day: date) -> date | None:
        """The first day after ``day`` on which other rows hold for ``filing``; None when none is known."""
        ends = [
            turn
            for rule in self.rules(filing.province, filing.provider)
            for turn in (rule.since, rule.until and rule.until + timedelta(days=1))
            if turn is not None and turn > day
        ]
        return min(ends, default=None)

    @cached_property
    def sources(self) -> dict[str, Source]:
        """All sources that ship, by id."""
        return read_sources(read_toml(self._folder / "sources.toml"))

    def vocabulary(self, name: str) -> Vocabulary:
        """A closed list, e.g. ``natures``, ``certificates``, ``slots``."""
        return _vocabulary(self._folder / "vocabulary" / f"{name}.toml")

    def table(self, *parts: str) -> Mapping[str, Any]:
        """Any other data file of the rulebook, such as ``table("words", "names")``."""
        return _table(self._folder.joinpath(*parts).with_suffix(".toml"))

    @property
    def province_slugs(self) -> tuple[str, ...]:
        """Slugs of all provinces."""
        return _slugs(self._folder / "provinces")

    @property
    def provider_slugs(self) -> tuple[str, ...]:
        """Slugs of all providers."""
        return _slugs(self._folder / "providers")

    def province(self, slug: str) -> Authority:
        """The province with this slug; LookupError when there is none."""
        return _place(self._folder / "provinces" / f"{slug}.toml")

    def provider(self, slug: str) -> Authority:
        """The provider with this slug; LookupError when there is none."""
        return _place(self._folder / "providers" / f"{slug}.toml")

    def find_province(self, spelling: str) -> str:
        """The slug meant by a slug, a name, pinyin or a GB/T 2260 code; empty when none is."""
        if spelling in self.province_slugs:
            return spelling
        term = self.provinces_as_terms.find(spelling)
        return term.slug if term else ""

    @cached_property
    def provinces_as_terms(self) -> Vocabulary:
        """All provinces as a closed list."""
        return self._places_as_terms("provinces", self.province_slugs)

    @cached_property
    def providers_as_terms(self) -> Vocabulary:
        """All providers as a closed list."""
        return self._places_as_terms("providers", self.provider_slugs)

    def rules(self, province: str | None = None, provider: str | None = None) -> tuple[Rule, ...]:
        """All rows of all layers; with a province or provider only the files that matter to it."""
        provinces = (
            self.province_slugs if province is None else _only(province, self.province_slugs)
        )
        providers = (
            self.provider_slugs if provider is None else _only(provider, self.provider_slugs)
        )
        rows = list(_rows(self._folder / "national.toml", self._sources_key))
        rows += _rows(self._folder / "pictures.toml", self._sources_key)
        for slug in provinces:
            rows += _rows(self._folder / "provinces" / f"{slug}.toml", self._sources_key, slug, "")
        for slug in providers:
            rows += _rows(self._folder / "providers" / f"{slug}.toml", self._sources_key, "", slug)
        for _, more in self._extra:
            rows += more
        return tuple(rows)

    def select(self, filing: Filing, day: date, *, slot: str = "") -> tuple[Rule, ...]:
        """The rows that hold for ``filing`` on ``day`` (and for ``slot``, if one is given).

        Among rows of one id and key the most particular wins; a later layer beats a particular
        row of an earlier one. Rows that are not known to anybody come along, marked.
        """
        for known, known_day, known_slot, found in self._selected:
            if known is filing and known_day == day and known_slot == slot:
                return found
        found = self._select(filing, day, slot)
        # Whoever shows a filing asks many times about the same values, which never change.
        self._selected = ((filing, day, slot, found), *self._selected[: _KEPT - 1])
        return found

    def _select(self, filing: Filing, day: date, slot: str) -> tuple[Rule, ...]:
        chosen: dict[tuple[str, str], Rule] = {}
        held: dict[str, bool] = {}
        scope = (filing.province, filing.provider, filing.subject.nature, filing.filing_type)
        for rule in self._in_scope(*scope, day, slot):
            for name in rule.scope.when:
                if name not in held:
                    held[name] = conditions.holds(name, filing)
            if not all(held[name] for name in rule.scope.when):
                continue
            place = (rule.id, rule.key)
            rival = chosen.get(place)
            if rival is None or (rule.layer, rule.scope.rank) >= (rival.layer, rival.scope.rank):
                chosen[place] = rule
        return tuple(rule for rule in chosen.values() if not rule.disabled)

    def _in_scope(
        self, province: str, provider: str, nature: str, filing_type: str, day: date, slot: str
    ) -> tuple[Rule, ...]:
        """The rows of all layers that hold for such a filing, their conditions aside."""
        key = (province, provider, nature, filing_type, day, slot)
        if key not in self._scopes:
            if len(self._scopes) > _MOST_SCOPES:
                self._scopes.clear()
            kind = type_of(self.vocabulary("filing_types"), filing_type)
            self._scopes[key] = tuple(
                rule
                for rule in self.rules(province, provider)
                if rule.holds_on(day)
                and kind.holds(rule)
                and rule.scope.reaches(province, provider, nature, filing_type, slot)
                and (slot or not rule.scope.slots)
            )
        return self._scopes[key]

    @property
    def _sources_key(self) -> Path:
        return self._folder / "sources.toml"

    def _places_as_terms(self, kind: str, slugs: tuple[str, ...]) -> Vocabulary:
        places = [_place(self._folder / kind / f"{slug}.toml") for slug in slugs]
        return Vocabulary(
            kind,
            tuple(
                Term(
                    slug=place.slug,
                    name=place.name,
                    code=place.code,
                    aliases=tuple(place.table.get("aliases", ())),
                )
                for place in places
            ),
        )


@cache
def shipped() -> Rulebook:
    """The rulebook that comes with the program, without the user's additions."""
    return Rulebook()


@cache
def _table(path: Path) -> Mapping[str, Any]:
    return read_toml(path)


@cache
def _vocabulary(path: Path) -> Vocabulary:
    return Vocabulary.from_table(path.stem, read_toml(path))


@cache
def _slugs(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


@cache
def _rows(path: Path, sources: Path, province: str = "", provider: str = "") -> tuple[Rule, ...]:
    return read_rules(
        path,
        read_sources(_table(sources)),
        province=province,
        provider=provider,
        table=_table(path),
        groups=slot_groups(sources.parent),
    )


def _only(slug: str, slugs: tuple[str, ...]) -> tuple[str, ...]:
    return (slug,) if slug in slugs else ()


@cache
def _place(path: Path) -> Authority:
    if not path.is_file():
        raise InputError(
            Text(f"The rulebook has no '{path.stem}'.", f"规则库中没有“{path.stem}”。")
        )
    table = _table(path)
    return Authority(path.stem, Text(table["en"], table["zh"]), str(table.get("code", "")), table)
