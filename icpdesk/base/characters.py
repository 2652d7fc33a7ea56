"""Which characters are only another spelling of a character: widths, radicals, compatibility forms.

Programs that make PDFs write the radical ⻓ (U+2ED3) where 长 is meant, input methods write １ for 1,
and neither can be told from the other on a screen. Everything that compares or looks up text goes
through :func:`unified`; what a value may hold is :mod:`icpdesk.base.cleaning`'s.
"""

from __future__ import annotations

import re
import unicodedata

_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧"
    "⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍"
    "⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_CHARACTERS = (
    "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛"
    "犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶"
    "辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
"""CJK Radicals Supplement (U+2E80–2EF3) → the characters they are part of or look like: Unicode
Character Database, EquivalentUnifiedIdeograph 14.0. NFKC folds only two of them, and all of the
Kangxi radicals (U+2F00–2FD5)."""

RADICALS = str.maketrans("".join(_RADICALS), "".join(_CHARACTERS))
"""For ``str.translate``."""

_SUPPLEMENT = re.compile("[\u2e80-\u2eff]")


def unified(text: str) -> str:
    """NFKC, and the radicals that it leaves: one spelling for text that is compared or looked up."""
    if text.isascii():
        return text
    if _SUPPLEMENT.search(text):
        text = text.translate(RADICALS)
    return unicodedata.normalize("NFKC", text)


def is_han(character: str) -> bool:
    """Whether it is a Chinese character: 〇 (zero), the ideographs and their compatibility forms."""
    code = ord(character)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x3FFFF
        or 0xF900 <= code <= 0xFAFF
        or 0x2E80 <= code <= 0x2FDF
        or code == 0x3007
    )


def code_points(text: str) -> str:
    """``U+200B U+00B7``: for messages about characters that cannot be seen or told apart."""
    return " ".join(f"U+{ord(character):04X}" for character in text)


def pinyin(name: str) -> tuple[str, ...]:
    """A Chinese name as it is typed without Chinese: together, by syllables, by first letters.

    Nothing for text without Chinese.
    """
    if name.isascii():
        return ()
    from pypinyin import Style, lazy_pinyin

    syllables = lazy_pinyin(name)
    initials = lazy_pinyin(name, style=Style.FIRST_LETTER)
    return ("".join(syllables), " ".join(syllables), "".join(initials))
