"""From a filing to the upload-ready folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from icpdesk.base.progress import Progress, Silent
from icpdesk.base.sources import Files
from icpdesk.model import Report
from icpdesk.pipeline.check import Depth, check_with, open_album
from icpdesk.rulebook.case import Case

if TYPE_CHECKING:
    from icpdesk.pictures.album import Album


@dataclass(frozen=True)
class Assembled:
    """What :func:`assemble` did; ``files`` is empty when nothing was written."""

    report: Report
    target: Path
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assembly:
    """How the folder is to be made."""

    force: bool = False
    """Write a folder that says DRAFT although there are errors."""
    replace_folder: bool = False
    depth: Depth = Depth()  # noqa: RUF009 - a frozen value
    """What is checked before; ``known`` are reports of pictures that still hold."""
    album: Album | None = None
    """Of a caller that looks at the pictures, too."""
    before_writing: Callable[[bool], None] | None = None
    """Is told whether a draft is about to be written."""


def assemble(
    case: Case,
    files: Files,
    target: Path,
    how: Assembly | None = None,
    progress: Progress | None = None,
) -> Assembled:
    """Check, mend what may be mended, make the papers, write the upload-ready folder.

    With errors nothing is written unless that is forced.
    """
    from icpdesk.papers.upload_folder import demand_room, write_folder
    from icpdesk.pipeline.upload_plan import make_plan

    how = how or Assembly()
    demand_room(target, replace=how.replace_folder)  # Told before seconds go into the pictures.
    progress = progress or Silent()
    album = how.album or open_album(files)
    report = check_with(case, files, album, replace(how.depth, export=True), progress)
    draft = report.verdict == "fail"
    if draft and not how.force:
        return Assembled(report, target)
    plan = make_plan(case, album, report, draft=draft, progress=progress)
    if how.before_writing is not None:
        how.before_writing(draft)
    written = write_folder(target, plan, replace=how.replace_folder, progress=progress)
    return Assembled(report, target, written)
