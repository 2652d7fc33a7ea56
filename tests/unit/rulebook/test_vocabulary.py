"""The closed lists: complete, found by every spelling, consistent with each other."""

from __future__ import annotations

import pytest

from icpdesk.rulebook.book import shipped
from icpdesk.rulebook.requirements import limits_of

BOOK = shipped()
LISTS = (
    "natures", "certificates", "slots", "content", "languages", "pre_approvals", "access_modes",
    "server_provinces", "filing_types", "service_types", "registrars",
)  # fmt: skip
PERSONAL = {"2", "7", "11", "14", "30", "41", "42"}


@pytest.mark.parametrize("name", LISTS)
def test_every_spelling_finds_one_entry(name: str) -> None:
    terms = BOOK.vocabulary(name)
    owners: dict[str, str] = {}
    for term in terms:
        for spelling in filter(None, (term.slug, term.name.zh, term.code, *term.aliases)):
            assert owners.setdefault(spelling, term.slug) == term.slug, spelling
            found = terms.find(spelling)
            assert found is not None
            assert found.slug == term.slug


def test_natures_are_those_of_the_ministry() -> None:
    codes = {int(term.code) for term in BOOK.vocabulary("natures")}
    assert codes == set(range(1, 21)) - {7, 8}
    assert [t.slug for t in BOOK.vocabulary("natures") if not t.get("organisation")] == [
        "individual"
    ]


def test_certificates_cover_every_code_and_nature() -> None:
    certificates = BOOK.vocabulary("certificates")
    codes = {
        code for term in certificates for code in (term.code, *term.aliases) if code.isdecimal()
    }
    wanted = {*range(1, 8), *range(9, 26), 27, 28, 30, *range(34, 45), *range(46, 50)}
    assert codes == {str(code) for code in wanted}
    assert {term.code for term in certificates if term.get("person")} == PERSONAL
    natures = {nature for term in certificates for nature in term.get("natures", ())}
    assert natures == {term.slug for term in BOOK.vocabulary("natures")}


def test_certificates_are_uploaded_into_slots_that_exist() -> None:
    slots = BOOK.vocabulary("slots")
    for term in BOOK.vocabulary("certificates"):
        assert term.get("slots")
        assert all(slot in slots for slot in term.get("slots"))


def test_slots_name_files_in_ascii_and_in_order() -> None:
    stems = [term.get("file_stem") for term in BOOK.vocabulary("slots")]
    assert len(stems) == len(set(stems))
    for term in BOOK.vocabulary("slots"):
        assert term.get("file_stem").isascii()
        assert term.get("file_stem").replace("_", "").isalnum()
        assert term.get("order") >= 1
        assert term.get("kind") in {
            "card", "licence", "letter", "portrait", "screenshot", "video", "other"
        }  # fmt: skip
        assert term.get("owner") in {"subject", "person", "website", "domain"}


@pytest.mark.parametrize("name", ["content", "access_modes", "server_provinces"])
def test_bit_codes_are_single_bits(name: str) -> None:
    codes = [int(term.code) for term in BOOK.vocabulary(name)]
    assert all(code & (code - 1) == 0 for code in codes)
    assert len(codes) == len(set(codes))


def test_servers_stand_in_the_31_provinces() -> None:
    assert {term.slug for term in BOOK.vocabulary("server_provinces")} == set(BOOK.province_slugs)


def test_word_lists_are_sourced_and_without_doubles() -> None:
    names, permits = BOOK.table("words", "names"), BOOK.table("words", "permits")
    for table in (*names["lists"].values(), *permits["kinds"].values(), *permits["scope"].values()):
        assert table["sources"]
        assert len(table["words"]) == len(set(table["words"]))
    kinds = BOOK.vocabulary("pre_approvals")
    assert all(kind in kinds for kind in (*permits["kinds"], *permits["scope"]))


def test_domain_endings_keep_both_lists() -> None:
    older, newer = BOOK.table("tlds")["list"]
    assert set(newer["suffixes"]) - set(older["suffixes"]) == {
        "bond", "cyou", "uno", "school", "global", "me", "世界", "健康"
    }  # fmt: skip
    assert set(older["suffixes"]) <= set(newer["suffixes"])
    assert not set(BOOK.table("tlds")["not_listed"]["suffixes"]) & set(newer["suffixes"])
    assert {"cn", "com", "gs.cn", "cloud", "中国"} <= set(newer["suffixes"])


SIZES_NOT_STATED = {"ucloud", "jd"}
"""Providers whose documentation says nothing of picture sizes: none is invented."""


@pytest.mark.parametrize("provider", BOOK.provider_slugs)
def test_a_provider_is_complete(provider: str) -> None:
    table = BOOK.provider(provider).table
    steps = [step["slug"] for step in table["steps"]]
    assert steps[0] == "verify-type"
    assert steps[-3:] == ["upload", "photo", "sms"]
    assert steps.index("subject") < steps.index("website") < steps.index("upload")
    slots = BOOK.vocabulary("slots")
    assert all(slot in slots for slot in table.get("slot_labels", {}))
    for term in slots:
        limits = limits_of(BOOK, provider, term.slug)
        if term.get("kind") == "video":
            assert (limits.formats, limits.max_bytes) == ((), None)
            continue
        assert limits.formats
        if provider in SIZES_NOT_STATED:
            assert (limits.min_bytes, limits.max_bytes) == (None, None)
        else:
            assert limits.max_bytes is not None and limits.max_bytes > (limits.min_bytes or 0)
        assert all(source in BOOK.sources for source in limits.sources)


def test_the_seed_gives_the_order_of_steps() -> None:
    assert [step["slug"] for step in BOOK.provider("aliyun").table["steps"]] == [
        "verify-type", "verify-instance", "subject", "website", "upload", "photo", "sms"
    ]  # fmt: skip
