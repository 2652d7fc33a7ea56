"""Schematic documents of people and organisations who do not exist, with what they say."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageDraw

from tests.support import passports, specimens
from tests.support.people import (
    credit_code,
    permanent_residence,
    residence_permit,
    resident_id,
)

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀兰霞平刚桂英华玉梅鹏飞宇浩然子轩梓涵欣怡诗雨晨曦嘉琪思远念安若溪书瑶景行知夏望舒清和予安"
RARE = "翀昊彧垚淼赟龑曌晟珺喆旻堃琎璟祎骉犇麒麟旸翊昶焜煜燚烨玥瑄琛瑾璇芮菡蕤薇霖靖竑竣翎翾"
TOWNS = (
    ("广东省深圳市南山区", "440305"), ("浙江省杭州市西湖区", "330106"), ("四川省成都市武侯区", "510107"),
    ("陕西省西安市雁塔区", "610113"), ("湖北省武汉市洪山区", "420111"), ("山东省青岛市市南区", "370202"),
)  # fmt: skip
SEED = 20261125
GROUPS = ("汉", "汉", "汉", "满", "回", "蒙古", "土家", "维吾尔")


@dataclass(frozen=True)
class Specimen:
    """A flat picture and its values by field."""

    kind: str
    image: Image.Image
    truth: dict[str, str]
    layout: str = ""
    """Which of several layouts, such as TD3."""

    @property
    def name(self) -> str:
        """Kind and layout."""
        return f"{self.kind} {self.layout}".strip()


def specimens_of(count: int, seed: int = SEED) -> Iterator[Specimen]:
    """``count`` of each kind and layout, all different."""
    dice = random.Random(seed)
    travellers = random.Random(-seed)
    for number in range(count):
        yield id_front(dice, number)
        yield id_back(dice)
        yield licence(dice)
        yield certificate(dice)
        yield permit(dice)
        yield taiwan(dice)
        yield residence(dice)
        yield permanent(dice)
        for layout in passports.LAYOUTS:
            yield Specimen("passport", *passports.drawn(travellers, layout), layout.name)


def person(dice: random.Random) -> str:
    """A name of two to four characters, one in three with a rare one."""
    rare = dice.random() < 0.34
    first = dice.choice(GIVEN if not rare else RARE)
    return dice.choice(SURNAMES) + first + (dice.choice(GIVEN) if dice.random() < 0.7 else "")


def id_front(dice: random.Random, number: int) -> Specimen:
    """In rows of a table, or with labels and values where cards have them."""
    town, area = dice.choice(TOWNS)
    year, month, day = dice.randint(1955, 2004), dice.randint(1, 12), dice.randint(1, 28)
    sequence = f"{dice.randint(1, 999):03d}"
    truth = {
        "name": person(dice),
        "sex": "男" if int(sequence[2]) % 2 else "女",
        "ethnicity": dice.choice(GROUPS),
        "born_on": f"{year}-{month:02d}-{day:02d}",
        "address": f"{town}{dice.choice(GIVEN)}{dice.choice(GIVEN)}路{dice.randint(1, 300)}号"
        f"{dice.choice(('晴川大厦', '幸福小区', '示例花园'))}{dice.randint(1, 20)}栋{dice.randint(101, 2604)}室",
        "number": resident_id(area, f"{year}{month:02d}{day:02d}", sequence),
    }
    born = f"{year}年{month}月{day}日"
    if number % 2:
        rows = [
            ("姓名", truth["name"]), ("性别", truth["sex"]), ("民族", truth["ethnicity"]),
            ("出生", born), ("住址", truth["address"]), ("公民身份号码", truth["number"]),
        ]  # fmt: skip
        image = specimens.card("身份证件示意图", rows, portrait=True)
    else:
        image = _like_a_card(truth, (year, month, day))
    return Specimen("id-front", image, truth)


def _like_a_card(truth: dict[str, str], born: tuple[int, int, int]) -> Image.Image:
    image = Image.new("RGB", specimens.CARD, "#eef3f8")
    draw = ImageDraw.Draw(image)
    label, value = specimens.font(34), specimens.font(42)

    def put(x: int, y: int, text: str, what: str = "value") -> None:
        face, colour = (label, "#4a7aa8") if what == "label" else (value, "#1b1a17")
        draw.text((x, y), text, font=face, fill=colour)

    put(90, 96, "姓 名", "label")
    put(220, 90, truth["name"])
    put(90, 186, "性 别", "label")
    put(220, 180, truth["sex"])
    put(360, 186, "民 族", "label")
    put(490, 180, truth["ethnicity"])
    put(90, 276, "出 生", "label")
    for x, text, what in (
        (220, str(born[0]), "value"), (345, "年", "label"), (410, str(born[1]), "value"),
        (475, "月", "label"), (540, str(born[2]), "value"), (605, "日", "label"),
    ):  # fmt: skip
        put(x, 276 if what == "label" else 270, text, what)
    put(90, 366, "住 址", "label")
    for number, line in enumerate(specimens.wrapped(truth["address"], value, 520)):
        put(220, 360 + 58 * number, line)
    put(90, 676, "公民身份号码", "label")
    put(420, 668, truth["number"])
    draw.rectangle((860, 110, 1190, 560), fill="#c3ccd8")
    return specimens.marked(image)


def id_back(dice: random.Random) -> Specimen:
    """Authority and span; one in five without end."""
    town, _ = dice.choice(TOWNS)
    year, month, day = dice.randint(2012, 2025), dice.randint(1, 12), dice.randint(1, 28)
    begin = f"{year}.{month:02d}.{day:02d}"
    long = dice.random() < 0.2
    last = "长期" if long else f"{year + 20}.{month:02d}.{day:02d}"
    truth = {
        "authority": f"{town[3:]}公安局",
        "valid_from": begin.replace(".", "-"),
        "valid_until": "long-term" if long else last.replace(".", "-"),
    }
    rows = [("签发机关", truth["authority"]), ("有效期限", f"{begin}-{last}")]
    return Specimen("id-back", specimens.card("证件背面示意图", rows, tint="#e6ecf0"), truth)


def licence(dice: random.Random) -> Specimen:
    """A business licence."""
    town, area = dice.choice(TOWNS)
    city = town[3:6]
    year, month, day = dice.randint(1998, 2025), dice.randint(1, 12), dice.randint(1, 28)
    trade = "".join(dice.choice(GIVEN) for _ in range(2))
    truth = {
        "code": credit_code(area, "91", "MA" + f"{dice.randint(0, 999999):06d}"),
        "name": f"{city}{trade}示例{dice.choice(('科技', '贸易', '文化传媒'))}有限公司",
        "type": "有限责任公司(自然人投资或控股)",
        "legal_representative": person(dice),
        "business_scope": "计算机软硬件的技术开发、技术咨询与销售；组织文化艺术交流活动；会议服务。",
        "address": f"{town}示例路{dice.randint(1, 300)}号创新大厦{dice.randint(101, 2604)}室",
        "established_on": f"{year}-{month:02d}-{day:02d}",
    }
    rows = [
        ("统一社会信用代码", truth["code"]), ("名称", truth["name"]),
        ("类型", truth["type"].replace("(", "（").replace(")", "）")),
        ("法定代表人", truth["legal_representative"]), ("经营范围", truth["business_scope"]),
        ("成立日期", f"{year}年{month:02d}月{day:02d}日"), ("住所", truth["address"]),
    ]  # fmt: skip
    return Specimen("business-licence", specimens.paper("证照示意图", rows, seal="示例机关"), truth)


def certificate(dice: random.Random) -> Specimen:
    """The certificate of a public institution."""
    town, area = dice.choice(TOWNS)
    year = dice.randint(2021, 2025)
    truth = {
        "code": credit_code(area, "12", "MB" + f"{dice.randint(0, 999999):06d}"),
        "name": f"{town[3:]}示例{dice.choice(('图书馆', '实验小学', '研究中心'))}",
        "legal_representative": person(dice),
        "address": f"{town}示例路{dice.randint(1, 300)}号",
        "business_scope": "提供公共文化服务，组织阅读推广活动。",
        "valid_from": f"{year}-03-01",
        "valid_until": f"{year + 5}-03-01",
    }
    rows = [
        ("统一社会信用代码", truth["code"]), ("名称", truth["name"]),
        ("宗旨和业务范围", truth["business_scope"]), ("住所", truth["address"]),
        ("法定代表人", truth["legal_representative"]), ("经费来源", "财政补助"),
        ("有效期", f"自{year}年03月01日至{year + 5}年03月01日"),
    ]  # fmt: skip
    return Specimen(
        "organisation-certificate", specimens.paper("证书示意图", rows, seal="示例机关"), truth
    )


def permit(dice: random.Random) -> Specimen:
    """A travel permit for residents of Hong Kong and Macau."""
    return _card_of(
        dice, "hk-macau-permit", dice.choice("HM") + f"{dice.randint(10**7, 10**8 - 1)}"
    )


def taiwan(dice: random.Random) -> Specimen:
    """A travel permit for residents of Taiwan."""
    return _card_of(dice, "taiwan-permit", f"{dice.randint(10**7, 10**8 - 1)}")


def _card_of(dice: random.Random, kind: str, number: str) -> Specimen:
    year, month = dice.randint(2016, 2024), dice.randint(1, 12)
    begin, end = f"{year}.{month:02d}.09", f"{year + 10}.{month:02d}.08"
    truth = {
        "name": person(dice),
        "sex": dice.choice("男女"),
        "born_on": f"{dice.randint(1960, 2004)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}",
        "number": number,
        "valid_from": begin.replace(".", "-"),
        "valid_until": end.replace(".", "-"),
    }
    rows = [
        ("姓名", truth["name"]), ("出生日期", truth["born_on"].replace("-", ".")),
        ("性别", truth["sex"]), ("有效期限", f"{begin}-{end}"), ("证件号码", number),
    ]  # fmt: skip
    return Specimen(kind, specimens.card("通行证示意图", rows, portrait=True), truth)


def residence(dice: random.Random) -> Specimen:
    """A residence permit of a resident of Hong Kong, Macau or Taiwan."""
    born = f"{dice.randint(1960, 2004)}{dice.randint(1, 12):02d}{dice.randint(1, 28):02d}"
    area = dice.choice(("810000", "820000", "830000"))
    truth = {
        "name": person(dice),
        "number": residence_permit(born, area, f"{dice.randint(1, 999):03d}"),
        "born_on": f"{born[:4]}-{born[4:6]}-{born[6:]}",
        "address": f"{dice.choice(TOWNS)[0]}示例路{dice.randint(1, 300)}号{dice.randint(101, 999)}室",
    }
    rows = [
        ("姓名", truth["name"]), ("出生", f"{int(born[:4])}年{int(born[4:6])}月{int(born[6:])}日"),
        ("住址", truth["address"]), ("公民身份号码", truth["number"]),
    ]  # fmt: skip
    return Specimen("residence-permit", specimens.card("居住证示意图", rows, portrait=True), truth)


def permanent(dice: random.Random) -> Specimen:
    """A permanent residence card of a foreigner."""
    born = f"{dice.randint(1960, 2004)}{dice.randint(1, 12):02d}{dice.randint(1, 28):02d}"
    year = dice.randint(2018, 2025)
    first = dice.choice(("ANNA MARIA", "JOHN", "SOFIA", "PETER"))
    truth = {
        "name": f"{dice.choice(('ERIKSSON', 'LINDGREN', 'ROSSI', 'MEYER'))},{first.replace(' ', '')}",
        "number": permanent_residence(born),
        "born_on": f"{born[:4]}-{born[4:6]}-{born[6:]}",
        "valid_until": f"{year + 10}-05-09",
    }
    rows = [
        ("姓名", truth["name"]), ("出生日期", truth["born_on"].replace("-", ".")),
        ("有效期限", f"{year}.05.10-{year + 10}.05.09"), ("证件号码", truth["number"]),
    ]  # fmt: skip
    return Specimen(
        "permanent-residence", specimens.card("永久居留证示意图", rows, portrait=True), truth
    )
