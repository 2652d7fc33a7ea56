"""What was done with every label of a form, and what was found when it was read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from icpdesk.base.text import Text
from icpdesk.forms.proof import Proof, WrittenValue

GROUND = "FFF2A8"
"""The colour under what was filled in, RRGGBB."""


@dataclass(frozen=True, slots=True)
class FilledPlace:
    """One place that was written into."""

    label: str
    field: str
    how: str
    place: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Unsure:
    """A blank that was left because nobody can tell from the form whose it is."""

    label: str
    field: str
    """What would go there if it were ours; offered, never written unasked."""
    place: str
    why: Text

    def as_json(self) -> dict[str, Any]:
        """As in ``fill --json``."""
        why = {"en": self.why.en, "zh": self.why.zh}
        return {"label": self.label, "field": self.field, "place": self.place, "why": why}


@dataclass
class FillReport:
    """What was done with every label."""

    filled: list[FilledPlace] = field(default_factory=list)
    blank_on_purpose: list[str] = field(default_factory=list)
    not_found: list[str] = field(default_factory=list)
    """Labels whose meaning is not known, or for which the filing has no value."""
    no_value: list[str] = field(default_factory=list)
    """Of these, the labels whose field is known but empty or not among the choices."""
    overflow: list[str] = field(default_factory=list)
    unsure: list[Unsure] = field(default_factory=list)
    """Of the labels not found those that are understood, but not of whom they ask."""
    answered: list[str] = field(default_factory=list)
    """Labels beside which an answer stood already; it was left alone."""
    asked: list[tuple[str, str, Text]] = field(default_factory=list)
    """Label, place and reason where the form is not as in the version that the user confirmed."""
    notes: tuple[Text, ...] = ()
    written: list[WrittenValue] = field(default_factory=list)
    """Every value and tick that was put in, for looking it up again."""
    proof: Proof | None = None
    """What was found when the filled form was read again."""

    def as_json(self) -> dict[str, Any]:
        """As in ``fill --json``."""
        return {
            "filled": [
                {
                    "label": one.label,
                    "field": one.field,
                    "how": one.how,
                    "place": one.place,
                    "confidence": one.confidence,
                }
                for one in self.filled
            ],
            "blank_on_purpose": self.blank_on_purpose,
            "not_found": self.not_found,
            "no_value": self.no_value,
            "overflow": self.overflow,
            "unsure": [one.as_json() for one in self.unsure],
            "answered": self.answered,
            "asked": [
                {"label": label, "place": place, "why": {"en": why.en, "zh": why.zh}}
                for label, place, why in self.asked
            ],
            "notes": [{"en": note.en, "zh": note.zh} for note in self.notes],
            "proof": self.proof.as_json() if self.proof is not None else None,
        }


@dataclass(frozen=True)
class Filled:
    """A filled document."""

    data: bytes
    report: FillReport
