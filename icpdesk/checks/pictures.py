"""One picture for one upload slot: open it, ask the checks, collect what was measured.

One video for one upload slot: what its headers tell, and what the rulebook says about that.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Unpack

from icpdesk.base.errors import Cancelled, FileProblem
from icpdesk.base.last_resort import unforeseen
from icpdesk.base.names import last_part
from icpdesk.base.sources import Files, FolderFiles
from icpdesk.checks import registry, runner
from icpdesk.checks.picture_measures import measures_of
from icpdesk.checks.picture_report import How, PictureReport, unreadable
from icpdesk.model import Finding
from icpdesk.model.printed import PrintedPaper
from icpdesk.pictures.album import Album
from icpdesk.pictures.formats import UnreadablePicture
from icpdesk.pictures.picture import Picture
from icpdesk.pictures.videos.source import UnreadableVideo
from icpdesk.pictures.videos.video import read_video
from icpdesk.rulebook.case import Case
from icpdesk.rulebook.uploads import takes_video


def asks_for_signature(slot: str, case: Case) -> bool:
    """Whether a rule about signed papers holds for pictures of ``slot``."""
    checks = registry.load(*registry.SIGNED_AREAS)
    return any(rule.id in checks for rule in case.book.select(case.filing, case.day, slot=slot))


def inspect_file(path: Path, slot: str, **how: Unpack[How]) -> PictureReport:
    """Look at a picture file; one that cannot be opened is a finding, not an exception."""
    return inspect_in(Album(FolderFiles(path.parent, follow=True)), path.name, slot, **how)


def inspect_in(album: Album, name: str, slot: str, **how: Unpack[How]) -> PictureReport:
    """Look at a picture of an album; one that cannot be opened is a finding, not an exception.

    What lies in a slot for videos is looked at as a video.
    """
    if takes_video(slot, how["case"].book):
        return inspect_video(album.files, name, slot, how)
    try:
        return inspect(album.picture(name), slot, **how)
    except (UnreadablePicture, FileProblem) as problem:
        rule = problem.rule if isinstance(problem, UnreadablePicture) else "file.unreadable"
        return unreadable(name, slot, how.get("where") or slot, problem, rule)
    except (Cancelled, MemoryError):
        raise
    except Exception as unknown:
        # One file must not cost the answers about all others.
        told = unforeseen(unknown)
        return unreadable(name, slot, how.get("where") or slot, told, "file.unreadable")


def inspect(
    picture: Picture,
    slot: str,
    *,
    case: Case,
    where: str = "",
    signed: bool = False,
    printed: tuple[PrintedPaper, ...] = (),
) -> PictureReport:
    """Ask every picture check that the rulebook chooses for ``slot``.

    ``signed`` also reads the page and judges what hands added, beside the ``printed`` papers.
    """
    picture.coarse.size  # noqa: B018 - decodes; a damaged picture is told from its checks
    of_slot = tuple(paper for paper in printed if paper.slot == slot)
    asked = registry.PictureCase(
        case.filing, case.book, case.day, picture, slot, where or slot, of_slot
    )
    areas = registry.PICTURE_AREAS + (registry.SIGNED_AREAS if signed else ())
    checks = registry.load(*areas)
    findings, open_points = runner.run(
        asked, case.book.select(case.filing, case.day, slot=slot), checks
    )
    placed = tuple(_placed(finding, picture) for finding in findings)
    # What keeps a signed paper from being judged keeps all its checks: one line says it.
    once = tuple({(point.reason, point.where): point for point in reversed(open_points)}.values())
    return PictureReport(
        picture.name, slot, placed, once[::-1], measures_of(picture, slot, case.book), picture
    )


def _placed(finding: Finding, picture: Picture) -> Finding:
    """A finding that names no place in the picture is about the whole of it."""
    if {"box", "boxes", "quad"} & set(finding.measured):
        return finding
    return replace(finding, measured={**finding.measured, "box": [0, 0, *picture.size]})


def inspect_video(files: Files, name: str, slot: str, how: How) -> PictureReport:
    """Look at a video; one that cannot be used is a finding, not an exception.

    Only headers are read: a video of any size takes some milliseconds and no memory.
    """
    where = how.get("where") or slot
    try:
        with files.open(name) as stream:
            video = read_video(stream)
    except (UnreadableVideo, FileProblem) as problem:
        return unreadable(name, slot, where, problem)
    asked, case = registry.VideoCase(video, slot, where), how["case"]
    checks = registry.load(*registry.VIDEO_AREAS)
    rules = case.book.select(case.filing, case.day, slot=slot)
    findings, open_points = runner.run(asked, rules, checks)
    measures = {
        "format": video.format,
        "bytes": video.bytes,
        "seconds": video.seconds,
        "width": video.width,
        "height": video.height,
    }
    return PictureReport(last_part(name), slot, findings, open_points, measures)
