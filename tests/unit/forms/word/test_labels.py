"""Labels as filing systems in use write them, and as nobody should misunderstand them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from icpdesk.forms.context import Context
from icpdesk.forms.labels import labels_of
from icpdesk.rulebook.book import shipped
from tests.templates.words_in_use import NOT_ASKED, WORDS

LABELS = labels_of(shipped())


def under(heading: str) -> Context:
    found = LABELS.heading(heading)
    assert found is not None, heading
    return Context().under(found)


@pytest.mark.parametrize("heading", WORDS)
def test_labels_in_use_mean_their_field(heading: str) -> None:
    meant = {word: LABELS.guess(word, under(heading)) for word, _ in WORDS[heading]}
    assert {word: one.field if one else "" for word, one in meant.items()} == dict(WORDS[heading])
    assert not [word for word, _ in WORDS[heading] if LABELS.forbidden(word)]


@pytest.mark.parametrize("heading", WORDS)
def test_labels_that_no_filing_answers_mean_nothing(heading: str) -> None:
    assert not [word for word in NOT_ASKED if LABELS.guess(word, under(heading))]


WAYS: dict[str, Callable[[str], str]] = {
    "wide spaces": lambda word: "　".join(word),
    "broken by hand": lambda word: f"{word[:2]}\n{word[2:]}",
    "colon": lambda word: f"{word} ：",
    "star before": lambda word: f"*{word}",
    "star behind": lambda word: f"{word}*",
    "must": lambda word: f"{word}（必填）",
    "as printed": lambda word: f"{word}（与证件一致）",
    "please": lambda word: f"请填写{word}",
    "yours": lambda word: f"您的{word}",
    "3、": lambda word: f"3、{word}",
    "3.2": lambda word: f"3.2 {word}",
    "1-2": lambda word: f"1-2 {word}",
    "No.3": lambda word: f"No.3 {word}",
    "（三）": lambda word: f"（三）{word}",
    "第2项": lambda word: f"第2项 {word}",
    "表2": lambda word: f"表2：{word}",
}


@pytest.mark.parametrize("way", WAYS)
def test_a_label_means_the_same_however_it_is_set(way: str) -> None:
    lost = []
    for heading, words in WORDS.items():
        for word, field in words:
            told = LABELS.guess(WAYS[way](word), under(heading))
            if told is None or told.field != field or LABELS.forbidden(WAYS[way](word)):
                lost.append(word)
    assert not lost


def test_half_of_one_word_is_no_label() -> None:
    site = under("网站信息")
    for word in ("CMS名称", "SSL类型", "CDN地址", "APP名称"):
        assert LABELS.guess(word, site) is None, word
    told = LABELS.guess("域名 Domain name", site)
    assert told is not None and told.field == "website.domains"
