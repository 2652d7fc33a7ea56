"""Dates of a domain: verified long enough ago, valid long enough."""

from __future__ import annotations

from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.base.workdays import add_months, add_workdays
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.rulebook.rows import Rule

VERIFIED = Check(
    "hostname.not-verified",
    states=Text("The real-name verification of the domain has passed.", "域名已通过实名认证。"),
    why=Text("An unverified name is not in the data base.", "未实名的域名查询不到。"),
    mend=Text("Verify it at the domain provider.", "请在域名注册商处完成实名认证。"),
)


@VERIFIED.look
def _verified(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, domain in case.filing.domains():
        if domain.name and domain.verified_on is None:
            yield rule.fault(
                place / "verified_on",
                Text("No date of verification is given.", "没有填写实名认证日期。"),
            )
        elif domain.verified_on and domain.verified_on > case.day:
            yield rule.fault(
                place / "verified_on",
                Text("The date lies in the future.", "日期在将来。"),
            )


RECENT = Check(
    "hostname.verified-too-recently",
    states=Text(
        "The verification is at least {working_days} working days old.",
        "实名认证通过后至少满 {working_days} 个工作日。",
    ),
    why=Text("It takes days until the ministry knows it.", "数据同步到工信部需要几天。"),
    mend=Text("Wait until the day that is named.", "请等到所示日期再提交。"),
    takes={"working_days": int},
)


@RECENT.look
def _recent(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, domain in case.filing.domains():
        if domain.verified_on is None or domain.verified_on > case.day:
            continue
        if (case.day - domain.verified_on).days > 30:
            continue
        earliest = add_workdays(domain.verified_on, rule["working_days"]).day
        if case.day < earliest:
            yield rule.fault(
                place / "verified_on",
                Text("Submit on {day} or later.", "请在 {day} 或之后提交。").format(day=earliest),
                measured={"earliest": earliest.isoformat()},
            )


EXPIRED = Check(
    "hostname.expired",
    states=Text("The domain is registered on the day of submission.", "域名在提交日有效。"),
    why=Text("An expired domain is usually sent back.", "过期域名通常会被驳回。"),
    mend=Text("Renew the domain.", "请续费域名。"),
)


@EXPIRED.look
def _expired(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, domain in case.filing.domains():
        if domain.expires_on and domain.expires_on < case.day:
            yield rule.fault(
                place / "expires_on",
                Text("It ended on {end}.", "已于 {end} 到期。").format(end=domain.expires_on),
            )


EXPIRING = Check(
    "hostname.expiring",
    states=Text(
        "The domain is registered for more than {at_least_months} more months.",
        "域名剩余有效期超过 {at_least_months} 个月。",
    ),
    why=Text("Reviewers usually send back a domain that ends soon.", "有效期不足通常会被驳回。"),
    mend=Text("Renew the domain for a year.", "请续费一年。"),
    takes={"at_least_months": int},
)


@EXPIRING.look
def _expiring(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    limit = add_months(case.day, rule["at_least_months"])
    for place, domain in case.filing.domains():
        if domain.expires_on and case.day <= domain.expires_on <= limit:
            yield rule.fault(
                place / "expires_on",
                Text(
                    "It ends on {end}; more than {months} months must be left.",
                    "将于 {end} 到期，剩余有效期须超过 {months} 个月。",
                ).format(end=domain.expires_on, months=rule["at_least_months"]),
                measured={
                    "value": (domain.expires_on - case.day).days,
                    "threshold_months": rule["at_least_months"],
                },
            )
