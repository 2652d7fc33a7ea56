"""Filling whatever form somebody hands out: opened, understood, filled, read again, written.

Window and command line fill through here alone. What stands in the form comes from the filing; what is
done with every label and what was found when the filled form was read again is in the report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from icpdesk.base.errors import FileProblem, InputError
from icpdesk.base.files import read_bytes, write_atomically
from icpdesk.base.text import Text
from icpdesk.forms.any_form import MOST_BYTES
from icpdesk.forms.fill_report import FillReport
from icpdesk.forms.form_values import form_values
from icpdesk.forms.labels import labels_of
from icpdesk.forms.map_file import remember
from icpdesk.forms.office import to_pdf
from icpdesk.forms.pdf.flat_sheets import Sheet
from icpdesk.forms.pdf.overlay_store import remember_overlay
from icpdesk.forms.pdf.parts import part_of
from icpdesk.forms.pdf.seen import Seen
from icpdesk.forms.pdf.spot import FlatGuess, Spot
from icpdesk.forms.preview import Preview
from icpdesk.forms.template_map import TemplateMap, value_of
from icpdesk.model import Filing
from icpdesk.pipeline import forms
from icpdesk.rulebook.book import Rulebook


@dataclass(frozen=True)
class Form:
    """A form that was opened and understood, as the user may have put it right since."""

    data: bytes
    name: str
    template: TemplateMap | None
    """Its places; None for a flat page or a picture, which names none."""
    places: FlatGuess | None = None
    """Of a flat page or a picture: where the values are laid over it."""

    @property
    def is_pdf(self) -> bool:
        """Whether it is a PDF when it is filled."""
        return self.data.startswith(b"%PDF") or self.places is not None

    def placed(self, spots: tuple[Spot, ...]) -> Form:
        """With the places of a flat form as the user put them."""
        assert self.places is not None
        return replace(self, places=replace(self.places, spots=spots, not_found=()))

    def corrected(self, template: TemplateMap) -> Form:
        """With the user's map."""
        return replace(self, template=template)

    def remember(self) -> None:
        """Keep map or places for the next client; IcpdeskError when they cannot be written."""
        if self.places is not None:
            remember_overlay(self.data, self.places.spots)
        elif self.template is not None:
            remember(self.template)


def fill_file(
    template: Path, filing: Filing, book: Rulebook, out: Path, *, website: int = 1,
    map_file: Path | None = None, print_too: bool = False,
) -> FillReport:  # fmt: skip
    """Fill the form ``template`` and write it to ``out``, with ``print_too`` a PDF beside it.

    ``website`` counts from 1, ``map_file`` goes before what is remembered of the form. InputError for
    a website that is not there, for ``out`` that is the template or named like another kind of file,
    and for a print that cannot be made; FileProblem for a form that cannot be filled.
    """
    if not 1 <= website <= max(1, len(filing.websites)):
        raise InputError(
            Text(f"The filing has no website {website}.", f"备案中没有第 {website} 个网站。")
        )
    if out.exists() and template.exists() and out.samefile(template):
        raise InputError(Text("The template is never overwritten.", "不会覆盖原模板。"))
    data = read_bytes(template, limit=MOST_BYTES)
    values = form_values(filing, book, website - 1)
    try:
        filled = forms.fill_form(data, values, book, out, map_file, print_too=print_too)
    except FileProblem as problem:
        problem.file = problem.file or str(template)
        raise
    write_atomically(out, filled.data)
    if filled.pdf is not None:
        write_atomically(out.with_suffix(".pdf"), filled.pdf)
    return filled.report


def open_form(path: Path, book: Rulebook) -> Form:
    """Open a form and understand it; IcpdeskError for files that are none."""
    data = forms.open_form(read_bytes(path, limit=MOST_BYTES)).data
    template = forms.read_form(data, book)
    title = template.title if template is not None and not data.startswith(b"%PDF") else ""
    places = forms.places_of_form(data, book) if template is None else None
    return Form(data, title or path.stem, template, places)


def values_for(filing: Filing, book: Rulebook) -> dict[str, str]:
    """What a form may ask about a filing, by field name."""
    return form_values(filing, book)


def words_at(spot: Spot, values: Mapping[str, str], book: Rulebook) -> str:
    """What is written at a place of a flat page; empty where the values give nothing for it."""
    return part_of(value_of(spot.field, values), spot.part, labels_of(book).means_option)


def form_as(suffix: str, form: Form, filing: Filing, book: Rulebook) -> bytes:
    """The form with the values of a filing, as Word file (``.docx``) or PDF. InputError where a
    Word file is to become a PDF and no word processor is there."""
    values = form_values(filing, book)
    filled = forms.fill_known(form.data, values, book, form.template, form.places).data
    return filled if suffix == ".docx" else printable(filled)


def printable(data: bytes) -> bytes:
    """A filled form as PDF; InputError where a Word file needs a word processor that is not there."""
    return data if data.startswith(b"%PDF") else to_pdf(data)


def see_filled(form: Form, values: Mapping[str, str], book: Rulebook) -> Seen:
    """The filled form and its pages, with what was filled in on a coloured ground."""
    return forms.see_filled(form.data, values, book, form.template, form.places)


def see_empty(form: Form) -> Preview:
    """The pages of a form as it came."""
    return forms.see_empty(form.data)


def sheets_of(form: Form) -> tuple[Sheet, ...]:
    """The pages of a flat form, large, with what part of the page each shows; none of another."""
    return forms.sheets_of_form(form.data) if form.places is not None else ()
