"""Getting to know a form before any data is typed: where values go, what is doubtful, what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from icpdesk.base.errors import FileProblem
from icpdesk.base.files import read_bytes, write_atomically
from icpdesk.forms import map_file
from icpdesk.forms.any_form import MOST_BYTES, nothing_recognised
from icpdesk.forms.compare import Comparison, compare
from icpdesk.forms.lint import Problem, lint
from icpdesk.forms.pdf import overlay, overlay_store
from icpdesk.forms.pdf.spot import Spot
from icpdesk.forms.template_map import TemplateMap
from icpdesk.pipeline import forms
from icpdesk.rulebook.book import Rulebook

T = TypeVar("T")


@dataclass(frozen=True)
class FlatMap:
    """The places on a flat page or a picture, which names none itself."""

    fingerprint: str
    spots: tuple[Spot, ...]
    text: str
    """As a map file, which can be corrected and given back."""


def map_form(
    template: Path, book: Rulebook, *, use: Path | None = None, out: Path | None = None,
    keep: bool = False,
) -> TemplateMap | FlatMap:  # fmt: skip
    """Where the values of a filing go in a form: with the map file ``use`` laid over it, else as
    remembered or guessed. It is written to ``out``, and with ``keep`` used from now on.

    FileProblem for a form or map that cannot be used, and for a flat page on which nothing is found.
    """
    found = _of_file(template, book, forms.read_form)
    if found is None:
        return _map_flat(template, book, use, out, keep=keep)
    if use is not None:
        found = map_file.load_map(use, found)
    if out is not None:
        map_file.save_map(out, found)
    if keep:
        map_file.remember(found)
    return found


def lint_form(template: Path, book: Rulebook) -> tuple[Problem, ...]:
    """What is doubtful in a form, in reading order; FileProblem for one that cannot be used."""
    return lint(_of_file(template, book, forms.lay_out_form), book)


def compare_forms(old: Path, new: Path, book: Rulebook, *, out: Path | None = None) -> Comparison:
    """What differs between two versions of a form; the map of the older one, carried over to the
    newer, is written to ``out``. FileProblem for a form that cannot be used."""
    found = compare(
        _of_file(old, book, forms.lay_out_form), _of_file(new, book, forms.lay_out_form)
    )
    if out is not None:
        map_file.save_map(out, found.carried)
    return found


def _map_flat(
    path: Path, book: Rulebook, use: Path | None, out: Path | None, *, keep: bool
) -> FlatMap:
    """A map that was given goes before the stored one, the stored one before the guess."""
    data = forms.open_form(read_bytes(path, limit=MOST_BYTES)).data
    try:
        spots = (
            overlay.read_overlay(use) if use is not None else forms.places_of_form(data, book).spots
        )
        if not spots:
            raise nothing_recognised()
    except FileProblem as problem:
        problem.file = problem.file or str(path)
        raise
    text = overlay.overlay_text(spots)
    if out is not None:
        write_atomically(out, text.encode("utf-8"))
    if keep:
        overlay_store.remember_overlay(data, spots)
    return FlatMap(overlay_store.overlay_fingerprint(data), spots, text)


def _of_file(path: Path, book: Rulebook, read: Callable[[bytes, Rulebook], T]) -> T:
    try:
        return read(read_bytes(path, limit=MOST_BYTES), book)
    except FileProblem as problem:
        problem.file = problem.file or str(path)
        raise
