"""WHOIS, RDAP, vCards and signatures: what stands in them, and who is nobody."""

from __future__ import annotations

import json
from typing import Any

import pytest

from icpdesk.reading.contact_card import read_contacts
from icpdesk.reading.fields import Reading
from icpdesk.reading.registration_data import read_registrations

CNNIC = """Domain Name: jia-shili.cn
ROID: 20200101s10001s00000001-cn
Domain Status: ok
Registrant: 深圳市甲示例有限公司
Registrant Contact Email: it@jia-shili.cn
Sponsoring Registrar: 阿里云计算有限公司（万网）
Name Server: ns1.example.com
Registration Time: 2020-01-01 23:30:00
Expiration Time: 2028-01-01 23:30:00
DNSSEC: unsigned
"""
GTLD = """   Domain Name: JIA-SHILI.COM
   Registrar WHOIS Server: whois.example.net
   Updated Date: 2024-04-11T12:59:33Z
   Creation Date: 2020-04-25T18:36:40Z
   Registry Expiry Date: {registry}
   Registrar: Example Registrar, Inc.
   Registrar Abuse Contact Email: abuse@example.net
>>> Last update of whois database: 2025-06-20T04:06:22Z <<<
NOTICE: The expiration date displayed in this record is the date the registrar's sponsorship ends.
"""


def told(readings: tuple[Reading, ...]) -> dict[str, str]:
    assert len(readings) == 1, readings
    return {name: item.value for name, item in readings[0].fields.items()}


def entity(roles: list[str], **names: Any) -> dict[str, Any]:
    rows = [
        ["version", {}, "text", "4.0"],
        *([key, {}, "text", value] for key, value in names.items()),
    ]
    return {"objectClassName": "entity", "roles": roles, "vcardArray": ["vcard", rows]}


def rdap(*entities: dict[str, Any], expires: str = "2028-04-25T18:36:40Z", **more: Any) -> str:
    events = [
        {"eventAction": "registration", "eventDate": "2020-04-25T18:36:40Z"},
        {"eventAction": "expiration", "eventDate": expires},
    ]
    return json.dumps({"ldhName": "JIA-SHILI.COM", "events": events, "entities": entities, **more})


@pytest.mark.parametrize(
    "shown",
    [
        CNNIC,
        CNNIC.replace("\n", "\r\n"),
        "$ whois jia-shili.cn\n\n" + CNNIC.replace("\n", "\n\n"),
        "".join(f" * {line}\n" for line in CNNIC.splitlines()),
        "".join(f"    [{n}] => {line}\n" for n, line in enumerate(CNNIC.splitlines())),
    ],
)
def test_a_cn_answer_is_read_however_it_was_copied(shown: str) -> None:
    assert told(read_registrations(shown)) == {
        "domain": "jia-shili.cn",
        "registrar": "阿里云计算有限公司（万网）",
        "holder": "深圳市甲示例有限公司",
        "expires_on": "2028-01-01",
    }


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2028-04-25T10:36:40Z", "2028-04-25"),
        ("2028-04-25T18:36:40Z", "2028-04-26"),
        ("2028-04-25T23:59:59+08:00", "2028-04-25"),
        ("25-apr-2028", "2028-04-25"),
    ],
)
def test_a_time_in_utc_is_the_day_that_it_is_in_china(written: str, day: str) -> None:
    assert told(read_registrations(GTLD.format(registry=written)))["expires_on"] == day
    assert "holder" not in told(read_registrations(GTLD.format(registry=written)))


def test_the_registrars_earlier_day_counts_before_the_registrys() -> None:
    both = GTLD.format(registry="2029-04-25T10:00:00Z") + (
        "Domain Name: jia-shili.com\nRegistrar Registration Expiration Date: 2028-04-25T10:00:00Z\n"
        "Registrar: Example Registrar, Inc.\nRegistrant Organization: Jia Shili Ltd.\n"
    )
    found = told(read_registrations(both))
    assert (found["expires_on"], found["holder"]) == ("2028-04-25", "Jia Shili Ltd.")


