"""Runs of characters that remember how surely each was read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from icpdesk.base.characters import unified


@dataclass(frozen=True, slots=True)
class Run:
    """Text; ``sureness`` has one value from 0 to 1 for each of its characters."""

    text: str = ""
    sureness: tuple[float, ...] = ()

    @property
    def confidence(self) -> float:
        """That of the least sure character; 0 for no text."""
        return min(self.sureness, default=0.0)

    def __add__(self, other: Run) -> Run:
        return Run(self.text + other.text, self.sureness + other.sureness)

    def part(self, start: int, end: int | None = None) -> Run:
        """The characters from ``start`` up to ``end``."""
        return Run(self.text[start:end], self.sureness[start:end])

    def kept(self, wanted: Callable[[str], bool]) -> Run:
        """Only the characters that are ``wanted``."""
        pairs = [pair for pair in zip(self.text, self.sureness, strict=True) if wanted(pair[0])]
        return Run("".join(c for c, _ in pairs), tuple(s for _, s in pairs))

    def closed(self) -> Run:
        """Without the blanks between Latin words: for numbers and labels."""
        return self.kept(lambda character: character != " ") if " " in self.text else self

    def stripped(self, characters: str) -> Run:
        """Without leading and trailing ``characters``."""
        start = len(self.text) - len(self.text.lstrip(characters))
        return self.part(start, max(start, len(self.text.rstrip(characters))))

    def without_head(self, characters: str) -> Run:
        """Without leading ``characters``."""
        return self.part(len(self.text) - len(self.text.lstrip(characters)))


def plain(text: str, sureness: tuple[float, ...], otherwise: float) -> Run:
    """Full width folded; white space dropped, but between Latin letters, where it parts two words.

    ``otherwise`` is the sureness where it is not told by character.
    """
    if len(sureness) != len(text):
        sureness = (otherwise,) * len(text)
    characters: list[str] = []
    values: list[float] = []
    for place, (character, value) in enumerate(zip(text, sureness, strict=True)):
        for folded in unified(character):
            if not folded.isspace():
                characters.append(folded)
                values.append(value)
            elif _letter(characters[-1:]) and _letter(text[place + 1 : place + 2]):
                # How sure the reader is of a blank says nothing of the letters.
                characters.append(" ")
                values.append(1.0)
    return Run("".join(characters), tuple(values))


def _letter(one: str | list[str]) -> bool:
    return bool(one) and one[0].isascii() and one[0].isalpha()
