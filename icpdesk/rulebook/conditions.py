"""Named conditions that rows of the rulebook use in ``when``: facts about a filing, no more.

A name may carry a number behind a colon, as in ``domains-at-least:5``.
"""

from __future__ import annotations

from collections.abc import Callable

from icpdesk.base.errors import InputError
from icpdesk.base.text import Text
from icpdesk.model import Filing

Condition = Callable[[Filing, int], bool]

_CONDITIONS: dict[str, tuple[Condition, Text]] = {}


def condition(name: str, en: str, zh: str) -> Callable[[Condition], Condition]:
    """Register a condition with the words that explain it (``{n}`` is the number)."""

    def register(function: Condition) -> Condition:
        _CONDITIONS[name] = (function, Text(en, zh))
        return function

    return register


def holds(name: str, filing: Filing) -> bool:
    """Whether the condition called ``name`` is true of ``filing``; InputError for no such name."""
    function, _ = _look_up(name)
    return function(filing, _number(name))


def words(name: str) -> Text:
    """The condition in words, to follow "when"."""
    _, text = _look_up(name)
    return text.format(n=_number(name))


def names() -> tuple[str, ...]:
    """All conditions that a row may use."""
    return tuple(_CONDITIONS)


def _look_up(name: str) -> tuple[Condition, Text]:
    base = name.partition(":")[0]
    if base not in _CONDITIONS:
        raise InputError(
            Text(f"The rulebook has no condition '{base}'.", f"规则库没有条件“{base}”。")
        )
    return _CONDITIONS[base]


def _number(name: str) -> int:
    tail = name.partition(":")[2]
    return int(tail) if tail else 0
