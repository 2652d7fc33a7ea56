"""What the values of a form are called in words a user reads: ``website.administrator.mobile``."""

from __future__ import annotations

import re

from icpdesk.base.text import NO_TEXT, Text
from icpdesk.forms.context import BOTH
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import field_at

OWNERS = {
    "subject.legal_representative": Text("Legal representative", "法定代表人"),
    "subject.administrator": Text("Subject administrator", "主体负责人"),
    "website.administrator": Text("Website administrator", "网站负责人"),
    "agent": Text("Authorised person", "被授权人"),
    "principal": Text("The person filing", "备案人本人"),
    "subject": Text("Subject", "主体"),
    "website": Text("Website", "网站"),
    "stranger": Text("Somebody else", "其他单位或人员"),
    "other": Text("Something else", "其他内容"),
}
_OTHER_PATHS = {
    "website.domains": "websites[].domains[].name",
    "website.holders": "websites[].domains[].holder",
}
_DERIVED = {
    "sex": Text("Sex", "性别"),
    "age": Text("Age", "年龄"),
    "born_on": Text("Date of birth", "出生日期"),
    "passport_number": Text("Passport number", "护照号码"),
    "subject.workplace": Text("Employer", "工作单位"),
    "subject.mailing_address.detail": Text("Address within the district", "通信地址（不含省市区）"),
    "website.registrar": Text("Domain registrar", "域名注册商"),
    "website.expires_on": Text("Domain valid until", "域名到期日期"),
    "website.verified_on": Text("Domain verified on", "域名实名认证日期"),
}
"""Of values that follow from others: see :mod:`icpdesk.forms.derived`."""
_VALIDITY = Text("Valid from – to", "有效期起止")
_PERSONS = tuple(role for role in OWNERS if "." in role or role in ("agent", "principal"))
_SITE = re.compile(r"^websites\[(\d+)\]\.")


def owner_title(section: str) -> Text:
    """Whose data a part of a form asks for; nothing for a part that names nobody."""
    return OWNERS.get(section, NO_TEXT)


def value_title(name: str, book: Rulebook) -> Text:
    """The label of a value, with whose it is where it is a person's or that of one of several
    websites. The name itself, where nothing better is known."""
    if BOTH in name:
        both = [value_title(one, book) for one in name.split(BOTH)]
        return Text(*(BOTH.join(one[language] for one in both) for language in ("en", "zh")))
    site = _SITE.match(name)
    plain = _SITE.sub("website.", name)
    owner = next((role for role in _PERSONS if plain.startswith(f"{role}.")), "")
    path = _OTHER_PATHS.get(plain, re.sub(r"^website\.", "websites[].", plain))
    part = plain.rpartition(".")[2]
    field = field_at(book, path)
    if field is None and owner:
        # What one person of a filing is asked may be known of another who is the same.
        field = field_at(book, f"websites[].administrator.{part}")
    if field is not None:
        label = field.label
    elif (derived := _DERIVED.get(plain) or (_DERIVED.get(part) if owner else None)) is not None:
        label = derived
    elif plain.endswith(".validity"):
        label = _VALIDITY
    else:
        return Text(name, name)
    if owner:
        label = Text(f"{OWNERS[owner].en}: {label.en}", f"{OWNERS[owner].zh}：{label.zh}")
    if site:
        number = int(site[1]) + 1
        label = Text(f"{label.en}, website {number}", f"{label.zh}（网站 {number}）")
    return label
