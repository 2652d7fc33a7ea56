"""Website names: they say something, and what a province wants them to end with.

Website names: used once, and of the organisation that files.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.checks.website.name_form import named
from icpdesk.model import Answer, Finding
from icpdesk.model.place import WEBSITES
from icpdesk.rulebook.rows import Rule

_MEND = Text(
    "Choose a name that says what the site shows, for example …记录, …笔记, …随笔.",
    "请使用能反映网站内容的名称，例如“……记录”“……笔记”“……随笔”。",
)

MEANINGLESS = Check(
    "website.name-meaningless",
    states=Text("A website name says something.", "网站名称有实际含义。"),
    why=Text("A name must reflect the content of the site.", "网站名称须反映网站内容。"),
    mend=_MEND,
)

_REPEATED = re.compile(r"(.{1,3}?)\1{2,}")
_FILLER = re.compile(
    r"(?:测试|试试|随便|未命名|无名|暂无|待定|某某|张三|李四|一二三四?|甲乙丙丁?|哈哈|呵呵|啊+|x{2,}|a{2,}"
    r"|test\d*|demo\d*|asdf\w*|qwer\w*|abcd\w*|\d+)+(?:网站?|站点?|官网|首页)?",
    re.IGNORECASE,
)


@MEANINGLESS.look
def _meaningless(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, name in named(case):
        plain = "".join(unicodedata.normalize("NFKC", name).split())
        if _REPEATED.fullmatch(plain) or (_FILLER.fullmatch(plain) and not plain.isdecimal()):
            yield rule.fault(
                place, Text("'{name}' says nothing.", "“{name}”没有含义。").format(name=name)
            )


GENERIC = Check(
    "website.name-generic",
    states=Text(
        "A website name is more than words such as 个人网站 or 我的主页.",
        "网站名称不只是“个人网站”“我的主页”一类的词。",
    ),
    why=Text(
        "Such names fit every site; reviewers have black-listed them.",
        "这类名称过于笼统，已被审核列入黑名单。",
    ),
    mend=_MEND,
)


@GENERIC.look
def _generic(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    words = case.book.table("words", "names")["lists"]["generic"]["words"]
    parts = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    whole = re.compile(f"(?:{parts})+")
    for place, name in named(case):
        if whole.fullmatch("".join(name.split())):
            yield rule.fault(
                place,
                Text("'{name}' would fit any site.", "“{name}”过于笼统。").format(name=name),
            )


_MOST = 3
"""Answers that one fault may offer."""

ENDING = Check(
    "website.name-ending-expected",
    states=Text("A website name ends in one of {endings}.", "网站名称以{endings}结尾。"),
    why=Text("The province takes no other names of individuals.", "该省个人网站只接受此类名称。"),
    mend=Text(
        "Use such a name, with what the site shows in the remarks; or ask the provider.",
        "请使用此类名称并在备注说明主要内容；或询问接入商。",
    ),
    takes={"endings": list},
)


@ENDING.look
def _ending(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, name in named(case):
        if not name.endswith(tuple(rule["endings"])):
            yield rule.fault(
                place,
                Text("'{name}' does not end in {endings}.", "“{name}”没有以{endings}结尾。").format(
                    name=name, endings=rule["endings"]
                ),
                answers=[Answer.use(f"{name}{ending}") for ending in rule["endings"][:_MOST]],
            )


ABROAD = Check(
    "website.name-foreign-or-international",
    states=Text(
        "A website name does not begin with a foreign country or an international organisation.",
        "网站名称不以外国国名或国际组织名称开头。",
    ),
    why=Text("It could deceive or mislead the public.", "可能对公众造成欺骗或误解。"),
    mend=Text("Leave the word out.", "请去掉该词。"),
)


@ABROAD.look
def _abroad(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    words = case.book.table("words", "names")["lists"]["foreign-and-international"]["words"]
    subject = case.filing.subject.name
    for place, name in named(case):
        hit = next((word for word in words if name.startswith(word)), "")
        if hit and hit not in subject:
            yield rule.fault(
                place,
                Text("The name begins with {hit}.", "名称以“{hit}”开头。").format(hit=hit),
                answers=[Answer.use(name.removeprefix(hit))] if len(name) > len(hit) + 2 else (),
            )


REPEATED = Check(
    "website.name-repeated",
    states=Text(
        "Websites of one subject have different names, or the remarks explain it.",
        "同一主体的网站名称不同，或在备注中说明。",
    ),
    why=Text("Equal names need different content.", "同名网站须内容不同。"),
    mend=Text("Change one of the names or explain it.", "请更改名称或在备注说明。"),
)


@REPEATED.look
def _repeated(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    seen: set[str] = set()
    for place, name in named(case):
        if name in seen:
            yield rule.fault(
                place, Text("'{name}' stands twice.", "“{name}”重复使用。").format(name=name)
            )
        seen.add(name)


UNRELATED = Check(
    "website.name-unrelated",
    states=Text(
        "An organisation's site is named after it, or the remarks say what the name is.",
        "单位网站名称与单位相关，或在备注说明。",
    ),
    why=Text(
        "Reviewers ask for a trademark certificate or a remark.", "审核会要求商标证或备注说明。"
    ),
    mend=Text(
        "Write in the remarks that it is a product or project of yours.",
        "请在备注说明该名称为本单位的产品或项目。",
    ),
)


@UNRELATED.look
def _unrelated(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    subject = case.filing.subject.name
    if case.is_individual or not subject:
        return
    pairs = {subject[i : i + 2] for i in range(len(subject) - 1)} - _COMMON
    for index, website in enumerate(case.filing.websites):
        related = any(pair in website.name for pair in pairs)
        explained = website.name in website.remarks or "商标" in website.remarks
        if website.name and not related and not explained:
            yield rule.fault(
                WEBSITES / index / "name",
                Text(
                    "'{name}' has nothing in common with the subject's name.",
                    "“{name}”与主办单位名称没有关联。",
                ).format(name=website.name),
            )


_COMMON = frozenset({"有限", "限公", "公司", "科技", "责任", "任公", "限责"})
