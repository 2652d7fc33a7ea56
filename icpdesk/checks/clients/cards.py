"""One card that is used for two people, photographed or saved anew."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.clients.clients_index import ClientsIndex
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.rulebook.rows import Rule

check = Check(
    "clients.card-alike",
    states=Text("A card shows one person only.", "一张证件只用于一个人。"),
    why=Text(
        "A reviewer usually sends back papers that belong to somebody else.",
        "使用他人材料通常会被驳回。",
    ),
    mend=Text(
        "Look at both pictures: if they show the same card, replace the one that is in the wrong place.",
        "请对照两张图片，如为同一证件，请替换放错的一张。",
    ),
    takes={"cards": list, "least_alike": float},
)


@check.look
def _look(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    index = case.others
    if not isinstance(index, ClientsIndex):
        return
    for use in index.pictures_of(case.filing.subject.name):
        if use.slot not in rule["cards"]:
            continue
        for twin, likeness in index.same_cards(use, rule["least_alike"]):
            yield rule.fault(
                use.slot,
                Text(
                    "{file} seems to show the same card as {twin}, which is used for {whose}.",
                    "{file} 与用于{whose}的 {twin} 似乎是同一张证件。",
                ).format(file=use.file, whose=twin.person or twin.client, twin=twin.file),
                measured={
                    "value": round(likeness, 2),
                    "threshold": rule["least_alike"],
                    "file": use.file,
                    "client": twin.client,
                    "twin": twin.file,
                },
            )
            break
