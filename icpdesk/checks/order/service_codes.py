"""Filing codes (备案服务号, 备案授权码): one for each website, each used once.

What is filed: websites; apps and mini programmes need data of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.model.place import WEBSITES
from icpdesk.rulebook.fields import label_at
from icpdesk.rulebook.rows import Rule

SERVICE_CODES = WEBSITES / 0 / "service_code"

MISSING = Check(
    "order.service-code-missing",
    states=Text("Every website has a filing code.", "每个网站有一个备案授权码（服务号）。"),
    why=Text("The console asks for it to verify the server.", "备案系统用它验证服务器。"),
    mend=Text(
        "Apply for one in the provider's console and enter it here.",
        "请在接入商控制台申请后填入。",
    ),
)


def _code(case: FilingCase) -> Text:
    """What the provider's console calls it."""
    label = label_at(case.filing, case.book, SERVICE_CODES)
    assert label is not None
    return Text(label.en[:1].lower() + label.en[1:], label.zh)


@MISSING.look
def _missing(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        if not website.service_code and website.service_type != "mini-programme":
            yield rule.fault(
                WEBSITES / index / "service_code",
                Text("No {code} is entered yet.", "尚未填写{code}。").format(code=_code(case)),
            )


REUSED = Check(
    "order.service-code-reused",
    states=Text("Each filing code serves one website.", "一个备案授权码（服务号）只用于一个网站。"),
    why=Text("A used code is usually sent back.", "已使用过的通常会被驳回。"),
    mend=Text("Apply for another code.", "请另外申请一个。"),
)


@REUSED.look
def _reused(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for index, website in enumerate(case.filing.websites):
        code = website.service_code.strip().upper()
        if code and code in seen:
            yield rule.fault(
                WEBSITES / index / "service_code",
                Text(
                    "Website {a} and website {b} have the same {code}.",
                    "第 {a} 个网站与第 {b} 个网站使用了同一个{code}。",
                ).format(a=seen[code] + 1, b=index + 1, code=_code(case)),
            )
        seen.setdefault(code, index)


USED_UP = Check(
    "order.service-codes-used-up",
    states=Text(
        "The server has a filing code left for each website.",
        "服务器剩余的备案授权码（服务号）足够每个网站使用。",
    ),
    why=Text("A server gives a few codes only.", "每台服务器的数量有限。"),
    mend=Text("Use another server or buy one.", "请使用另一台服务器或新购。"),
)


@USED_UP.look
def _used_up(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    left = case.filing.server.service_codes_left
    needed = sum(1 for website in case.filing.websites if not website.service_code)
    if left is not None and needed and left < needed:
        yield rule.fault(
            "server.service_codes_left",
            Text(
                "Of each {code}: {left} left, {needed} needed.",
                "剩余 {left} 个{code}，需要 {needed} 个。",
            ).format(left=left, needed=needed, code=_code(case)),
            measured={"value": left, "threshold": needed},
        )
