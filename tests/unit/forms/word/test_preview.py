"""Pictures of the pages, with or without a word processor."""

from __future__ import annotations

import numpy as np
import pytest

from icpdesk.base.errors import InputError
from icpdesk.forms import office
from icpdesk.forms.any_form import fill_any
from icpdesk.forms.office.conversion import convert
from icpdesk.forms.preview import preview
from icpdesk.forms.word.fill import fill
from icpdesk.forms.word.sketch import sketch_pdf
from icpdesk.rulebook.book import shipped
from tests.templates.score import TEMPLATES
from tests.templates.text_of import text_of
from tests.templates.values import VALUES
from tests.templates.xml import docx, p, tbl, tc, tr


def test_without_a_word_processor_an_own_picture_says_that_it_is_approximate(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("icpdesk.forms.preview.libre_office", lambda: "")
    data = TEMPLATES["pairs_with_full_width_spaces"]()
    before, after = preview(data), preview(fill(data, None, VALUES).data)
    assert not after.exact and "approximate" in after.says.en.lower() and after.says.zh
    assert np.mean(np.asarray(after.pages[0]) < 128) > np.mean(np.asarray(before.pages[0]) < 128)


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_own_picture_holds_what_was_filled_in(name: str) -> None:
    import pypdfium2

    filled = fill(TEMPLATES[name](), None, VALUES)
    data = filled.data
    document = pypdfium2.PdfDocument(sketch_pdf(data))
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    bare = "".join(text.split())
    for one in filled.report.filled:
        if one.field in ("website.name", "website.domains", "subject.name"):
            assert VALUES[one.field] in bare


def test_the_choice_of_an_old_list_is_seen() -> None:
    import pypdfium2

    filled = fill(TEMPLATES["legacy_fields"](), None, VALUES)
    document = pypdfium2.PdfDocument(sketch_pdf(filled.data))
    assert "营业执照" in document[0].get_textpage().get_text_bounded()


def test_a_cell_taller_than_a_page_is_still_drawn() -> None:
    data = docx(tbl(tr(tc("".join(p(f"第{n}行") for n in range(200))), "x"), columns=2))
    assert preview(data, approximate=True).pages


@pytest.mark.slow
def test_libre_office_draws_the_pages_and_opens_old_files() -> None:
    if not office.libre_office():
        pytest.skip("LibreOffice is not installed: conversion was not tried")
    shown = preview(docx("网站名称：____"))
    assert shown.exact and "LibreOffice" in shown.says.en
    assert np.mean(np.asarray(shown.pages[0]) < 128) > 0.0002


def test_without_a_word_processor_old_files_are_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("icpdesk.forms.office.conversion.libre_office", lambda: "")
    with pytest.raises(InputError) as caught:
        office.to_docx(b"x")
    assert "LibreOffice" in caught.value.advice.en and caught.value.advice.zh


@pytest.mark.slow
def test_an_old_word_file_is_converted_and_filled() -> None:
    if not office.libre_office():
        pytest.skip("LibreOffice is not installed: conversion was not tried")
    old = convert(TEMPLATES["underscores_in_lines"](), ".docx", "doc", b"\xd0\xcf")
    assert office.format_of(old) is office.Format.OLD_WORD
    filled = fill_any(old, VALUES, shipped())
    text = text_of(filled.data)
    assert VALUES["subject.name"] in text and VALUES["website.name"] in text
    assert len(filled.report.filled) == 8 and "converted" in filled.report.notes[0].en
