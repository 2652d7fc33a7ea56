"""What each kind of document says: fields with confidence and the state of their check digit."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from icpdesk.errors import InputError
from icpdesk.imaging.picture import Picture
from icpdesk.model.dates import parse_date
from icpdesk.numbers import hk_macau_permit, residence_permit, resident_id, taiwan_permit, uscc
from icpdesk.numbers.machine_readable_zone import full_date, parse
from icpdesk.reading.engine import Line, read_lines
from icpdesk.reading.rows import rows_of, values_behind
from icpdesk.text import Text


@dataclass(frozen=True, slots=True)
class ReadField:
    """One value; ``checked`` is None where the value has no check digit."""

    value: str
    confidence: float
    checked: bool | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one picture."""

    kind: str
    fields: dict[str, ReadField] = field(default_factory=dict)

    @property
    def readable(self) -> bool:
        """Whether anything could be read."""
        return bool(self.fields)

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
        }


def read_document(picture: Picture, kind: str) -> Reading:
    """Read ``picture`` as a document of ``kind``; InputError for a kind that is not known."""
    if kind not in KINDS:
        known = ", ".join(KINDS)
        raise InputError(
            Text(f"There is no kind '{kind}'.", f"没有类型“{kind}”。"),
            Text(f"Known are: {known}.", f"可用：{known}。"),
        )
    fields = KINDS[kind](read_lines(picture))
    return Reading(kind, {name: _settled(name, item) for name, item in fields.items()})


_AS_READ = frozenset({"name", "legal_representative", "surname", "given_names"})


def _settled(name: str, item: ReadField) -> ReadField:
    """Mainland papers print simplified characters; only names of people may differ."""
    if name in _AS_READ or item.value.isascii():
        return item
    import opencc

    return ReadField(_converter(opencc).convert(item.value), item.confidence, item.checked)


@cache
def _converter(opencc: Any) -> Any:
    return opencc.OpenCC("t2s")


Fields = dict[str, ReadField]
_LONG = ("长期", "永久")


def _id_front(lines: Sequence[Line]) -> Fields:
    rows = rows_of(lines)
    found = values_behind(
        rows,
        {
            "name": ("姓名",),
            "sex": ("性别",),
            "ethnicity": ("民族",),
            "born_on": ("出生",),
            "address": ("住址",),
            "number": ("公民身份号码", "公民身份证号码", "身份号码"),
        },
    )
    fields = {name: ReadField(row.text, row.confidence) for name, row in found.items() if row.text}
    number = _number(rows, r"\d{17}[\dX]", resident_id.is_valid, fields.get("number"))
    if number:
        fields["number"] = number
        born = resident_id.birth_date(number.value)
        if number.checked and born:
            fields["born_on"] = ReadField(born.isoformat(), number.confidence, True)
    if "address" in fields:
        held = fields["address"]
        digits = re.split(r"\d{15,}", held.value)[0]
        fields["address"] = ReadField(_without_marks(digits), held.confidence)
    if "name" in fields:
        held = fields["name"]
        fields["name"] = ReadField(re.sub(r"[^\u3400-\u9fff·]", "", held.value), held.confidence)
    return {name: item for name, item in fields.items() if item.value}


def _id_back(lines: Sequence[Line]) -> Fields:
    found = values_behind(
        rows_of(lines), {"authority": ("签发机关",), "validity": ("有效期限", "有效期")}
    )
    fields: Fields = {}
    if "authority" in found and found["authority"].text:
        fields["authority"] = ReadField(found["authority"].text, found["authority"].confidence)
    if "validity" in found:
        fields.update(_span(found["validity"].text, found["validity"].confidence))
    return fields


def _permit(pattern: str, valid: Callable[[str], bool]) -> Callable[[Sequence[Line]], Fields]:
    def read(lines: Sequence[Line]) -> Fields:
        rows = rows_of(lines)
        found = values_behind(
            rows,
            {
                "name": ("姓名",),
                "number": ("证件号码", "公民身份号码", "号码"),
                "validity": ("有效期限", "有效期"),
                "authority": ("签发机关",),
                "address": ("住址",),
                "born_on": ("出生日期", "出生"),
                "sex": ("性别",),
            },
        )
        fields = {
            name: ReadField(row.text, row.confidence)
            for name, row in found.items()
            if row.text and name not in ("validity", "number", "born_on")
        }
        if "name" in fields:
            held = fields["name"]
            fields["name"] = ReadField(
                re.sub(r"[^\u3400-\u9fff·A-Za-z,]", "", held.value), held.confidence
            )
        number = _number(rows, pattern, valid, None)
        if number:
            fields["number"] = number
        if "validity" in found:
            fields.update(_span(found["validity"].text, found["validity"].confidence))
        return {name: item for name, item in fields.items() if item.value}

    return read


