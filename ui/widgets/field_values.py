"""What is typed into a field ⇄ the value of the filing; no widgets here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from icpdesk.base.cleaning import clean
from icpdesk.base.text import Text
from icpdesk.model import LONG_TERM
from icpdesk.model.answers import NotAnAnswer, parse_count
from icpdesk.model.build import value_kind
from icpdesk.model.dates import END_FORMS, FORMS, is_none, parse_date, parse_end
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import Field, choices_of


class NotYet(ValueError):
    """What is typed is no value yet; ``words`` says what is awaited, ``likely`` what may be meant."""

    def __init__(
        self, words: Text, likely: Sequence[tuple[str, Any]] = (), *, is_value: bool = False
    ) -> None:
        super().__init__(words.en)
        self.words = words
        self.is_value = is_value
        """Whether it is a value all the same, and only unlikely: a place that no list knows."""
        self.likely = tuple(likely)
        """(words on a button, value) of each likely meaning."""


def parsed(field: Field, typed: str) -> Any:
    """The value that a line means; NotYet while it means none."""
    typed = typed.strip()
    if field.kind in ("date", "end-date"):
        return _day(field, clean(typed).value)
    if field.kind == "number":
        typed = clean(typed).value
        if not typed:
            return None if field.name != "filed_websites" else 0
        try:
            return parse_count(typed)
        except NotAnAnswer:
            raise NotYet(Text("Enter a whole number.", "请填写整数。")) from None
    if field.kind == "words":
        parts = clean(typed).value.replace("、", ",").replace("，", ",").split(",")
        return tuple(part.strip() for part in parts if part.strip())
    return clean(typed, value_kind(field.path)).value


def changes(field: Field, typed: str) -> tuple[Text, ...]:
    """What was changed to get the value that a line means: characters that cannot be seen, look-alikes."""
    if field.kind in ("choice", "choices", "flag"):
        return ()
    if field.kind in ("date", "end-date", "number"):
        return clean(typed).changes
    return clean(typed, value_kind(field.path)).changes


def shown(field: Field, value: Any, book: Rulebook) -> str:
    """A value as the line shows it."""
    if value is None or value == ():
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if value == LONG_TERM:
        return "长期"
    if isinstance(value, tuple):
        names = choices_of(book, field.choices) if field.choices else None
        return "、".join(names.name_of(item).zh if names else str(item) for item in value)
    return str(value)


def is_number(field: Field) -> bool:
    """Whether a value identifies somebody and is hidden when numbers are."""
    return field.kind == "phone" or field.name.endswith(("number", "document_number"))


def _day(field: Field, typed: str) -> Any:
    if is_none(typed):
        return None
    end = field.kind == "end-date"
    try:
        return parse_end(typed) if end else parse_date(typed)
    except ValueError as problem:
        likely = [(day.isoformat(), day) for day in getattr(problem, "days", ())]
        if likely:
            raise NotYet(
                Text(
                    f"“{typed}” can be read in two ways. Which day is it?",
                    f"“{typed}”有两种读法，请选择日期。",
                ),
                likely,
            ) from None
        forms = END_FORMS if end else FORMS
        raise NotYet(
            Text(f"“{typed}” is no date. {forms.en}", f"“{typed}”不是有效日期。{forms.zh}")
        ) from None
