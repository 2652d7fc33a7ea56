"""Domain certificate (域名注册证书): domain, holder, days."""

from __future__ import annotations

import re
from collections.abc import Sequence

from icpdesk.reading.fields import ReadField
from icpdesk.reading.kinds import DocumentKind, Found
from icpdesk.reading.labels import values_behind
from icpdesk.reading.rows import Row, Run
from icpdesk.reading.values import day, only, text

LABELS = {
    "domain": ("域名名称", "域名"),
    "name": ("域名所有者", "域名持有者", "域名持有人", "域名注册人", "注册人", "所有者", "持有者"),
    "registered_on": ("注册日期", "注册时间", "域名注册日期"),
    "valid_until": ("到期日期", "到期时间", "域名到期日期", "有效期至"),
}
_NAME = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)


def read(rows: Sequence[Row]) -> Found:
    """What stands behind the labels."""
    # The title is one character away from a label.
    found = values_behind([[c for c in row if "证书" not in c.text] for row in rows], LABELS)
    fields = only(
        {
            "domain": _domain(found.get("domain")),
            "name": text(found.get("name")),
            "registered_on": day(found.get("registered_on")),
            "valid_until": day(found.get("valid_until")),
        }
    )
    return fields, frozenset(found)


def _domain(run: Run | None) -> ReadField | None:
    run = run.closed() if run else None
    match = _NAME.search(run.text) if run else None
    if run is None or match is None:
        return None
    part = run.part(match.start(), match.end())
    return ReadField(part.text.lower(), part.confidence)


KIND = DocumentKind("domain-certificate", read, ("domain",))
