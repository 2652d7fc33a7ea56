"""One picture that is used for two people."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.clients.clients_index import ClientsIndex
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.rulebook.rows import Rule

check = Check(
    "clients.picture-used",
    states=Text("A picture shows one person only.", "一张图片只用于一个人。"),
    why=Text(
        "A reviewer usually sends back papers that belong to somebody else.",
        "使用他人材料通常会被驳回。",
    ),
    mend=Text(
        "Look at both pictures and replace the one that is in the wrong place.",
        "请对照两张图片，替换放错的一张。",
    ),
    takes={"most_bits_different": int},
)


@check.look
def _look(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    index = case.others
    if not isinstance(index, ClientsIndex):
        return
    for use in index.pictures_of(case.filing.subject.name):
        for twin in index.twins(use, rule["most_bits_different"]):
            whose = twin.person or twin.client
            yield rule.fault(
                use.slot,
                Text(
                    "{file} is used for {whose} too ({twin}).", "{file} 也用于{whose}（{twin}）。"
                ).format(file=use.file, whose=whose, twin=twin.file),
                measured={"file": use.file, "client": twin.client, "twin": twin.file},
            )
            break
