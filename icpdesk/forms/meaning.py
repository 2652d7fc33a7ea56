"""What the words around the blanks of one line say of each of them, from the left to the right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from icpdesk.forms.around import hint_after, hint_end, unit_after
from icpdesk.forms.context import DATE, OTHER, Context, Guess
from icpdesk.forms.labels import Labels
from icpdesk.forms.sentences import sentences_of
from icpdesk.forms.word.controls import names_of
from icpdesk.forms.word.inline import Mark, labels_before, lead_of
from icpdesk.model.place import Place

_UNTIL = re.compile(r"\s*起?[至到\-~—]")
_BETWEEN = re.compile(r"起?[至到\-~—]?")
_DAYS = ("valid_from", "valid_until", "born_on", "expires_on", "verified_on")
_IN_PROSE = ("rule", "underlined", "bracket", "dots", "cross", "gap")
_SPEAKS_TO = ("：", ":", "致", "_", "＿", "。", "；", "，")
_CAPTIONED = re.compile(r"(?:我|本人|委托|授权|系|由|兹有|的)\s*[（(]([^（()）]{2,8})[)）]\s*$")
_BEFORE_A_CHANGE = re.compile(r"(?:原|变更前|旧)[^因件籍始则来、]{1,8}[、及和与]")
_NEAR = 80
_CLEARER = 0.1
"""By how much a hint behind a blank must be surer than the label before it to go before it."""


@dataclass(slots=True)
class Outer:
    """The label that a whole cell or line has from outside: the cell to its left, the line above."""

    text: str = ""
    guess: Guess | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """The label of a blank, what it means, and why the blank stays empty if it does."""

    label: str
    guess: Guess | None = None
    reason: str = ""
    unit: str = ""
    """省, 市 or 区 where the form prints it behind the blank."""


class Meanings:
    """Reads the blanks of one line in order; each may go on with what the one before it said."""

    def __init__(self, labels: Labels, text: str, outer: Outer, captions: Sequence[str]) -> None:
        self._labels = labels
        self._sentences = sentences_of(labels)
        self._text = text
        self._outer = outer
        self._captions = list(captions)
        self._last = Said("")
        self._place: str | None = None
        self._said = False
        self._said_until = 0
        self._asked = ""
        """What stands before a colon and is asked of everybody named behind it."""

    def read(self, mark: Mark, floor: int, context: Context) -> tuple[Said, Context]:
        """What is said of the blank at ``mark``; ``floor`` is where the last blank ended. The
        context behind a heading that leads the line: 主体负责人：姓名____."""
        caption = self._captions.pop(0) if self._captions else ""
        # What the brackets behind the last blank say was said of that one.
        floor = max(floor, self._said_until)
        self._said_until = hint_end(self._text, mark.end)
        if not floor:
            speaker = self._sentences.speaker(self._text)
            context = replace(context, implied=speaker or context.implied)
        leading = lead_of(self._text, mark.start, floor)
        self._asked = leading or self._asked
        lead = self._labels.heading(leading)
        if lead is not None and not self._barred(self._candidates(mark, floor), context):
            context = context.under(lead)
        said = self._read(mark, floor, caption, context)
        if mark.kind == "date":
            said = self._of_day(mark, said)
        if said.guess is None and self._sentences.names_stranger(self._text[mark.end :][:40]):
            context = replace(context, signer=OTHER)
        self._last = said
        return said, context

    def _candidates(self, mark: Mark, floor: int) -> list[str]:
        found = list(labels_before(self._text, mark.start, floor))
        if found and _BEFORE_A_CHANGE.match(found[0].strip()):
            # Of 原地址、电话 no part means what is now.
            found = found[:1]
        return [one for one in found if not self._sentences.says_nothing(one)]

    def _barred(self, candidates: Sequence[str], context: Context) -> Said | None:
        for one in candidates:
            reason = self._labels.forbidden(one)
            day = reason == DATE and any(self._labels.guess(c, context) for c in candidates)
            if reason and not day:
                return Said(one, reason=reason)
        return None

    def _read(self, mark: Mark, floor: int, caption: str, context: Context) -> Said:
        hint = hint_after(self._text, mark.end) or caption
        candidates = self._candidates(mark, floor)
        own = [name for name in names_of(mark.piece) if name] if mark.piece is not None else []
        shown = next((one for one in (*candidates, hint, *own) if one), self._outer.text)
        barred = self._barred(candidates, context) or self._barred([hint], context)
        if barred:
            by_hint = barred.label == hint and candidates
            return replace(barred, label=f"{candidates[0]}（{hint}）") if by_hint else barred
        if any(self._labels.leaves_open(one) for one in candidates):
            return Said(shown)
        found = (
            self._of_everybody(candidates, context)
            or self._addressed(mark, floor, shown, context)
            or (self._by_unit(mark, shown) if self._place is not None else None)
            or self._by_label(candidates, own, hint, context)
            or self._second_day(mark, floor)
            or self._by_unit(mark, shown)
        )
        if found:
            return found
        if not candidates and (self._outer.guess or self._outer.reason):
            return Said(self._outer.text, self._outer.guess, self._outer.reason)
        guess = self._by_caption(mark, floor, context) or self._by_prose(mark, floor, context)
        if guess is None:
            # Of a label that is not understood, the words that name somebody tell the most.
            named = (one for one in candidates if self._labels.begins(one, context))
            shown = next(named, shown)
        return Said(shown, guess)

    def _by_label(
        self, candidates: Sequence[str], own: Sequence[str], hint: str, context: Context
    ) -> Said | None:
        told = self._labels.guess(hint, context) if hint else None
        for one in (*candidates, *own, hint):
            guess = self._labels.guess(one, context)
            if guess and told and told.confidence > guess.confidence + _CLEARER:
                return Said(hint, told)
            if guess:
                sure = guess.confidence if one in candidates[:1] else guess.confidence - 0.1
                return Said(one, Guess(guess.field, round(sure, 2)))
        return None

    def _of_everybody(self, candidates: Sequence[str], context: Context) -> Said | None:
        """应急联系电话：主体负责人____；网站负责人____: what is asked stands before the colon."""
        for one in candidates if self._asked else ():
            guess = self._sentences.part_of(one, self._asked, context)
            if guess:
                return Said(f"{self._asked} {one}", guess)
        return None

    def _addressed(self, mark: Mark, floor: int, shown: str, context: Context) -> Said | None:
        """我公司____同志: the title behind the blank tells that a person is meant."""
        if mark.kind not in _IN_PROSE or context.is_strange:
            return None
        before, behind = self._text[floor : mark.start], self._text[mark.end :]
        guess = self._sentences.addressed(before[-80:], behind[:40], context)
        return Said(shown, guess) if guess else None

    def _by_caption(self, mark: Mark, floor: int, context: Context) -> Guess | None:
        """我（姓名）____: the caption stands before the blank."""
        found = (
            _CAPTIONED.search(self._text[floor : mark.start]) if mark.kind in _IN_PROSE else None
        )
        guess = self._labels.guess(found[1], context) if found else None
        return Guess(guess.field, round(guess.confidence - 0.1, 2)) if guess else None

    def _by_prose(self, mark: Mark, floor: int, context: Context) -> Guess | None:
        before, behind = self._text[floor : mark.start], self._text[mark.end :]
        if mark.kind not in _IN_PROSE or before.rstrip().endswith(("：", ":")):
            return None
        return self._sentences.guess(before[-80:], behind[:40], context)

    def _by_unit(self, mark: Mark, label: str) -> Said | None:
        """____省____市____区: the blanks behind the first go on about the same place."""
        unit = unit_after(self._text, mark.end) if mark.kind in _IN_PROSE else ""
        if not unit:
            return None
        first = self._place is None
        if first:
            self._place = label
        before = self._text[max(0, mark.start - _NEAR) : mark.start].rstrip(" \t\u3000\xa0")
        if not self._place and not self._said and before and not before.endswith(_SPEAKS_TO):
            # 在____市签署: the place of signing, which nobody asked of a filing.
            self._place = None
            return None
        self._said = True
        field = self._sentences.place(self._place or "", unit)
        return Said(label if first else unit, Guess(field, 0.85), unit=unit) if field else None

    def _of_day(self, mark: Mark, said: Said) -> Said:
        """A date in parts is a value only where a label says whose; else it is that of signing."""
        guess = said.guess
        place = Place(guess.field) if guess else Place()
        if guess and place.field == "validity":
            end = "valid_from" if _UNTIL.match(self._text, mark.end) else "valid_until"
            day = Guess(str(place.parent / end), guess.confidence)
            return Said(said.label, day, said.reason)
        if place.field in _DAYS:
            return said
        return Said(said.label, None, said.reason or DATE)

    def _second_day(self, mark: Mark, floor: int) -> Said | None:
        """The end of a span of which the day before was the beginning."""
        between = self._text[floor : mark.start].strip()
        if mark.kind != "date" or not floor or not _BETWEEN.fullmatch(between):
            return None
        last = self._last
        place = Place(last.guess.field) if last.guess else Place()
        if last.guess is None or place.field != "valid_from":
            return Said(last.label, None, last.reason)
        field = str(place.parent / "valid_until")
        return Said(last.label, Guess(field, last.guess.confidence), last.reason)
