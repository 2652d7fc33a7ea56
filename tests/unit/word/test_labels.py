"""Labels as filing systems in use write them, and as nobody should misunderstand them."""

from __future__ import annotations

import pytest

from icpdesk.documents.word.context import Context
from icpdesk.documents.word.labels import labels_of
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


def test_half_of_one_word_is_no_label() -> None:
    site = under("网站信息")
    for word in ("CMS名称", "SSL类型", "CDN地址", "APP名称"):
        assert LABELS.guess(word, site) is None, word
    told = LABELS.guess("域名 Domain name", site)
    assert told is not None and told.field == "website.domains"
