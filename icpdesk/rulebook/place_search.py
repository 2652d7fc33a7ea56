"""Find a place by any of its names in Chinese or pinyin: ``beijing chaoyang``, ``深圳 南山``, ``tianhe``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from icpdesk.base.characters import unified
from icpdesk.rulebook.places import MUNICIPALITIES, PROVINCES, cities, districts

_LIKE = 0.78
"""Share of letters in common from which a name counts as almost the same."""
_LEAST_LETTERS = 3
_OWN_NAMES = 4
"""The last names of a place are its own; those before are of what it lies in."""


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """One place; ``district`` is empty where only a city was meant."""

    province: str
    """Slug."""
    city: str
    district: str

    @property
    def words(self) -> str:
        """The Chinese names, from the large to the small."""
        return " ".join(part for part in (self.city, self.district) if part)


def places_like(text: str, *, limit: int = 12) -> tuple[FoundPlace, ...]:
    """Places of which every word of ``text`` begins a name; those that fit best first."""
    words = unified(text).casefold().replace("'", "").split()
    if not words:
        return ()
    found = [(_rank(words, names), place) for place, names in _all() if _fits(words, names)]
    found.sort(key=lambda item: item[0])
    return tuple(place for _, place in found[:limit])


def places_near(text: str, *, limit: int = 5) -> tuple[FoundPlace, ...]:
    """Places whose names are spelt almost like ``text``, the nearest first: ``Shenzen`` → 深圳市."""
    wanted = "".join(unified(text).casefold().replace("'", "").split())
    if len(wanted) < _LEAST_LETTERS:
        return ()
    found: dict[FoundPlace, float] = {}
    for place, names in _all():
        own = names[-_OWN_NAMES:]
        likeness = max(SequenceMatcher(None, wanted, name).ratio() for name in own)
        if likeness >= _LIKE:
            found[place] = likeness
    return tuple(sorted(found, key=lambda place: (-found[place], len(place.words)))[:limit])


def _fits(words: list[str], names: tuple[str, ...]) -> bool:
    return all(any(name.startswith(word) for name in names) for word in words)


def _rank(words: list[str], names: tuple[str, ...]) -> tuple[int, int]:
    """Whole names before beginnings, cities before their districts."""
    return -sum(word in names for word in words), len(names)


@cache
def _all() -> tuple[tuple[FoundPlace, tuple[str, ...]], ...]:
    return tuple(_listed())


def _listed() -> Iterator[tuple[FoundPlace, tuple[str, ...]]]:
    for slug in PROVINCES.values():
        for city in cities(slug):
            above = (slug, *_names(city.name, city.pinyin))
            if slug not in MUNICIPALITIES:
                yield FoundPlace(slug, city.name, ""), above
            for district in districts(slug, city.name):
                names = (*above, *_names(district.name, district.pinyin))
                yield FoundPlace(slug, city.name, district.name), names


def _names(name: str, pinyin: str) -> tuple[str, ...]:
    return name, name.rstrip("市区县旗盟"), pinyin, pinyin.replace(" ", "")
