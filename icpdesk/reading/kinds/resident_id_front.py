"""Resident ID, side with the portrait (居民身份证人像面)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from icpdesk.numbers import resident_id
from icpdesk.reading.fields import ReadField
from icpdesk.reading.kinds import DocumentKind, Found
from icpdesk.reading.labels import values_behind
from icpdesk.reading.rows import Row, Run
from icpdesk.reading.values import day, number, only, person_name, text

LABELS = {
    "name": ("姓名",),
    "sex": ("性别",),
    "ethnicity": ("民族",),
    "born_on": ("出生日期", "出生"),
    "address": ("住址",),
    "number": ("公民身份号码", "公民身份证号码", "公民身份证号", "身份号码"),
}
NUMBER = r"(?<!\d)\d{17}[\dX]"

# The 56 of GB/T 3304-1991 in characters as printed on cards.
_NAMES = (
    "汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 "
    "土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 "
    "柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 "
    "乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
)
_GROUPS = frozenset(_NAMES.split())


def read(rows: Sequence[Row]) -> Found:
    """Name, sex, ethnicity, day of birth, address, number."""
    found = values_behind(rows, LABELS)
    id_number = number(rows, NUMBER, resident_id.is_valid)
    fields = only(
        {
            "name": person_name(found.get("name")),
            "sex": sex(found.get("sex")),
            "ethnicity": _ethnicity(found.get("ethnicity")),
            "born_on": day(found.get("born_on")),
            "address": address(found.get("address")),
            "number": id_number,
        }
    )
    proven = born_by(id_number)
    if proven:
        fields["born_on"] = proven
    return fields, frozenset(found)


def sex(run: Run | None) -> ReadField | None:
    """男 or 女."""
    match = re.search("[男女]", run.text) if run else None
    return ReadField.of(run.part(match.start(), match.end())) if run and match else None


def address(run: Run | None) -> ReadField | None:
    """Up to where the long number begins, if that was taken for its end."""
    if run is None:
        return None
    tail = re.search(r"\d{15,}", run.text)
    return text(run.part(0, tail.start()) if tail else run)


def born_by(id_number: ReadField | None) -> ReadField | None:
    """The day of birth inside a number whose check digit fits."""
    born = resident_id.birth_date(id_number.value) if id_number and id_number.checked else None
    return ReadField(born.isoformat(), id_number.confidence, True) if born and id_number else None


def _ethnicity(run: Run | None) -> ReadField | None:
    if run is None:
        return None
    head = re.split("出生|住址|性别", run.text)[0].removesuffix("族")
    for size in range(min(4, len(head)), 0, -1):
        if head[:size] in _GROUPS:
            return ReadField.of(run.part(0, size))
    return None


KIND = DocumentKind("id-front", read, ("name", "number", "address"))
