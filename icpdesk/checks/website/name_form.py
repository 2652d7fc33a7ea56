"""Website names: length and characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icpdesk.base.characters import unified
from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.checks.wording import han_count, has_latin, letters_and_digits
from icpdesk.model import Finding
from icpdesk.model.place import WEBSITES
from icpdesk.numbers import hostname
from icpdesk.rulebook.rows import Rule

_WHY = Text("Names are the most frequent reason for a refusal.", "网站名称是最常见的驳回原因。")
_MEND = Text(
    "Choose a name of three or more Chinese characters that says what the site shows.",
    "请使用三个以上汉字、能反映网站内容的名称。",
)


def named(case: FilingCase) -> Iterator[tuple[str, str]]:
    """(place, name) of every website that has a name."""
    for index, website in enumerate(case.filing.websites):
        if website.name:
            yield WEBSITES / index / "name", website.name


SHORT = Check(
    "website.name-too-short",
    states=Text(
        "A website name has at least {at_least} characters.", "网站名称不少于 {at_least} 个字。"
    ),
    why=_WHY,
    mend=_MEND,
    takes={"at_least": int},
)


@SHORT.look
def _short(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, name in named(case):
        count = han_count(name) + letters_and_digits(name)
        if count < rule["at_least"]:
            yield rule.fault(
                place,
                Text(
                    "'{name}' is too short: {count} of at least {wanted} characters.",
                    "“{name}”只有 {count} 个字，要求不少于 {wanted} 个。",
                ).format(name=name, count=count, wanted=rule["at_least"]),
                measured={"value": count, "threshold": rule["at_least"]},
            )


LONG = Check(
    "website.name-too-long",
    states=Text(
        "A website name has at most {at_most} characters.", "网站名称不超过 {at_most} 个字。"
    ),
    why=_WHY,
    mend=Text("Shorten the name.", "请缩短名称。"),
    takes={"at_most": int},
)


@LONG.look
def _long(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, name in named(case):
        if len(name) > rule["at_most"]:
            yield rule.fault(
                place,
                Text("The name has {count} characters.", "名称有 {count} 个字。").format(
                    count=len(name)
                ),
                measured={"value": len(name), "threshold": rule["at_most"]},
            )


DIGITS = Check(
    "website.name-only-digits",
    states=Text("A website name is not made of digits alone.", "网站名称不能全为数字。"),
    why=_WHY,
    mend=_MEND,
)


@DIGITS.look
def _digits(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, name in named(case):
        plain = unified(name)
        if re.fullmatch(r"[\d\s._-]+", plain):
            yield rule.fault(place, Text("The name has digits only.", "名称全为数字。"))


LATIN = Check(
    "website.name-only-latin",
    states=Text("A website name is not made of Latin letters alone.", "网站名称不能全为英文。"),
    why=_WHY,
    mend=_MEND,
)


@LATIN.look
def _latin(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, name in named(case):
        if has_latin(name) and not han_count(name):
            yield rule.fault(place, Text("The name has no Chinese character.", "名称中没有汉字。"))


ANY_LATIN = Check(
    "website.name-has-latin",
    states=Text("A website name has no Latin letters.", "网站名称不含英文字母。"),
    why=Text("This province refuses English in names.", "该省不接受含英文的名称。"),
    mend=Text("Write the name in Chinese.", "请使用中文名称。"),
)


@ANY_LATIN.look
def _any_latin(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, name in named(case):
        if has_latin(name):
            yield rule.fault(
                place,
                Text("'{name}' has Latin letters.", "“{name}”含有英文字母。").format(name=name),
            )


SYMBOLS = Check(
    "website.name-has-symbols",
    states=Text(
        "A website name has no special symbols and no blanks.", "网站名称不含特殊符号和空格。"
    ),
    why=_WHY,
    mend=Text("Leave the symbols out.", "请去掉特殊符号。"),
)


_BLANK = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=\S)|(?<=\S)\s+(?=[\u3400-\u9fff])")
"""A blank beside a Chinese character; between two Latin words it belongs there."""


@SYMBOLS.look
def _symbols(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, name in named(case):
        marks = [c for c in name if not (c.isalnum() or c in "（）()-· \u3000")]
        if _BLANK.search(name):
            yield rule.fault(
                place,
                Text("There is a blank inside '{name}'.", "“{name}”中间有空格。").format(name=name),
            )
        if marks:
            yield rule.fault(
                place,
                Text("The name has symbols in it: {marks}", "名称含有符号：{marks}").format(
                    marks=" ".join(dict.fromkeys(marks))
                ),
            )


DOMAIN = Check(
    "website.name-is-domain",
    states=Text("A website name is no domain name or address.", "网站名称不能是域名或网址。"),
    why=_WHY,
    mend=_MEND,
)


@DOMAIN.look
def _domain(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    own = {hostname.compact(domain.name) for _, domain in case.filing.domains() if domain.name}
    stems = {name.partition(".")[0] for name in own}
    for place, name in named(case):
        plain = hostname.compact(name)
        address = re.search(r"://|^www\.|[a-z0-9-]+\.(?:com|cn|net|org|top|xyz|io)\b", plain)
        if plain in own or plain in stems or address:
            yield rule.fault(
                place, Text("'{name}' is a domain name.", "“{name}”是域名。").format(name=name)
            )


SUFFIX = Check(
    "website.name-needs-suffix",
    states=Text(
        "A name that ends in {ending} carries one of {suffixes}.",
        "以“{ending}”结尾的名称须加{suffixes}。",
    ),
    why=Text("It must not look like a school of its own.", "避免被误认为独立院校。"),
    mend=Text("Add it behind the name.", "请加在名称之后。"),
    takes={"ending": str, "suffixes": list},
)


@SUFFIX.look
def _suffix(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    for place, name in named(case):
        if name.endswith(rule["ending"]) and "大学" not in name:
            yield rule.fault(
                place,
                Text("'{name}' needs {suffix} behind it.", "“{name}”后须加“{suffix}”。").format(
                    name=name, suffix=rule["suffixes"][0]
                ),
            )
