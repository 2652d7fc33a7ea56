"""Of whom a form speaks while it is read: whose part began, whose answers stand, where a part ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from icpdesk.forms.context import OTHER, STRANGER, Context, Guess
from icpdesk.forms.labels import Labels
from icpdesk.forms.parties import OPEN, SELF, THEIRS, Party
from icpdesk.forms.plain_words import plain, without_numbering
from icpdesk.forms.sentences import sentences_of
from icpdesk.forms.word.boxes import BoxList
from icpdesk.forms.word.inline import Mark, labels_before
from icpdesk.forms.word.lines import Line
from icpdesk.forms.word.standing import dates_behind, dates_below, standing_in
from icpdesk.model.place import Place

_LONGEST_LABEL = 20
"""A longer line without a blank tells something and asks nothing."""
_FIRST_LABEL = re.compile(r"[：:_＿\s]")
_SIDES = re.compile(r"[甲乙丙丁]方")
_SIDE_LABELS = re.compile(
    r"[甲乙丙丁]\s*方\s*(?:[（(][^（()）]{0,16}[)）])?(?=\s*[:：])|[甲乙丙丁]\s*方(?=\s*[（(])"
)
_GAPS = re.compile(r"[ \t\u3000\xa0_＿]{3,}")
_NOBODY_KNOWS = Party(OPEN, "")
_LETTERS = ("授权书", "委托书", "承诺书", "身份证明书", "身份证明")
_NUMBERED = re.compile(r"\s*[（(]?[0-9一二三四五六七八九十]{1,2}\s*[)）.．、]")
_REACHED = ("地址", "联系地址", "联系人", "电话", "联系电话", "名称", "邮箱", "电子邮箱")
_OF_ITS_WRITER = ("负责人", "联系人", "经办人", "证明人", "单位", "公司", "学校")
"""Asked in a certificate of whoever writes it, not of whom it is about."""
_CERTIFIES = re.compile(r"兹有|兹证明|玆有|玆证明|今有|现有|证明")
_LONGEST_LINE, _LONGEST_SIDE = 300, 60


@dataclass(slots=True)
class Speaker:
    """Keeps of whom is spoken; :class:`icpdesk.forms.word.finder.Finder` reads on with it."""

    labels: Labels
    part: str
    context: Context = field(default_factory=Context)
    answered: list[tuple[int, str]] = field(default_factory=list)
    """Labels beside which an answer stands already, each with how many places were found before."""
    found: int = 0
    sides: tuple[Context, ...] = ()
    """Of parties beside each other in the line above: what is asked below each is asked of him."""

    def is_clause(self, label: str, below: str) -> bool:
        """Whether 甲方： heads a clause about that side and asks for no name: what follows is no
        label of his."""
        party = self.labels.party(label)
        if party is None or party.said != party.letter or party.rest or not below.strip():
            return False
        first = _FIRST_LABEL.split(below.strip())[0]
        known = self.labels.goes_on(first, self.context) or self.labels.forbidden(first)
        return (
            not known
            and not dates_below(below)
            and self.labels.guess(first, self.context.if_ours) is None
        )

    def begins_with_part(self, text: str) -> bool:
        """Whether a line begins with a label that needs a heading to be understood."""
        first = plain(text.split("：")[0].split(":")[0].split("_")[0])
        guess = self.labels.guess(first, Context()) if first else None
        return guess is not None and guess.confidence < 0.6

    def waiting(self, line: Line, marks: list[Mark]) -> list[Mark]:
        """The blanks of a line without those beside which an answer stands."""
        found = standing_in(line, marks, self.labels, self.context)
        for _, label, _ in found.answers:
            self.stands(label)
        return found.marks

    def note_sides(self, text: str) -> None:
        """Remember the parties of a line that names several: 甲方：____      乙方：____."""
        if not self.sides and "方" not in text:
            return
        named = _SIDE_LABELS.findall(text) if len(text) < _LONGEST_LINE else []
        parties = [party for one in named if (party := self.labels.party(one)) is not None]
        if len({party.letter for party in parties}) > 1:
            self.sides = tuple(self.context.begin(party) for party in parties)
        elif parties or len(plain(text)) > _LONGEST_SIDE:
            self.sides = ()

    def beside(self, text: str, mark: Mark, floor: int) -> None:
        """Below parties beside each other the first 电话 of a line is the first one's, the second
        the second's."""
        if not self.sides or _SIDE_LABELS.search(text):
            return
        label = plain(next(iter(_GAPS.split(text[floor : mark.start].strip())[-1:]), ""))
        number = plain(text[: mark.start]).count(label) - 1 if label else -1
        more = plain(text).count(label) > 1 if label else False
        if more and 0 <= number < len(self.sides):
            self.context = self.sides[number]
        else:
            self.context = self.context.begin(_NOBODY_KNOWS)

    def stands(self, label: str) -> None:
        """Note that a label has its answer; of whom is spoken then tells the answer, not we."""
        guess = self.labels.guess(label, self.context.if_ours)
        party = self.labels.parties.of(label)
        if guess is None and party is None:
            begun = self.labels.begins(label, self.context)
            self.context = self.context.begin(begun) if begun else self.context
            return
        names = party is not None and not party.rest
        if guess is None and not names:
            return
        self.answered.append((self.found, short_label(label)))
        if names or (guess is not None and Place(guess.field).field == "name"):
            self.context = self.context.begin(
                Party(THEIRS, short_label(label), alone=party is None)
            )

    def new_paper(self, title: str, role: str) -> None:
        """Take a line as a title; a letter of its own begins without anybody's part."""
        context = self.context
        if title.endswith(_LETTERS):
            section = "" if context.section in (OTHER, STRANGER) else context.section
            context = replace(context.leave(), section=section)
        self.context = replace(context, title=role or context.title)

    def heads_contacts(self, text: str, below: str) -> bool:
        """Whether 8．联系方式： heads lines that ask or tell by themselves, and asks for nothing."""
        label, colon, _ = below.partition("：" if "：" in below else ":")
        bare = text.strip().rstrip("：: ")
        numbered = without_numbering(bare) != bare and _NUMBERED.match(bare) is not None
        if not colon or not (numbered and plain(without_numbering(bare)).startswith("联系")):
            return False
        label = label.strip()
        return self.labels.begins(label, self.context) is not None or plain(label) in _REACHED

    def certify(self, text: str, marks: Sequence[Mark]) -> None:
        """Take whom a certificate tells of, in a line with blanks, as the person for whom a filing is
        made: nobody whom an organisation's knows."""
        asked = marks and not self.context.scene.websites
        told = sentences_of(self.labels).certifies_somebody
        if asked and (told(text) or (self.context.scene.certificate and _CERTIFIES.search(text))):
            self.context = self.context.begin(Party(SELF, "", alone=True))

    def leave(self, text: str, marks: Sequence[Mark], ticks: BoxList | None) -> None:
        """End somebody's part where a line speaks of something else."""
        context = self.context
        if not context.part and not context.scene.sides:
            return
        ends = text.rstrip().endswith(("：", ":"))
        waits = marks and marks[0].kind != "end"
        if not waits and not ticks and len(text) < _LONGEST_LABEL and len(_SIDES.findall(text)) > 1:
            # 甲方委托乙方办理：
            self.context = context.leave()
        elif not marks and not ticks:
            if len(plain(text)) > _LONGEST_LABEL and not ends:
                self.context = context.leave()
        elif context.alone and marks:
            said = list(labels_before(text, marks[0].start, 0))
            certified = context.scene.certificate and context.part == SELF
            if certified and said and plain(said[0]).startswith(_OF_ITS_WRITER):
                self.context = context.begin(_NOBODY_KNOWS)
            elif said and not any(self.labels.goes_on(one, context) for one in said):
                self.context = context.leave()

    def signs_here(self, line: Line, mark: Mark, label: str, below: str | None) -> bool:
        """Whether a bare word for somebody stands before the day of signing, in its line or the one
        ``below``, or at the end of a letter (None): there he signs."""
        hand = self.labels.parties.is_signed_by_hand(label)
        if hand and dates_behind(line.text, mark.end):
            return True
        if mark.kind not in ("colon", "end"):
            represents = self.labels.parties.represents(label)
            return represents and below is not None and dates_below(below)
        party = None if hand else self.labels.party(label)
        hand = hand or (party is not None and party.letter != "" and not party.rest)
        if below is None:
            return hand and party is None and not self.context.scene.websites
        return hand and dates_below(below)

    def asked_by(self, line: Line, mark: Mark) -> Guess | None:
        """What a prompt asks for: 姓名 behind 现委托 is the agent's."""
        before = next(labels_before(line.text, mark.start, 0), "") if mark.kind == "prompt" else ""
        party = self.labels.party(before) if before else None
        name = self.labels.guess(mark.name, self.context)
        if party and not party.rest and name and Place(name.field).field == "name":
            return self.labels.guess(before, self.context)
        return name

    def unsure(self, label: str, begun: Party | None) -> tuple[str, str]:
        """Whose part it is in the form's words, and what would go there if it were ours; nothing
        where it is certainly somebody else's."""
        context = self.context.begin(begun) if begun is not None else self.context
        if context.part == THEIRS:
            return context.said, ""
        proposed = self.labels.guess(label, context.if_ours)
        if proposed is None and begun is not None and not begun.rest:
            return context.said, "subject.name"
        return context.said, proposed.field if proposed else ""


def short_label(label: str) -> str:
    """A label as it is shown: in one line, without number and colon, not too long."""
    one = without_numbering(" ".join(label.split())).strip("：: ")
    return one if len(one) <= 60 else one[:59] + "…"
