"""Foreign permanent resident ID card (外国人永久居留身份证).

New card, 18 characters: 9 + 2 province + 3 ISO 3166 numeric nationality + 8 birth date + 3 sequence
+ check as in a resident ID. Old card, 15 characters: 3 letters nationality + 4 place + YYMMDD + 1
sequence + 1 check (7-3-1 weights over the first 14, letters A = 10); the check of the old card rests
on one published sample, so a mismatch there is a doubt and no fault.

Numeric codes of countries and territories (ISO 3166-1), as in cards of foreign permanent residents.
"""

from __future__ import annotations

import re
from datetime import date

from icpdesk.base.text import Text
from icpdesk.numbers.errors import wrong_form, wrong_length, wrong_part
from icpdesk.numbers.folding import folded
from icpdesk.numbers.machine_readable_zone import check_digit as mrz_check_digit
from icpdesk.numbers.resident_id import PROVINCE_CODES, check_layout
from icpdesk.numbers.verbs import accepts

_OLD = re.compile(r"[A-Z]{3}\d{12}")


def compact(text: str) -> str:
    """The number without separators, upper case."""
    return folded(text)


def validate(text: str, *, today: date | None = None) -> str:
    """The compact number; InvalidNumber otherwise."""
    number = compact(text)
    if len(number) == 18:
        check_layout(number, today)
        if not number.startswith("9"):
            raise wrong_form("The 18-character card begins with 9.", "18 位新版号码以 9 开头。")
        if number[1:3] not in PROVINCE_CODES:
            raise wrong_part(
                f"No province has the code {number[1:3]} (characters 2 and 3).",
                f"第 2、3 位 {number[1:3]} 不是省份代码。",
            )
        if number[3:6] in CHINESE:
            raise wrong_part(
                f"{number[3:6]} (characters 4 to 6) is a Chinese region: this card is for foreigners.",
                f"第 4 至 6 位 {number[3:6]} 为中国或其地区，该证件只发给外国人。",
            )
        return number
    if len(number) == 15:
        if not _OLD.fullmatch(number):
            raise wrong_form(
                "The 15-character card is three letters and twelve digits.",
                "15 位旧版号码为三个字母加十二位数字。",
            )
        return number
    raise wrong_length(len(number), "18 / 15")


is_valid = accepts(validate)
"""Whether :func:`validate` takes a text."""


def doubts(text: str) -> tuple[Text, ...]:
    """An unknown nationality, or an old card whose last digit does not fit."""
    number = compact(text)
    if len(number) == 18 and number[3:6] not in NUMERIC:
        return (
            Text(
                f"{number[3:6]} (characters 4 to 6) is no code of a nationality.",
                f"第 4 至 6 位 {number[3:6]} 不是国籍代码。",
            ),
        )
    if len(number) == 15 and mrz_check_digit(number[:14]) != number[14]:
        return (
            Text(
                "The last digit does not fit the others; compare it with the card.",
                "末位与前面各位不符，请对照证件核对。",
            ),
        )
    return ()


_NUMERIC = """
    004 008 010 012 016 020 024 028 031 032 036 040 044 048 050 051 052 056 060 064 068 070
    072 074 076 084 086 090 092 096 100 104 108 112 116 120 124 132 136 140 144 148 152 156
    158 162 166 170 174 175 178 180 184 188 191 192 196 203 204 208 212 214 218 222 226 231
    232 233 234 238 239 242 246 248 250 254 258 260 262 266 268 270 275 276 288 292 296 300
    304 308 312 316 320 324 328 332 334 336 340 344 348 352 356 360 364 368 372 376 380 384
    388 392 398 400 404 408 410 414 417 418 422 426 428 430 434 438 440 442 446 450 454 458
    462 466 470 474 478 480 484 492 496 498 499 500 504 508 512 516 520 524 528 531 533 534
    535 540 548 554 558 562 566 570 574 578 580 581 583 584 585 586 591 598 600 604 608 612
    616 620 624 626 630 634 638 642 643 646 652 654 659 660 662 663 666 670 674 678 682 686
    688 690 694 702 703 704 705 706 710 716 724 728 729 732 740 744 748 752 756 760 762 764
    768 772 776 780 784 788 792 795 796 798 800 804 807 818 826 831 832 833 834 840 850 854
    858 860 862 876 882 887 894
"""
NUMERIC = frozenset(_NUMERIC.split())
"""All 249 codes."""

CHINESE = frozenset({"156", "158", "344", "446"})
"""China, Taiwan, Hong Kong and Macau: nobody from there holds a card for foreigners."""
