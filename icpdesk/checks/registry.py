"""What a check is, and the list of all of them.

A check is one file in a folder of this package: it says what it looks at (in both languages, for
the report, the window and the manual), which values it takes from the rulebook, and looks. It
never decides whether it applies: rows of the rulebook do.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from icpdesk.base.errors import FileProblem
from icpdesk.base.sources import Files
from icpdesk.base.text import NO_TEXT, Text
from icpdesk.model import Finding
from icpdesk.rulebook import conditions
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.rows import Rule

if TYPE_CHECKING:
    from icpdesk.model.printed import PrintedPaper
    from icpdesk.pictures.picture import Picture
    from icpdesk.pictures.videos.video import Video

FILING_AREAS = ("order", "subject", "people", "website", "hostname", "app", "papers", "clients")
PICTURE_AREAS = ("file", "photo", "scan")
CONSISTENCY_AREAS = ("consistency",)
SIGNED_AREAS = ("papers_signed",)
"""About scans of signed papers; they read the whole page, which takes seconds."""
VIDEO_AREAS = ("video",)


class CannotAssess(Exception):
    """Raised by a check that lacks something it needs; becomes *not assessed* in the report."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class FilingCase(Case):
    """What a filing check sees."""

    files: Files | None = None
    """The attachments' files."""
    readings: Mapping[tuple[str, str], Any] = field(default_factory=dict)
    """What was read from the pictures, by slot and owner; only for consistency checks."""
    others: Any = None
    """Index of the agency's other clients; only for clients checks."""
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """What several rows of one check work out only once."""


@dataclass(frozen=True, slots=True)
class PictureCase(Case):
    """What a picture check sees; its filing may be an empty one that only names the provider."""

    picture: Picture
    slot: str
    where: str
    """Slot, or place of the attachment in the filing."""
    printed: tuple[PrintedPaper, ...] = ()
    """The papers that were made for this slot, where the filing is at hand."""


@dataclass(frozen=True, slots=True)
class VideoCase:
    """What a check of videos sees."""

    video: Video
    slot: str
    where: str
    """Slot, or place of the attachment in the filing."""


FilingLook = Callable[[FilingCase, Rule], Iterator[Finding]]
PictureLook = Callable[[PictureCase, Rule], Iterator[Finding]]


Mending = Literal["fit", "upright", "straighten"]
"""Ways in which a picture is mended at one click; the export does the first two by itself."""


@dataclass(frozen=True)
class Check:
    """One question that is asked about a filing or a picture."""

    id: str
    states: Text
    """What is demanded; ``{name}`` is filled with the row's values."""
    why: Text
    """What happens otherwise."""
    mend: Text
    """What to do; the advice of every finding that has none of its own."""
    takes: Mapping[str, type | tuple[type, ...]] = field(default_factory=dict)
    """Values that each row must give, with their types."""
    may_take: Mapping[str, type | tuple[type, ...]] = field(default_factory=dict)
    """Values that a row may give."""
    mended_by: Mending | None = None
    """What takes the fault of a picture away at one click; None where nothing honest does."""

    def look(self, function: Any) -> Any:
        """Decorator: this function answers the question; registers the check."""
        if self.id in _CHECKS:
            raise ValueError(f"two checks are called {self.id}")
        _CHECKS[self.id] = (self, function)
        return function

    def words(self, rule: Rule) -> Text:
        """What ``rule`` demands, in words."""
        template = rule.text or self.states
        try:
            return template.format(**rule.values)
        except (KeyError, IndexError):
            return template

    def advice(self, rule: Rule) -> Text:
        """How to mend it, in words."""
        try:
            return self.mend.format(**rule.values)
        except (KeyError, IndexError):
            return self.mend

    def values_taken(self) -> dict[str, str]:
        """The values that a row gives, with their types in words: ``{"at_least": "int"}``."""
        taken = {name: _type_in_words(kind) for name, kind in self.takes.items()}
        may = {name: f"{_type_in_words(kind)}, optional" for name, kind in self.may_take.items()}
        return {**taken, **may}

    def accepts(self, rule: Rule) -> str:
        """Empty, or which value of the row is missing, unknown or of a wrong type."""
        if not rule.known or rule.disabled:
            return ""
        for name, kind in self.takes.items():
            if name not in rule.values:
                return f"'{name}' is missing"
            if not isinstance(rule.values[name], kind):
                return f"'{name}' is of a wrong type"
        for name, value in rule.values.items():
            kind_ = self.takes.get(name) or self.may_take.get(name)
            if kind_ is None:
                return f"'{name}' is not a value that {self.id} takes"
            if not isinstance(value, kind_):
                return f"'{name}' is of a wrong type"
        return ""


def _type_in_words(kind: type | tuple[type, ...]) -> str:
    kinds = kind if isinstance(kind, tuple) else (kind,)
    return " or ".join(one.__name__ for one in kinds)


_CHECKS: dict[str, tuple[Check, Any]] = {}


@cache
def load(*areas: str) -> Mapping[str, tuple[Check, Any]]:
    """Import the files of these areas (all of them by default) and return their checks by id."""
    wanted = areas or (
        *FILING_AREAS, *PICTURE_AREAS, *CONSISTENCY_AREAS, *SIGNED_AREAS, *VIDEO_AREAS,
    )  # fmt: skip
    import icpdesk.checks as package

    for area in wanted:
        folder = importlib.import_module(f"{package.__name__}.{area}")
        for module in pkgutil.iter_modules(folder.__path__):
            importlib.import_module(f"{folder.__name__}.{module.name}")
    return {
        name: entry
        for name, entry in sorted(_CHECKS.items())
        if _area_of(entry[1].__module__) in wanted
    }


def mended_by(rule: str) -> Mending | None:
    """What takes the fault of a picture that ``rule`` names away at one click, if anything does."""
    entry = load(*PICTURE_AREAS).get(rule)
    return entry[0].mended_by if entry else None


def demand_known(rules: Iterable[Rule], file: Path) -> None:
    """FileProblem when a row names no check, or gives its check a value that it does not take."""
    every = load()
    for rule in rules:
        line = rule.origin.rpartition(":")[2]
        place: dict[str, Any] = {"file": str(file), "line": int(line) if line.isdecimal() else None}
        if rule.id not in every:
            near = difflib.get_close_matches(rule.id, every, n=1)
            hint = Text(f"Did you mean '{near[0]}'?", f"是不是“{near[0]}”？") if near else NO_TEXT
            raise FileProblem(
                Text(f"There is no rule '{rule.id}'.", f"没有规则“{rule.id}”。"), hint, **place
            )
        for name in rule.scope.when:
            if name.partition(":")[0] not in conditions.names():
                raise FileProblem(
                    Text(f"There is no condition '{name}'.", f"没有条件“{name}”。"), **place
                )
        fault = every[rule.id][0].accepts(rule)
        if fault:
            raise FileProblem(
                Text(f"Rule '{rule.id}': {fault}.", f"规则“{rule.id}”的值有误：{fault}。"), **place
            )


def _area_of(module: str) -> str:
    return module.split(".")[2]
