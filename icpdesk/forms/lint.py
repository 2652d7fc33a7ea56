"""A template looked over before any data is typed: misspelt names, places without a meaning."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from icpdesk.base.text import Text
from icpdesk.forms.context import BOTH
from icpdesk.forms.derived import NAMES as DERIVED
from icpdesk.forms.labels import Labels, labels_of
from icpdesk.forms.plain_words import plain
from icpdesk.forms.template_map import LITERAL, Entry, TemplateMap, why_unsure
from icpdesk.model.place import EACH, Place
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import fields

_UNSURE = 0.6
_NEAR = 0.75
_MORE = ("website.domains", "website.holders", "subject.certificate.validity", *DERIVED)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that needs a look."""

    kind: str
    """``unknown-field``, ``misspelt-label``, ``unknown-label``, ``unsure`` or ``nothing-found``."""
    place: str
    label: str
    message: Text
    suggestion: str = ""
    """A field or label that may be meant."""


def lint(template: TemplateMap, book: Rulebook) -> tuple[Problem, ...]:
    """What is doubtful in a template, in reading order."""
    names, labels = field_names(book), labels_of(book)
    found = [p for entry in template.entries if (p := _look(entry, names, labels)) is not None]
    if not any(one.field or one.reason or one.proposal for one in template.entries):
        found.insert(
            0,
            Problem(
                "nothing-found", "", "",
                Text(
                    "No place to fill in was recognised. Is this the right file?",
                    "没有识别到任何可填写的空位。文件是否正确？",
                ),
            ),
        )  # fmt: skip
    return tuple(found)


def field_names(book: Rulebook) -> frozenset[str]:
    """Every field that a map or placeholder may name."""
    paths = {
        field.path.of_chosen_website for field in fields(book) if field.path.parts.count(EACH) < 2
    }
    spans = {path.parent / "validity" for path in paths if path.field == "valid_until"}
    return frozenset({*paths, *spans, *_MORE})


def _look(entry: Entry, names: frozenset[str], labels: Labels) -> Problem | None:
    if entry.reason:
        return None
    if entry.field and not entry.field.startswith(LITERAL):
        for one in entry.field.split(BOTH):
            name = Place(one).of_chosen_website
            if name not in names:
                return _unknown_field(entry, name, names)
        if entry.confidence < _UNSURE:
            return Problem(
                "unsure", entry.place, entry.label,
                Text(
                    f"'{entry.label}': it is not certain whose this is. Please confirm the field.",
                    f"“{entry.label}”：不确定指的是谁，请确认对应字段。",
                ),
                entry.field,
            )  # fmt: skip
        return None
    if entry.field or not entry.label:
        return None
    if entry.proposal:
        why = why_unsure(entry.said)
        return Problem(
            "unsure", entry.place, entry.label,
            Text(
                f"'{entry.label}' stays blank: {why.en}. Give it a field if it is yours.",
                f"“{entry.label}”保持空白：{why.zh}。如属贵方，请指定字段。",
            ),
            entry.proposal,
        )  # fmt: skip
    if entry.said:
        return None
    near = _near_labels(plain(entry.label), labels)
    if near:
        return Problem(
            "misspelt-label", entry.place, entry.label,
            Text(
                f"'{entry.label}' is not a label that is known. Is '{near[0]}' meant?",
                f"不认识标签“{entry.label}”。是否应为“{near[0]}”？",
            ),
            near[0],
        )  # fmt: skip
    return Problem(
        "unknown-label", entry.place, entry.label,
        Text(
            f"'{entry.label}' is not known; it stays blank unless you give it a field.",
            f"不认识标签“{entry.label}”；如不指定字段，将保持空白。",
        ),
    )  # fmt: skip


def _near_labels(label: str, labels: Labels) -> list[str]:
    """Known labels that ``label`` may be a slip of, those of the same length first."""
    found = difflib.get_close_matches(label, labels.known, n=6, cutoff=_NEAR)
    return sorted(
        found,
        key=lambda one: (
            len(one) != len(label),
            -sum(a == b for a, b in zip(one, label, strict=False)),
        ),
    )


def _unknown_field(entry: Entry, name: str, names: frozenset[str]) -> Problem:
    near = difflib.get_close_matches(name, names, n=1, cutoff=_UNSURE)
    hint = Text(f" Is '{near[0]}' meant?", f"是否应为“{near[0]}”？") if near else Text("", "")
    return Problem(
        "unknown-field", entry.place, entry.label,
        Text(
            f"There is no field '{entry.field}'.{hint.en}", f"没有字段“{entry.field}”。{hint.zh}"
        ),
        near[0] if near else "",
    )  # fmt: skip
