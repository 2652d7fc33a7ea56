"""Our own papers: which ones, who signs, what the PDF and the Word file hold."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pypdf
import pypdfium2
import pytest

from icpdesk.model import Domain, FiledValue, Filing
from icpdesk.papers.guide_pdf import guide_pdf
from icpdesk.papers.paper_docx import paper_docx
from icpdesk.papers.paper_english import english_of
from icpdesk.papers.paper_pdf import paper_pdf, paper_with_places
from icpdesk.papers.papers import paper, papers_for
from icpdesk.papers.plan import PaperPlan
from icpdesk.papers.printed import printed_from, printed_paper
from icpdesk.papers.type_rows import sms_rows
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.papers import PaperRow, paper_rows
from icpdesk.rulebook.values import values_of
from tests.support.edit import put, with_value
from tests.support.filings import DAY, clean_filing
from tests.support.people import resident_id
from tests.support.types import NINE, of_type

BOOK = shipped()
ROWS = paper_rows(BOOK)


def slugs(filing: Filing, day: date = DAY) -> list[str]:
    return [plan.file_stem for plan in papers_for(Case(filing, BOOK, day))]


def plan_of(slug: str, filing: Filing) -> PaperPlan:
    row = next(row for row in ROWS if row.slug == slug)
    values = values_of(filing, BOOK, 0)
    return PaperPlan(paper(slug), row, row.marks_for(filing), 0, slug, values)


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    words = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return re.sub(r"[\r\n\ufffe]", "", words)


def fonts_of(data: bytes) -> list[tuple[str, bool]]:
    found = []
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index,union-attr]
            described = font.get_object().get("/FontDescriptor")
            embedded = described is not None and "/FontFile2" in described.get_object()
            found.append((str(font.get_object()["/BaseFont"]), embedded))
    return found


def many_domains(filing: Filing, count: int) -> Filing:
    first = filing.websites[0].domains[0]
    domains = tuple(
        first.changed({"name": f"a-rather-long-name-number-{n:02d}.example-site.cn"})
        for n in range(count)
    )
    return with_value(filing, "websites[0].domains", domains)


def test_every_row_has_words_and_every_template_a_row() -> None:
    from icpdesk.base.paths import resource

    folders = {path.parent.name for path in resource("templates").glob("*/paper.toml")}
    assert folders == {row.slug for row in ROWS}
    for row in ROWS:
        assert paper(row.slug).name.en and paper(row.slug).name.zh and row.sources
        assert (resource("templates", row.slug, "paper.docx")).is_file()
        assert any(mark.kind in ("signature", "seal") for mark in row.marks)


def test_a_company_signs_with_a_seal_and_an_individual_does_not() -> None:
    company = plan_of("statement", clean_filing("sichuan"))
    person = plan_of("statement", clean_filing("sichuan", "individual"))
    assert [mark.kind for mark in company.marks] == ["signature", "seal", "date"]
    assert [mark.kind for mark in person.marks] == ["signature", "date"]


def test_guangdong_promise_follows_the_nature_and_the_date() -> None:
    assert "promise-guangdong-organisation" in slugs(clean_filing("guangdong"))
    individual = clean_filing("guangdong", "individual")
    assert "promise-guangdong-individual" in slugs(individual)
    assert [mark.kind for mark in plan_of("promise-guangdong-individual", individual).marks] == [
        "signature", "number", "date", "fingerprint"
    ]  # fmt: skip
    assert slugs(clean_filing("guangdong"), date(2021, 6, 20)) == ["statement"]


def test_jiangsu_has_notice_and_promise_for_each_website() -> None:
    filing = clean_filing("jiangsu")
    filing = filing.changed({"websites": filing.websites * 2})
    found = slugs(filing)
    assert {"notice-jiangsu-1", "promise-jiangsu-1", "promise-jiangsu-2"} <= set(found)


@pytest.mark.parametrize(
    ("province", "letter"),
    [("shanghai", "letter-shanghai"), ("sichuan", "letter-website-administrator")],
)
def test_letter_for_a_website_administrator(province: str, letter: str) -> None:
    found = slugs(clean_filing(province, manager=True))
    assert [name for name in found if name.startswith("letter")] == [letter]
    assert not [name for name in slugs(clean_filing(province)) if name.startswith("letter")]


def test_only_the_website_of_another_administrator_gets_a_letter() -> None:
    filing = clean_filing("sichuan", manager=True)
    own = clean_filing("sichuan").websites[0]
    filing = filing.changed({"websites": (own, *filing.websites)})
    found = [name for name in slugs(filing) if name.startswith("letter")]
    assert found == ["letter-website-administrator-2"]


def test_a_foreign_legal_representative_gives_his_own_letter_where_the_province_says_so() -> None:
    def foreign(province: str) -> list[str]:
        filing = put(
            clean_filing(province),
            subject__legal_representative__document_type="passport",
            subject__legal_representative__document_number="X1234567",
        )
        person = filing.person("subject.administrator").changed(
            {"same_as": "", "name": "吴另人", "document_type": "resident-id",
             "document_number": resident_id("130102", sequence="551")}
        )  # fmt: skip
        filing = with_value(filing, "subject.administrator", person)
        return [name for name in slugs(filing) if "legal" in name or "subject-admin" in name]

    assert foreign("hebei") == ["letter-legal-representative"]
    assert foreign("sichuan") == ["letter-subject-administrator"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("晴川金融信息网", "finance-promise"), ("晴川文化展示网", "culture-promise"),
        ("晴川教育咨询网", "training-promise"), ("晴川医疗器械展示", "no-permit-promise"),
    ],
)  # fmt: skip
def test_promises_follow_the_words_of_the_names(name: str, slug: str) -> None:
    assert slug in slugs(put(clean_filing("zhejiang"), websites__0__name=name))
    assert slug not in slugs(put(clean_filing("yunnan"), websites__0__name=name))
    assert slug not in slugs(clean_filing("zhejiang"))


def test_change_of_name_only_in_a_change() -> None:
    filing = clean_filing("sichuan")
    assert "name-change-explanation" not in slugs(filing)
    change = put(filing, filing_type="change-subject")
    assert "name-change-explanation" not in slugs(change)
    renamed = put(change, filed=(FiledValue(field="subject.name", value="旧名商贸有限公司"),))
    assert "name-change-explanation" in slugs(renamed)
    plans = {plan.paper.slug: plan for plan in papers_for(Case(renamed, BOOK, DAY))}
    explained = plans["name-change-explanation"]
    pages = pypdf.PdfReader(io.BytesIO(paper_pdf(explained))).pages
    assert "旧名商贸有限公司" in pages[0].extract_text()
    with zipfile.ZipFile(io.BytesIO(paper_docx(explained))) as word:
        assert "旧名商贸有限公司" in word.read("word/document.xml").decode()


@pytest.mark.parametrize("slug", NINE)
def test_papers_are_made_only_for_types_that_ask_for_papers(slug: str) -> None:
    filing = of_type(clean_filing("guangdong", manager=True), slug)
    made = papers_for(Case(filing, BOOK, DAY))
    signed_for_sites = any(plan.row.per == "website" for plan in made)
    assert signed_for_sites == (slug in ("first", "new-website", "new-access", "change-website"))
    assert bool(made) == (signed_for_sites or slug == "change-subject")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.slug)
def test_pdf_embeds_all_fonts_names_title_and_language_and_is_tagged(row) -> None:
    nature = "individual" if "individual" in row.scope.get("when", ()) else "enterprise"
    plan = plan_of(row.slug, clean_filing("guangdong", nature, manager=nature != "individual"))
    data = paper_pdf(plan)
    assert data == paper_pdf(plan)
    assert all(embedded for _, embedded in fonts_of(data))
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert reader.metadata and reader.metadata.title == plan.paper.name.zh
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "zh-CN" and root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert root["/StructTreeRoot"]["/K"]["/K"][0]["/S"] == "/H1"  # type: ignore[index]
    if row.pages:
        assert len(reader.pages) <= row.pages
    words = text_of(data)
    assert plan.paper.title in words and plan.code in words
    for mark in plan.marks:
        assert mark.label.zh in words


def test_rare_characters_are_drawn_and_can_be_copied() -> None:
    filing = put(clean_filing("sichuan"), subject__name="成都𬭎𠅤示例有限公司")
    assert "成都𬭎𠅤示例有限公司" in text_of(paper_pdf(plan_of("statement", filing)))


def test_long_values_stay_on_one_page_whole() -> None:
    filing = many_domains(clean_filing("sichuan", manager=True), 25)
    filing = put(
        filing,
        subject__name="四川某某某某某某某某国际示例科技产业发展集团股份有限公司" * 2,
        websites__0__administrator__name="Alexandra Wilhelmina van der Example-Hohenstein",
    )
    for slug in ("statement", "letter-website-administrator", "promise-jiangsu"):
        data = paper_pdf(plan_of(slug, filing))
        assert len(pypdf.PdfReader(io.BytesIO(data)).pages) == 1
        words = text_of(data)
        for domain in filing.websites[0].domains:
            assert domain.name in words


def test_places_lie_on_the_page_beside_each_other() -> None:
    _, places = paper_with_places(plan_of("statement", clean_filing("sichuan")))
    boxes = {place.kind: place.box for place in places}
    assert list(boxes) == ["signature", "seal", "date"], "numbered as the guide lists them"
    assert set(boxes) == {"signature", "seal", "date"}
    assert boxes["signature"][2] < boxes["seal"][0]
    for left, top, right, bottom in boxes.values():
        assert 0 < left < right < 595 and 0 < top < bottom < 842


def test_code_changes_with_the_words_that_are_printed_and_with_nothing_else() -> None:
    filing = clean_filing("sichuan")
    code = plan_of("statement", filing).code
    assert plan_of("statement", put(filing, title="anything")).code == code
    changed = put(filing, websites__0__name="另一个示例网站名称")
    assert plan_of("statement", changed).code != code


def test_printed_lines_are_the_words_of_the_paper() -> None:
    filing = clean_filing("sichuan")
    printed = printed_paper(plan_of("statement", filing))
    lines = {line.text for line in printed.pages[0].lines}
    assert {
        filing.subject.name,
        "网站备案信息真实性声明",
        filing.websites[0].domains[0].name,
    } <= lines
    assert ("subject.name", filing.subject.name) in printed.values


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.slug)
def test_word_file_holds_the_same_values_and_only_the_marks_of_this_filing(row) -> None:
    nature = "individual" if "individual" in row.scope.get("when", ()) else "enterprise"
    plan = plan_of(row.slug, clean_filing("guangdong", nature, manager=nature != "individual"))
    data = paper_docx(plan)
    assert data == paper_docx(plan)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        words = package.read("word/document.xml").decode()
        assert plan.code in package.read("word/footer1.xml").decode()
    assert "{{" not in words and "[[" not in words
    text = "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)", words))
    kinds = {mark.kind for mark in plan.marks}
    assert ("公章" in text) == ("seal" in kinds)
    for mark in plan.marks:
        assert mark.label.zh in words


def test_values_are_escaped_in_the_word_file() -> None:
    plan = plan_of("statement", put(clean_filing("sichuan"), subject__name="A & B <公司>"))
    with zipfile.ZipFile(io.BytesIO(paper_docx(plan))) as package:
        assert "A &amp; B &lt;公司&gt;" in package.read("word/document.xml").decode()


def test_guide_names_every_paper_with_its_marks_and_pen() -> None:
    filing = clean_filing("guangdong", manager=True)
    plans = papers_for(Case(filing, BOOK, DAY))
    case = Case(filing, BOOK, DAY)
    words = text_of(guide_pdf(plans, case, printed=[printed_paper(p) for p in plans]))
    assert "加盖公章" in words
    for plan in plans:
        assert plan.paper.name.zh in words
        assert all(mark.label.zh in words for mark in plan.marks)
    assert "仅用黑色签字笔" in words and "日期留空" in words
    assert "is authorised to be the website administrator" in words.replace("\n", " ")


def test_guide_of_a_person_speaks_of_no_seal_licence_or_change() -> None:
    case = Case(clean_filing("jiangsu", "individual"), BOOK, DAY)
    words = text_of(guide_pdf(papers_for(case), case))
    assert "本省说明" in words and "版权所有" in words
    assert not re.search("公章|营业执照副本|变更证明|注销主体", words)


def test_small_picture_of_a_draft_shows_no_bar_for_the_word_across_it() -> None:
    case = Case(clean_filing("jiangsu", "individual"), BOOK, DAY)
    plan = papers_for(case)[0]
    drawn = [
        guide_pdf([plan], case, printed=[printed_from(plan, *paper_with_places(plan, draft=draft))])
        for draft in (False, True)
    ]
    assert drawn[0] == drawn[1]


def test_row_of_the_text_message_has_no_empty_brackets() -> None:
    filing = clean_filing("guangdong")
    said = [row.note for row in sms_rows(filing, BOOK)]
    number = filing.person("subject.administrator").document_number
    assert f"({number[-6:]})" in said[0].en
    open_yet = put(
        filing,
        subject__administrator__document_number="",
        subject__legal_representative__document_number="",
        websites__0__administrator__document_number="",
    )
    for row in sms_rows(open_yet, BOOK):
        assert "()" not in row.note.en and "（）" not in row.note.zh


def test_domain_holders_are_named_once() -> None:
    filing = clean_filing("shanghai")
    domain = filing.websites[0].domains[0]
    both = (domain, Domain(name="b.cn", holder=domain.holder))
    filing = with_value(filing, "websites[0].domains", both)
    assert values_of(filing, BOOK)["website.holders"] == domain.holder


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.slug)
def test_the_english_of_a_paper_tells_every_value_and_every_mark(row: PaperRow) -> None:
    filing = clean_filing("sichuan")
    plan = plan_of(row.slug, filing)
    told = english_of(plan)
    words = "\n".join(f"{line.text} {line.value}" for line in told)
    assert {plan.values[name] for name in plan.paper.fields if plan.values.get(name)} <= {
        value for value in plan.values.values() if value in words
    }
    assert [line.text for line in told if line.kind == "mark"] == [m.label.en for m in plan.marks]
    for block in plan.paper.blocks:
        said = set(re.findall(r"{{ [\w.]+ }}", str(block.get("text", ""))))
        assert said == set(re.findall(r"{{ [\w.]+ }}", str(block.get("en", ""))))
        assert len(block.get("rows", ())) == len(block.get("rows_en", ()))


def test_what_a_foreigner_signs_is_told_in_english() -> None:
    told = english_of(plan_of("letter-website-administrator", clean_filing("sichuan")))
    text = next(line.text for line in told if line.kind == "text")
    assert "is authorised to be the website administrator" in text
    assert "{{" not in "".join(line.text + line.value for line in told)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.slug)
def test_python_docx_opens_template_and_paper(row: PaperRow) -> None:
    """Another reader than ours: a part that is named and missing stops it."""
    import docx

    from icpdesk.base.paths import resource

    docx.Document(str(resource("templates", row.slug, "paper.docx")))
    filled = docx.Document(io.BytesIO(paper_docx(plan_of(row.slug, clean_filing("guangdong")))))
    words = "".join(paragraph.text for paragraph in filled.paragraphs)
    assert words.strip() and "{{" not in words


def test_the_typefaces_are_read_where_they_lie() -> None:
    from mmap import mmap

    from reportlab.pdfbase import pdfmetrics

    from icpdesk.pdf import fonts

    fonts.register()
    for name in (fonts.REGULAR, fonts.BOLD):
        assert isinstance(pdfmetrics.getFont(name).face._ttf_data, mmap), "20 MB of copies"
