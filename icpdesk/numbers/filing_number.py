"""Filing number of a subject or website (ICP备案号), e.g. 粤ICP备2021012345号 or 沪ICP备12345678号-1.

One character for the province, ``ICP备``, 8 to 11 digits, ``号``, and for a website its number behind a
hyphen (a letter behind it for apps and mini programmes). Holders of a telecom licence are filed under
that licence: 京ICP证030173号, 粤B2-20090059.
"""

from __future__ import annotations

import re
import unicodedata

from icpdesk.base.text import Text
from icpdesk.numbers.errors import InvalidNumber
from icpdesk.numbers.verbs import accepts

PROVINCES = {
    "京": "beijing", "津": "tianjin", "冀": "hebei", "晋": "shanxi", "蒙": "neimenggu",
    "辽": "liaoning", "吉": "jilin", "黑": "heilongjiang", "沪": "shanghai", "苏": "jiangsu",
    "浙": "zhejiang", "皖": "anhui", "闽": "fujian", "赣": "jiangxi", "鲁": "shandong",
    "豫": "henan", "鄂": "hubei", "湘": "hunan", "粤": "guangdong", "桂": "guangxi",
    "琼": "hainan", "渝": "chongqing", "蜀": "sichuan", "川": "sichuan", "黔": "guizhou",
    "贵": "guizhou", "滇": "yunnan", "云": "yunnan", "藏": "xizang", "陕": "shaanxi",
    "秦": "shaanxi", "陇": "gansu", "甘": "gansu", "青": "qinghai", "宁": "ningxia", "新": "xinjiang",
}  # fmt: skip
"""First character → slug of the province."""

_TAIL = r"(?P<website>-\d{1,4}[A-Z]?)?"
_FORMS = (
    re.compile(rf"(?P<province>.)ICP备\d{{8,11}}号{_TAIL}"),
    re.compile(rf"(?P<province>.)ICP证\d{{6,10}}号{_TAIL}"),
    re.compile(rf"(?P<province>.)B[12]-\d{{8}}{_TAIL}"),
)


def compact(text: str) -> str:
    """Half width, upper case, without blanks."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return re.sub(r"[‐‑–—−]", "-", "".join(plain.split()))


def validate(text: str) -> str:
    """The compact number; InvalidNumber otherwise."""
    number = compact(text)
    match = next((match for form in _FORMS if (match := form.fullmatch(number))), None)
    if match is None or match["province"] not in PROVINCES:
        raise InvalidNumber(
            "form",
            Text(
                "A filing number is written as 粤ICP备12345678号: province, ICP备, 8 to 11 digits, 号.",
                "备案号格式如“粤ICP备12345678号”：省份简称、ICP备、8 至 11 位数字、号。",
            ),
            Text(
                "Look it up at beian.miit.gov.cn and copy it.",
                "请在 beian.miit.gov.cn 查询后复制。",
            ),
        )
    return number


is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""


def doubts(text: str) -> tuple[Text, ...]:
    """Nothing is odd about a valid one."""
    return ()


def province(text: str) -> str:
    """Slug of the province that issued it; empty when it is no filing number."""
    number = compact(text)
    return PROVINCES.get(number[:1], "") if is_valid(number) else ""


def website(text: str) -> str:
    """The number of the website behind a valid number, e.g. ``1`` or ``3A``; empty without one."""
    match = next((m for form in _FORMS if (m := form.fullmatch(compact(text)))), None)
    return (match["website"] or "").removeprefix("-") if match else ""


def subject(text: str) -> str:
    """The number of the subject in a valid number of a website, compact."""
    number, tail = compact(text), website(text)
    return number.removesuffix(f"-{tail}") if tail else number
