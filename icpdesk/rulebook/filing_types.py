"""What each type of filing (备案类型) asks: fields, rules, papers, who answers the text message, steps.

All of it is data of ``vocabulary/filing_types.toml``, whose head says what its keys mean; the providers'
own names of the types stand in ``[type_names]`` of ``providers/*.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from icpdesk.base.text import Text
from icpdesk.model.place import WEBSITES, Place
from icpdesk.rulebook.vocabulary import Term, Vocabulary

if TYPE_CHECKING:
    from icpdesk.model import Filing
    from icpdesk.rulebook.rows import Rule

FIRST = "first"
_OF_SITES = frozenset({"*", "websites", "website-administrators", "domains"})
_OF_SUBJECT = frozenset({"*", "subject", "administrator", "legal-representative"})


@dataclass(frozen=True, slots=True)
class TypeOfFiling:
    """One type of filing; patterns are paths (``websites[].name``) or beginnings of them with ``*``."""

    slug: str
    name: Text
    sentence: Text
    """For whom it is, in plain words."""
    family: str
    """``new``, ``change`` or ``cancel``."""
    retired: bool
    fields: tuple[str, ...]
    no_fields: tuple[str, ...]
    identify: tuple[str, ...]
    """By which the console finds what is filed: compared, not typed."""
    may_change: tuple[str, ...]
    without: tuple[str, ...]
    although: frozenset[str]
    papers_of: tuple[str, ...]
    verified: tuple[str, ...]
    verified_if_changed: bool
    live_check: bool
    spans: frozenset[str]
    notes_at: tuple[str, ...]
    steps: tuple[Mapping[str, Any], ...]
    notes: tuple[Mapping[str, Any], ...]
    sources: tuple[str, ...]

    def asks(self, path: str) -> bool:
        """Whether the field with this pattern is asked."""
        return matches(path, self.fields) and not matches(path, self.no_fields)

    def takes_change_of(self, path: str) -> bool:
        """Whether an order of this type may change the field with this pattern."""
        return matches(path, self.may_change)

    def holds(self, rule: Rule) -> bool:
        """Whether a row of the rulebook holds; what it says of provinces and natures aside."""
        if self.slug in rule.scope.filing_types:
            return True
        if rule.id == "papers.missing" and not self._asks_paper(rule):
            return False
        return rule.id in self.although or not rule.id.startswith(self.without or ("\0",))

    @property
    def asks_everything(self) -> bool:
        """Whether all fields are asked, so that each says itself whether it may stay empty."""
        return "*" in self.fields

    @property
    def asks_papers_of_sites(self) -> bool:
        """Whether papers of websites, their persons or their domains are uploaded."""
        return not _OF_SITES.isdisjoint(self.papers_of)

    @property
    def asks_papers_of_subject(self) -> bool:
        """Whether papers of the subject or its persons are uploaded."""
        return not _OF_SUBJECT.isdisjoint(self.papers_of)

    def has_span(self, name: str) -> bool:
        """Whether dates of this kind follow from such a filing."""
        return name in self.spans

    def minds_step(self, step: str) -> bool:
        """Whether notes of province and provider about this step concern it."""
        return "*" in self.notes_at or step in self.notes_at

    def _asks_paper(self, rule: Rule) -> bool:
        if "*" in self.papers_of:
            return True
        of = rule.values.get("of")
        if of:
            return of in self.papers_of
        # A row that no source tells names no owner; its key does where it is about websites.
        return self.asks_papers_of_sites if "website" in rule.key else bool(self.papers_of)


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether a path with ``[]`` for list positions is one of ``patterns`` or begins like one."""
    return any(
        path.startswith(pattern[:-1]) if pattern.endswith("*") else path == pattern
        for pattern in patterns
    )


@cache
def type_of(types: Vocabulary, slug: str) -> TypeOfFiling:
    """The row of one type; a first filing for a slug that the list does not know."""
    return _row(types.get(slug) or types[FIRST])


@cache
def offered(types: Vocabulary) -> tuple[TypeOfFiling, ...]:
    """The types that a user may choose, in the order of the list."""
    return tuple(row for row in (_row(term) for term in types) if not row.retired)


def verified_roles(filing: Filing, types: Vocabulary) -> tuple[Place, ...]:
    """The roles whose holders answer the ministry's text message, e.g. ``websites[0].administrator``.

    Of a change that sends everything only those whose data changed; all of them while nothing is said.
    """
    row = type_of(types, filing.filing_type)
    roles = [Place(role) for role in row.verified]
    if row.verified_if_changed and filing.filed:
        sides = {Place(one.field).parts[0] for one in filing.filed if one.field}
        roles = [role for role in roles if role.parts[0] in sides]
    sites = _sites(filing, row)
    found: list[Place] = []
    for role in roles:
        found += [role.at(number) for number in sites] if role.is_in(WEBSITES) else [role]
    return tuple(found)


def _sites(filing: Filing, row: TypeOfFiling) -> Sequence[int]:
    """The websites whose persons are asked: of a whole change those that changed."""
    every = range(len(filing.websites))
    if not row.verified_if_changed or not filing.filed:
        return every
    changed = {Place(one.field).website for one in filing.filed}
    return [number for number in every if number in changed]


def _row(term: Term) -> TypeOfFiling:
    get = term.get
    return TypeOfFiling(
        slug=term.slug,
        name=term.name,
        sentence=Text(get("say_en"), get("say_zh")),
        family=get("family"),
        retired=get("retired", False),
        fields=tuple(get("fields")),
        no_fields=tuple(get("no_fields", ())),
        identify=tuple(get("identify", ())),
        may_change=tuple(get("may_change", ())),
        without=tuple(get("without", ())),
        although=frozenset(get("although", ())),
        papers_of=tuple(get("papers_of")),
        verified=tuple(get("verified")),
        verified_if_changed=get("verified_if_changed", False),
        live_check=get("live_check"),
        spans=frozenset(get("spans")),
        notes_at=tuple(get("notes_at")),
        steps=tuple(get("steps", ())),
        notes=tuple(get("notes", ())),
        sources=tuple(get("sources")),
    )
