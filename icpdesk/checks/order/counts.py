"""How many websites and domains fit into one order or belong to one subject."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.rulebook.facts import websites_in_all
from icpdesk.rulebook.rows import Rule

NONE = Check(
    "order.no-website",
    states=Text("The order names at least one website.", "订单至少包含一个网站。"),
    why=Text("There is nothing to file.", "没有可备案的内容。"),
    mend=Text("Add a website.", "请添加网站。"),
)


@NONE.look
def _none(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    if not case.filing.websites:
        yield rule.fault("websites", Text("No website is named.", "没有填写网站。"))


SITES = Check(
    "order.too-many-websites",
    states=Text("One order holds at most {at_most} websites.", "一个订单最多 {at_most} 个网站。"),
    why=Text("The order is usually sent back.", "订单通常会被驳回。"),
    mend=Text("File the others in later orders.", "其余网站请在之后的订单中提交。"),
    takes={"at_most": int},
)


@SITES.look
def _sites(case: FilingCase, rule: Rule) -> Iterator[Finding]:
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
def _total(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    count = websites_in_all(case.filing)
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
def _domains(case: FilingCase, rule: Rule) -> Iterator[Finding]:
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


NEW_SITES = Check(
    "order.too-many-new-websites",
    states=Text(
        "At most {at_most} new websites are handed in for one round of review.",
        "一轮审核最多提交 {at_most} 个新网站。",
    ),
    why=Text("The provider takes no more at a time.", "接入商每轮只受理这么多。"),
    mend=Text("Hand in the others after the answer.", "其余网站请在审核结束后提交。"),
    takes={"at_most": int},
)


@NEW_SITES.look
def _new_sites(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    count = len(case.filing.websites)
    if count > rule["at_most"]:
        yield rule.fault(
            "websites",
            Text(
                "{count} new websites are named; {at_most} are taken in one round.",
                "本次有 {count} 个新网站，每轮最多 {at_most} 个。",
            ).format(count=count, at_most=rule["at_most"]),
            measured={"value": count, "threshold": rule["at_most"]},
        )


IN_PERSON = Check(
    "order.checked-in-person",
    states=Text(
        "A subject with more than {more_than} websites is checked in person at the administration.",
        "网站超过 {more_than} 个的主体须到管局现场核验。",
    ),
    why=Text("The order waits for the visit.", "现场核验前不予审核。"),
    mend=Text(
        "Bring the subject's paper, the persons' IDs, statement, promise, server contract, domain"
        " certificates and, for organisations, proof of social security or a permit.",
        "请携带主体证件、负责人证件、核验单、承诺书、服务器合同、域名证书，单位另带社保或居住证明。",
    ),
    takes={"more_than": int},
)


@IN_PERSON.look
def _in_person(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    count = websites_in_all(case.filing)
    if count > rule["more_than"]:
        yield rule.fault(
            "history.filed_websites",
            Text(
                "With this order there are {count} websites, more than {limit}.",
                "含本次共 {count} 个网站，超过 {limit} 个。",
            ).format(count=count, limit=rule["more_than"]),
            measured={"value": count, "threshold": rule["more_than"]},
        )
