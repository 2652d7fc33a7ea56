"""What one look tells."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from icpdesk.base.text import NO_TEXT, Language, Text


class State(StrEnum):
    """How much it matters."""

    OK = "ok"
    NOTE = "note"
    """Everything works; something more would be comfortable."""
    MISSING = "missing"
    """A part of the program cannot work."""


@dataclass(frozen=True, slots=True)
class Probe:
    """One thing that was looked at."""

    name: str
    state: State
    says: Text
    advice: Text = NO_TEXT

    def as_json(self, language: Language) -> dict[str, str]:
        """For ``--json``."""
        return {
            "name": self.name,
            "state": self.state.value,
            "message": self.says[language],
            "advice": self.advice[language],
        }


def ok(name: str, en: str, zh: str) -> Probe:
    """Nothing to do."""
    return Probe(name, State.OK, Text(en, zh))


def note(name: str, says: Text, advice: Text) -> Probe:
    """Works, but could be better."""
    return Probe(name, State.NOTE, says, advice)


def missing(name: str, says: Text, advice: Text) -> Probe:
    """Something cannot work."""
    return Probe(name, State.MISSING, says, advice)
