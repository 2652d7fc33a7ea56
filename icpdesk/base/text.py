"""Sentences that exist in English and in Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages; ``{name}`` fields are filled by :meth:`format`."""

    en: str
    zh: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def format(self, **values: Any) -> Text:
        """Fill the fields; a value that is itself a Text speaks the language of its sentence."""
        return Text(
            self.en.format(**{k: _spoken(v, "en") for k, v in values.items()}),
            self.zh.format(**{k: _spoken(v, "zh") for k, v in values.items()}),
        )

    @property
    def as_heading(self) -> Text:
        """With a capital letter, as it stands above or before something."""
        return Text(self.en[:1].upper() + self.en[1:], self.zh)

    def __bool__(self) -> bool:
        return bool(self.en or self.zh)


NO_TEXT = Text("", "")


def _spoken(value: Any, language: Language) -> Any:
    if isinstance(value, Text):
        return value[language]
    if isinstance(value, (list, tuple)):
        separator = "、" if language == "zh" else ", "
        return separator.join(str(_spoken(item, language)) for item in value)
    return value
