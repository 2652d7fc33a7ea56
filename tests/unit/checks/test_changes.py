"""Old and new values of a change, numbers of websites, and what a cancellation costs."""

from __future__ import annotations

from typing import Any

import pytest

from icpdesk.model import FiledValue, Filing
from icpdesk.numbers import filing_number
from icpdesk.pipeline.check import check
from tests.support.edit import put
from tests.support.filings import DAY, clean_filing
from tests.support.types import of_type


def orders(filing: Filing) -> set[str]:
    """The rules of the order that speak of this filing, notes aside."""
    report = check(filing, as_of=DAY, pictures=False)
    return {
        f.rule
        for f in report.findings
        if f.rule.startswith("order.") and f.severity.value != "info"
    }


def changing(slug: str, *changes: tuple[str, str], province: str = "hubei", **new: Any) -> Filing:
    filing = of_type(clean_filing(province), slug)
    filed = tuple(FiledValue(field=field, value=value) for field, value in changes)
    return put(filing, filed=filed, **new)


@pytest.mark.parametrize(
    ("field", "old"),
    [
        ("subject.nature", "enterprise"), ("subject.nature", "企业"),
        ("subject.certificate.valid_from", "2019年3月15日"),
        ("subject.name", " 武汉市晴川科技有限公司 "),
    ],
)  # fmt: skip
def test_one_value_in_two_spellings_is_no_change(field: str, old: str) -> None:
    assert "order.change-same-value" in orders(changing("change-subject", (field, old)))


def test_an_order_of_lists_is_no_change() -> None:
    filing = changing(
        "change-access",
        ("websites[0].ip_addresses", "114.55.1.9、114.55.1.8"),
        websites__0__ip_addresses=("114.55.1.8", "114.55.1.9"),
    )
    assert "order.change-same-value" in orders(filing)
    assert not orders(put(filing, websites__0__ip_addresses=("114.55.1.8",)))


def test_domains_are_dropped_and_never_added() -> None:
    path = "websites[0].domains"
    assert not orders(changing("change-website", (path, "example-site.cn，old-shop.cn")))
    assert "order.change-domains-added" in orders(changing("change-website", (path, "old-shop.cn")))
    swapped = changing("change-website", ("websites[0].domains[0].name", "old-shop.cn"))
    assert "order.change-field-refused" in orders(swapped)


@pytest.mark.parametrize(
    ("slug", "field", "rule"),
    [
        ("change-subject", "websites[0].name", "order.change-of-other-type"),
        ("change-website", "subject.mailing_address", "order.change-of-other-type"),
        ("change-access", "websites[0].name", "order.change-of-other-type"),
        ("change-subject", "province", "order.change-field-refused"),
        ("change-subject", "subject.no_such_field", "order.change-field-unknown"),
        ("change-website", "websites[7].name", "order.change-field-unknown"),
        ("change-website", "websites[].name", "order.change-field-unknown"),
        ("change-website", "websites[0].administrator", "order.change-field-unknown"),
        ("change-website", "没有的栏目", "order.change-field-unknown"),
    ],
)  # fmt: skip
def test_what_cannot_be_changed_in_this_order_is_told(slug: str, field: str, rule: str) -> None:
    assert rule in orders(changing(slug, (field, "旧内容")))


@pytest.mark.parametrize(
    ("province", "field", "severity"),
    [
        ("anhui", "subject.certificate.number", "error"),
        ("hubei", "subject.certificate.number", "warning"),
        ("beijing", "subject.nature", "error"), ("guangdong", "subject.nature", "warning"),
        ("hubei", "subject.nature", "info"), ("hunan", "subject.administrator.name", "error"),
        ("hubei", "subject.administrator.name", ""),
    ],
)  # fmt: skip
def test_provinces_differ_in_what_they_change(province: str, field: str, severity: str) -> None:
    filing = changing("change-subject", (field, "个人"), province=province)
    found = [
        f.severity.value
        for f in check(filing, as_of=DAY, pictures=False).findings
        if f.rule == "order.change-field-refused"
    ]
    assert found == ([severity] if severity else [])


def test_shaanxi_refuses_another_subject_and_takes_its_own_changes() -> None:
    other = changing("change-subject", ("subject.nature", "个人"), province="shaanxi")
    own = changing("change-subject", ("subject.mailing_address", "旧路1号"), province="shaanxi")
    assert "order.change-refused" in orders(other)
    assert not orders(own)


@pytest.mark.parametrize(
    ("number", "wrong"),
    [
        ("鄂ICP备12345678号-1", False), ("鄂ICP备12345678号-12A", False), ("鄂ICP备12345678号", True),
        ("鄂ICP备87654321号-1", True), ("鄂ICP-1", True), ("鄂 ICP备 12345678号－2", False),
    ],
)  # fmt: skip
def test_the_number_of_a_website_is_the_subjects_with_its_own(number: str, wrong: bool) -> None:
    filing = put(
        of_type(clean_filing("hubei"), "cancel-website"), websites__0__filing_number=number
    )
    assert ("order.website-number-wrong" in orders(filing)) == wrong


def test_parts_of_a_number() -> None:
    assert filing_number.website("沪ICP备12345678号-3") == "3"
    assert filing_number.website("沪ICP备12345678号") == filing_number.website("x") == ""
    assert filing_number.subject(" 沪ICP备12345678号－3") == "沪ICP备12345678号"
    assert filing_number.subject("沪ICP备12345678号") == "沪ICP备12345678号"


def test_what_a_cancellation_costs() -> None:
    gone = of_type(clean_filing("hubei"), "cancel-website")
    assert not orders(gone)
    assert orders(put(gone, history__filed_websites=1)) == {"order.last-website"}
    assert orders(put(gone, websites__0__domains__0__name="a.zzzz")) == {"order.domain-lost"}
    left = put(of_type(clean_filing("hubei"), "cancel-access"), history__other_access=False)
    assert orders(left) == {"order.access-given-up"}
    unknown = of_type(clean_filing("hubei"), "cancel")
    assert "order.cancellation-unnamed" in orders(unknown)


@pytest.mark.parametrize("slug", ["change-website", "change-access", "cancel-website"])
def test_one_website_an_order(slug: str) -> None:
    filing = of_type(clean_filing("hubei"), slug)
    second = filing.websites[0].changed({"filing_number": "鄂ICP备12345678号-2"})
    two = filing.changed({"websites": (*filing.websites, second)})
    assert "order.too-many-websites" in orders(two) - orders(filing)
