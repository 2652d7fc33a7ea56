"""Addresses: in the right place, complete, in the form that the console takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icpdesk.base.text import Text
from icpdesk.checks.registry import Check, FilingCase
from icpdesk.model import Finding
from icpdesk.rulebook import places
from icpdesk.rulebook.rows import Rule

PROVINCE = Check(
    "subject.address-other-province",
    states=Text(
        "The mailing address lies in the province of the certificate.",
        "通信地址与证件住所在同一省份。",
    ),
    why=Text("The form refuses another province.", "不同省份不予受理。"),
    mend=Text("Give an address in the same province.", "请填写同省地址。"),
)


@PROVINCE.look
def _province(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    subject = case.filing.subject
    mailing = places.province_named_in(subject.mailing_address)
    printed = places.province_named_in(subject.certificate.address)
    for place, named in (
        ("subject.mailing_address", mailing),
        ("subject.certificate.address", "" if case.is_individual else printed),
    ):
        if named and case.filing.province and named != case.filing.province:
            yield rule.fault(
                place,
                Text(
                    "The address lies in {named}, the filing is for {chosen}.",
                    "地址在{named}，备案省份为{chosen}。",
                ).format(
                    named=case.book.provinces_as_terms.name_of(named),
                    chosen=case.book.provinces_as_terms.name_of(case.filing.province),
                ),
            )


CITY = Check(
    "subject.address-other-city",
    states=Text(
        "The mailing address lies in the city of the certificate.",
        "通信地址与证件住所在同一城市。",
    ),
    why=Text("This province asks for the same city.", "该省要求同城。"),
    mend=Text("Give an address in the same city.", "请填写同城地址。"),
)


@CITY.look
def _city(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    subject = case.filing.subject
    province = case.filing.province
    printed = places.split_address(subject.certificate.address, province).city
    named = places.split_address(subject.mailing_address, province).city
    chosen = places.find_city(province, subject.city)
    mailing = named or (chosen.name if chosen else "")
    if printed and mailing and printed != mailing and not case.is_individual:
        yield rule.fault(
            "subject.mailing_address",
            Text(
                "The certificate is from {printed}, the mailing address in {mailing}.",
                "证件住所在{printed}，通信地址在{mailing}。",
            ).format(printed=printed, mailing=mailing),
        )


DOOR = Check(
    "subject.address-without-door-number",
    states=Text(
        "The mailing address goes down to a door number, or the remarks say that there is none.",
        "通信地址精确到门牌号，没有门牌号的在备注中说明。",
    ),
    why=Text(
        "Reviewers usually send back an address that stops at a street.",
        "地址不够详细通常会被驳回。",
    ),
    mend=Text(
        "Add house and room. If there is none, write in the remarks: 通信地址已为最详细地址.",
        "请补充门牌号；确实没有的，在备注中填写“通信地址已为最详细地址”。",
    ),
)


@DOOR.look
def _door(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    subject = case.filing.subject
    explained = "最详细" in subject.remarks or "门牌" in subject.remarks
    address = subject.mailing_address
    if address and not explained and not places.has_door_number(address):
        yield rule.fault(
            "subject.mailing_address",
            Text("'{address}' has no door number.", "“{address}”没有门牌号。").format(
                address=address
            ),
        )


PUNCTUATION = Check(
    "subject.address-punctuation",
    states=Text("The mailing address has no punctuation.", "通信地址不含标点符号。"),
    why=Text("Some consoles refuse it.", "部分备案系统不接受。"),
    mend=Text("Leave out commas, stops and brackets.", "请去掉逗号、句号和括号。"),
)


@PUNCTUATION.look
def _punctuation(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    address = case.filing.subject.mailing_address
    marks = re.findall(r"[，,。.;；:：!！?？、\"“”'‘’（）()\[\]【】/\\|]", address)
    if marks:
        yield rule.fault(
            "subject.mailing_address",
            Text("There is punctuation in it: {marks}", "含有标点：{marks}").format(
                marks=" ".join(dict.fromkeys(marks))
            ),
        )


REGION = Check(
    "subject.address-repeats-region",
    states=Text(
        "The mailing address does not repeat province, city and district.",
        "通信地址不重复填写省市区。",
    ),
    why=Text("They are chosen in fields of their own.", "省市区在单独的栏目中选择。"),
    mend=Text("Begin with the street.", "请从街道开始填写。"),
)


@REGION.look
def _region(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    address = places.split_address(case.filing.subject.mailing_address, case.filing.province)
    if address.province and address.rest:
        yield rule.fault(
            "subject.mailing_address",
            Text("Only '{rest}' belongs into this field.", "这里只需填写“{rest}”。").format(
                rest=address.rest
            ),
        )


PLACEHOLDER = Check(
    "subject.district-placeholder",
    states=Text("The district is a real one, not 市辖区.", "区县为实际区县，不是“市辖区”。"),
    why=Text("The placeholder is usually sent back.", "“市辖区”通常会被驳回。"),
    mend=Text("Choose the real district.", "请选择实际所在区。"),
)


@PLACEHOLDER.look
def _placeholder(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    subject = case.filing.subject
    for place, value in (
        ("subject.district", subject.district),
        ("subject.mailing_address", subject.mailing_address),
    ):
        if "市辖区" in value:
            yield rule.fault(place, Text("市辖区 is a placeholder.", "“市辖区”不是实际区县。"))


UNKNOWN = Check(
    "subject.city-not-in-province",
    states=Text("City and district lie in the province.", "市、区县属于所选省份。"),
    why=Text("The form offers only these.", "备案系统只提供该省的市和区县。"),
    mend=Text("Choose them from the list.", "请从列表中选择。"),
)


@UNKNOWN.look
def _unknown(case: FilingCase, rule: Rule) -> Iterator[Finding]:
    subject, province = case.filing.subject, case.filing.province
    if not province or not subject.city:
        return
    city = places.find_city(province, subject.city)
    if city is None:
        yield rule.fault(
            "subject.city",
            Text("'{city}' is no city of this province.", "该省没有“{city}”。").format(
                city=subject.city
            ),
        )
        return
    known = places.districts(province, city.name)
    named = subject.district if "市辖区" not in subject.district else ""
    if named and known and places.find_district(province, city.name, named) is None:
        yield rule.fault(
            "subject.district",
            Text("'{district}' is no district of {city}.", "{city}没有“{district}”。").format(
                district=named, city=city.name
            ),
        )
