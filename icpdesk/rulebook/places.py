"""Provinces, cities and districts (GB/T 2260), and what a Chinese address is made of.

The list comes from a registry package and was current when it was made (see ``places.json``); a
name that is not in it is a reason to look, never proof of a mistake.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from icpdesk.base.characters import unified
from icpdesk.base.paths import rulebook_data

PROVINCES = {
    "11": "beijing", "12": "tianjin", "13": "hebei", "14": "shanxi", "15": "neimenggu",
    "21": "liaoning", "22": "jilin", "23": "heilongjiang", "31": "shanghai", "32": "jiangsu",
    "33": "zhejiang", "34": "anhui", "35": "fujian", "36": "jiangxi", "37": "shandong",
    "41": "henan", "42": "hubei", "43": "hunan", "44": "guangdong", "45": "guangxi",
    "46": "hainan", "50": "chongqing", "51": "sichuan", "52": "guizhou", "53": "yunnan",
    "54": "xizang", "61": "shaanxi", "62": "gansu", "63": "qinghai", "64": "ningxia",
    "65": "xinjiang",
}  # fmt: skip
"""First two digits of a region code → slug of the province."""

MUNICIPALITIES = frozenset({"beijing", "tianjin", "shanghai", "chongqing"})

_CODES = {slug: code for code, slug in PROVINCES.items()}

_SHORT = {
    "北京": "beijing", "天津": "tianjin", "河北": "hebei", "山西": "shanxi",
    "内蒙古": "neimenggu", "辽宁": "liaoning", "吉林": "jilin", "黑龙江": "heilongjiang",
    "上海": "shanghai", "江苏": "jiangsu", "浙江": "zhejiang", "安徽": "anhui",
    "福建": "fujian", "江西": "jiangxi", "山东": "shandong", "河南": "henan", "湖北": "hubei",
    "湖南": "hunan", "广东": "guangdong", "广西": "guangxi", "海南": "hainan",
    "重庆": "chongqing", "四川": "sichuan", "贵州": "guizhou", "云南": "yunnan",
    "西藏": "xizang", "陕西": "shaanxi", "甘肃": "gansu", "青海": "qinghai", "宁夏": "ningxia",
    "新疆": "xinjiang",
}  # fmt: skip

_PROVINCE_TAIL = re.compile(r"^(?:省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)")
_DOOR = re.compile(
    r"[0-9A-Za-z一二三四五六七八九十百零〇○两甲乙丙丁东西南北]+(?:-[0-9A-Za-z]+)*\s*"
    r"(?:号楼|号院|号|室|栋|幢|座|楼|层|单元|铺|房|组|弄|户|档|#)"
    r"|\d+-\d+(?:-\d+)?$"
)


@dataclass(frozen=True, slots=True)
class Region:
    """A city or district: code of six digits, Chinese name, pinyin without its ending."""

    code: str
    name: str
    pinyin: str


@dataclass(frozen=True, slots=True)
class Address:
    """What an address says; names are empty where it does not say them."""

    province: str
    """Slug."""
    city: str
    """Chinese name as in the list."""
    district: str
    rest: str
    has_door_number: bool


_CITY_TAIL = re.compile(
    r"(?:市|地区|盟|县|(?:(?:壮|回|藏|彝|白|傣|苗|侗|土家|布依|哈尼|景颇|傈僳|羌|黎|朝鲜|蒙古)族"
    r"|蒙古|哈萨克|柯尔克孜)+自治[州县])$"
)


def short_name(name: str) -> str:
    """A city's name as people say it: 杭州 for 杭州市, 大理 for 大理白族自治州."""
    short = _CITY_TAIL.sub("", name)
    return short if len(short) > 1 else name


def province_of_code(code: str) -> str:
    """Slug of the province that a region code (two digits or more) lies in; may be empty."""
    return PROVINCES.get(code[:2], "")


def province_named_in(text: str) -> str:
    """Slug of the province whose name ``text`` begins with; may be empty."""
    return next((slug for name, slug in _SHORT.items() if text.startswith(name)), "")


@cache
def cities(province: str) -> tuple[Region, ...]:
    """Prefecture-level cities of a province (a municipality is its own city)."""
    return tuple(Region(*row[:3]) for row in _rows(province))


@cache
def districts(province: str, city: str) -> tuple[Region, ...]:
    """Districts and counties of a city; ``city`` is a code or a Chinese name."""
    return tuple(
        Region(*district)
        for row in _rows(province)
        if city in (row[0], row[1])
        for district in row[3]
    )


def find_city(province: str, spelling: str) -> Region | None:
    """The city meant by its code, its name with or without 市, or pinyin."""
    return _find(cities(province), spelling)


def find_district(province: str, city: str, spelling: str) -> Region | None:
    """The district meant by its code, its name with or without 区/县, or pinyin."""
    return _find(districts(province, city), spelling)


def city_of_district(province: str, district: str) -> str:
    """Name of the city that has a district of this name, if only one has; may be empty."""
    owners = [row[1] for row in _rows(province) if any(d[1] == district for d in row[3])]
    return owners[0] if len(owners) == 1 else ""


def split_address(text: str, province: str = "") -> Address:
    """Take an address apart; ``province`` helps where the address does not begin with one."""
    rest = unified(text).strip().replace(" ", "")
    named = province_named_in(rest)
    if named:
        short = next(name for name in _SHORT if rest.startswith(name))
        tail = _PROVINCE_TAIL.match(rest[len(short) :])
        is_city = named in MUNICIPALITIES and not tail
        rest = rest if is_city else rest[len(short) + (tail.end() if tail else 0) :]
    home = named or province
    city = district = ""
    if home:
        known_cities = cities(home)
        city, rest = _taken(known_cities, rest)
        if home in MUNICIPALITIES:
            city = known_cities[0].name
        pool = (
            districts(home, city)
            if city
            else tuple(Region(*d) for row in _rows(home) for d in row[3])
        )
        rest = rest.removeprefix("市辖区") if "市辖区" not in text[:3] else rest
        district, rest = _taken(pool, rest)
        if district and not city:
            city = city_of_district(home, district)
    if not named and city and home not in MUNICIPALITIES:
        named = home
    return Address(named, city, district, rest, has_door_number(rest))


def has_door_number(text: str) -> bool:
    """Whether an address goes down to a house, building or room."""
    return bool(_DOOR.search(unified(text).strip()))


def _taken(pool: tuple[Region, ...], text: str) -> tuple[str, str]:
    for place in sorted(pool, key=lambda place: -len(place.name)):
        if text.startswith(place.name):
            return place.name, text[len(place.name) :]
    return "", text


def _find(pool: tuple[Region, ...], spelling: str) -> Region | None:
    wanted = unified(spelling).strip().casefold().replace(" ", "")
    if not wanted:
        return None
    for place in pool:
        short = place.name.rstrip("市区县旗盟")
        if wanted in (place.code, place.name, short):
            return place
    wanted = wanted.replace("'", "")
    for place in pool:
        endings = (place.pinyin, f"{place.pinyin}shi", f"{place.pinyin}qu", f"{place.pinyin}xian")
        if wanted in endings:
            return place
    return None


def _rows(province: str) -> list[Any]:
    rows: list[Any] = _table()["provinces"].get(_CODES.get(province, ""), [])
    return rows


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads((rulebook_data() / "places.json").read_text("utf-8"))
    return table
