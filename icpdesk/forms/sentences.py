"""What the sentence around a blank says: appointments, verbs before a label, who speaks, who signs."""

from __future__ import annotations

import re
from functools import cache

from icpdesk.forms.context import Context, Guess
from icpdesk.forms.labels import Labels
from icpdesk.forms.parties import SELF
from icpdesk.forms.plain_words import any_of, plain, without_numbering

_MOST_SAID = 160
_SPACES = " \t\u3000\xa0_＿"
_CAPTION_BEFORE = re.compile(r"[（(][^（()）]{1,12}[)）]\s*$")
_CAPTION_BEHIND = re.compile(r"^\s*[（(][^（()）]{1,12}[)）][\s_＿]*")
_QUESTION = "是否"
"""A blank behind 是否为法定代表人 wants yes or no."""


class Sentences:
    """The words of ``[prose]`` and ``[[place]]`` in ``labels.toml``."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        table = labels.table
        prose = table["prose"]
        becoming, whose = "|".join(prose["becoming"]), "|".join(prose["whose"])
        roles = "|".join(labels.role_words)
        self._places = {
            plain(word): row["units"] for row in table["place"] for word in row["words"]
        }
        self._verbs = any_of(prose["verbs"])
        self._appointing = tuple(prose["appointing"])
        self._becoming = tuple(prose["becoming"])
        self._posts = tuple(prose["posts"])
        self._nothing = frozenset(prose["nothing"])
        self._appointed = re.compile(rf"(?:{becoming})(?:{whose})?(?P<role>{roles})")
        self._stranger = re.compile(
            rf"(?:{becoming})(?:{whose})?[\u3400-\u9fff]{{1,10}}?[人员者师]"
        )
        self._of_role = re.compile(rf"的?(?:{roles})")
        self._titles = re.compile("|".join(map(re.escape, prose["titles"])))
        self._authorises = any_of(prose["authorising"])
        self._certified = re.compile("|".join(prose["certified"]))
        self._own_unit = any_of(prose["own_unit"])
        self._speaks = re.compile(
            rf"(?:^|声明)(?:本人|我(?!单位|公司|们|方)).{{1,80}}?(?:{becoming})[^，,。；;]{{0,60}}?的?(?P<role>{roles})"
        )

    def guess(self, before: str, behind: str, context: Context) -> Guess | None:
        """The field of a blank by the words around it: 申请备案网站____，由____担任网站负责人."""
        # 系（单位名称）____（盖章）的法定代表人: captions around a blank are no part of the sentence.
        before, behind = _CAPTION_BEFORE.sub("", before), _CAPTION_BEHIND.sub("", behind)
        before, behind = self._labels.folded(before), self._labels.folded(behind)
        if _QUESTION in before:
            return None
        appointed = self._appointed.match(behind)
        if appointed and before.endswith(self._appointing):
            role = self._labels.roles[appointed["role"]]
            return self._labels.person_part(role, "name", context, 0.85)
        if before.endswith(self._becoming) and self._of_role.match(behind):
            # 系____的法定代表人
            return Guess("subject.name", 0.85)
        if before.endswith(self._becoming) and behind.startswith(self._posts):
            # 现担任____一职
            return self._labels.phrase(self._posts[0], context)
        if context.part == SELF and self._labels.parties.ends_with_us(before):
            return self._labels.person_part("principal", "name", context, 0.7)
        if self._labels.parties.ends_with_us(before):
            return self._labels.guess(before[-3:], context) or Guess("subject.name", 0.7)
        if self._own_unit.search(before):
            # 系我单位____职工: what he is there, not what the unit is called.
            return None
        verbs = list(self._verbs.finditer(before))
        found = self._labels.phrase(before[verbs[-1].end() :], context) if verbs else None
        return Guess(found.field, round(found.confidence - 0.1, 2)) if found else None

    def addressed(self, before: str, behind: str, context: Context) -> Guess | None:
        """Who is meant by a blank before 先生 or 同志: whom a letter authorises, else the person whom
        the paper is about. None before anything else."""
        if not self._titles.match(behind.lstrip(_SPACES)):
            return None
        if context.part == SELF:
            return self._labels.person_part("principal", "name", context, 0.8)
        before = self._labels.folded(before)
        role = "authorised" if self._authorises.search(before) else "website.administrator"
        return self._labels.person_part(role, "name", context, 0.8)

    def names_stranger(self, behind: str) -> bool:
        """Whether the words behind a blank make whoever is named there somebody whom the filing
        does not know: ____为本网站安全员."""
        return self._stranger.match(self._labels.folded(behind)) is not None

    def part_of(self, role: str, asked: str, context: Context) -> Guess | None:
        """The field when ``role`` is nothing but somebody's role and ``asked`` ends with a part of
        a person that is more than the name."""
        role, asked = self._labels.folded(role), self._labels.folded(asked)
        if role not in self._labels.roles:
            return None
        parts = self._labels.parts["person"]
        part = next((parts[asked[at:]] for at in range(len(asked)) if asked[at:] in parts), "name")
        if part == "name":
            return None
        return self._labels.person_part(self._labels.roles[role], part, context, 0.85)

    def speaker(self, text: str) -> str:
        """The role of whom a line lets speak: 本人____，系____的法定代表人. Empty for nobody."""
        found = self._speaks.search(self._labels.folded(text[:_MOST_SAID]))
        return self._labels.roles[found["role"]] if found else ""

    def certifies_somebody(self, text: str) -> bool:
        """Whether a line tells of somebody that he works for whoever writes it: 兹证明____系我单位职工."""
        return self._certified.search(self._labels.folded(text[:_MOST_SAID])) is not None

    def place(self, label: str, unit: str) -> str:
        """The field of a blank before 省, 市 or 区, given what the place is the place of; empty
        when that is not known."""
        form = self._labels.folded(without_numbering(label.strip()))
        return str(self._places.get(form, {}).get(unit, ""))

    def says_nothing(self, label: str) -> bool:
        """Whether words before a blank do not name it: 自____年."""
        return plain(label) in self._nothing


@cache
def sentences_of(labels: Labels) -> Sentences:
    """The sentences of a set of labels, made once."""
    return Sentences(labels)
