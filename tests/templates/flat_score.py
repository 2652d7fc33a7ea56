"""Right, wrong and missed places on flat prints of the forms: ``python -m tests.templates.flat_score``.

Each Word form is printed to a PDF without fields, by the sketch that the window shows where no word
processor is there. From the print alone the places must be found again that the Word file has.
"""

from __future__ import annotations

from dataclasses import dataclass

from icpdesk.forms.pdf.flat_guess import guess_flat
from icpdesk.forms.pdf.spot import MM, Spot
from icpdesk.forms.pdf.printed_page import PrintedPage, printed_pages
from icpdesk.forms.word.fill import read_template
from icpdesk.forms.labels import labels_of
from icpdesk.forms.plain_words import plain
from icpdesk.forms.word.sketch import sketch_pdf
from icpdesk.rulebook.book import shipped
from tests.templates import (
    agency_forms,
    district_forms,
    office_letters,
    office_tables,
    provincial_forms,
    strangers,
    town_forms,
    usual_forms,
)
from tests.templates.printed_forms import PAGES, pdf_of
from tests.templates.xml import TEMPLATES

MODULES = (
    usual_forms,
    provincial_forms,
    district_forms,
    town_forms,
    office_tables,
    office_letters,
    agency_forms,
    strangers,
)
SETS = {module.__name__.rpartition(".")[2]: module for module in MODULES}
_TO_WRITE_ON = "_＿.…·　□ "


@dataclass(frozen=True)
class FlatScore:
    """``right`` places with the value that belongs there, ``wrong`` ones with another value or over
    printed words, ``missed`` ones of the Word form that are not found."""

    right: int
    wrong: int
    missed: int

    def __add__(self, other: FlatScore) -> FlatScore:
        return FlatScore(
            self.right + other.right, self.wrong + other.wrong, self.missed + other.missed
        )


def names_of(module_name: str) -> list[str]:
    """The templates of a set."""
    module = SETS[module_name]
    return [name for name in TEMPLATES if TEMPLATES[name].__module__ == module.__name__]


def flat_score(name: str) -> FlatScore:
    """How the print of one template is read."""
    data, labels = TEMPLATES[name](), labels_of(shipped())
    flat = sketch_pdf(data)
    missed = [(one.label, one.field) for one in read_template(data, labels).entries if one.field]
    pages = printed_pages(flat)
    right = wrong = 0
    done: set[tuple[str, str]] = set()
    for spot in guess_flat(flat, labels).spots:
        if spot.part and (spot.label, spot.field) in done:
            continue
        same = (one for one in missed if one[1] == spot.field and _ends_with(spot.label, one[0]))
        wanted = next(same, None)
        if wanted is None or _covers_words(spot, pages[spot.page - 1]):
            wrong += 1
            continue
        missed.remove(wanted)
        right += 1
        done.add((spot.label, spot.field))
    return FlatScore(right, wrong, len(missed))


def page_score(name: str) -> FlatScore:
    """How one of the drawn pages is read: which fields it is taken to ask for."""
    flat = pdf_of(name)
    pages, missed = printed_pages(flat), list(PAGES[name][1])
    right = wrong = 0
    done: set[tuple[str, str]] = set()
    for spot in guess_flat(flat, labels_of(shipped())).spots:
        if spot.part and (spot.label, spot.field) in done:
            continue
        done.add((spot.label, spot.field))
        if spot.field not in missed or _covers_words(spot, pages[spot.page - 1]):
            wrong += 1
            continue
        missed.remove(spot.field)
        right += 1
    return FlatScore(right, wrong, len(missed))


def _ends_with(label: str, wanted: str) -> bool:
    """Whether a label is that of the Word form; on a page more may stand before it."""
    return plain(label).endswith(plain(wanted))


def _covers_words(spot: Spot, page: PrintedPage) -> bool:
    left, right = spot.x * MM, (spot.x + spot.width) * MM
    base = spot.y * MM + 0.88 * spot.size
    return not spot.part.startswith("tick") and any(
        left + 1 < glyph.right
        and glyph.left < right - 1
        and abs(glyph.base - base) < 0.6 * spot.size
        for glyph in page.glyphs
        if glyph.text not in _TO_WRITE_ON
    )


def main() -> None:
    whole = FlatScore(0, 0, 0)
    for module in SETS:
        names = names_of(module)
        total = FlatScore(0, 0, 0)
        for name in names:
            one = flat_score(name)
            total += one
            if one.wrong or one.missed:
                print(f"  {name:40s} right {one.right:3d} wrong {one.wrong} missed {one.missed}")
        print(
            f"{module:20s} {len(names):3d} forms: right {total.right}, wrong {total.wrong},"
            f" missed {total.missed}"
        )
        whole += total
    pages = sum((page_score(name) for name in PAGES), FlatScore(0, 0, 0))
    print(f"{len(PAGES)} drawn pages: right {pages.right}, wrong {pages.wrong}, missed {pages.missed}")
    print(f"all prints: right {whole.right}, wrong {whole.wrong}, missed {whole.missed}")


if __name__ == "__main__":
    main()
