"""What can go wrong, as exceptions that know their sentence, their advice and their exit code.

    IcpdeskError
    ├── InputError        the call or an input file cannot be used          exit code 2
    │   └── FileProblem   … and a line and column are known, or a file name
    ├── OutputError       the result cannot be written where it was asked   exit code 2
    ├── LockedError       the store is locked or in use                     exit code 2
    └── Cancelled         the user stopped the work                         exit code 130

A filing with mistakes is no exception: it is a Report.
"""

from __future__ import annotations

from typing import Any, ClassVar

from icpdesk.base.text import NO_TEXT, Language, Text


class IcpdeskError(Exception):
    """Base of all errors that are explained to the user instead of shown as a traceback."""

    exit_code: ClassVar[int] = 2

    def __init__(self, message: Text, advice: Text = NO_TEXT) -> None:
        super().__init__(message.en)
        self.message = message
        self.advice = advice

    def __reduce__(self) -> tuple[Any, ...]:
        """As a whole: errors come back from other processes with all that they know."""
        return _again, (type(self), self.__dict__)

    def say(self, language: Language) -> str:
        """The sentence and, when there is one, the advice."""
        return " ".join(part for part in (self.message[language], self.advice[language]) if part)


def _again(kind: type[IcpdeskError], known: dict[str, Any]) -> IcpdeskError:
    problem = kind.__new__(kind, known["message"].en)
    problem.__dict__.update(known)
    return problem


class InputError(IcpdeskError):
    """The call, or something that was handed in, cannot be used."""


class FileProblem(InputError):
    """An input file cannot be used; ``line`` and ``column`` count from 1 where they are known."""

    def __init__(
        self,
        message: Text,
        advice: Text = NO_TEXT,
        *,
        file: str = "",
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message, advice)
        self.file = file
        self.line = line
        self.column = column

    def say(self, language: Language) -> str:
        """The sentence, led by file:line:column as far as they are known."""
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        sentence = super().say(language)
        return f"{place}: {sentence}" if place else sentence


class OutputError(IcpdeskError):
    """The result cannot be written; nothing was changed."""


class LockedError(IcpdeskError):
    """The store is locked, or another process holds it."""


class ChangedElsewhere(LockedError):
    """Another window or process saved the same thing meanwhile: nothing was overwritten."""


class Cancelled(IcpdeskError):
    """The user asked to stop; what was finished stays."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__(Text("Stopped.", "已停止。"))
