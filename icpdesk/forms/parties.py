"""Who takes part in a form, before any value: us, whoever acts for us, the other side, strangers.

A label or heading that names somebody begins his part: what is asked behind or below it is asked of
him. 甲方 and its like are nobody until the form tells: by the words beside it (委托方（甲方）), or because
the name of the other one is printed already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from icpdesk.forms.plain_words import (
    BRACKETS,
    LONGEST_TEXT,
    Affixes,
    any_of,
    plain,
    without_brackets,
    without_numbering,
)

OURS, SELF, AGENT, THEIRS, OPEN = "ours", "self", "agent", "theirs", "open"
EMERGENCY = "emergency"

_CALLED = re.compile(
    r"(?P<word>[\u3400-\u9fff]{2,8})\s*[:：]?[\s_＿]*[（(](?:以下|下)?简?称?\s*[“\"]?(?P<letter>[甲乙丙丁])\s*方[”\"]?[)）]"
    r"|(?P<letter2>[甲乙丙丁])\s*方\s*[（(](?P<word2>[\u3400-\u9fff]{2,8})[)）]"
)
_LETTERED = re.compile(r"([甲乙丙丁])\s*方")
_NAMED = re.compile(
    r"(?:^|\s|[（(])(?P<letter>[甲乙丙丁])\s*方\s*(?:[（(][^（()）]{0,14}[)）])?[)）]?\s*[:：][\s_＿]*"
    r"(?:(?P<firm>[\u3400-\u9fff（）()·A-Za-z]{2,40}?(?:公司|大学|学院|学校|医院|中心|委员会|协会|银行|集团|工作室|部门|事务所))"
    r"|(?P<person>[\u3400-\u9fff·]{2,4})(?=$|[\s_＿，,;；。（(]))"
)
_NO_NAME = re.compile(
    r"签|盖|公章|印|代表|法定|地址|身份|电话|联系|日期|姓名|名称|单位|账|开户|以下|方$"
)
_ABOUT_SERVICES = re.compile(r"服务器|云服务|云主机|托管|接入|宽带|短信|实名|\bIDC\b")
"""Where a provider asks his customer."""
_ABOUT_SITES = re.compile(
    r"网站|域名|备案|互联网信息服务|[Ww]eb\s?[Ss]ite|WEBSITE|[Dd]omain|DOMAIN|\b(?:ICP|icp)\b"
)
_CERTIFICATE = re.compile(
    r"^[^\S\n]*(?:\S[^\S\n]*){0,6}(?:在\s*职|离\s*职|收\s*入|工\s*作|任\s*职|实\s*习|在\s*校|在\s*读|薪\s*资|资\s*信|劳\s*动)"
    r"[^\S\n]*(?:\S[^\S\n]*){0,6}证\s*明\s*书?\s*$",
    re.MULTILINE,
)
_OFFICE = re.compile(r"(?:兹有|兹证明|今有)\w{0,4}(?:我|本)(?:校|院|系|所|局|中心)")
"""Where an office writes, what is asked is not asked of us before one of us is named."""
_BIDDER = re.compile(r"供应商|投标人|报价人|响应人|应答人")
_BIDDERS = 6
"""Named so often, the one who offers is us, and 委托方 is the other side."""
_COUNTED = ("人数", "数量", "总数", "规模", "名单")
"""员工人数 asks nothing of an employee."""
_REPRESENTING = ("授权代表", "委托代表", "签约代表", "签署代表", "法定代表人或授权代表")
_SIGNING = (
    *_REPRESENTING,
    "负责人",
    "经办人",
    "单位负责人",
    "部门负责人",
    "申请人",
    "填表人",
    "联系人",
)
_ONE_WORD = re.compile(r"[\u3400-\u9fff]+")
_LONGEST_CORE = 14
_LONGEST_REST = 10
"""What is asked of a party is short: 联系电话, 统一社会信用代码. The rest of a sentence is not."""
_SHORTEST_PROSE = 8


@dataclass(frozen=True, slots=True)
class Party:
    """Whose part a label begins."""

    whose: str
    """:data:`OURS`, :data:`SELF` (the person for whom the paper is, never an organisation),
    :data:`AGENT`, :data:`THEIRS` or :data:`OPEN`."""
    said: str
    """The word that says so, in plain form."""
    letter: str = ""
    """甲方, 乙方 …, where the form gives one."""
    rest: str = ""
    """What is asked of him where the label goes on: 联系电话 of 乙方联系电话."""
    alone: bool = False
    """Whether it is one person among others and no side of the paper: his part ends sooner."""
    customer: bool = False
    """Whether it is us only where the form is about a service that we use."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What the words of a whole form say of its parties. It is a part of what every label is
    remembered under, and told apart by which object it is: :func:`scene` makes each but once."""

    ours: frozenset[str] = frozenset()
    """The letters (甲方 …) that are us."""
    taken: frozenset[str] = frozenset()
    """The letters behind which somebody's name is printed."""
    sides: bool = False
    """Whether two sides meet: then nothing is anybody's before a side is named."""
    websites: bool = True
    """Whether it speaks of websites or filings at all."""
    certificate: bool = False
    """Whether it certifies something of somebody's work or study: 离职证明, 在校证明."""
    services: bool = True
    """Whether it speaks of what a provider gives his customers; then 客户 are we."""


