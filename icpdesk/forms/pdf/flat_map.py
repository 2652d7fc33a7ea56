"""The places of a flat page as a map of a template, for looking at and comparing; not for filling."""

from __future__ import annotations

from icpdesk.forms.pdf.overlay_store import overlay_fingerprint
from icpdesk.forms.pdf.spot import FlatGuess
from icpdesk.forms.template_map import Entry, TemplateMap


def map_of_flat(data: bytes, guess: FlatGuess) -> TemplateMap:
    """The places of :func:`icpdesk.forms.any_form.flat_places` by page and millimetres; those that
    stay blank, and those without a meaning, by their labels alone."""
    known: dict[tuple[str, str], Entry] = {}
    for one in guess.spots:
        place = f"page {one.page}: {one.x:g}, {one.y:g} mm"
        entry = Entry(place, one.label, one.field, "guess on page", one.confidence)
        # Of a place in parts (a date, boxes to tick) the first stands for all.
        known.setdefault((one.label, one.field), entry)
    blank = [
        Entry(label, label, "", "guess on page", 0.0, "", "signature")
        for label in guess.blank_on_purpose
    ]
    open_ = [Entry(label, label, "", "guess on page", 0.0) for label in guess.not_found]
    entries = (*known.values(), *blank, *open_)
    return TemplateMap("", overlay_fingerprint(data), entries)