@pytest.mark.parametrize(
    ("organisation", "name"),
    [
        ("REDACTED FOR PRIVACY", "REDACTED FOR PRIVACY"),
        ("Privacy service provided by Withheld for Privacy ehf", "Redacted for Privacy"),
        ("Domains By Proxy, LLC", "Registration Private"),
        ("Nexperian Holding Limited", "Nexperian Holding Limited"),
        ("", "Domain Administrator"),
        ("", "******"),
        ("隐私保护", "隐私保护"),
    ],
)
def test_what_hides_the_holder_is_nobody(organisation: str, name: str) -> None:
    answer = GTLD.format(registry="2028-04-25T10:00:00Z")
    answer += f"Registrant Name: {name}\nRegistrant Organization: {organisation}\n"
    assert "holder" not in told(read_registrations(answer))
    card = entity(["registrant"], fn=name, org=organisation)
    assert "holder" not in told(read_registrations(rdap(card)))


@pytest.mark.parametrize(
    "holder", ["甲示例环境保护有限公司", "Jia Private Limited", "Shield Co., Ltd."]
)
def test_names_that_only_sound_so_are_holders(holder: str) -> None:
    answer = GTLD.format(registry="2028-04-25T10:00:00Z") + f"Registrant Organization: {holder}\n"
    assert told(read_registrations(answer))["holder"] == holder


def test_an_rdap_answer_is_read_and_broken_ones_tell_nothing() -> None:
    found = told(
        read_registrations(
            rdap(entity(["abuse"]), entity(["registrar"], fn="Example Registrar, Inc."))
        )
    )
    assert found == {
        "domain": "jia-shili.com",
        "registrar": "Example Registrar, Inc.",
        "expires_on": "2028-04-26",
    }
    chinese = read_registrations(rdap(unicodeName="甲示例.中国"))
    assert told(chinese)["domain"] == "甲示例.中国"
    for broken in ("{", "[[[[", '{"ldhName": 7}', '{"ldhName": "a.cn", "events": {}}', "null"):
        assert read_registrations(broken) == ()


def test_two_domains_in_one_text_are_two() -> None:
    found = read_registrations(CNNIC + CNNIC.replace("jia-shili", "yi-shili").replace("甲", "乙"))
    assert [(one.fields["domain"].value, one.fields["holder"].value) for one in found] == [
        ("jia-shili.cn", "深圳市甲示例有限公司"),
        ("yi-shili.cn", "深圳市乙示例有限公司"),
    ]


@pytest.mark.parametrize(
    ("card", "want"),
    [
        (
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:张三\r\nTEL;TYPE=CELL:+86-138-0013-8000\r\n"
            "item1.TEL;TYPE=WORK,VOICE:+86-755-2601-2345\r\nTEL;TYPE=FAX:0755-26012346\r\n"
            "EMAIL;TYPE=INTERNET:zhang@example.cn\r\nEND:VCARD\r\n",
            ("张三", "13800138000", "086-0755-26012345", "zhang@example.cn"),
        ),
        (
            "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E5=BC=A0;=E4=\r\n"
            "=B8=89;;;\r\nTEL;CELL:138 0013 8000\r\nEND:VCARD",
            ("张三", "13800138000", "", ""),
        ),
        (
            'BEGIN:VCARD\nVERSION:4.0\nFN:Wang Wu\nTEL;VALUE=uri;TYPE="voice,cell":tel:+86-137-0013-7000\n'
            "EMAIL:wang@exam\n ple.cn\nEND:VCARD",
            ("Wang Wu", "13700137000", "", "wang@example.cn"),
        ),
        (
            "MECARD:N:李,四;TEL:13900139000;EMAIL:li@example.cn;;",
            ("李四", "13900139000", "", "li@example.cn"),
        ),
        (
            "联系人：李四\n手机：139 0013 9000\n电话：0755-26012345-808\n传真：0755-26012346\n邮箱：li@example.cn",
            ("李四", "13900139000", "086-0755-26012345-808", "li@example.cn"),
        ),
        (
            "M: +86 137 0013 7000  T: +86 (10) 6250 1234  F: +86 10 6250 1235\nE: wu@example.com.cn",
            ("", "13700137000", "086-010-62501234", "wu@example.com.cn"),
        ),
    ],
)
def test_phone_and_mail_of_cards_and_signatures(card: str, want: tuple[str, ...]) -> None:
    found = told(read_contacts(card))
    assert tuple(found.get(k, "") for k in ("name", "mobile", "office_phone", "email")) == want


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BEGIN:VCARD\nFN:张三\nTEL:10010\nTEL;TYPE=FAX:01062501235\nEND:VCARD",
        "订单号 2026113013800138000 已发货",
        "BEGIN:VCARD\n" * 20_000,
    ],
)
def test_texts_without_a_number_or_an_address_tell_nothing(text: str) -> None:
    assert read_contacts(text) == ()
