"""Mini programmes are handed in through their platform, one by one."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.model.place import WEBSITES
from icpdesk.rulebook.rows import Rule

_MINI = "mini-programme"

ALONE = Check(
    "mini-programme.with-others",
    states=Text(
        "A mini programme stands alone in its order.", "小程序单独备案，不与网站、APP 同一订单。"
    ),
    why=Text(
        "It is handed in through its platform; a cloud provider's console does not take it.",
        "小程序通过所在平台提交，云接入商的备案系统不受理。",
    ),
    mend=Text(
        "Give each mini programme a filing of its own; its request for the platform is made from that.",
        "请每个小程序单独建一份备案，再生成平台的提交数据。",
    ),
)


@ALONE.look
def _alone(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    kinds = [website.service_type for website in case.filing.websites]
    if len(kinds) < 2:
        return
    for index, kind in enumerate(kinds):
        if kind == _MINI:
            yield rule.fault(
                WEBSITES / index / "service_type",
                Text("A mini programme cannot share an order.", "小程序不能与其他服务在同一订单。"),
            )


THROUGH = Check(
    "mini-programme.through-its-platform",
    states=Text(
        "A mini programme is handed in through its platform.", "小程序须通过所在平台提交备案。"
    ),
    why=Text(
        "The provider that is chosen here does not take it.", "此处选择的接入商不受理小程序备案。"
    ),
    mend=Text(
        "The command mini-programme writes the request for WeChat and the list of media; what the cloud provider"
        " asks does not hold for it.",
        "可用命令行 mini-programme 生成微信平台的提交数据和材料清单；云接入商的要求不适用。",
    ),
)


@THROUGH.look
def _through(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        if website.service_type == _MINI:
            yield rule.fault(
                WEBSITES / index / "service_type",
                Text(
                    "Hand this in on the platform of the mini programme, not at {provider}.",
                    "请在小程序所在平台提交，不在{provider}提交。",
                ).format(provider=case.book.provider(case.filing.provider).name),
            )


REMARK = Check(
    "mini-programme.remark-length",
    states=Text(
        "The remarks of a mini programme have {at_least} to {at_most} characters.",
        "小程序备注为 {at_least} 至 {at_most} 字。",
    ),
    why=Text("The platform's interface takes no other length.", "平台接口不接受其他长度。"),
    mend=Text("Say what it does, for whom and how.", "请写明小程序的实际内容、对象和服务方式。"),
    takes={"at_least": int, "at_most": int},
)


@REMARK.look
def _remark(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        length = len(website.remarks.strip())
        if website.service_type == _MINI and not rule["at_least"] <= length <= rule["at_most"]:
            yield rule.fault(
                WEBSITES / index / "remarks",
                Text("The remarks have {length} characters.", "备注为 {length} 字。").format(
                    length=length
                ),
                measured={"value": length},
            )


CONTENTS = Check(
    "mini-programme.too-many-contents",
    states=Text("At most {at_most} kinds of content.", "服务内容最多 {at_most} 项。"),
    why=Text("The platform's interface takes no more.", "平台接口最多接受该数量。"),
    mend=Text("Keep those that matter.", "请保留主要的几项。"),
    takes={"at_most": int},
)


@CONTENTS.look
def _contents(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        count = len(website.content)
        if website.service_type == _MINI and count > rule["at_most"]:
            yield rule.fault(
                WEBSITES / index / "content",
                Text("{count} kinds are chosen.", "选择了 {count} 项。").format(count=count),
                measured={"value": count, "threshold": rule["at_most"]},
            )
