"""A form before and after it is filled, as pictures; what was filled stands on a coloured ground."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from icpdesk.forms.any_form import PICTURES, fill_any
from icpdesk.forms.fill_report import GROUND, Filled
from icpdesk.forms.fillable import fillable
from icpdesk.forms.pdf.overlay import as_pages
from icpdesk.forms.pdf.pdf_file import damage_refused
from icpdesk.forms.pdf.spot import FlatGuess
from icpdesk.forms.preview import Preview, preview, preview_pdf
from icpdesk.forms.template_map import TemplateMap
from icpdesk.rulebook.book import Rulebook

_LEAST_CHANGE = 24
"""Of 255, before a dot counts as written."""
_HALO = 9
"""Width in dots of the ground around what was written; odd."""


@dataclass(frozen=True)
class Seen:
    """The pages with what was filled on a coloured ground, and the form itself without it."""

    marked: Preview
    filled: Filled


def seen_filled(
    data: bytes, template: TemplateMap | None, values: Mapping[str, str], book: Rulebook,
    places: FlatGuess | None = None,
) -> Seen:  # fmt: skip
    """Fill a form and look at it; ``places`` are those on a flat page where the caller knows them.
    FileProblem for forms that cannot be filled."""
    filled = fill_any(data, values, book, template=template, places=places)
    if filled.data.startswith(b"%PDF"):
        with damage_refused():
            after, before = preview_pdf(filled.data), preview_pdf(as_pages(data)).pages
        pages = tuple(
            tinted(page, before[number]) if number < len(before) else page
            for number, page in enumerate(after.pages)
        )
        return Seen(Preview(pages, after.says, after.exact), filled)
    shaded = fill_any(data, values, book, template=template, shaded=GROUND)
    return Seen(preview(shaded.data), filled)


def seen_empty(data: bytes) -> Preview:
    """The pages of a form as it came. FileProblem for files that cannot be opened."""
    data = fillable(data).data
    if not data.startswith((b"%PDF", *PICTURES)):
        return preview(data)
    with damage_refused():
        return preview_pdf(as_pages(data))


def tinted(page: Any, before: Any) -> Any:
    """``page`` with a coloured ground where it differs from ``before``; both ``PIL.Image``."""
    from PIL import Image, ImageChops, ImageFilter

    page, before = page.convert("RGB"), before.convert("RGB")
    if page.size != before.size:
        return page
    changed = ImageChops.difference(page, before).convert("L")
    written = changed.point(lambda level: 255 * (level > _LEAST_CHANGE))
    near = written.filter(ImageFilter.MaxFilter(_HALO))
    ground = Image.new("RGB", page.size, f"#{GROUND}")
    return Image.composite(ImageChops.multiply(page, ground), page, near)
