"""Home page and IP addresses of a website."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Answer, Finding
from icpdesk.model.place import WEBSITES
from icpdesk.numbers import hostname
from icpdesk.rulebook.rows import Rule

HOME = Check(
    "website.home-url-other-domain",
    states=Text("The home page lies on one of the site's domains.", "网站首页网址包含所填域名。"),
    why=Text("The form compares both.", "备案系统会比对。"),
    mend=Text("Type www. and the domain.", "请填写 www. 加域名。"),
)


@HOME.look
def _home(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        own = [hostname.compact(domain.name) for domain in website.domains if domain.name]
        for url in _urls(website.home_url):
            host = hostname.compact(re.sub(r"^https?://", "", url, flags=re.IGNORECASE))
            host = host.partition("/")[0].partition(":")[0]
            if own and not any(host == name or host.endswith("." + name) for name in own):
                yield rule.fault(
                    WEBSITES / index / "home_url",
                    Text("{url} is not on {own}.", "{url} 不属于 {own}。").format(url=url, own=own),
                    answers=[Answer.use(f"www.{name}") for name in own if name],
                )


SEVERAL = Check(
    "website.several-home-urls",
    states=Text("There is one home page.", "网站首页网址只填一个。"),
    why=Text("The administration sends it back.", "管局会退回。"),
    mend=Text("Keep one address.", "请只保留一个网址。"),
)


@SEVERAL.look
def _several(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        count = len(_urls(website.home_url))
        if count > 1:
            yield rule.fault(
                WEBSITES / index / "home_url",
                Text("{count} home pages are given.", "填写了 {count} 个首页网址。").format(
                    count=count
                ),
                answers=[Answer.use(url) for url in _urls(website.home_url)],
            )


IP = Check(
    "website.ip-invalid",
    states=Text("IP addresses are public addresses.", "IP 地址为有效的公网地址。"),
    why=Text("The address must be the provider's.", "须为接入商的公网 IP。"),
    mend=Text("Copy it from the provider's console.", "请从接入商控制台复制。"),
)


@IP.look
def _ip(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        for value in website.ip_addresses:
            parts = re.split(r"\s*[-~]\s*", value)
            faults = [text for part in parts if (text := _ip_fault(part))]
            for text in faults or _range_faults(parts):
                yield rule.fault(WEBSITES / index / "ip_addresses", text)


_SCHEME = re.compile(r"^https?://", re.IGNORECASE)


def _range_faults(parts: list[str]) -> list[Text]:
    ends = [ipaddress.ip_address(part) for part in parts]
    same_kind = len({address.version for address in ends}) == 1
    if len(ends) <= 2 and same_kind and int(ends[0]) <= int(ends[-1]):
        return []
    return [
        Text(
            "'{range}' is no range: write the first and the last address, as 1.2.3.4-1.2.3.9.",
            "“{range}”不是有效范围：请写首尾地址，如 1.2.3.4-1.2.3.9。",
        ).format(range="-".join(parts))
    ]


def _ip_fault(part: str) -> Text | None:
    try:
        address = ipaddress.ip_address(part)
    except ValueError:
        return Text("'{part}' is no IP address.", "“{part}”不是 IP 地址。").format(part=part)
    if not address.is_global or address.is_multicast:
        return Text("{part} is not a public address.", "{part} 不是公网地址。").format(part=part)
    return None


def _urls(text: str) -> list[str]:
    return [part for part in re.split(r"[\s;；,，]+", text) if part]


WWW = Check(
    "website.home-url-without-www",
    states=Text("The home page begins with www.", "网站首页网址以 www 开头。"),
    why=Text("This provider's form takes no other.", "该接入商的系统只接受 www 开头的网址。"),
    mend=Text("Type www. and the domain.", "请填写 www. 加域名。"),
)


@WWW.look
def _www(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        for url in _urls(website.home_url):
            if not re.match(r"(?:https?://)?www\.", url, re.IGNORECASE):
                yield rule.fault(
                    WEBSITES / index / "home_url",
                    Text("{url} does not begin with www.", "{url} 不是以 www 开头。").format(
                        url=url
                    ),
                    answers=[Answer.use("www." + _SCHEME.sub("", url))],
                )


ADDRESSES = Check(
    "website.too-many-addresses",
    states=Text(
        "A website has at most {at_most} IP addresses.", "一个网站最多 {at_most} 个 IP 地址。"
    ),
    why=Text("The provider's form takes no more.", "接入商的系统有数量限制。"),
    mend=Text("Keep those that the site uses.", "请只保留实际使用的地址。"),
    takes={"at_most": int},
)


@ADDRESSES.look
def _addresses(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for index, website in enumerate(case.filing.websites):
        count = len(website.ip_addresses)
        if count > rule["at_most"]:
            yield rule.fault(
                WEBSITES / index / "ip_addresses",
                Text(
                    "{count} addresses are given; {limit} are taken.",
                    "填写了 {count} 个地址，最多 {limit} 个。",
                ).format(count=count, limit=rule["at_most"]),
                measured={"value": count, "threshold": rule["at_most"]},
            )
