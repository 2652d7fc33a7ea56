"""What texts of others say about a filing, and whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from icpdesk.base.errors import FileProblem, InputError
from icpdesk.intake.yaml_file import read_filing
from icpdesk.model import Domain, Filing, Person, Website
from icpdesk.pipeline.new import read_pictures, write_new
from icpdesk.pipeline.told_texts import read_pasted, told_proposals
from icpdesk.rulebook.book import shipped

BOOK = shipped()
WHOIS = (
    "Domain Name: jia-shili.cn\nRegistrant: 深圳市甲示例有限公司\n"
    "Sponsoring Registrar: 阿里云计算有限公司（万网）\nExpiration Time: 2028-01-01 12:00:00\n"
)
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:张三\nTEL:13800138000\nEMAIL:zhang@example.cn\nEND:VCARD\n"


def filing_with(*domains: str, administrator: str = "") -> Filing:
    filing = Filing()
    website = Website().changed({"domains": tuple(Domain().changed({"name": n}) for n in domains)})
    person = Person().changed({"name": administrator})
    subject = filing.subject.changed({"administrator": person})
    return filing.changed({"websites": (website,), "subject": subject})


def states(filing: Filing, text: str) -> dict[str, tuple[str, str]]:
    return {
        str(one.path): (one.read, one.state)
        for one in told_proposals(filing, read_pasted(text), BOOK)
    }


def test_a_registration_fills_the_domain_of_its_name() -> None:
    found = states(filing_with("yi-shili.cn", "JIA-SHILI.CN"), WHOIS)
    assert found == {
        "websites[0].domains[1].name": ("jia-shili.cn", "equal"),
        "websites[0].domains[1].registrar": ("aliyun", "new"),
        "websites[0].domains[1].holder": ("深圳市甲示例有限公司", "new"),
        "websites[0].domains[1].expires_on": ("2028-01-01", "new"),
    }


def test_a_registration_of_another_domain_fills_nothing() -> None:
    assert states(filing_with("yi-shili.cn"), WHOIS) == {}
    assert states(filing_with(""), WHOIS)["websites[0].domains[0].name"] == ("jia-shili.cn", "new")


def test_a_card_fills_the_person_of_its_name_and_nobody_elses() -> None:
    found = states(filing_with("", administrator="张三"), CARD)
    assert found["subject.administrator.mobile"] == ("13800138000", "new")
    assert found["subject.administrator.name"] == ("张三", "equal")
    assert not {path for path in states(filing_with("", administrator="李四"), CARD)
                if path.startswith("subject.")}  # fmt: skip


def test_a_signature_without_a_name_is_the_administrators() -> None:
    found = states(
        filing_with("", administrator="李四"), "手机：139 0013 9000  邮箱：li@example.cn"
    )
    assert found == {
        "subject.administrator.mobile": ("13900139000", "new"),
        "subject.administrator.email": ("li@example.cn", "new"),
    }


def test_a_filing_begins_with_texts(tmp_path: Path) -> None:
    whois, card, out = (tmp_path / name for name in ("whois.txt", "zhang.vcf", "f.yaml"))
    whois.write_bytes(WHOIS.encode("gb18030"))
    card.write_text(CARD, "utf-8")
    begun = read_pictures((whois, card), out, BOOK)
    assert {one.file for one in begun.origins} == {"whois.txt", "zhang.vcf"}
    write_new(out, begun, "guangdong", "enterprise", "aliyun", BOOK)
    filing = read_filing(out, BOOK).filing
    domain = filing.websites[0].domains[0]
    assert (domain.name, domain.registrar, str(domain.expires_on)) == (
        "jia-shili.cn",
        "aliyun",
        "2028-01-01",
    )
    assert filing.person("subject.administrator").mobile == "13800138000"


def test_a_text_that_tells_nothing_says_what_does(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("你好", "utf-8")
    with pytest.raises(FileProblem, match="tells nothing") as raised:
        read_pictures((tmp_path / "a.txt",), tmp_path / "f.yaml", BOOK)
    assert "WHOIS" in raised.value.advice.zh
    with pytest.raises(InputError):
        read_pasted("No match for domain")
