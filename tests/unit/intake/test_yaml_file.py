"""Filing files: read back as written, every fault with its place, nothing hostile gets in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from icpdesk.base.errors import FileProblem
from icpdesk.base.sources import leads_out
from icpdesk.intake.blank import blank_filing, blank_paths
from icpdesk.intake.schema import filing_schema
from icpdesk.intake.yaml_file import LIMIT, build_filing, read_filing
from icpdesk.intake.yaml_tree import read_tree
from icpdesk.intake.yaml_write import filing_text, write_filing
from icpdesk.model import Attachment, Filing, Person, Subject, Website
from icpdesk.model.build import build, plain
from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.case import Case
from tests.support.filings import clean_filing

CLEAN = sorted((Path(__file__).parents[2] / "filings" / "clean").glob("*.yaml"))


def problem(tmp_path: Path, text: str | bytes) -> FileProblem:
    path = tmp_path / "filing.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    with pytest.raises(FileProblem) as caught:
        read_filing(path)
    assert caught.value.say("en") and caught.value.say("zh")
    return caught.value


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_written_filing_reads_back_equal(path: Path, tmp_path: Path) -> None:
    filing = read_filing(path).filing
    write_filing(tmp_path / "again.yaml", filing, shipped())
    assert read_filing(tmp_path / "again.yaml").filing == filing


words = st.text(
    st.characters(
        blacklist_categories=("Cs", "Cc"), blacklist_characters="\u2028\u2029\ufeff\u0085"
    ),
    max_size=30,
).map(str.strip)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words, words, words, words)
def test_any_clean_text_survives_the_round_trip(name: str, remark: str, file: str, ip: str) -> None:
    assume(not leads_out(file))
    typed = Filing(
        title=name,
        subject=Subject(name=name, administrator=Person(name=remark)),
        websites=(Website(name=remark, remarks=name, ip_addresses=(ip,) if ip else ()),),
        attachments=(Attachment(slot="other", file=file),),
    )
    filing = build(Filing, plain(typed))
    again = build_filing(read_tree(filing_text(filing, shipped())), shipped())
    assert again == filing and filing.attachments[0].file == file


def test_unknown_key_is_named_with_its_place_and_a_suggestion(tmp_path: Path) -> None:
    wrong = problem(tmp_path, "icpdesk: 1\nsubject:\n  nmae: 张三\n")
    assert (wrong.line, wrong.column) == (3, 3)
    assert "'nmae'" in wrong.message.en and "'name'" in wrong.message.en


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    text = "subject:\n  certificate: {valid_until: 2026-02-30}\n  has_seal: perhaps\nwebsites:\n  - domains:\n    - verified_on: soon\n"
    wrong = problem(tmp_path, text)
    for words_ in ("no such day", "true or false", "no date"):
        assert words_ in wrong.message.en
    assert (wrong.line, wrong.column) == (2, 30)
    assert "line 6" in wrong.message.en


def test_value_that_is_on_no_list_is_named(tmp_path: Path) -> None:
    wrong = problem(tmp_path, "province: guangdon\n")
    assert "guangdong" in wrong.message.en


@pytest.mark.parametrize("spelling", ["广东", "广东省", "GuangDong", "440000", "guangdong"])
def test_province_in_any_spelling(tmp_path: Path, spelling: str) -> None:
    path = tmp_path / "f.yaml"
    path.write_text(
        f"province: {spelling}\nsubject: {{nature: 企业, certificate: {{type: 营业执照}}}}\n",
        "utf-8",
    )
    filing = read_filing(path).filing
    assert filing.province == "guangdong"
    assert (filing.subject.nature, filing.subject.certificate.type) == (
        "enterprise",
        "business-licence",
    )


def test_numbers_keep_their_zeros_and_words_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "f.yaml"
    path.write_text("title: no\nsubject: {name: 0755, administrator: {mobile: 013}}\n", "utf-8")
    filing = read_filing(path).filing
    assert (filing.title, filing.subject.name, filing.subject.administrator.mobile) == (
        "no",
        "0755",
        "013",
    )


@pytest.mark.parametrize(
    ("text", "words_"),
    [
        ("", "empty"),
        ("   \n", "empty"),
        ("a: &x [1]\nb: *x\n", "Anchors"),
        ("- 1\n- 2\n", "not a filing"),
        ("title: [1\n", "not valid YAML"),
        ("title: a\ntitle: b\n", "twice"),
        ("a: 1\n---\nb: 2\n", "one document"),
        ("[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]", "nested"),
        (b"\xff\xfe\x00", "UTF-8"),
        ("标题: 张三".encode("gb18030"), "UTF-8"),
        (b"title: a\x00b", "binary"),
        ("title: {a: b}", "text"),
        ("websites: abc", "list"),
    ],
)
def test_unusable_file_gets_one_clear_sentence(
    tmp_path: Path, text: str | bytes, words_: str
) -> None:
    assert words_ in problem(tmp_path, text).say("en")


def test_alias_bomb_and_large_file_cost_nothing(tmp_path: Path) -> None:
    bomb = "a: &a [x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
    )
    assert "Anchors" in problem(tmp_path, bomb).say("en")
    assert "larger" in problem(tmp_path, b"x" * (LIMIT + 1)).say("en")


@given(st.binary(max_size=300))
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_bytes_raise_anything_else(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "f.yaml"
    path.write_bytes(data)
    try:
        read_filing(path)
    except FileProblem as wrong:
        assert wrong.message.en


@pytest.mark.parametrize("nature", ["enterprise", "individual", "public-institution"])
def test_new_file_has_the_fields_and_slots_and_reads_back(nature: str) -> None:
    book, day = shipped(), date(2026, 11, 24)
    filing = blank_filing("guangdong", nature, "aliyun", book, day)
    text = filing_text(filing, book, blanks=blank_paths(Case(filing, book, day)))
    assert build_filing(read_tree(text), book) == filing
    assert "slot: promise-letter" in text
    assert ("legal_representative:" in text) == (nature != "individual")


def test_schema_names_the_lists_and_explains_the_fields() -> None:
    schema = filing_schema(shipped())
    subject = schema["$defs"]["Subject"]["properties"]
    assert "enterprise" in subject["nature"]["enum"]
    assert "主办单位名称" in subject["name"]["title"]
    assert schema["additionalProperties"] is False


def test_clean_builder_gives_what_the_files_hold() -> None:
    assert clean_filing("guangdong").province == "guangdong"
