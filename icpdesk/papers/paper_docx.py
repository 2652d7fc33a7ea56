"""A paper as Word file: the template's placeholders replaced, nothing else touched."""

from __future__ import annotations

import io
import re
import zipfile
from functools import cache
from xml.sax.saxutils import escape

from icpdesk.base.paths import resource
from icpdesk.papers.papers import BLANK
from icpdesk.papers.plan import PaperPlan

_PLACEHOLDER = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
_CELL = re.compile(r"\[\[\s*(.*?)\s*\]\]")
_MARK_ROW = re.compile(r"<w:tr\b(?:(?!</w:tr>).)*?\{\{ mark\.(\w+) \}\}.*?</w:tr>", re.DOTALL)
_EPOCH = (1980, 1, 1, 0, 0, 0)


def paper_docx(plan: PaperPlan) -> bytes:
    """The filled Word file; the same values give the same bytes.

    Our own templates keep each placeholder in one run, so the text of the parts can be replaced
    without looking at their structure. Rows of marks that this filing does not need are left out.
    """
    labels = {mark.kind: mark.label.zh for mark in plan.marks}
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as result:
        for name, data in _members(plan.paper.slug):
            if name in ("word/document.xml", "word/footer1.xml"):
                text = data.decode("utf-8")
                text = _MARK_ROW.sub(lambda m: m[0] if m[1] in labels else "", text)
                data = _filled(text, plan, labels).encode("utf-8")
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            result.writestr(member, data)
    return sink.getvalue()


def _filled(text: str, plan: PaperPlan, labels: dict[str, str]) -> str:
    """Placeholders in ``[[ ]]`` stand in cells of their own, where an unknown value leaves nothing."""
    own = {"code": plan.code, **{f"mark.{kind}": label for kind, label in labels.items()}}

    def value(match: re.Match[str], blank: str) -> str:
        return escape(own.get(match[1]) or plan.values.get(match[1], "")) or blank

    text = _CELL.sub(lambda m: _PLACEHOLDER.sub(lambda n: value(n, ""), m[1]), text)
    return _PLACEHOLDER.sub(lambda m: value(m, BLANK), text)


@cache
def _members(slug: str) -> tuple[tuple[str, bytes], ...]:
    source = resource("templates", slug, "paper.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(source)) as template:
        return tuple((info.filename, template.read(info)) for info in template.infolist())
