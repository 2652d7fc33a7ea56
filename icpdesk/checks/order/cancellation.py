"""A cancellation (注销、取消接入): which of the three, and what is lost by it."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.hostname.suffix import not_approved
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.rulebook.rows import Rule

UNNAMED = Check(
    "order.cancellation-unnamed",
    states=Text(
        "A cancellation says what is cancelled: a website, the subject or the access.",
        "注销须说明是注销网站、注销主体还是取消接入。",
    ),
    why=Text("They are three orders with three results.", "三者是不同的申请，结果不同。"),
    mend=Text(
        "Choose 取消接入 when you only leave this provider, 注销网站 when one site ends, 注销主体 when all end.",
        "仅更换接入商选取消接入，某个网站停用选注销网站，全部停用选注销主体。",
    ),
)


@UNNAMED.look
def _unnamed(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    yield rule.fault(
        "filing_type", Text("It is not said what is cancelled.", "没有说明注销的内容。")
    )


LAST = Check(
    "order.last-website",
    states=Text("A subject keeps at least one website.", "主体至少保留一个网站。"),
    why=Text(
        "A subject without websites (空壳主体) can be cancelled by a form on paper only, and in many"
        " provinces it cannot add a new site.",
        "空壳主体只能向管局书面申请注销，且多数省份不能新增网站。",
    ),
    mend=Text("Cancel the subject instead.", "请改为办理注销主体。"),
)


@LAST.look
def _last(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    filed = case.filing.history.filed_websites
    if filed and filed <= len(case.filing.websites):
        yield rule.fault(
            "history.filed_websites",
            Text("No website is left to the subject afterwards.", "注销后主体名下没有网站。"),
        )


GIVEN_UP = Check(
    "order.access-given-up",
    states=Text(
        "Another provider holds the website before the access is cancelled.",
        "取消接入前网站已有其他接入商。",
    ),
    why=Text("Without any provider the number may be cancelled.", "没有接入商的备案号可能被注销。"),
    mend=Text(
        "File the new access at the other provider first; if the site ends, cancel the website.",
        "请先在新接入商处完成新增接入；网站停用的，办理注销网站。",
    ),
)


@GIVEN_UP.look
def _given_up(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    if case.filing.history.other_access is False:
        yield rule.fault(
            "history.other_access",
            Text("No other provider holds the website.", "该网站没有其他接入商。"),
        )


LOST = Check(
    "order.domain-lost",
    states=Text(
        "The endings of the domains are on the ministry's list.", "域名后缀在工信部批复列表中。"
    ),
    why=Text("Such a domain can never be filed again.", "注销后此类域名以后不能再次备案。"),
    mend=Text(
        "Cancel only if the domain is not needed any more; a new access can still be filed.",
        "确认不再需要该域名后再注销；仍需使用的，可办理新增接入。",
    ),
)


@LOST.look
def _lost(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    if case.filing.filing_type == "cancel-access" and case.filing.history.other_access:
        return
    for place, suffix, day in not_approved(case):
        yield rule.fault(
            place,
            Text(
                "“.{suffix}” is not on the list of {day}: the domain is lost for good.",
                "“.{suffix}”不在 {day} 的列表中：注销后该域名不能再备案。",
            ).format(suffix=suffix, day=day),
        )
