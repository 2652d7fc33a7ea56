"""Domain name (域名): labels, Chinese names and their ASCII form, the registrable part.

Letters, digits, hyphens and Chinese characters; 。 counts as a dot (MIIT announcement 2018 No. 7).
The suffixes under .cn and .中国 are known here; for all others the public suffix list is asked.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from icpdesk.base.cleaning import clean
from icpdesk.base.text import Text
from icpdesk.numbers.errors import InvalidNumber, wrong_form, wrong_length
from icpdesk.numbers.verbs import accepts

_LABEL = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_CN_SECOND = frozenset(
    {
        "ac", "com", "edu", "gov", "mil", "net", "org", "ah", "bj", "cq", "fj", "gd", "gs", "gx",
        "gz", "ha", "hb", "he", "hi", "hk", "hl", "hn", "jl", "js", "jx", "ln", "mo", "nm",
        "nx", "qh", "sc", "sd", "sh", "sn", "sx", "tj", "tw", "xj", "xz", "yn", "zj", "政务",
        "公益",
    }
)  # fmt: skip
_OFTEN = frozenset({"com", "net", "top", "xyz", "info", "site", "online", "shop", "tech", "中国"})


def compact(text: str) -> str:
    """Lower case, plain dots, without white space or a trailing dot; Chinese stays Chinese."""
    return clean(text, "domain").value.lower().rstrip(".")


def validate(text: str) -> str:
    """The compact name; InvalidNumber when it cannot be a domain name."""
    name = compact(text)
    if "://" in name or "/" in name:
        raise InvalidNumber(
            "form",
            Text("This is a web address, not a domain name.", "这是网址，不是域名。"),
            Text(
                "Leave out http:// and everything behind the name.", "请去掉 http:// 和后面的路径。"
            ),
        )
    labels = ascii_form(name).split(".")
    if len(labels) < 2:
        raise wrong_form("A domain name has a dot in it.", "域名中应含有点号。")
    if len(".".join(labels)) > 253:
        raise wrong_length(len(name), "≤253")
    for label in labels:
        if not _LABEL.fullmatch(label):
            raise wrong_form(
                f"'{label}' cannot be a part of a domain name: letters, digits, hyphens only.",
                f"域名中的“{label}”不正确：只能有字母、数字和连字符。",
            )
    if labels[-1].isdecimal():
        raise wrong_form("This is an IP address.", "这是 IP 地址，不是域名。")
    return name


is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""


def doubts(text: str) -> tuple[Text, ...]:
    """A name that is not the registrable one."""
    name = compact(text)
    whole = registrable(name)
    if whole and whole != name:
        return (
            Text(
                f"File the name {whole} only, without what stands before it.",
                f"只填主域名 {whole}，去掉前缀。",
            ),
        )
    return ()


def ascii_form(name: str) -> str:
    """The name with Chinese labels in their ``xn--`` form; InvalidNumber when there is none."""
    if name.isascii():
        return name
    import idna

    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError:
        raise wrong_form(
            "It has characters that no domain name can have.", "含有域名不能使用的字符。"
        ) from None


def chinese_form(name: str) -> str:
    """The name with ``xn--`` labels shown in Chinese."""
    if "xn--" not in name:
        return name
    import idna

    try:
        return idna.decode(name)
    except idna.IDNAError:
        return name


def suffix(name: str) -> str:
    """What a registrar sells names under, e.g. ``com.cn`` or ``top``; in Chinese form."""
    labels = chinese_form(compact(name)).split(".")
    if labels[-1] == "cn":
        return ".".join(labels[-2:]) if len(labels) > 1 and labels[-2] in _CN_SECOND else "cn"
    if labels[-1] in _OFTEN:
        return labels[-1]
    found = _public_suffix(ascii_form(".".join(labels)))
    return chinese_form(found) if found else labels[-1]


def registrable(name: str) -> str:
    """The part that can be registered, e.g. ``example.com.cn``; empty for a bare suffix."""
    labels = chinese_form(compact(name)).split(".")
    keep = suffix(name).count(".") + 2
    return ".".join(labels[-keep:]) if len(labels) >= keep else ""


def lent_under(name: str) -> str:
    """The name under which somebody lends out names, e.g. ``eu.org`` of ``me.eu.org``; may be empty.

    From the private part of the public suffix list: such a name is nobody's own registration. What
    stands right under a registry's suffix is its holder's own.
    """
    if registrable(name) == chinese_form(compact(name)):
        return ""
    plain = ascii_form(chinese_form(compact(name)))
    private = _suffix_of(plain, only_icann=False)
    return private if private.count(".") > _suffix_of(plain, only_icann=True).count(".") else ""


def tld(name: str) -> str:
    """The last label, in Chinese form."""
    return chinese_form(compact(name)).rpartition(".")[2]


def _public_suffix(name: str) -> str:
    return _suffix_of(name, only_icann=True)


@cache
def _suffix_of(name: str, *, only_icann: bool) -> str:
    return _suffix_list(tld(name), only_icann).publicsuffix(name) or ""


@cache
def _suffix_list(top: str, only_icann: bool) -> Any:
    """The list's lines of one top-level name only: the whole list takes long to read."""
    from publicsuffixlist import PublicSuffixList

    lines = _suffix_lines()
    marks = ("// ===BEGIN ICANN DOMAINS===", "// ===END ICANN DOMAINS===")
    official, private = lines.get((top, True), []), lines.get((top, False), [])
    return PublicSuffixList([marks[0], *official, marks[1], *private], only_icann=only_icann)


@cache
def _suffix_lines() -> dict[tuple[str, bool], list[str]]:
    """The public suffix list's lines by top-level name and by whether they are official."""
    from publicsuffixlist import PSLFILE

    found: dict[tuple[str, bool], list[str]] = {}
    official = False
    for line in Path(PSLFILE).read_text("utf-8").splitlines():
        if line.startswith("// ==="):
            official = line == "// ===BEGIN ICANN DOMAINS==="
        elif line and not line.startswith("//"):
            top = line.split(" ", 1)[0].rpartition(".")[2]
            found.setdefault((top, official), []).append(line)
    return found
