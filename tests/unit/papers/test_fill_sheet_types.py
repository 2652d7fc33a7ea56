"""The fill sheet of each type of filing: only what the console asks there, in its own steps."""

from __future__ import annotations

import io

import pypdf
import pytest

from icpdesk.base.text import Text
from icpdesk.model import FiledValue, Filing, Person
from icpdesk.papers.fill_rows import FillRow, UploadLine, fill_sections
from icpdesk.papers.fill_sheet_html import fill_sheet_html
from icpdesk.papers.fill_sheet_pdf import fill_sheet_pdf
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.requirements import requirements
from icpdesk.rulebook.uploads import upload_attachments
from tests.support.edit import put
from tests.support.filings import DAY, clean_filing, mobile
from tests.support.types import CHANGED, NINE, filled, of_type

BOOK = shipped()
SUBJECT, SITE = mobile("hubei", 1), "13907100009"
TYPES = (*NINE, "change")


def filing_of(slug: str, provider: str = "ucloud") -> Filing:
    """One with another person for the website than for the subject, so that mobiles tell them apart."""
    filing = filled("hubei", "enterprise", slug, provider)
    filing = put(filing, subject__administrator__mobile=SUBJECT)
    if not filing.websites:
        return filing
    person = Person(
        name="周启明",
        document_type="resident-id",
        document_number="110101199003078515",
        mobile=SITE,
    )
    return put(filing, websites__0__administrator=person)


def rows_of(filing: Filing) -> list[FillRow]:
    lines = [
        UploadLine(f"{n}.jpg", Text(need.slot, need.slot), need.slot)
        for n, need in enumerate(requirements(Case(filing, BOOK, DAY)))
    ]
    return [row for part in fill_sections(Case(filing, BOOK, DAY), lines) for row in part.rows]


def labels(filing: Filing) -> set[str]:
    return {row.label.zh for row in rows_of(filing)}


@pytest.mark.parametrize(
    ("slug", "mobiles"),
    [
        ("first", {SUBJECT, SITE}), ("new-website", {SITE}), ("new-access", {SITE}),
        ("change-subject", {SUBJECT}), ("change-website", {SITE}), ("change-access", set()),
        ("cancel-website", {SITE}), ("cancel-subject", {SUBJECT}), ("cancel-access", set()),
        ("change", {SUBJECT}),
    ],
)  # fmt: skip
def test_the_text_message_goes_to_whom_the_type_says(slug: str, mobiles: set[str]) -> None:
    told = {row.value for row in rows_of(filing_of(slug)) if "短信发送至" in row.label.zh}
    assert told == mobiles


def test_of_a_whole_change_those_verify_whose_data_change() -> None:
    site = FiledValue(field="websites[0].name", value="旧日学习笔记")
    both = put(filing_of("change"), filed=(*filing_of("change").filed, site))
    told = {row.value for row in rows_of(both) if "短信发送至" in row.label.zh}
    assert told == {SUBJECT, SITE}


@pytest.mark.parametrize("slug", TYPES)
def test_files_are_uploaded_only_where_papers_are_asked(slug: str) -> None:
    files = [row for row in rows_of(filing_of(slug)) if row.is_file]
    assert bool(files) == (slug not in ("change-access",) and not slug.startswith("cancel"))


@pytest.mark.parametrize("slug", TYPES)
def test_only_what_changes_is_typed_in_a_change(slug: str) -> None:
    filing = filing_of(slug)
    changed = [row for row in rows_of(filing) if row.old is not None]
    if slug not in CHANGED:
        assert not changed
        return
    assert [(row.path, row.old) for row in changed] == [(CHANGED[slug].field, CHANGED[slug].value)]
    assert changed[0].value and changed[0].value != changed[0].old
    whole = slug == "change"
    assert ("主办单位证件号码" in labels(filing)) == whole
    assert ("电子邮箱" in labels(filing)) == whole


