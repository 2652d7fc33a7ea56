"""Copies of pictures with what was found drawn onto them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from icpdesk.base.file_errors import cannot_write
from icpdesk.base.files import write_atomically
from icpdesk.base.names import portable
from icpdesk.base.text import Language
from icpdesk.checks.picture_report import PictureReport
from icpdesk.pictures.annotate import Mark, annotated


def write_annotated(reports: Sequence[PictureReport], folder: Path, lang: Language) -> list[Path]:
    """A copy of each picture that could be opened, with what was found drawn onto it.

    Named after the picture and its place in the call, so that two of one name do not collide.
    OutputError when they cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as problem:
        raise cannot_write(folder, problem) from None
    written = []
    for number, report in enumerate(reports, 1):
        if report.picture is None:
            continue
        marks = [
            Mark(finding.rule, finding.message[lang], finding.severity.value, finding.measured)
            for finding in report.findings
        ]
        sink = io.BytesIO()
        annotated(report.picture, marks, report.measures).save(sink, "PNG")
        path = folder / f"{number:02d}_{portable(Path(report.file).stem)}_{report.slot}.png"
        write_atomically(path, sink.getvalue())
        written.append(path)
    return written
