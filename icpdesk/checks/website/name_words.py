"""Website names: words that a reviewer refuses, graded by how sure that is."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.checks.website.name_form import named
from icpdesk.checks.wording import found_words
from icpdesk.model import Finding
from icpdesk.model.place import WEBSITES
from icpdesk.rulebook.rows import Rule

MEND = Text(
    "Use words of your own for what the site shows, for example …记录, …笔记, …随笔.",
    "请用自己的话描述网站内容，例如“……记录”“……笔记”“……随笔”。",
)

BANNED = Check(
    "website.name-banned-word",
    states=Text(
        "A website name has no word of the list '{list}'.", "网站名称不含“{list}”词表中的词。"
    ),
    why=Text("Reviewers usually send back these words.", "含有这些词通常会被驳回。"),
    mend=MEND,
    takes={"list": str},
    may_take={"except_endings": list},
)


@BANNED.look
def _banned(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    words = case.book.table("words", "names")["lists"][rule["list"]]["words"]
    taken = tuple(rule.get("except_endings", ()))
    for place, name in named(case):
        hits = [hit for hit in found_words(name, words) if hit not in case.filing.subject.name]
        if hits and not name.endswith(taken):
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
def _prefix(case: FilingCase, rule: Rule) -> Iterator[Finding]:
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
def _sensitive(case: FilingCase, rule: Rule) -> Iterator[Finding]:
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
def _permit(case: FilingCase, rule: Rule) -> Iterator[Finding]:
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
                    WEBSITES / index / "name",
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
def _nature(case: FilingCase, rule: Rule) -> Iterator[Finding]:
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


IDIOM = Check(
    "website.name-is-idiom",
    states=Text("A website name of an individual is no idiom.", "个人网站名称不使用成语。"),
    why=Text("Reviewers usually send back idioms as names.", "以成语为名通常会被驳回。"),
    mend=MEND,
)


@IDIOM.look
def _idiom(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    words = case.book.table("words", "idioms")["words"]
    for place, name in named(case):
        hits = found_words(name, words)
        if hits:
            yield rule.fault(
                place, Text("{hit} is an idiom.", "“{hit}”是成语。").format(hit=hits[0])
            )