@pytest.mark.parametrize("slug", ["cancel-website", "cancel-subject", "cancel-access"])
def test_a_cancellation_compares_numbers_and_gives_its_reason(slug: str) -> None:
    told = labels(filing_of(slug))
    assert {"主体备案号", "注销理由", "等待管局审核"} <= told
    assert ("网站备案号" in told) == (slug != "cancel-subject")
    assert not told & {"通信地址", "网站服务内容", "备案省份", "核验对象"}


@pytest.mark.parametrize(
    ("provider", "slug", "name"),
    [
        ("huawei", "cancel-website", "注销互联网信息服务"), ("huawei", "change", "变更备案"),
        ("tencent", "change-website", "变更服务"), ("jd", "cancel-subject", "主体注销"),
        ("aliyun", "change-website", "变更网站信息"), ("ucloud", "change-access", "变更接入"),
    ],
)  # fmt: skip
def test_steps_use_the_words_of_the_provider(provider: str, slug: str, name: str) -> None:
    first = fill_sections(Case(filing_of(slug, provider), BOOK, DAY), ())[0]
    assert f"“{name}”" in first.title.zh


def test_a_dropped_domain_stands_beside_those_that_stay() -> None:
    filing = put(
        filing_of("change-website"),
        filed=(FiledValue(field="websites[0].domains", value="example-site.cn、old-shop.cn"),),
    )
    row = next(row for row in rows_of(filing) if row.old)
    assert (row.old, row.value) == ("example-site.cn、old-shop.cn", "example-site.cn")


def test_an_emptied_field_says_so() -> None:
    filing = put(
        filing_of("change-subject"),
        filed=(FiledValue(field="subject.remarks", value="旧备注"),),
        subject__remarks="",
    )
    row = next(row for row in rows_of(filing) if row.old)
    assert not row.value and "清空" in row.note.zh


@pytest.mark.parametrize("slug", ["change-subject", "cancel-access"])
def test_both_sheets_show_old_and_new(slug: str) -> None:
    filing = filing_of(slug)
    sections = fill_sections(Case(filing, BOOK, DAY), ())
    title = Text("Fill sheet", "备案填报单")
    html = fill_sheet_html(sections, title=title, provider=BOOK.provider("ucloud").name)
    data = fill_sheet_pdf(sections, title=title, provider=BOOK.provider("ucloud").name)
    text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
    assert ("旧路1号" in html) == ("旧路1号" in text) == (slug == "change-subject")
    assert ("原备案内容" in text) == (slug == "change-subject")
    assert 'data-value=""' not in html


@pytest.mark.parametrize(
    ("slug", "kept"),
    [
        ("first", {"licence", "cards", "site"}), ("change-subject", {"licence", "cards"}),
        ("change-website", {"cards", "site"}), ("change-access", set()), ("cancel-website", set()),
    ],
)  # fmt: skip
def test_files_that_the_type_does_not_ask_for_are_not_uploaded(slug: str, kept: set[str]) -> None:
    """Of a filing that was made from an earlier one and still holds all of its files."""
    filing = of_type(clean_filing("hubei"), slug)
    named = {
        "licence": {"business-licence"},
        "cards": {"id-front", "id-back"},
        "site": {"admin-photo", "statement-scan"},
    }
    held = {slot for group in named.values() for slot in group}
    uploaded = {item.slot for item in upload_attachments(filing, BOOK)} & held
    assert uploaded == {slot for group in kept for slot in named[group]}


@pytest.mark.parametrize("nature", ["enterprise", "individual"])
def test_a_change_of_a_website_asks_for_the_card_of_its_person(nature: str) -> None:
    filing = of_type(clean_filing("hubei", nature), "change-website")
    asked = {(need.slot, need.of) for need in requirements(Case(filing, BOOK, DAY))}
    assert ("id-front", "websites[0].administrator") in asked
    assert "business-licence" not in {slot for slot, _ in asked}
