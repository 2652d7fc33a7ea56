"""The verb that every number module has from its ``validate``."""

from __future__ import annotations

from collections.abc import Callable


def accepts(validate: Callable[[str], str]) -> Callable[[str], bool]:
    """Whether ``validate`` takes a text, as a question instead of an exception."""

    def is_valid(text: str) -> bool:
        try:
            validate(text)
        except ValueError:
            return False
        return True

    return is_valid
