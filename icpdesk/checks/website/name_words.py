"""Website names: words that a reviewer refuses, graded by how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from icpdesk.base.text import Text
from icpdesk.checks.registry import Case, Check
from icpdesk.checks.website.name_form import named
from icpdesk.checks.wording import found_words
from icpdesk.model import Finding
from icpdesk.rulebook import places
from icpdesk.rulebook.rows import Rule

_MEND = Text(
    "Use words of your own for what the site shows, for example …记录, …笔记, …随笔.",
    "请用自己的话描述网站内容，例如“……记录”“……笔记”“……随笔”。",
)

BANNED = Check(
    "website.name-banned-word",
    states=Text(
        "A website name has no word of the list '{list}'.", "网站名称不含“{list}”词表中的词。"
    ),
    why=Text("Reviewers refuse these words.", "含有这些词会被驳回。"),
    mend=_MEND,
    takes={"list": str},
)


@BANNED.look
def _banned(case: Case, rule: Rule) -> Iterator[Finding]:
    words = case.book.table("words", "names")["lists"][rule["list"]]["words"]
    for place, name in named(case):
        hits = found_words(name, words)
        if hits:
            yield rule.fault(
                place,
                Text("'{name}' holds {hits}.", "“{name}”含有{hits}。").format(name=name, hits=hits),
                measured={"words": hits, "list": rule["list"]},
            )


PREFIX = Check(
    "website.name-national-prefix",
    states=Text(
        "Only national bodies begin a name with words such as 中国 or 国家.",
        "非国家级单位的网站名称不以“中国”“国家”等开头。",
    ),
    why=Text("The ministry's own rule on names.", "工信部关于网站名称的规定。"),
    mend=Text("Leave the word out.", "请去掉该词。"),
    may_take={"prefixes": list},
)


@PREFIX.look
def _prefix(case: Case, rule: Rule) -> Iterator[Finding]:
    listed = case.book.table("words", "names")["lists"]["national-prefix"]["words"]
    for place, name in named(case):
        hit = next((word for word in rule.get("prefixes", listed) if name.startswith(word)), "")
        if hit and not case.filing.subject.name.startswith(hit):
            yield rule.fault(
                place,
                Text("The name begins with {hit}.", "名称以“{hit}”开头。").format(hit=hit),
            )


SENSITIVE = Check(
    "website.name-sensitive-word",
    states=Text("A website name has no sensitive word.", "网站名称不含敏感词。"),
    why=Text("All sources name these words as refused.", "各来源均列为禁用词。"),
    mend=Text("Leave the word out.", "请去掉该词。"),
)


@SENSITIVE.look
def _sensitive(case: Case, rule: Rule) -> Iterator[Finding]:
    lists = case.book.table("words", "names")["lists"]
    words = list(lists["sensitive"]["words"])
    if case.filing.subject.nature != "government":
        words += lists["public-supervision"]["words"]
    for place, name in named(case):
        hits = found_words(name, words)
        if hits:
            yield rule.fault(
                place,
                Text("'{name}' holds {hits}.", "“{name}”含有{hits}。").format(name=name, hits=hits),
                measured={"words": hits},
            )


PERMIT = Check(
    "website.name-permit-word",
    states=Text(
        "A name with a word of a field that needs a permit comes with the permit.",
        "名称涉及前置审批的，须有相应许可。",
    ),
    why=Text(
        "News, publication, medicine, culture, broadcast and others need an approval first.",
        "新闻、出版、医药、文化、广电等须先取得审批。",
    ),
    mend=Text(
        "Leave the word out, or state the permit and upload it.",
        "请去掉该词，或填写并上传许可文件。",
    ),
)


@PERMIT.look
def _permit(case: Case, rule: Rule) -> Iterator[Finding]:
    kinds = case.book.table("words", "permits")["kinds"]
    for index, website in enumerate(case.filing.websites):
        held = {item.kind for item in website.pre_approvals}
        for kind, row in kinds.items():
            hits = [
                word
                for word in found_words(website.name, row["words"])
                if word not in case.filing.subject.name
            ]
            if hits and kind not in held:
                yield rule.fault(
                    f"websites[{index}].name",
                    Text(
                        "{hits} in the name points to {kind}, which needs a permit.",
                        "名称中的{hits}涉及{kind}，需要前置审批。",
                    ).format(hits=hits, kind=case.book.vocabulary("pre_approvals").name_of(kind)),
                    measured={"words": hits, "kind": kind},
                )


NATURE = Check(
    "website.name-wrong-for-nature",
    states=Text(
        "An individual's site is not named like an organisation, and no site like an authority.",
        "个人网站不使用单位名称，非政府网站不使用政府名称。",
    ),
    why=Text("The ministry's own rule on names.", "工信部关于网站名称的规定。"),
    mend=Text("Choose another name.", "请更换名称。"),
)


@NATURE.look
def _nature(case: Case, rule: Rule) -> Iterator[Finding]:
    lists = case.book.table("words", "names")["lists"]
    nature = case.filing.subject.nature
    words: list[str] = []
    if nature == "individual":
        words += lists["organisation-words"]["words"]
    if nature and nature != "government":
        words += lists["government-words"]["words"]
    for place, name in named(case):
        hits = [word for word in found_words(name, words) if word not in case.filing.subject.name]
        if hits:
            yield rule.fault(
                place,
                Text(
                    "'{name}' sounds like another kind of subject: {hits}.",
                    "“{name}”与主办单位性质不符：{hits}。",
                ).format(name=name, hits=hits),
            )


PLACE = Check(
    "website.name-is-place",
    states=Text("A website name is not made of a place name.", "网站名称不使用地名。"),
    why=Text("It would look like the place's own site.", "容易被误认为地方官方网站。"),
    mend=Text("Leave the place out.", "请去掉地名。"),
)


@PLACE.look
def _place(case: Case, rule: Rule) -> Iterator[Finding]:
    for place, name in named(case):
        hit = _place_in(case, name)
        if hit and hit not in case.filing.subject.name:
            yield rule.fault(place, Text("{hit} is a place.", "“{hit}”是地名。").format(hit=hit))


def _place_in(case: Case, name: str) -> str:
    for term in case.book.provinces_as_terms:
        if name.startswith(term.name.zh):
            return term.name.zh
    for city in places.cities(case.filing.province) if case.filing.province else ():
        short = city.name.rstrip("市") if len(city.name) > 2 else city.name
        if name.startswith(short):
            return short
    return ""


PERSON = Check(
    "website.name-is-person",
    states=Text("A website name is no person's name.", "网站名称不使用人名。"),
    why=Text("Reviewers refuse names of persons.", "含人名会被驳回。"),
    mend=_MEND,
)


@PERSON.look
def _person(case: Case, rule: Rule) -> Iterator[Finding]:
    people = {person.name for _, person in case.filing.people() if len(person.name) >= 2}
    table = case.book.table("words", "surnames")
    for place, name in named(case):
        own = next((person for person in people if person in name), "")
        if own:
            yield rule.fault(
                place, Text("{own} is a person's name.", "“{own}”是人名。").format(own=own)
            )
        elif likely := _likely_person(name, table):
            yield rule.fault(
                place,
                Text("{word} looks like a person's name.", "“{word}”像是人名。").format(
                    word=likely
                ),
                severity=rule.softened().severity,
            )


def _likely_person(name: str, table: Mapping[str, Any]) -> str:
    """What stands at the beginning like a family and a given name: 张三 of 张三随笔; else empty."""
    families = "|".join([*table["double"], f"[{table['single']}]"])
    tails = "|".join(("的", "[A-Za-z]", *table["tails"]))
    match = re.match(f"((?:{families})[\u4e00-\u9fff]{{1,2}}?)(?:{tails})", name)
    return match[1] if match and match[1] not in table["not_names"] else ""


IDIOM = Check(
    "website.name-is-idiom",
    states=Text("A website name of an individual is no idiom.", "个人网站名称不使用成语。"),
    why=Text("Reviewers refuse idioms as names.", "以成语为名会被驳回。"),
    mend=_MEND,
)


@IDIOM.look
def _idiom(case: Case, rule: Rule) -> Iterator[Finding]:
    words = case.book.table("words", "idioms")["words"]
    for place, name in named(case):
        hits = found_words(name, words)
        if hits:
            yield rule.fault(
                place, Text("{hit} is an idiom.", "“{hit}”是成语。").format(hit=hits[0])
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
def _repeated(case: Case, rule: Rule) -> Iterator[Finding]:
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
def _unrelated(case: Case, rule: Rule) -> Iterator[Finding]:
    subject = case.filing.subject.name
    if case.is_individual or not subject:
        return
    pairs = {subject[i : i + 2] for i in range(len(subject) - 1)} - _COMMON
    for index, website in enumerate(case.filing.websites):
        related = any(pair in website.name for pair in pairs)
        explained = website.name in website.remarks or "商标" in website.remarks
        if website.name and not related and not explained:
            yield rule.fault(
                f"websites[{index}].name",
                Text(
                    "'{name}' has nothing in common with the subject's name.",
                    "“{name}”与主办单位名称没有关联。",
                ).format(name=website.name),
            )


_COMMON = frozenset({"有限", "限公", "公司", "科技", "责任", "任公", "限责"})
