"""Values of a form are named in words, never by their path."""

from __future__ import annotations

from icpdesk.forms.form_names import owner_title, value_title
from icpdesk.forms.form_values import form_values
from icpdesk.rulebook.book import shipped
from tests.support.filings import clean_filing


def test_every_value_has_words_in_both_languages_and_tells_whose_it_is() -> None:
    book = shipped()
    names = form_values(clean_filing("guangdong", manager=True), book)
    titles = {name: value_title(name, book) for name in names}
    assert not [name for name, title in titles.items() if name in (title.en, title.zh)]
    mobiles = [f"{who}.mobile" for who in ("subject.administrator", "website.administrator")]
    assert len({titles[name].zh for name in mobiles}) == 2
    assert titles["websites[0].domains"].en.endswith("website 1")
    assert value_title("some.thing", book).en == "some.thing"


def test_sections_that_name_nobody_have_no_words() -> None:
    assert owner_title("website.administrator").zh == "网站负责人"
    assert not owner_title("").en
