"""How one client of a batch went; kept as ``state.json`` beside the client's folder."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

from icpdesk.base.errors import IcpdeskError, OutputError
from icpdesk.base.file_errors import cannot_write
from icpdesk.base.files import write_atomically
from icpdesk.base.text import Language, Text
from icpdesk.checks.clients.clients_index import PictureUse
from icpdesk.model import Finding, Light, light_of

STATE = "state.json"
_BYTES = ("likeness", "ink")
"""Fields of a picture's use that are kept as hexadecimal digits."""

State = Literal["ready", "errors", "failed"]
STATE_WORDS: dict[State, Text] = {
    "ready": Text("ready", "可提交"),
    "errors": Text("errors", "有错误"),
    "failed": Text("failed", "无法处理"),
}


@dataclass(frozen=True)
class Said:
    """One finding as it is kept: plain text in both languages."""

    rule: str
    severity: str
    where: str
    en: str
    zh: str
    advice_en: str = ""
    advice_zh: str = ""
    slot: str = ""
    """Upload slot that a missing paper belongs to."""
    file: str = ""
    """Picture that it is about."""
    value: str = ""
    """What the client wrote in the field that it is about."""
    answers: tuple[tuple[str, str, str, str], ...] = ()
    """What would close it: path, value, and the words of a button in English and Chinese."""

    @classmethod
    def of(cls, finding: Finding) -> Said:
        """What a report says."""
        message, advice = finding.message, finding.advice
        return cls(
            finding.rule, finding.severity.value, finding.where,
            message.en, message.zh, advice.en, advice.zh,
            str(finding.measured.get("slot", "")), str(finding.measured.get("file", "")),
            answers=tuple(
                (answer.where or finding.where, answer.value, answer.words.en, answer.words.zh)
                for answer in finding.answers
            ),
        )  # fmt: skip

    def text(self, language: Language) -> str:
        """Place and sentence."""
        sentence = self.zh if language == "zh" else self.en
        return f"{self.where}: {sentence}" if self.where else sentence


@dataclass(frozen=True)
class Due:
    """One date of a client, as ISO days."""

    first: str
    last: str
    en: str
    zh: str


@dataclass(frozen=True)
class Outcome:
    """How one client went."""

    client: str
    row: int
    state: State
    """``ready``: the folder is there; ``errors``: something must be mended first; ``failed``: the
    client could not be looked at."""
    inputs: str = ""
    """Hash of everything that decides the result: unchanged inputs are not done again."""
    findings: list[Said] = field(default_factory=list)
    open_points: int = 0
    unmatched: list[str] = field(default_factory=list)
    """Pictures of the client that fit nowhere."""
    source: str = ""
    """Folder that the names of the client's pictures start from; empty where it has none."""
    read: bool = False
    """Whether the pictures were read."""
    folder: str = ""
    """Of the upload folder, relative to the batch's folder; empty where none was written."""
    deadlines: list[Due] = field(default_factory=list)
    pictures: list[dict[str, str]] = field(default_factory=list)
    """Whom each picture is said to show, for the comparison between clients."""
    matrix: list[dict[str, Any]] = field(default_factory=list)
    """Rows of the cross-check matrix (:meth:`icpdesk.model.matrix.Matrix.as_json`); empty where
    pictures were not read."""
    filing: dict[str, Any] = field(default_factory=dict)
    """The client's filing as it was checked (:func:`icpdesk.model.build.plain`); empty where the row
    could not be read."""

    def at(self, severity: str) -> list[Said]:
        """Findings of one severity."""
        return [said for said in self.findings if said.severity == severity]

    @property
    def light(self) -> Light:
        """How it may be shown: a client that was not looked at whole is never green."""
        return light_of(
            errors=len(self.at("error")) + (self.state != "ready"),
            warnings=len(self.at("warning")) + len(self.unmatched),
            unchecked=self.open_points,
        )

    @property
    def uses(self) -> list[PictureUse]:
        """The pictures as the clients' index takes them."""
        return [
            PictureUse(**{**row, **{name: bytes.fromhex(row.get(name, "")) for name in _BYTES}})  # type: ignore[arg-type]
            for row in self.pictures
        ]


READY_WORDS: dict[Light, Text] = {
    "pass": Text("ready", "可提交"),
    "partial": Text("ready, not all checked", "可提交，未全部检查"),
    "warn": Text("ready, points to check", "可提交，有需留意项"),
}


def state_words(outcome: Outcome) -> Text:
    """How a client went, never promising more than was looked at."""
    if outcome.state == "ready":
        return READY_WORDS.get(outcome.light, STATE_WORDS["ready"])
    return STATE_WORDS[outcome.state]


def failed(client: str, row: int, message: Text, inputs: str = "") -> Outcome:
    """The outcome of a client that could not be looked at."""
    return Outcome(client, row, "failed", inputs, [Said("", "error", "", message.en, message.zh)])


def pictures_as_rows(uses: Iterable[PictureUse]) -> list[dict[str, str]]:
    """Plain values of :attr:`Outcome.pictures`."""
    return [{**asdict(use), **{name: getattr(use, name).hex() for name in _BYTES}} for use in uses]


def sentences(problem: IcpdeskError) -> Text:
    """What an error says, with its advice."""
    return Text(problem.say("en"), problem.say("zh"))


def keep_outcome(target: Path, outcome: Outcome) -> Outcome:
    """Write it; one that cannot be kept comes back as failed, with the reason."""
    try:
        write_outcome(target, outcome)
    except (OSError, OutputError) as problem:
        known = problem if isinstance(problem, OutputError) else cannot_write(target, problem)
        return failed(outcome.client, outcome.row, sentences(known))
    return outcome


def write_outcome(target: Path, outcome: Outcome) -> None:
    """Keep it in the client's folder, atomically; what a killed run left half written goes."""
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    for rest in target.glob(f".{STATE}.*.tmp"):
        with suppress(OSError):
            rest.unlink(missing_ok=True)
    document = json.dumps(asdict(outcome), ensure_ascii=False, indent=1)
    write_atomically(target / STATE, document.encode("utf-8"))


def read_outcome(target: Path) -> Outcome | None:
    """What an earlier run said about a client; None when there was none or it was cut off."""
    try:
        table: dict[str, Any] = json.loads((target / STATE).read_text("utf-8"))
        table["findings"] = [_said(row) for row in table["findings"]]
        table["deadlines"] = [Due(**row) for row in table["deadlines"]]
        return Outcome(**table)
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _said(row: dict[str, Any]) -> Said:
    return Said(**{**row, "answers": tuple(tuple(one) for one in row.get("answers", ()))})


def outcomes_in(folder: Path) -> list[Outcome]:
    """The outcomes that lie in the folder of a batch, by row."""
    found = (read_outcome(path.parent) for path in folder.glob(f"*/{STATE}"))
    return sorted((one for one in found if one), key=lambda one: one.row)
