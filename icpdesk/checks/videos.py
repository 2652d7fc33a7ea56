"""One video for one upload slot: what its headers tell, and what the rulebook says about that."""

from __future__ import annotations

from icpdesk.base.errors import FileProblem
from icpdesk.base.names import last_part
from icpdesk.base.sources import Files
from icpdesk.checks import registry, runner
from icpdesk.checks.picture_report import How, PictureReport, unreadable
from icpdesk.pictures.videos.source import UnreadableVideo
from icpdesk.pictures.videos.video import read_video


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
    case = registry.VideoCase(video, slot, where)
    checks = registry.load(*registry.VIDEO_AREAS)
    rules = how["book"].select(how["filing"], how["today"], slot=slot)
    findings, open_points = runner.run(case, rules, checks)
    measures = {
        "format": video.format,
        "bytes": video.bytes,
        "seconds": video.seconds,
        "width": video.width,
        "height": video.height,
    }
    return PictureReport(last_part(name), slot, findings, open_points, measures)
