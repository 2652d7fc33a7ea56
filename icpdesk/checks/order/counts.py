"""How many websites and domains fit into one order or belong to one subject."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Case, Check
from icpdesk.model import Finding
from icpdesk.rulebook.rows import Rule

NONE = Check(
    "order.no-website",
    states=Text("The order names at least one website.", "订单至少包含一个网站。"),
    why=Text("There is nothing to file.", "没有可备案的内容。"),
    mend=Text("Add a website.", "请添加网站。"),
)


@NONE.look
def _none(case: Case, rule: Rule) -> Iterator[Finding]:
    if not case.filing.websites and case.filing.filing_type not in ("change", "cancel"):
        yield rule.fault("websites", Text("No website is named.", "没有填写网站。"))


SITES = Check(
    "order.too-many-websites",
    states=Text("One order holds at most {at_most} websites.", "一个订单最多 {at_most} 个网站。"),
    why=Text("The order is sent back.", "订单会被退回。"),
    mend=Text("File the others in later orders.", "其余网站请在之后的订单中提交。"),
    takes={"at_most": int},
)


@SITES.look
def _sites(case: Case, rule: Rule) -> Iterator[Finding]:
    count = len(case.filing.websites)
    if count > rule["at_most"]:
        yield rule.fault(
            "websites",
            Text(
                "The order holds {count} websites; {at_most} are allowed.",
                "订单中有 {count} 个网站，最多允许 {at_most} 个。",
            ).format(count=count, at_most=rule["at_most"]),
            measured={"value": count, "threshold": rule["at_most"]},
        )


TOTAL = Check(
    "order.too-many-websites-in-total",
    states=Text(
        "A subject has at most {at_most} websites, filed ones included.",
        "一个主体（含已备案）最多 {at_most} 个网站。",
    ),
    why=Text("The administration sends it back.", "管局会退回。"),
    mend=Text("Cancel sites that are no longer used.", "请注销不再使用的网站。"),
    takes={"at_most": int},
)


@TOTAL.look
def _total(case: Case, rule: Rule) -> Iterator[Finding]:
    count = len(case.filing.websites) + case.filing.history.filed_websites
    if count > rule["at_most"]:
        yield rule.fault(
            "history.filed_websites",
            Text(
                "With this order the subject has {count} websites; {at_most} are allowed.",
                "加上本次，主体共有 {count} 个网站，最多允许 {at_most} 个。",
            ).format(count=count, at_most=rule["at_most"]),
            measured={"value": count, "threshold": rule["at_most"]},
        )


DOMAINS = Check(
    "order.too-many-domains",
    states=Text("One order holds at most {at_most} domains.", "一个订单最多 {at_most} 个域名。"),
    why=Text("The administration sends it back.", "管局会退回。"),
    mend=Text("File the other domains in later orders.", "其余域名请在之后的订单中提交。"),
    takes={"at_most": int},
)


@DOMAINS.look
def _domains(case: Case, rule: Rule) -> Iterator[Finding]:
    count = sum(1 for _ in case.filing.domains())
    if count > rule["at_most"]:
        yield rule.fault(
            "websites",
            Text(
                "The order holds {count} domains; {at_most} are allowed.",
                "订单中有 {count} 个域名，最多允许 {at_most} 个。",
            ).format(count=count, at_most=rule["at_most"]),
            measured={"value": count, "threshold": rule["at_most"]},
        )
