"""Mainland travel permits of residents of Hong Kong, Macau and Taiwan (来往内地／大陆通行证)."""

from __future__ import annotations

from collections.abc import Sequence

from icpdesk.base.characters import is_han
from icpdesk.reading.fields import ReadField
from icpdesk.reading.kinds import DocumentKind, Found
from icpdesk.reading.kinds.resident_id_back import validity
from icpdesk.reading.kinds.resident_id_front import sex
from icpdesk.reading.labels import values_behind
from icpdesk.reading.rows import Row, Run
from icpdesk.reading.values import day, only, person_name, plain_number, text

LABELS = {
    "name": ("姓名",),
    "sex": ("性别",),
    "born_on": ("出生日期", "出生"),
    "number": ("证件号码", "证件号", "号码"),
    "validity": ("有效期限", "有效期"),
    "authority": ("签发机关",),
    "issued_at": ("签发地点",),
    "times": ("换证次数",),
}


def _read(rows: Sequence[Row], pattern: str) -> Found:
    found = values_behind(rows, LABELS)
    fields = only(
        {
            "name": person_name(found.get("name"), latin=True),
            "latin_name": latin_name(found.get("name")),
            "sex": sex(found.get("sex")),
            "born_on": day(found.get("born_on")),
            "number": _number(found.get("number"), rows, pattern),
            "authority": text(found.get("authority")),
        }
    )
    if fields.get("latin_name") == fields.get("name"):
        fields.pop("latin_name", None)
    fields.update(validity(found.get("validity"), rows))
    return fields, frozenset(found)


def _number(run: Run | None, rows: Sequence[Row], pattern: str) -> ReadField | None:
    """Behind its label, else the first of this form anywhere; these numbers have no check digit."""
    from icpdesk.reading.rows import Cell

    own = [[Cell(run, 0, 0, 1, 1)]] if run and run.text else []
    return plain_number([*own, *rows], pattern)


def latin_name(run: Run | None) -> ReadField | None:
    """The Latin letters behind or under a Chinese name."""
    if run is None or not any(map(is_han, run.text)):
        return None
    letters = run.kept(lambda c: c.isascii() and (c.isalpha() or c in ",-' ")).stripped(" ,")
    return ReadField.of(letters) if len(letters.text) >= 3 else None


def read_hk_macau(rows: Sequence[Row]) -> Found:
    """H or M and eight digits, sometimes two more for the replacement."""
    return _read(rows, r"(?<![A-Z0-9])[HM]A?\d{7,10}(?![0-9])")


def read_taiwan(rows: Sequence[Row]) -> Found:
    """Eight digits."""
    return _read(rows, r"(?<![A-Z0-9])\d{8}(?![0-9A-Z])")


_ESSENTIAL = ("name", "number")
HK_MACAU = DocumentKind("hk-macau-permit", read_hk_macau, _ESSENTIAL)
TAIWAN = DocumentKind("taiwan-permit", read_taiwan, _ESSENTIAL)
