"""Word files without the macros that a converted .doc keeps, used or not."""

from __future__ import annotations

import io
import re
import zipfile

from icpdesk.forms.word.repack import repack

_MACROS = re.compile(r"(?:^|/)(?:vbaProject[^/]*|vbaData)\.(?:bin|xml)(?:\.rels)?$", re.IGNORECASE)
_RELATION = re.compile(rb"<Relationship\b[^>]*vba(?:Project|Data|ProjectSignature)\w*\.[^>]*/>")
_TYPE = re.compile(rb"<Override\b[^>]*vba(?:Project|Data)\w*\.[^>]*/>")
_ENABLED = b"application/vnd.ms-word.document.macroEnabled.main+xml"
_PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MOST = 4_000_000


def without_macros(data: bytes) -> bytes:
    """The same .docx without a macro project; the very bytes where it has none."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = {info.filename: info for info in archive.infolist()}
        dropped = frozenset(name for name in infos if _MACROS.search(name))
        if not dropped:
            return data
        changed = {
            name: _TYPE.sub(b"", _RELATION.sub(b"", archive.read(info))).replace(_ENABLED, _PLAIN)
            for name, info in infos.items()
            if info.file_size < _MOST
            and (name.endswith(".rels") or name == "[Content_Types].xml")
            and name not in dropped
        }
    return repack(data, changed, dropped)
