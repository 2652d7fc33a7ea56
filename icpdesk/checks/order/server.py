"""The server must be one that the provider accepts for a filing."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.rulebook.rows import Rule

SUBSCRIPTION = Check(
    "order.server-not-subscription",
    states=Text("The server is paid by subscription.", "服务器须为包年包月。"),
    why=Text(
        "A server paid by the hour gives no filing code.",
        "按量付费的服务器不能申请备案授权码（服务号）。",
    ),
    mend=Text("Change the server to a subscription first.", "请先将服务器转为包年包月。"),
)


@SUBSCRIPTION.look
def _subscription(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    if case.filing.server.billing == "pay-as-you-go":
        yield rule.fault(
            "server.billing",
            Text("The server is paid as you go.", "服务器为按量付费。"),
        )


LENGTH = Check(
    "order.server-too-short",
    states=Text(
        "The subscription lasts at least {at_least_months} months, renewals included.",
        "购买时长（含续费）不少于 {at_least_months} 个月。",
    ),
    why=Text("The provider gives no filing code.", "接入商不予发放备案授权码（服务号）。"),
    mend=Text(
        "Renew the server to at least {at_least_months} months.",
        "请续费至不少于 {at_least_months} 个月。",
    ),
    takes={"at_least_months": int},
)


@LENGTH.look
def _length(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    months = case.filing.server.months
    if months is not None and months < rule["at_least_months"]:
        yield rule.fault(
            "server.months",
            Text(
                "The server is paid for too short a time: {months} of at least {wanted} months.",
                "服务器购买时长只有 {months} 个月，至少需要 {wanted} 个月。",
            ).format(months=months, wanted=rule["at_least_months"]),
            measured={"value": months, "threshold": rule["at_least_months"]},
        )


ADDRESS = Check(
    "order.server-no-public-ip",
    states=Text("The server has a public IP address.", "服务器有公网 IP。"),
    why=Text("The filing names the address of the site.", "备案信息包含网站 IP 地址。"),
    mend=Text("Add a public address to the server.", "请为服务器开通公网 IP。"),
)


@ADDRESS.look
def _address(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    if case.filing.server.public_ip is False:
        yield rule.fault(
            "server.public_ip", Text("The server has no public IP address.", "服务器没有公网 IP。")
        )


MAINLAND = Check(
    "order.server-outside-mainland",
    states=Text("The server stands in mainland China.", "服务器位于中国内地。"),
    why=Text("A filing is made for servers in mainland China only.", "备案只针对内地服务器。"),
    mend=Text(
        "Use a mainland server; a site elsewhere needs no filing.",
        "请使用内地服务器；境外服务器无需备案。",
    ),
)


@MAINLAND.look
def _mainland(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    if case.filing.server.in_mainland is False:
        yield rule.fault(
            "server.in_mainland",
            Text("The server stands outside mainland China.", "服务器不在中国内地。"),
        )
