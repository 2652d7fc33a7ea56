"""A paper as Word file: the template's placeholders replaced, nothing else touched."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

from icpdesk.documents.papers import PaperPlan
from icpdesk.paths import resource

_PLACEHOLDER = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def paper_docx(plan: PaperPlan) -> bytes:
    """The filled Word file; the same values give the same bytes.

    Our own templates keep each placeholder in one run, so the text of the parts can be replaced
    without looking at their structure.
    """
    source = resource("templates", plan.paper.slug, "paper.docx").read_bytes()
    sink = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(source)) as template,
        zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as result,
    ):
        for info in template.infolist():
            data = template.read(info)
            if info.filename == "word/document.xml":
                data = _PLACEHOLDER.sub(
                    lambda match: escape(plan.values.get(match[1], "")) or "＿＿＿＿＿＿＿＿",
                    data.decode("utf-8"),
                ).encode("utf-8")
            member = zipfile.ZipInfo(info.filename, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            result.writestr(member, data)
    return sink.getvalue()
