"""Answers that follow from others: age and sex from an identity card number, a whole address, who
acts for an organisation.

Everything here is read out of the values of a filing and adds to them; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from icpdesk.forms.context import ROLES
from icpdesk.model.place import Place
from icpdesk.numbers.resident_id import birth_date, is_male

AGENT = "agent"
"""Whom a letter of the organisation authorises (被授权人): never the legal representative himself."""
PRINCIPAL = "principal"
"""The person for whom a filing is made, where it is made for a person and not for an organisation."""
ADDRESS, DETAIL = "subject.mailing_address", "subject.mailing_address.detail"
WORKPLACE = "subject.workplace"
"""工作单位 of the persons of a filing: its organisation; nothing where the filing is a person's."""

_OF_A_PERSON = (
    "name", "document_type", "document_number", "document_address", "valid_from", "valid_until",
    "validity", "mobile", "office_phone", "emergency_phone", "emergency_contact", "email",
    "job_title", "sex", "age", "born_on", "passport_number",
)  # fmt: skip
NAMES = frozenset(
    {DETAIL, WORKPLACE, "website.registrar", "website.expires_on", "website.verified_on"}
    | {f"{role}.{part}" for role in ROLES for part in ("sex", "age", "born_on", "passport_number")}
    | {f"{who}.{part}" for who in (AGENT, PRINCIPAL) for part in _OF_A_PERSON}
)
"""Every name that only this module and :mod:`form_values` give."""

_PERSON = "个人"
_CARD = ("", "居民身份证")
_NUMBER_LENGTH = 18
_MUNICIPALITIES = ("北京", "上海", "天津", "重庆")
_WHOLE_NAMES = {
    "内蒙古": "内蒙古自治区", "广西": "广西壮族自治区", "西藏": "西藏自治区",
    "宁夏": "宁夏回族自治区", "新疆": "新疆维吾尔自治区",
    "香港": "香港特别行政区", "澳门": "澳门特别行政区",
}  # fmt: skip
_SHARED = ("mobile", "email", "office_phone", "emergency_phone", "emergency_contact", "job_title",
           "document_type", "document_address", "valid_from", "valid_until", "validity")  # fmt: skip


def derived(values: Mapping[str, str], today: date | None = None) -> dict[str, str]:
    """The values with what follows from them. ``today`` tells ages; the day of the call if None.

    Values that are there already stay, but for the address, which becomes the whole one; what the
    filing holds of it is then ``subject.mailing_address.detail``.
    """
    found = dict(values)
    for role in ROLES:
        _same_person(found, role)
    day = today or date.today()  # noqa: DTZ011 - the user's own calendar
    for owner in _owners(found):
        for part, value in _of_number(found, owner, day):
            found.setdefault(f"{owner}.{part}", value)
    _address(found)
    person = found.get("subject.nature", "") == _PERSON
    if workplace := of_workplace(WORKPLACE, found):
        found.setdefault(WORKPLACE, workplace)
    owner = _principal(found) if person else _agent(found)
    for part in _OF_A_PERSON if owner else ():
        told = found.get(f"{owner}.{part}", "")
        if told:
            found.setdefault(f"{PRINCIPAL if person else AGENT}.{part}", told)
    return found


def of_workplace(name: str, values: Mapping[str, str]) -> str:
    """The name of the organisation for :data:`WORKPLACE`; empty for a person's filing."""
    asked = name == WORKPLACE and not is_of_a_person(values)
    return values.get("subject.name", "") if asked else ""


def is_of_a_person(values: Mapping[str, str]) -> bool:
    """Whether the filing is made for a person and not for an organisation."""
    return values.get("subject.nature", "") == _PERSON


def _owners(values: Mapping[str, str]) -> list[str]:
    places = map(Place, values)
    return [place.parent for place in places if place.field == "document_number"]


def _same_person(values: dict[str, str], role: str) -> None:
    """Fill what is missing of a person from the other roles that the same person has."""
    number = values.get(f"{role}.document_number", "")
    for other in ROLES if number else ():
        if other == role or values.get(f"{other}.document_number", "") != number:
            continue
        for part in _SHARED:
            value = values.get(f"{other}.{part}", "")
            if value and not values.get(f"{role}.{part}"):
                values[f"{role}.{part}"] = value


def _of_number(values: Mapping[str, str], owner: str, today: date) -> Iterator[tuple[str, str]]:
    number = values.get(f"{owner}.document_number", "")
    kind = values.get(f"{owner}.document_type", "")
    if "护照" in kind:
        yield "passport_number", number
    born = birth_date(number) if kind in _CARD and len(number) == _NUMBER_LENGTH else None
    if born is None:
        return
    yield "born_on", born.isoformat()
    yield "sex", "男" if is_male(number) else "女"
    yield "age", str(today.year - born.year - ((today.month, today.day) < (born.month, born.day)))


def _address(values: dict[str, str]) -> None:
    detail = values.get(ADDRESS, "")
    if not detail or DETAIL in values:
        return
    values[DETAIL] = detail
    values[ADDRESS] = whole_address(
        values.get("province", ""), values.get("subject.city", ""),
        values.get("subject.district", ""), detail,
    )  # fmt: skip


def whole_address(province: str, city: str, district: str, detail: str) -> str:
    """An address with province, city and district before it, as far as it does not name them."""
    whole = _WHOLE_NAMES.get(province, f"{province}省")
    if province in _MUNICIPALITIES:
        whole, city = "", city or f"{province}市"
    if not province or detail.startswith((province, whole or province)):
        return detail
    before = "".join(dict.fromkeys(one for one in (whole, city, district) if one))
    for known in (city, district):
        if known and detail.startswith(known):
            before = before[: before.rfind(known)]
            break
    return before + detail


def _principal(values: Mapping[str, str]) -> str:
    return next((role for role in ROLES[1:] if values.get(f"{role}.name")), "")


def _agent(values: Mapping[str, str]) -> str:
    """The role of the person who acts for the organisation: an administrator who is not its legal
    representative."""
    legal = _identity(values, ROLES[0])
    for role in (ROLES[2], ROLES[1]):
        who = _identity(values, role)
        if who[0] and who != legal:
            return role
    return ""


def _identity(values: Mapping[str, str], role: str) -> tuple[str, str]:
    return values.get(f"{role}.name", ""), values.get(f"{role}.document_number", "")
