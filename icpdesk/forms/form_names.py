"""What the values of a form are called in words a user reads: ``website.administrator.mobile``."""

from __future__ import annotations

from icpdesk.base.text import Text
from icpdesk.forms.context import BOTH
from icpdesk.model.place import WEBSITE_ADMINISTRATORS, Place
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.fields import field_at

_NOBODY_OF_THE_FILING = {
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


def owner_title(section: str) -> Text:
    """Whose data a part of a form asks for; nothing for a part that names nobody."""
    return _NOBODY_OF_THE_FILING.get(section) or Place(section).kind_name.as_heading


def value_title(name: str, book: Rulebook) -> Text:
    """The label of a value, with whose it is where it is a person's or that of one of several
    websites. The name itself, where nothing better is known."""
    if BOTH in name:
        both = [value_title(one, book) for one in name.split(BOTH)]
        return Text(*(BOTH.join(one[language] for one in both) for language in ("en", "zh")))
    place = Place(name)
    plain, owner, part = place.of_chosen_website, place.role, place.field
    path = _OTHER_PATHS.get(plain, plain.at_website())
    field = field_at(book, path)
    if field is None and owner:
        # What one person of a filing is asked may be known of another who is the same.
        field = field_at(book, WEBSITE_ADMINISTRATORS / part)
    if field is not None:
        label = field.label
    elif (derived := _DERIVED.get(plain) or (_DERIVED.get(part) if owner else None)) is not None:
        label = derived
    elif part == "validity":
        label = _VALIDITY
    else:
        return Text(name, name)
    if owner:
        whose = owner.kind_name.as_heading
        label = Text(f"{whose.en}: {label.en}", f"{whose.zh}：{label.zh}")
    if place.website is not None:
        number = place.website + 1
        label = Text(f"{label.en}, website {number}", f"{label.zh}（网站 {number}）")
    return label
