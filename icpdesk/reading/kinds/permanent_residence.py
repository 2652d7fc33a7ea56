"""Foreign permanent resident ID card (外国人永久居留身份证), front."""

from __future__ import annotations

from collections.abc import Sequence

from icpdesk.numbers import permanent_residence
from icpdesk.reading.fields import ReadField
from icpdesk.reading.kinds import DocumentKind, Found
from icpdesk.reading.kinds.resident_id_back import validity
from icpdesk.reading.kinds.resident_id_front import sex
from icpdesk.reading.kinds.travel_permit import latin_name
from icpdesk.reading.labels import values_behind
from icpdesk.reading.rows import Row
from icpdesk.reading.values import day, number, only, person_name, text

LABELS = {
    "name": (
        "姓名/Name",
        "姓名",
    ),
    "sex": ("性别/Sex", "性别"),
    "born_on": ("出生日期/DateofBirth", "出生日期", "出生"),
    "nationality": ("国籍/Nationality", "国籍"),
    "validity": ("有效期限/PeriodofValidity", "有效期限", "有效期"),
    "authority": ("签发机关/IssuingAuthority", "签发机关"),
    "number": ("证件号码/CardNo.", "证件号码"),
}
_NEW = r"(?<!\d)9\d{16}[\dX]"
_OLD = r"(?<![A-Z])[A-Z]{3}\d{12}(?!\d)"


def read(rows: Sequence[Row]) -> Found:
    """Name, sex, day of birth, nationality, validity, number of the new or the old card."""
    found = values_behind(rows, LABELS)
    fields = only(
        {
            "name": person_name(found.get("name"), latin=True),
            "latin_name": latin_name(found.get("name")),
            "sex": sex(found.get("sex")),
            "born_on": day(found.get("born_on")),
            "nationality": text(found.get("nationality")),
            "number": _number(rows),
            "authority": text(found.get("authority")),
        }
    )
    fields.update(validity(found.get("validity"), rows))
    return fields, frozenset(found)


def _number(rows: Sequence[Row]) -> ReadField | None:
    new = number(rows, _NEW, permanent_residence.is_valid)
    if new:
        return new
    # The check digit of the old card rests on one published sample: it proves only what fits.
    old = number(rows, _OLD, lambda value: not permanent_residence.doubts(value), digits_only=False)
    return ReadField(old.value, old.confidence, old.checked or None) if old else None


KIND = DocumentKind("permanent-residence", read, ("name", "number"))