@lru_cache(maxsize=256)
def scene(
    ours: frozenset[str] = frozenset(),
    taken: frozenset[str] = frozenset(),
    sides: bool = False,
    websites: bool = True,
    certificate: bool = False,
    services: bool = True,
) -> Scene:
    """The one scene with these values."""
    return Scene(ours, taken, sides, websites, certificate, services)


def without_sides(one: Scene) -> Scene:
    """A scene as it would be if one party alone were asked."""
    return scene(one.ours, one.taken, False, one.websites, one.certificate, one.services)


NO_SCENE = scene()
"""Where nothing is known of a form's parties."""


class PartyWords:
    """The words of ``[party]`` in ``labels.toml``."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        party = table["party"]
        self._letters = tuple(plain(word) for word in party["letters"])
        self._whose = {plain(word): OPEN for word in party["open"]}
        self._whose |= {plain(word): AGENT for word in party["agents"]}
        self._whose |= {plain(word): THEIRS for word in party["theirs"]}
        self._whose |= {plain(word): OURS for word in party["ours"]}
        self._whose |= {plain(word): SELF for word in party["persons"]}
        self._us = tuple(word for word, whose in self._whose.items() if whose in (OURS, SELF))
        self._customers = frozenset(plain(word) for word in party["customers"])
        self._single = frozenset(plain(word) for word in party["single"])
        self._words = Affixes(self._whose)
        self.words = (*self._whose, *self._single, *self._letters)
        """Every word that means a party by itself."""
        self._endings = re.compile(rf"(?:{any_of(party['endings']).pattern})$")
        others, persons = (any_of(party[name]).pattern for name in ("others", "accused"))
        self._others = re.compile(
            rf"(?:{others})$|^被.{{1,6}}(?:{persons})$|^我(?:中心|局|行|院|校|所|馆|办|委)(?!们)"
        )
        self._behind, self._before = Affixes(party["behind"]), Affixes(party["before"])
        self._asked = frozenset(plain(word) for word in party["asked"])
        self.of = lru_cache(maxsize=4096)(self._of)

    def is_asked_of_persons(self, label: str) -> bool:
        """Whether a label asks something of a person that no filing answers: 民族, 职称."""
        return plain(without_numbering(label.strip())) in self._asked

    def core(self, label: str) -> str:
        """A label in plain form without what changes nothing around it."""
        return self._core(without_brackets(label))

    def names_somebody(self, label: str) -> bool:
        """Whether a label of unknown meaning names a person or an organisation."""
        core = self._core(without_brackets(label) or plain(without_numbering(label.strip())))
        return 1 < len(core) <= _LONGEST_CORE and (
            core.startswith("被") or self._endings.search(core) is not None
        )

    def heads_others(self, text: str) -> bool:
        """Whether a heading names people whom no filing knows: 家庭主要成员, 工作经历, 被申请人情况."""
        core = self._core(without_brackets(text))
        return 1 < len(core) <= _LONGEST_CORE and self._others.search(core) is not None

    def heads_somebody(self, text: str) -> bool:
        """Whether a heading is nothing but a word for somebody: 技术联系人."""
        bare = without_numbering(text.strip())
        core = self._core(plain(bare)) if _ONE_WORD.fullmatch(bare) else ""
        return 2 < len(core) <= _SHORTEST_PROSE and core.endswith(("人", "员"))

    def is_signed_by_hand(self, label: str) -> bool:
        """Whether a label names a person of a form as he signs it: 委托人, 承诺人."""
        core = plain(without_numbering(label.strip()))
        return core.endswith(("人", "者", "代表")) and (core in self._whose or core in _SIGNING)

    def represents(self, label: str) -> bool:
        """Whether a label asks for whoever signs for a side: 授权代表."""
        return plain(without_numbering(label.strip())) in _REPRESENTING

    def ends_with_us(self, text: str) -> bool:
        """Whether words before a blank end with one of us: …室业主____."""
        return text.endswith(self._us)

    def _of(self, label: str) -> Party | None:
        """The party that ``label`` names; None when it names none, or more than one."""
        bare = without_numbering(label.strip())
        if not bare or len(bare) > LONGEST_TEXT:
            return None
        inside = [self._core(plain(one)) for one in BRACKETS.findall(bare)]
        outside = without_brackets(label)
        letter = next((one for one in inside if one in self._letters), "")
        core = self._core(outside)
        for one in self._letters:
            if core.startswith(one) and len(_LETTERED.findall(outside)) == 1:
                rest = self._core(core.removeprefix(one))
                word = rest if rest in self._whose else ""
                word = word or next((w for w in inside if w in self._whose), "")
                return self._lettered(one, word, "" if rest == word else rest)
        if core in self._whose:
            if any(self._whose.get(one) == THEIRS for one in inside):
                return Party(THEIRS, core)
            return self._lettered(letter, core, "") if letter else self._party(core, "")
        if core in self._single and not letter:
            return Party(OURS, core)
        if letter:
            return Party(OPEN, core or letter, letter) if len(core) <= _LONGEST_CORE else None
        word = self._words.head(outside, whole=False)
        rest = outside.removeprefix(word).removeprefix("的") if word else ""
        if rest.startswith(_COUNTED):
            return None
        return self._party(word, rest) if 1 < len(rest) <= _LONGEST_REST else None

    def _party(self, word: str, rest: str) -> Party:
        return Party(self._whose[word], word, rest=rest, customer=word in self._customers)

    def _lettered(self, letter: str, word: str, rest: str) -> Party:
        whose = self._whose.get(word, OPEN)
        # Of two sides, the one that acts for the other is the other side.
        return Party(THEIRS if whose == AGENT else whose, word or letter, letter, rest)

    def _core(self, form: str) -> str:
        """A word without what changes nothing around it: 指导老师 of 指导老师姓名."""
        form = form.removeprefix(self._before.head(form, whole=False))
        return form.removesuffix(self._behind.tail(form, whole=False))

    def whose_word(self, word: str) -> str:
        """Whose a bare word such as 委托方 is; empty for an unknown one."""
        core = self._core(plain(word))
        return self._whose.get(core) or self._whose.get(self._words.tail(core), "")


def scene_of(texts: Iterable[str], words: PartyWords) -> Scene:
    """What the lines and cells of a form say of its parties, read once before any blank."""
    ours: set[str] = set()
    others: set[str] = set()
    letters: set[str] = set()
    named: set[str] = set()
    firms: set[str] = set()
    texts = list(texts)
    whole = "\n".join(texts)
    websites = _ABOUT_SITES.search(whole) is not None
    services = websites or _ABOUT_SERVICES.search(whole) is not None
    certificate = _CERTIFICATE.search(whole) is not None
    office = _OFFICE.search(whole) is not None
    bids = sum(1 for _ in islice(_BIDDER.finditer(whole), _BIDDERS)) == _BIDDERS
    for text in texts:
        if "方" not in text or not (found := _LETTERED.findall(text)):
            continue
        letters.update(found)
        for one in _CALLED.finditer(text):
            whose = words.whose_word(one["word"] or one["word2"])
            letter = one["letter"] or one["letter2"]
            (ours if whose == OURS else others if whose == AGENT else set()).add(letter)
        for one in _NAMED.finditer(text):
            if one["firm"]:
                firms.add(one["letter"])
            elif not _NO_NAME.search(one["person"]):
                named.add(one["letter"])
    named |= firms
    if bids:
        named |= ours
        us: set[str] = set()
    else:
        us = _ours(ours - named, letters, named, others | firms)
    sides = len(letters) > 1 or office
    return scene(_sides(us), _sides(named), sides, websites, certificate, services)


def _ours(ours: set[str], letters: set[str], named: set[str], told: set[str]) -> set[str]:
    """The letters that are us: one that the form calls so, else the only one left where the form
    tells that the others are organisations of their own."""
    left = letters - named - told
    return left if not ours and told and len(left) == 1 and len(letters) > 1 else ours


def _sides(letters: set[str]) -> frozenset[str]:
    return frozenset(f"{one}方" for one in letters)
