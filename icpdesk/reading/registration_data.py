"""Registration data of a domain name (域名注册信息) as registries give it: WHOIS text or RDAP JSON.

RDAP is RFC 9083; WHOIS text has no standard: the keys here are those of CNNIC (.cn, .中国), of ICANN's
agreements with registries and registrars, and of Chinese look-up pages. Contacts are mostly hidden today:
what stands in their place ("REDACTED FOR PRIVACY", a privacy service) is nobody.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from icpdesk.model.dates import parse_date
from icpdesk.numbers import hostname
from icpdesk.reading.fields import Fields, ReadField, Reading

KIND = "domain-registration"

_KEYS = {
    "domain": ("Domain Name", "Domain", "域名名称", "域名"),
    "registrar": (
        "Sponsoring Registrar", "Registrar Name", "Registrar", "域名注册商", "域名注册服务机构",
        "注册服务机构", "注册商",
    ),
    "organisation": ("Registrant Organization", "Registrant Organisation", "注册人组织", "注册者单位"),
    "holder": (
        "Registrant Name", "Registrant", "域名持有者", "域名持有人", "域名所有者", "域名所有人", "域名注册人",
        "注册者", "注册人", "所有者", "持有者", "联系人",
    ),
    "expires_on": (
        "Registrar Registration Expiration Date", "Registry Expiry Date", "Domain Expiration Date",
        "Expiration Date", "Expiration Time", "Expiry Date", "Expires On", "paid-till", "域名到期日期",
        "域名到期时间", "到期日期", "到期时间", "过期时间",
    ),
}  # fmt: skip
_FIELD_OF = {key.casefold(): field for field, keys in _KEYS.items() for key in keys}
_LINE = re.compile(
    r"^(?:.{0,24}[-=]>?\s)?[^A-Za-z一-鿿\n]{0,24}("
    + "|".join(re.escape(key) for key in sorted(_FIELD_OF, key=len, reverse=True))
    + r")[ \t.]{0,40}[:：][ \t]*(.{0,400})$",
    re.IGNORECASE | re.MULTILINE,
)
_NOBODY = re.compile(
    r"redacted|privacy|proxy|whois ?(?:guard|protect|agent)|withheld|data protected|not disclosed"
    r"|identity protect|registration private|private (?:registration|person)|masked|gdpr|statutory"
    r"|not available|^(?:n/?a|none|null|unknown|domain admin(?:istrator)?)$|^[*\-./x\s]+$"
    r"|nexperian holding|隐私|隐藏|未公开|不公开|信息保护",
    re.IGNORECASE,
)
"""What stands in the place of a holder that is not told; Nexperian Holding was Alibaba Cloud's service."""
_MOST = 50
"""Domain names that one text may speak of."""


def read_registrations(text: str) -> tuple[Reading, ...]:
    """One reading a domain name: ``domain``, ``registrar``, ``holder`` and ``expires_on`` where they are told.

    A point in time with its zone is the day that it has in China. Of two last days of one name the earlier
    counts: registries renew by themselves what the registrar has not been paid for yet.
    """
    found: dict[str, dict[str, str]] = {}
    for record in list(_rdap(text)) or _whois(text):
        kept = found.setdefault(record["domain"], {})
        if len(found) > _MOST:
            break
        for field, value in record.items():
            known = kept.get(field, "")
            earlier = field == "expires_on" and value < known
            kept[field] = value if not known or earlier else known
    return tuple(_reading(record) for record in found.values() if len(record) > 1)


def _reading(record: Mapping[str, str]) -> Reading:
    fields: Fields = {name: ReadField(value, 1.0) for name, value in record.items() if value}
    return Reading(KIND, fields)


def _whois(text: str) -> Iterator[dict[str, str]]:
    """A record from each line with a domain name to the next."""
    record: dict[str, str] = {}
    told: dict[str, list[str]] = {}
    for match in _LINE.finditer(text.replace("\r", "\n").replace("\\x0D", "")):
        field, value = _FIELD_OF[match[1].casefold()], match[2].strip().strip("'\",")
        if field == "domain":
            if record:
                yield {**record, **_told(told)}
            name = _name(value)
            record, told = ({"domain": name}, {}) if name else ({}, {})
        elif record:
            told.setdefault(field, []).append(value)
    if record:
        yield {**record, **_told(told)}


def _told(told: Mapping[str, list[str]]) -> dict[str, str]:
    days = [day for value in told.get("expires_on", ()) if (day := _day(value))]
    holder = _holder(told.get("organisation", [""])[0], told.get("holder", [""])[0])
    registrar = next((one for one in told.get("registrar", ()) if _somebody(one)), "")
    made = {"registrar": registrar, "holder": holder}
    made["expires_on"] = min(days).isoformat() if days else ""
    return {name: value for name, value in made.items() if value}


def _holder(organisation: str, name: str) -> str:
    """The organisation if there is one; nobody where a privacy service stands for either."""
    if (
        organisation
        and not _somebody(organisation)
        and not re.match(r"redacted", organisation, re.I)
    ):
        return ""
    return next((one for one in (organisation, name) if _somebody(one)), "")


def _somebody(words: str) -> bool:
    return bool(words.strip()) and not _NOBODY.search(words) and "://" not in words


def _name(words: str) -> str:
    """The domain name in a value, Chinese in Chinese; empty for what is none."""
    first = words.split()[0] if words.split() else ""
    name = hostname.compact(first)
    if not hostname.is_valid(name):
        return ""
    return hostname.chinese_form(name)


def _day(words: str) -> date | None:
    try:
        return parse_date(words.strip())
    except ValueError:
        return None


def _rdap(text: str) -> Iterator[dict[str, str]]:
    if text.lstrip("\ufeff \t\r\n")[:1] not in ("{", "["):
        return
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return
    for one in document if isinstance(document, list) else [document]:
        if isinstance(one, dict) and (one.get("ldhName") or one.get("unicodeName")):
            name = _name(str(one.get("unicodeName") or one.get("ldhName")))
            if name:
                yield {"domain": name, **_of_domain(one)}


def _of_domain(domain: Mapping[str, Any]) -> dict[str, str]:
    told: dict[str, list[str]] = {}
    for event in _dicts(domain.get("events")):
        if str(event.get("eventAction")).lower() in ("expiration", "registrar expiration"):
            told.setdefault("expires_on", []).append(str(event.get("eventDate", "")))
    for entity in _dicts(domain.get("entities")):
        roles = entity.get("roles")
        card = _card(entity.get("vcardArray"))
        if isinstance(roles, list) and "registrar" in roles:
            told.setdefault("registrar", []).append(card.get("fn") or card.get("org", ""))
        if isinstance(roles, list) and "registrant" in roles:
            told.setdefault("organisation", []).append(card.get("org", ""))
            told.setdefault("holder", []).append(card.get("fn", ""))
    return _told(told)


def _card(found: Any) -> dict[str, str]:
    """Names in a jCard (RFC 7095)."""
    rows = found[1] if isinstance(found, list) and len(found) > 1 else ()
    card: dict[str, str] = {}
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, list) and len(row) > 3 and row[0] in ("fn", "org"):
            value = row[3][0] if isinstance(row[3], list) and row[3] else row[3]
            card.setdefault(str(row[0]), str(value).strip())
    return card


def _dicts(found: Any) -> list[dict[str, Any]]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []
