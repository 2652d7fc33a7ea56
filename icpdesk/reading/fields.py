"""What is read from a document: fields with confidence and the state of their check digit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from icpdesk.base.text import Text
from icpdesk.reading.rows import Run


@dataclass(frozen=True, slots=True)
class ReadField:
    """One value; ``checked`` is None where the value has no check digit.

    ``confidence`` is that of the least sure character, from 0 to 1.
    """

    value: str
    confidence: float
    checked: bool | None = None

    @classmethod
    def of(cls, run: Run, checked: bool | None = None) -> ReadField:
        """From a run of characters."""
        return cls(run.text, run.confidence, checked)

    def sure(self, at_least: float) -> bool:
        """Whether it may be taken as read; a check digit that fits outweighs doubtful characters."""
        return self.checked is True or self.confidence >= at_least


Fields = dict[str, ReadField]

_LABELS = {
    "name": Text("name", "姓名/名称"),
    "latin_name": Text("name in Latin letters", "拉丁字母姓名"),
    "surname": Text("surname", "姓"),
    "given_names": Text("given names", "名"),
    "sex": Text("sex", "性别"),
    "ethnicity": Text("ethnic group", "民族"),
    "born_on": Text("day of birth", "出生日期"),
    "address": Text("address", "住址/住所"),
    "number": Text("number", "证件号码"),
    "authority": Text("authority", "签发机关"),
    "valid_from": Text("first day", "有效期起"),
    "valid_until": Text("last day", "有效期止"),
    "nationality": Text("nationality", "国籍"),
    "issuer": Text("issuing state", "签发国"),
    "code": Text("uniform code", "统一社会信用代码"),
    "registration_number": Text("registration number", "注册号"),
    "unnamed": Text("in place of a name", "无字号标记"),
    "type": Text("type", "类型"),
    "legal_representative": Text("legal representative", "法定代表人"),
    "delegate": Text("delegate of the managing partner", "委派代表"),
    "business_scope": Text("business scope", "经营范围"),
    "established_on": Text("day of foundation", "成立日期"),
    "capital": Text("capital", "注册资本"),
    "domain": Text("domain name", "域名"),
    "registrar": Text("registrar", "域名注册商"),
    "holder": Text("domain holder", "域名持有者"),
    "expires_on": Text("day of expiry", "到期日期"),
    "mobile": Text("mobile number", "手机号码"),
    "office_phone": Text("landline", "固定电话"),
    "email": Text("e-mail", "邮箱"),
    "supervisor": Text("supervising body", "业务主管单位"),
}


_OF_ORGANISATIONS = ("business-licence", "organisation-certificate", "domain-certificate")
"""Kinds of documents whose name need not be a person's."""


def label_of(field: str) -> Text:
    """What a field is called."""
    return _LABELS.get(field, Text(field, field))


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one picture."""

    kind: str
    fields: Mapping[str, ReadField] = field(default_factory=dict)
    unreadable: tuple[str, ...] = ()
    """Fields that the document should have, or whose label is there, and that cannot be read."""

    looks_like: str = ""
    """Upload slot of another paper that it seems to be, where it is not what was asked for."""

    @property
    def readable(self) -> bool:
        """Whether anything could be read."""
        return bool(self.fields)

    def settled(self, at_least: float, names_at_least: float = 0.0) -> Reading:
        """Values that are less sure than ``at_least`` become fields that cannot be read.

        The Chinese name of a person has neither a check digit nor a meaning that gives a wrong
        character away, and rare ones have near twins: it may ask for more (``names_at_least``).
        """
        limits = {
            name: max(at_least, names_at_least) if self._is_chinese_name(name) else at_least
            for name in self.fields
        }
        kept = {name: item for name, item in self.fields.items() if item.sure(limits[name])}
        lost = tuple(name for name in self.fields if name not in kept)
        return replace(self, fields=kept, unreadable=(*self.unreadable, *lost))

    def _is_chinese_name(self, name: str) -> bool:
        of_person = name == "legal_representative" or (
            name == "name" and self.kind not in _OF_ORGANISATIONS
        )
        return of_person and not self.fields[name].value.isascii()

    def as_json(self) -> dict[str, Any]:
        """One document of ``read --json``."""
        return {
            "kind": self.kind,
            "readable": self.readable,
            "fields": {
                name: {
                    "value": item.value,
                    "confidence": round(item.confidence, 3),
                    "check_digit": item.checked,
                }
                for name, item in self.fields.items()
            },
            "not_readable": list(self.unreadable),
        }
