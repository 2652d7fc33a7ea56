"""Residence permit of Hong Kong, Macau and Taiwan residents (港澳台居民居住证), front."""

from __future__ import annotations

from collections.abc import Sequence

from icpdesk.numbers import residence_permit
from icpdesk.reading.kinds import DocumentKind, Found
from icpdesk.reading.kinds.resident_id_back import validity
from icpdesk.reading.kinds.resident_id_front import NUMBER, address, born_by, sex
from icpdesk.reading.labels import values_behind
from icpdesk.reading.rows import Row
from icpdesk.reading.values import day, number, only, person_name, text

LABELS = {
    "name": ("姓名",),
    "sex": ("性别",),
    "born_on": ("出生日期", "出生"),
    "address": ("住址",),
    "number": ("公民身份号码", "公民身份证号码", "身份号码", "证件号码"),
    "validity": ("有效期限", "有效期"),
    "authority": ("签发机关",),
}


def read(rows: Sequence[Row]) -> Found:
    """Name, sex, day of birth, address, number; validity where both sides are in one picture."""
    found = values_behind(rows, LABELS)
    permit = number(rows, NUMBER, residence_permit.is_valid)
    fields = only(
        {
            "name": person_name(found.get("name"), latin=True),
            "sex": sex(found.get("sex")),
            "born_on": born_by(permit) or day(found.get("born_on")),
            "address": address(found.get("address")),
            "number": permit,
            "authority": text(found.get("authority")),
        }
    )
    fields.update(validity(found.get("validity"), rows))
    return fields, frozenset(found)


KIND = DocumentKind("residence-permit", read, ("name", "number"))
