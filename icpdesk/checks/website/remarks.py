"""Remarks on a website: long enough, concrete, with the sentences that a province wants."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.checks.wording import found_words, mentions_all
from icpdesk.model import Finding
from icpdesk.model.place import WEBSITES
from icpdesk.rulebook.rows import Rule

SHORT = Check(
    "website.remark-too-short",
    states=Text(
        "The remarks have at least {at_least} characters.", "网站备注不少于 {at_least} 个字。"
    ),
    why=Text("Reviewers want to know what the site shows.", "审核需要了解网站内容。"),
    mend=Text(
        "Say concretely what the site shows, in Chinese.", "请用中文具体说明网站展示的内容。"
    ),
    takes={"at_least": int},
)


@SHORT.look
def _short(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        count = len("".join(website.remarks.split()))
        if count < rule["at_least"]:
            yield rule.fault(
                WEBSITES / index / "remarks",
                Text(
                    "The remarks are too short: {count} of at least {wanted} characters.",
                    "备注有 {count} 个字，要求不少于 {wanted} 个。",
                ).format(count=count, wanted=rule["at_least"]),
                measured={"value": count, "threshold": rule["at_least"]},
            )


LONG = Check(
    "website.remark-too-long",
    states=Text(
        "The remarks have at most {at_most} characters.", "网站备注不超过 {at_most} 个字。"
    ),
    why=Text("The form takes no more.", "备案系统有字数限制。"),
    mend=Text("Shorten the remarks.", "请缩短备注。"),
    takes={"at_most": int},
)


@LONG.look
def _long(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        count = len(website.remarks)
        if count > rule["at_most"]:
            yield rule.fault(
                WEBSITES / index / "remarks",
                Text("The remarks have {count} characters.", "备注有 {count} 个字。").format(
                    count=count
                ),
                measured={"value": count, "threshold": rule["at_most"]},
            )


BANNED = Check(
    "website.remark-banned-word",
    states=Text("The remarks have no word of the list '{list}'.", "备注不含“{list}”词表中的词。"),
    why=Text(
        "Words that are refused in a name are refused in the remarks too.",
        "名称中的禁用词在备注中同样不宜出现。",
    ),
    mend=Text("Say it in other words.", "请换一种说法。"),
    takes={"list": str},
)


@BANNED.look
def _banned(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    words = case.book.table("words", "names")["lists"][rule["list"]]["words"]
    for index, website in enumerate(case.filing.websites):
        hits = found_words(website.remarks, words)
        # 本网站 is how the fixed sentences of the provinces themselves begin.
        hits = [hit for hit in hits if hit != "网站"]
        if hits:
            yield rule.fault(
                WEBSITES / index / "remarks",
                Text("The remarks hold {hits}.", "备注含有{hits}。").format(hits=hits),
                measured={"words": hits},
            )


SENTENCE = Check(
    "website.remark-lacks-sentence",
    states=Text("The remarks mention: {mentions}.", "网站备注须说明：{mentions}。"),
    why=Text("This province asks for it in the remarks.", "该省要求在备注中说明。"),
    mend=Text(
        "Add it; the provider's page of the province has the exact sentence.",
        "请补充；准确表述见接入商的各省要求页面。",
    ),
    takes={"mentions": list},
)


@SENTENCE.look
def _sentence(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        missing = mentions_all(website.remarks, rule["mentions"])
        if missing:
            yield rule.fault(
                WEBSITES / index / "remarks",
                Text("The remarks do not mention {missing}.", "备注中没有说明{missing}。").format(
                    missing=missing
                ),
                measured={"missing": missing},
            )


SEVERAL = Check(
    "website.remark-lacks-several-domains",
    states=Text(
        "With several domains the remarks say that they lead to one site.",
        "有多个域名时，备注须说明指向同一网站。",
    ),
    why=Text("This province asks for it.", "该省有此要求。"),
    mend=Text("Add: 域名指向同一网站.", "请补充“域名指向同一网站”。"),
    takes={"mentions": list},
)


@SEVERAL.look
def _several(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        if len(website.domains) > 1 and mentions_all(website.remarks, rule["mentions"]):
            yield rule.fault(
                WEBSITES / index / "remarks",
                Text(
                    "The site has {count} domains; the remarks do not say so.",
                    "该网站有 {count} 个域名，备注未说明。",
                ).format(count=len(website.domains)),
            )
