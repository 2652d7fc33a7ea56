"""Resident ID, side with the emblem (居民身份证国徽面); the back of permits reads alike."""

from __future__ import annotations

from collections.abc import Sequence

from icpdesk.reading.fields import Fields
from icpdesk.reading.kinds import DocumentKind, Found
from icpdesk.reading.labels import values_behind
from icpdesk.reading.rows import Row, Run, joined
from icpdesk.reading.values import only, span, text

LABELS = {
    "authority": ("签发机关", "发证机关"),
    "validity": ("有效期限", "有效期"),
}


def read(rows: Sequence[Row]) -> Found:
    """Authority, first and last day."""
    found = values_behind(rows, LABELS)
    fields = only({"authority": text(found.get("authority"))})
    fields.update(validity(found.get("validity"), rows))
    return fields, frozenset(found)


def validity(run: Run | None, rows: Sequence[Row]) -> Fields:
    """The span behind its label, else the only row that holds two days."""
    if run is not None and run.text:
        return span(run)
    both = [found for found in (span(joined(row)) for row in rows) if len(found) == 2]
    return both[0] if len(both) == 1 else {}


KIND = DocumentKind("id-back", read, ("authority", "valid_from", "valid_until"))
