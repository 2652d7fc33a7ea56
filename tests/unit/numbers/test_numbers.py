"""Numbers: what is right passes, what cannot be right is refused with the right kind of fault."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.cn import ric as oracle_ric
from stdnum.cn import uscc as oracle_uscc

from icpdesk.numbers import email as email_module
from icpdesk.numbers import (
    filing_number,
    hk_macau_permit,
    hostname,
    landline,
    mobile,
    organisation_code,
    passport,
    permanent_residence,
    residence_permit,
    resident_id,
    taiwan_permit,
    uscc,
)
from icpdesk.numbers.errors import InvalidNumber
from icpdesk.numbers.kinds import KINDS, kind
from tests.support import people

settings.register_profile("quick", max_examples=40, deadline=None)
settings.load_profile("quick")

days = st.dates(date(1920, 1, 1), date(2015, 12, 31)).map(lambda day: day.strftime("%Y%m%d"))
sequences = st.integers(0, 999).map(lambda number: f"{number:03d}")
areas = st.sampled_from(["110101", "440305", "310115", "540102", "331004"])
ids = st.builds(people.resident_id, areas, days, sequences)
serials = st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=8, max_size=8)
codes = st.builds(
    people.credit_code,
    st.sampled_from(["440300", "110108"]),
    st.sampled_from(["91", "12", "51", "N2"]),
    serials,
)


def fault_of(name: str, value: str) -> str:
    with pytest.raises(InvalidNumber) as caught:
        kind(name).validate(value)
    assert caught.value.message.en and caught.value.message.zh
    return caught.value.kind


@given(ids)
def test_resident_id_with_its_check_digit_is_valid(number: str) -> None:
    assert resident_id.validate(number) == number
    assert oracle_ric.calc_check_digit(number) == number[-1]


@given(ids, st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_in_a_resident_id_is_always_found(
    number: str, place: int, shift: int
) -> None:
    digit = str((int(number[place]) + shift) % 10)
    assert not resident_id.is_valid(number[:place] + digit + number[place + 1 :])


@given(ids, st.integers(0, 15))
def test_two_swapped_digits_in_a_resident_id_are_found(number: str, place: int) -> None:
    a, b = number[place], number[place + 1]
    if a != b:
        assert not resident_id.is_valid(number[:place] + b + a + number[place + 2 :])


@given(codes)
def test_credit_code_with_both_checks_is_valid(code: str) -> None:
    assert uscc.validate(code) == code
    assert organisation_code.is_valid(code[8:17])
    if code[:2].isdecimal():
        assert oracle_uscc.calc_check_digit(code) == code[-1]


@given(codes, st.integers(0, 16), st.sampled_from(uscc.ALPHABET))
def test_one_wrong_character_in_a_credit_code_is_found(code: str, place: int, other: str) -> None:
    if code[place] != other:
        assert not uscc.is_valid(code[:place] + other + code[place + 1 :])


@given(st.sampled_from(sorted(KINDS)), st.text(max_size=40))
def test_garbage_is_refused_with_words_and_nothing_else(name: str, text: str) -> None:
    module = kind(name)
    try:
        module.validate(text)
        module.doubts(text)
    except InvalidNumber as wrong:
        assert wrong.message.en


@given(ids)
def test_spaces_and_full_width_do_not_matter(number: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) for c in number.lower())
    assert resident_id.validate(f" {wide[:6]} {wide[6:14]} {wide[14:]} ") == number


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("resident-id", "11010519491231002", "length"),
        ("resident-id", "110105194912310029", "check-digit"),
        ("resident-id", "1101051949123100AX", "form"),
        ("resident-id", people.resident_id("110105", "19491331"), "part"),
        ("resident-id", people.resident_id("990105"), "part"),
        ("resident-id", people.residence_permit(), "part"),
        ("resident-id", "610104620927690", "form"),
        ("residence-permit", people.resident_id(), "part"),
        ("uscc", "91440300MA5EXAMPI0", "form"),
        ("uscc", "91440300MA5EXAM", "length"),
        ("uscc", "9144030OMA5EXAMP0C", "form"),
        ("org-code", "MA5EXAMP1", "check-digit"),
        ("hk-macau-permit", "K12345678", "form"),
        ("taiwan-permit", "1234567", "form"),
        ("passport", "AB", "form"),
        ("mobile", "12345678901", "form"),
        ("mobile", "1380013800", "length"),
        ("landline", "26000000", "form"),
        ("landline", "95187", "form"),
        ("landline", "010-6600123", "form"),
        ("landline", "4008001234", "form"),
        ("landline", "800-820-1234", "form"),
        ("hk-macau-residence-permit", people.residence_permit(area="830000"), "part"),
        ("taiwan-residence-permit", people.residence_permit(area="810000"), "part"),
        ("permanent-residence", people.permanent_residence(province="99"), "part"),
        ("permanent-residence", people.permanent_residence(nationality="156"), "part"),
        ("filing-number", "", "form"),
        ("filing-number", "粤ICP123", "form"),
        ("filing-number", "某ICP备12345678号", "form"),
        ("email", "a@b", "form"),
        ("email", "a..b@example.cn", "form"),
        ("domain", "example", "form"),
        ("domain", "-example.cn", "form"),
        ("domain", "192.168.0.1", "form"),
    ],
)
def test_each_fault_is_told_from_the_others(name: str, value: str, fault: str) -> None:
    assert fault_of(name, value) == fault


@pytest.mark.parametrize(
    ("name", "value", "compact"),
    [
        ("resident-id", "11010519491231002x", "11010519491231002X"),
        ("residence-permit", "810000199408230021", "810000199408230021"),
        ("permanent-residence", people.permanent_residence(), people.permanent_residence()),
        ("permanent-residence", "pak310080010103", "PAK310080010103"),
        ("hk-macau-permit", "h12345678", "H12345678"),
        ("hk-macau-permit", "HA1234567", "HA1234567"),
        ("taiwan-permit", "01234567", "01234567"),
        ("mobile", "+86 138-0013-8000", "13800138000"),
        ("landline", "(0755) 26000000-801", "086-0755-26000000-801"),
        ("landline", "010-62345678", "086-010-62345678"),
        ("landline", "010-66001234分机801", "086-010-66001234-801"),
        ("landline", "010-66001234，分机号：801", "086-010-66001234-801"),
        ("landline", "010 6600 1234 ext. 801", "086-010-66001234-801"),
        ("landline", "010-66001234#801", "086-010-66001234-801"),
        ("landline", "+86 10 6600 1234", "086-010-66001234"),
        ("landline", "+861066001234", "086-010-66001234"),
        ("landline", "0755 2600 0000", "086-0755-26000000"),
        ("landline", "0531 881 1223", "086-0531-8811223"),
        ("landline", "（０１０）６６００１２３４", "086-010-66001234"),
        ("hk-macau-residence-permit", people.residence_permit(), people.residence_permit()),
        ("taiwan-residence-permit", "830000199201300022", "830000199201300022"),
        ("filing-number", " 粤icp备 12345678号", "粤ICP备12345678号"),
        ("filing-number", "沪ICP备2021012345号－1", "沪ICP备2021012345号-1"),
        ("filing-number", "京ICP证030173号", "京ICP证030173号"),
        ("filing-number", "浙B2-20080101-4", "浙B2-20080101-4"),
        ("email", " lin@example.cn ", "lin@example.cn"),
        ("domain", "示例。公司", "示例.公司"),
        ("domain", "EXAMPLE.COM.CN.", "example.com.cn"),
    ],
)
def test_forms_that_people_type_are_understood(name: str, value: str, compact: str) -> None:
    assert kind(name).validate(value) == compact


def test_old_area_codes_stay_valid() -> None:
    """Abolished districts stay in the numbers of the people born there."""
    assert resident_id.is_valid(people.resident_id("310119", "19500101"))


@pytest.mark.parametrize(
    ("name", "whole", "suffix"),
    [
        ("www.example.com.cn", "example.com.cn", "com.cn"),
        ("a.b.example.top", "example.top", "top"),
        ("example.bj.cn", "example.bj.cn", "bj.cn"),
        ("www.例子.中国", "例子.中国", "中国"),
        ("shop.example.co.uk", "example.co.uk", "co.uk"),
        ("com.cn", "", "com.cn"),
    ],
)
def test_registrable_name(name: str, whole: str, suffix: str) -> None:
    assert hostname.registrable(name) == whole
    assert hostname.suffix(name) == suffix


def test_home_of_a_number_is_known_offline() -> None:
    assert mobile.home("13802512345").startswith("广东")
    assert landline.home("0571-87654321").startswith("浙江")


def test_a_service_number_is_told_from_a_landline() -> None:
    assert landline.is_service_number("400 800 1234")
    assert not landline.is_service_number("0755-26000000")
    assert "400" in landline_fault("4008001234").message.en


def landline_fault(text: str) -> InvalidNumber:
    with pytest.raises(InvalidNumber) as caught:
        landline.validate(text)
    return caught.value


def test_a_filing_number_tells_its_province() -> None:
    assert filing_number.province("蜀ICP备2021012345号-3X") == "sichuan"
    assert filing_number.province("陇ICP备12345678号") == "gansu"
    assert filing_number.province("粤ICP123") == ""


def test_an_unknown_nationality_is_a_doubt() -> None:
    assert permanent_residence.doubts(people.permanent_residence(nationality="999"))
    assert not permanent_residence.doubts(people.permanent_residence())


def test_birth_date_and_sex() -> None:
    number = people.resident_id("440305", "19900307", "888")
    assert resident_id.birth_date(number) == date(1990, 3, 7)
    assert not resident_id.is_male(number)
    assert residence_permit.validate(people.residence_permit())


def test_doubtful_forms_are_valid_with_a_doubt() -> None:
    assert hk_macau_permit.doubts("H1234567801")
    assert taiwan_permit.doubts("0123456789A")
    assert permanent_residence.doubts("PAK310080010104")
    assert not permanent_residence.doubts("PAK310080010103")
    assert mobile.doubts("17012345678")
    assert passport.doubts("X1234567890")
    assert email_module.doubts("lin+icp@example.cn")


def test_reading_the_suffix_list_by_top_level_name_says_what_the_whole_list_says() -> None:
    from publicsuffixlist import PublicSuffixList

    whole = PublicSuffixList(only_icann=True)
    for name in (
        "a.b.co.uk", "a.b.kawasaki.jp", "city.kawasaki.jp", "www.ck", "b.c.ck", "github.io",
        "a.eu.org", "xn--55qw42g.cn", "a.xn--mgba3a4f16a.ir", "a.xn--p1ai", "a.nowhere", "blog.uk",
    ):  # fmt: skip
        assert hostname._suffix_of(name, only_icann=True) == whole.publicsuffix(name), name
    assert hostname.lent_under("me.github.io") == "github.io"
    assert hostname.lent_under("www.me.github.io") == "github.io"
    assert hostname.lent_under("example.org") == hostname.lent_under("github.io") == ""