def _passport(lines: Sequence[Line]) -> Fields:
    likely = [line for line in lines if len(line.text.replace(" ", "")) >= 28 and "<" in line.text]
    zone = None
    for count, width in ((2, 2), (3, 3)):
        if zone is None and len(likely) >= count:
            zone = parse([line.text.replace(" ", "") for line in likely[-width:]])
    if zone is None:
        return {}
    sure = min(line.confidence for line in likely)
    today = date.today()  # noqa: DTZ011 - only chooses the century
    fields = {
        "surname": ReadField(zone.surname, sure),
        "given_names": ReadField(zone.given_names, sure),
        "number": ReadField(zone.number.value, sure, zone.number.checked),
        "nationality": ReadField(zone.nationality, sure),
        "issuer": ReadField(zone.issuer, sure),
        "sex": ReadField(zone.sex, sure),
    }
    for name, item, past in (("born_on", zone.birth, True), ("valid_until", zone.expiry, False)):
        day = full_date(item.value, past=past, today=today)
        if day:
            fields[name] = ReadField(day.isoformat(), sure, item.checked)
    return {name: item for name, item in fields.items() if item.value.strip("<")}


def _licence(lines: Sequence[Line]) -> Fields:
    rows = rows_of(lines)
    found = values_behind(
        rows,
        {
            "code": ("统一社会信用代码", "社会信用代码"),
            "name": ("名称",),
            "type": ("类型",),
            "legal_representative": ("法定代表人", "负责人", "经营者"),
            "business_scope": ("经营范围",),
            "address": ("住所", "经营场所"),
            "established_on": ("成立日期", "注册日期"),
            "validity": ("营业期限", "有效期至", "有效期"),
            "capital": ("注册资本",),
        },
    )
    fields = {
        name: ReadField(_without_marks(row.text), row.confidence)
        for name, row in found.items()
        if row.text and name not in ("code", "validity", "established_on")
    }
    code = _number(rows, r"[0-9A-HJ-NPQRTUWXY]{18}", uscc.is_valid, None)
    if code:
        fields["code"] = code
    if "established_on" in found:
        day = _day(found["established_on"].text)
        if day:
            fields["established_on"] = ReadField(day, found["established_on"].confidence)
    if "validity" in found:
        fields.update(_span(found["validity"].text, found["validity"].confidence))
    return {name: item for name, item in fields.items() if item.value}


def _number(
    rows: Sequence[Any],
    pattern: str,
    valid: Callable[[str], bool],
    labelled: ReadField | None,
) -> ReadField | None:
    """The number of this form whose check digit fits, else the first of this form."""
    first: ReadField | None = None
    for row in rows:
        for match in re.finditer(pattern, row.text.upper()):
            item = ReadField(match[0], row.confidence, valid(match[0]))
            if item.checked:
                return item
            first = first or item
    return first or labelled


def _span(text: str, confidence: float) -> Fields:
    """``2019.06.01-2039.06.01`` or ``…-长期`` → valid_from and valid_until."""
    days = [found for found in map(_day, re.findall(_DATE, text)) if found]
    fields: Fields = {}
    if len(days) >= 2:
        fields["valid_from"] = ReadField(days[0], confidence)
        fields["valid_until"] = ReadField(days[1], confidence)
    elif days and any(word in text for word in _LONG):
        fields["valid_from"] = ReadField(days[0], confidence)
        fields["valid_until"] = ReadField("long-term", confidence)
    elif days:
        fields["valid_until"] = ReadField(days[0], confidence)
    elif any(word in text for word in _LONG):
        fields["valid_until"] = ReadField("long-term", confidence)
    return fields


_DATE = r"\d{4}[.\-年/]\d{1,2}[.\-月/]\d{1,2}日?"


def _day(text: str) -> str | None:
    match = re.search(_DATE, text)
    if not match:
        return None
    try:
        return parse_date(
            re.sub(r"[年月/]", "-", match[0]).rstrip("日").replace(".", "-")
        ).isoformat()
    except ValueError:
        return None


def _without_marks(text: str) -> str:
    """Without the words that mark a specimen."""
    return re.sub(r"样本|SPECIMEN", "", text).strip()


KINDS: dict[str, Callable[[Sequence[Line]], Fields]] = {
    "id-front": _id_front,
    "id-back": _id_back,
    "passport": _passport,
    "business-licence": _licence,
    "hk-macau-permit": _permit(r"[HM]\d{8}(?!\d)", hk_macau_permit.is_valid),
    "taiwan-permit": _permit(r"(?<!\d)\d{8}(?!\d)", taiwan_permit.is_valid),
    "residence-permit": _permit(r"8[123]0000\d{11}[\dX]", residence_permit.is_valid),
}
"""Kind of document → how to read it."""
