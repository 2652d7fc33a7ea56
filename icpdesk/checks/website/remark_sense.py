"""Remarks on a website: real sentences, and nothing that an individual may not do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.checks.wording import affirmed_clauses, found_words, han_count
from icpdesk.model import Finding
from icpdesk.model.place import WEBSITES
from icpdesk.rulebook.rows import Rule

EMPTY = Check(
    "website.remark-meaningless",
    states=Text("The remarks are sentences in Chinese.", "网站备注为中文语句。"),
    why=Text("Reviewers read what the site shows.", "审核人员据此了解网站内容。"),
    mend=Text(
        "Say concretely what the site shows, in Chinese.", "请用中文具体说明网站展示的内容。"
    ),
    takes={"han_at_least": int},
)

_REPEATED = re.compile(r"(.{1,12}?)\1{2,}.{0,12}", re.DOTALL)


@EMPTY.look
def _empty(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        plain = "".join(unicodedata.normalize("NFKC", website.remarks).split())
        if not plain:
            continue
        if han_count(plain) < rule["han_at_least"]:
            text = Text("The remarks hold no Chinese sentence.", "备注中没有中文语句。")
        elif _REPEATED.fullmatch(plain):
            text = Text("The remarks repeat the same words.", "备注只是重复相同的字词。")
        else:
            continue
        yield rule.fault(WEBSITES / index / "remarks", text)


COMMERCIAL = Check(
    "website.remark-commercial",
    states=Text(
        "An individual's site sells nothing, takes no payment and serves no company.",
        "个人网站不销售商品、不收费、不为企业服务。",
    ),
    why=Text(
        "An individual may only show personal content; trade needs a company's filing.",
        "个人备案只能展示个人内容，经营活动须以企业备案。",
    ),
    mend=Text(
        "Leave the trade out of the site and the remarks, or file as a company.",
        "请去掉经营内容，或以企业名义备案。",
    ),
    takes={"list": str},
)


@COMMERCIAL.look
def _commercial(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    lists = case.book.table("words", "names")["lists"]
    words, doubtful = lists[rule["list"]]["words"], lists[rule["list"]]["doubtful"]
    for index, website in enumerate(case.filing.websites):
        said = affirmed_clauses(website.remarks)
        sure, unsure = found_words(said, words), found_words(said, doubtful)
        if sure or unsure:
            yield rule.fault(
                WEBSITES / index / "remarks",
                Text("The remarks speak of trade: {words}.", "备注涉及经营活动：{words}。").format(
                    words=[*sure, *unsure]
                ),
                severity=None if sure else rule.softened().severity,
                measured={"words": [*sure, *unsure]},
            )
