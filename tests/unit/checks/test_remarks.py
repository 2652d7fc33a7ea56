"""Remarks of individuals: trade is told, what denies or only supposes it is not."""

from __future__ import annotations

import pytest

from icpdesk.pipeline.check import check
from tests.support.edit import put
from tests.support.filings import DAY, clean_filing


@pytest.mark.parametrize(
    ("remarks", "severity"),
    [
        ("本网站销售手工木作，支持在线支付，欢迎选购。", "error"),
        ("展示手工木作的过程，也承接定制。", "error"),
        ("展示手工木作的过程，向客户报价。", "warning"),
        ("记录手工木作的学习过程，不涉及销售、在线支付和任何经营活动。", ""),
        (
            "本网站是个人网站，不含有企业、单位等非个人网站的信息，若在核实中发现网站中含有商品销售"
            "等信息，本人愿接受注销网站的处罚。内容为手工木作的学习记录。",
            "",
        ),
        ("记录观鸟、读书和旅行的见闻，内容为原创文字和照片，仅供个人学习使用。", ""),
    ],
)
def test_trade_in_the_remarks_of_an_individual(remarks: str, severity: str) -> None:
    filing = put(clean_filing("zhejiang", "individual"), websites__0__remarks=remarks)
    found = [f for f in check(filing, as_of=DAY).findings if f.rule == "website.remark-commercial"]
    assert [finding.severity.value for finding in found] == [severity] * bool(severity)


@pytest.mark.parametrize(
    ("scope", "kinds"),
    [
        ("软件开发；股权投资基金管理", {"finance"}),
        ("危险化学品经营；第三类非药品类易制毒化学品经营", {"dangerous-goods"}),
        ("出版物零售；网络出版服务", {"publication"}),
        ("化工产品销售（不含许可类化工产品、危险化学品）；软件开发", set()),
        ("投资咨询（不含金融、证券）；办公用品销售", set()),
        ("软件开发；未经批准不得从事金融业务", set()),
        ("软件开发；办公用品销售；企业管理咨询", set()),
    ],
)
def test_words_of_a_scope_that_need_a_permit_in_every_province(scope: str, kinds: set[str]) -> None:
    filing = put(clean_filing("qinghai"), subject__business_scope=scope)
    found = check(filing, as_of=DAY).findings
    told = {f.measured["kind"] for f in found if f.rule == "subject.scope-needs-permit"}
    assert told == kinds
