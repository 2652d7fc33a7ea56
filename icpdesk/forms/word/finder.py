"""Goes through a part in reading order and finds every place with its label and its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from icpdesk.base.errors import FileProblem
from icpdesk.base.text import Text
from icpdesk.forms.around import captions_of
from icpdesk.forms.context import SIGN, VERIFIER, Context, Guess
from icpdesk.forms.meaning import Meanings, Outer
from icpdesk.forms.parties import THEIRS, Party
from icpdesk.forms.plain_words import plain
from icpdesk.forms.sentences import sentences_of
from icpdesk.forms.word import tables
from icpdesk.forms.word.boxes import BoxList, Option, boxes_in
from icpdesk.forms.word.controls import names_of
from icpdesk.forms.word.grid import Grid
from icpdesk.forms.word.inline import (
    HOW,
    Mark,
    end_mark,
    is_only_a_blank,
    labels_before,
    marks_of,
)  # fmt: skip
from icpdesk.forms.word.lines import Line
from icpdesk.forms.word.names import w
from icpdesk.forms.word.prompts import prompts_of
from icpdesk.forms.word.speaker import Speaker, short_label
from icpdesk.forms.word.spots import Spot
from icpdesk.forms.word.standing import answers_above
from icpdesk.forms.word.targets import Boxes, DateParts, Piece, Stretch
from icpdesk.forms.word.walk import Box, boxes_of, read_blocks

_TITLES = (
    "授权书", "委托书", "承诺书", "责任书", "告知书", "核验单", "身份证明书",
    "身份证明", "说明", "letter", "authorisation",
)  # fmt: skip
_LONGEST_TITLE = 40
_MOST_PLACES = 10_000
_NOBODY = Party(THEIRS, "")
_FURTHEST = 20
"""How many empty lines may stand between a label and its answer."""
_DRAWN = (w("drawing"), w("pict"), w("object"))


@dataclass(slots=True)
class Finder(Speaker):
    """Finds the spots of one part."""

    spots: list[Spot] = field(default_factory=list)
    copy: bool = False
    _last_boxes: str = ""

    def read(self, blocks: Sequence[Line | Grid]) -> list[Spot]:
        """All spots of the blocks of a body, header, footer or note."""
        self.blocks(blocks, self.part)
        return self.spots

    def blocks(self, blocks: Sequence[Line | Grid], address: str) -> None:
        """Lines and tables in order."""
        paragraphs = grids = 0
        above: Line | None = None
        for number, block in enumerate(blocks):
            if isinstance(block, Grid):
                grids += 1
                kept = self.context
                tables.TableFinder(self, block, f"{address}/t{grids}").read()
                self.context = replace(
                    self.context, section=kept.section, verifier=kept.verifier,
                    part=kept.part, alone=kept.alone, said=kept.said,
                )  # fmt: skip
                above = None
                continue
            paragraphs += 1
            following = _next_said(blocks, number + 1)
            above = self.line(block, f"{address}/p{paragraphs}", above=above, following=following)

    def line(
        self,
        line: Line,
        address: str,
        *,
        above: Line | None = None,
        following: Line | Grid | None = None,
        outer: Outer | None = None,
        ends: bool = True,
    ) -> Line | None:
        """One line; returns it when it is a label that the next line may answer."""
        waiting = None
        said = bool(line.shape.strip())
        if said:
            waiting = self._text(line, address, above, following, outer or Outer(), ends)
        if next(line.node.iter(*_DRAWN), None) is not None:
            self._boxes(line, address)
        return waiting if said else above

    def _text(
        self, line: Line, address: str, above: Line | None, following: Line | Grid | None,
        outer: Outer, ends: bool,
    ) -> Line | None:  # fmt: skip
        text = line.text
        marks = marks_of(line)
        ticks = boxes_in(line)
        if marks or "：" in text or ":" in text:
            marks = self.waiting(line, marks)
        prompts = list(prompts_of(line, marks, self.labels, self.context))
        if prompts:
            speaker = sentences_of(self.labels).speaker(text)
            self.context = replace(self.context, implied=speaker or self.context.implied)
            marks = sorted((*marks, *prompts), key=lambda mark: mark.start)
        if not marks and not ticks and self._heads(text, following):
            return None
        answered = isinstance(following, Line) and is_only_a_blank(following)
        last = end_mark(line, marks) if ends and not answered else None
        self.leave(text, marks or [one for one in (last,) if one], ticks)
        self.certify(text, marks)
        captions = captions_of(following.text) if isinstance(following, Line) else ()
        captions = captions if len(captions) == len(marks) else ()
        if above is not None and not captions and is_only_a_blank(line):
            self._whole_line(line, marks[0], above.text, address)
            return None
        if last is not None and self._told(text, last.start, self._floor(marks)):
            label = next(labels_before(text, last.start, self._floor(marks)), "")
            said = following.text if isinstance(following, Line) else ""
            if self.heads_contacts(text, said):
                self.context = self.context.leave()
            elif answers_above(said, label, self.labels, self.context):
                self.stands(label)
            elif self.is_clause(label, said):
                self.context = self.context.begin(self.labels.party(label) or _NOBODY)
            else:
                marks.append(last)
        floor = 0
        meanings = Meanings(self.labels, text, outer, captions)
        self.note_sides(text)
        signed = following.text if isinstance(following, Line) else "" if following else None
        for number, mark in enumerate(marks):
            self.beside(text, mark, floor)
            self._mark(line, mark, floor, f"{address}#{number + 1}", meanings, ticks, signed)
            floor = mark.end
        self.context = self.context.on_next_line()
        if ticks:
            self._ticks(line, ticks, address, above, outer)
        return line if not marks and not ticks else None

    def _floor(self, marks: Sequence[Mark]) -> int:
        return marks[-1].end if marks else 0

    def _told(self, text: str, start: int, floor: int) -> bool:
        """Whether a known label stands before ``start``: only then a bare colon is a blank."""
        return any(
            self.labels.guess(one, self.context)
            or self.labels.forbidden(one)
            or self.labels.parties.of(one)
            or (self.context.is_strange and self.labels.guess(one, self.context.if_ours))
            or self.labels.names_person(one, self.context)
            for one in labels_before(text, start, floor)
        )

    def _heads(self, text: str, following: Line | Grid | None) -> bool:
        """Take a line as title or heading when it is one."""
        if len(text) > 2 * _LONGEST_TITLE or text.endswith(("。", "；")):
            return False
        short = plain(text)
        if len(short) <= _LONGEST_TITLE and short.endswith(_TITLES) and "填写说明" not in short:
            role = self.labels.role_in(text)
            if role == "subject.legal_representative" and ("授权" in short or "委托" in short):
                # He gives the authority; the letter is about whom he gives it to.
                role = "authorised"
            self.new_paper(short, role)
        heading = self.labels.heading(text)
        if heading is None:
            return False
        heading = self.context.fits(heading)
        if text.rstrip().endswith(("：", ":")) and not heading.verifier:
            said = following.text if isinstance(following, Line) else ""
            named = self.labels.guess(text, self.context)
            if named and not isinstance(following, Grid) and not self.begins_with_part(said):
                return False
        self.context = self.context.under(heading)
        return True

    def _mark(
        self, line: Line, mark: Mark, floor: int, place: str, meanings: Meanings,
        ticks: BoxList | None, below: str | None,
    ) -> None:  # fmt: skip
        if mark.kind in ("placeholder", "merge", "prompt"):
            self._named(line, mark, place)
            return
        if ticks and any(one.start == mark.start for one in ticks.options):
            return
        if ticks and mark.kind == "colon" and mark.end == len(ticks.lead):
            # The gap between a label and its boxes.
            return
        said, self.context = meanings.read(mark, floor, self.context)
        if self.signs_here(line, mark, said.label, below):
            # 委托人： over the day of signing, or before it in the line, is where he signs.
            said = replace(said, guess=None, reason=SIGN)
        if ticks and not said.guess and not said.reason and ticks.start < mark.start:
            return
        target: Any
        if mark.kind == "date":
            target = DateParts(line, mark)
        elif mark.piece is not None:
            target = Piece(mark)
        else:
            target = Stretch(line, mark, unit=bool(said.unit))
        self.add(place, said.label, HOW[mark.kind], said.guess, said.reason, target)

    def _named(self, line: Line, mark: Mark, place: str) -> None:
        """A placeholder names a field by its path, or by a label."""
        target = Piece(mark) if mark.piece is not None else Stretch(line, mark)
        shown = line.text[mark.start : mark.end] if mark.piece is None else f"«{mark.name}»"
        reason = self.labels.forbidden(mark.name)
        guess = None
        if not reason:
            path = "." in mark.name and mark.name.isascii()
            guess = Guess(mark.name, 1.0) if path else self.asked_by(line, mark)
        self.add(place, shown, HOW[mark.kind], guess, reason, target)

    def _whole_line(self, line: Line, mark: Mark, label: str, address: str) -> None:
        label = label.strip()
        reason = self.labels.forbidden(label)
        guess = None if reason else self.labels.guess(label, self.context)
        own = names_of(mark.piece) if mark.piece is not None and not (guess or reason) else ()
        for name in own:
            reason = self.labels.forbidden(name)
            guess = None if reason else self.labels.guess(name, self.context)
            if guess or reason:
                label = name
                break
        target: Any = Piece(mark) if mark.piece is not None else Stretch(line, mark)
        self.add(f"{address}#1", label, HOW["line"], guess, reason, target)

    def _ticks(
        self, line: Line, ticks: BoxList, address: str, above: Line | None, outer: Outer
    ) -> None:
        label, guess, reason = outer.text, outer.guess, outer.reason
        lead = ticks.lead.strip(" \t\u3000：:（(")
        if not lead and above is not None:
            lead = above.text.strip()
        if lead:
            label = next(labels_before(f"{lead}：", len(lead) + 1, 0), lead)
            reason = self.labels.forbidden(label)
            guess = None if reason else self.labels.guess(label, self.context)
        elif self.spots and self._goes_on(self.spots[-1], address):
            last = self.spots[-1]
            last.target = Boxes((*_options(last), *ticks.options), self.labels)
            self._last_boxes = address
            return
        self._last_boxes = address
        self.add(f"{address}#box", label, "boxes", guess, reason, Boxes(ticks.options, self.labels))

    def _goes_on(self, last: Spot, address: str) -> bool:
        """Whether the boxes of this line belong to the list of the line above."""
        before, _, number = address.rpartition("/p")
        return (
            last.kind == "boxes"
            and last.copy == self.copy
            and bool(last.reason) == self.context.verifier
            and number.isdecimal()
            and self._last_boxes == f"{before}/p{int(number) - 1}"
        )

    def _boxes(self, line: Line, address: str) -> None:
        """The text boxes of a line. Both copies of one have the same address."""
        count = 0
        before = self.context
        for box in boxes_of(line):
            if box.copy:
                self._box_copy(box, f"{address}/box{count}", before)
                continue
            count += 1
            before = self.context
            self.blocks(read_blocks(box.content), f"{address}/box{count}")

    def _box_copy(self, box: Box, address: str, before: Context) -> None:
        after, was = self.context, self.copy
        self.context, self.copy = before, True
        self.blocks(read_blocks(box.content), address)
        self.context, self.copy = after, was

    def add(
        self, place: str, label: str, kind: str, guess: Guess | None, reason: str, target: Any
    ) -> None:
        """Note a spot, and what its label says of those that follow."""
        if len(self.spots) >= _MOST_PLACES:
            raise FileProblem(
                Text(
                    f"It has more than {_MOST_PLACES} blanks; this is no form.",
                    f"空位超过 {_MOST_PLACES} 处，不是表格或文书模板。",
                )
            )
        if self.context.verifier:
            reason = reason or VERIFIER
        if reason:
            guess = None
        self.found += 1
        begun = None
        if label:
            known = guess is not None
            begun = self.labels.party(label) if known else self.labels.begins(label, self.context)
        strange = guess is None and not reason and (begun is not None or self.context.is_strange)
        said, proposal = self.unsure(label, begun) if strange else ("", "")
        self.spots.append(
            Spot(
                place=place,
                label=short_label(label),
                kind=kind,
                field=guess.field if guess else "",
                confidence=guess.confidence if guess else 0.0,
                section=self.context.section,
                reason=reason,
                target=target,
                copy=self.copy,
                organisation=self.labels.asks_organisation(label, self.context),
                proposal=proposal,
                said=said,
            )
        )
        if begun is not None and (guess is None or not begun.rest):
            self.context = self.context.begin(begun)
        elif guess:
            self.context = self.context.after(guess.field)
        if reason == SIGN:
            self.context = self.context.signed_by(self.labels.signer(label))


def _options(spot: Spot) -> Sequence[Option]:
    return spot.target.options if isinstance(spot.target, Boxes) else ()


def _next_said(blocks: Sequence[Line | Grid], start: int) -> Line | Grid | None:
    """The next block that is no empty line."""
    for number in range(start, min(start + _FURTHEST, len(blocks))):
        block = blocks[number]
        if not isinstance(block, Line) or block.shape.strip():
            return block
    return None
