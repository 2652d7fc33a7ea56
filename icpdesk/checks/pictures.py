"""One picture for one upload slot: open it, ask the checks, collect what was measured."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any, Required, TypedDict, Unpack

from icpdesk.checks import registry, runner
from icpdesk.checks.limits import row_of
from icpdesk.errors import FileProblem, InputError
from icpdesk.imaging.album import Album
from icpdesk.imaging.load import UnreadablePicture
from icpdesk.imaging.picture import Picture
from icpdesk.model import Filing, Finding, NotAssessed, Severity, Source, Verdict, verdict_of
from icpdesk.model.printed import PrintedPaper
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.uploads import takes_video
from icpdesk.sources import FolderFiles
from icpdesk.text import Language

_UNREADABLE = Source("measured by opening the file", date(2026, 11, 24))


@dataclass(frozen=True)
class PictureReport:
    """What is said about one picture."""

    file: str
    slot: str
    findings: tuple[Finding, ...]
    not_assessed: tuple[NotAssessed, ...] = ()
    measures: dict[str, Any] = field(default_factory=dict)
    picture: Picture | None = None

    @property
    def verdict(self) -> Verdict:
        """The worst of its findings."""
        return verdict_of(self.findings)

    def as_json(self, language: Language) -> dict[str, Any]:
        """One object of ``inspect --json``."""
        return {
            "file": self.file,
            "slot": self.slot,
            "verdict": self.verdict,
            "findings": [finding.as_json(language) for finding in self.findings],
            "not_assessed": [item.as_json(language) for item in self.not_assessed],
            "measures": self.measures,
        }


def asks_for_signature(slot: str, filing: Filing, book: Rulebook, today: date) -> bool:
    """Whether a rule about signed papers holds for pictures of ``slot``."""
    checks = registry.load(*registry.SIGNED_AREAS)
    return any(rule.id in checks for rule in book.select(filing, today, slot=slot))


class How(TypedDict, total=False):
    """What :func:`inspect` is told beside the picture and its slot."""

    filing: Required[Filing]
    book: Required[Rulebook]
    today: Required[date]
    where: str
    signed: bool
    printed: tuple[PrintedPaper, ...]


def inspect_file(path: Path, slot: str, **how: Unpack[How]) -> PictureReport:
    """Look at a picture file; one that cannot be opened is a finding, not an exception."""
    return inspect_in(Album(FolderFiles(path.parent)), path.name, slot, **how)


def inspect_in(album: Album, name: str, slot: str, **how: Unpack[How]) -> PictureReport:
    """Look at a picture of an album; one that cannot be opened is a finding, not an exception.

    What lies in a slot for videos is looked at as a video.
    """
    if takes_video(slot, how["book"]):
        from icpdesk.checks.videos import inspect_video

        return inspect_video(album.files, name, slot, how)
    try:
        return inspect(album.picture(name), slot, **how)
    except (UnreadablePicture, FileProblem) as problem:
        rule = problem.rule if isinstance(problem, UnreadablePicture) else "file.unreadable"
        return unreadable(name, slot, how.get("where") or slot, problem, rule)


def unreadable(
    name: str, slot: str, where: str, problem: InputError, rule: str = "file.unreadable"
) -> PictureReport:
    """The report of a file that cannot be opened: the problem is its only finding."""
    shown = PurePosixPath(name).name
    finding = Finding(
        rule=rule,
        severity=Severity.ERROR,
        where=where,
        message=problem.message,
        advice=problem.advice,
        sources=(_UNREADABLE,),
        measured={"file": shown},
    )
    return PictureReport(shown, slot, (finding,))


def inspect(
    picture: Picture,
    slot: str,
    *,
    filing: Filing,
    book: Rulebook,
    today: date,
    where: str = "",
    signed: bool = False,
    printed: tuple[PrintedPaper, ...] = (),
) -> PictureReport:
    """Ask every picture check that the rulebook chooses for ``slot``.

    ``signed`` also reads the page and judges what hands added, beside the ``printed`` papers.
    """
    picture.coarse.size  # noqa: B018 - decodes; a damaged picture is told from its checks
    of_slot = tuple(paper for paper in printed if paper.slot == slot)
    case = registry.PictureCase(picture, slot, filing, book, today, where or slot, of_slot)
    areas = registry.PICTURE_AREAS + (registry.SIGNED_AREAS if signed else ())
    checks = registry.load(*areas)
    findings, open_points = runner.run(case, book.select(filing, today, slot=slot), checks)
    placed = tuple(_placed(finding, picture) for finding in findings)
    # What keeps a signed paper from being judged keeps all its checks: one line says it.
    once = tuple({(point.reason, point.where): point for point in reversed(open_points)}.values())
    return PictureReport(
        picture.name, slot, placed, once[::-1], measures_of(picture, slot, book), picture
    )


def _placed(finding: Finding, picture: Picture) -> Finding:
    """A finding that names no place in the picture is about the whole of it."""
    if {"box", "boxes", "quad"} & set(finding.measured):
        return finding
    return replace(finding, measured={**finding.measured, "box": [0, 0, *picture.size]})


def measures_of(picture: Picture, slot: str, book: Rulebook) -> dict[str, Any]:
    """The published measures of a picture, as far as they apply to its slot."""
    from icpdesk.checks.file.quality import is_screen
    from icpdesk.imaging.measures.chroma import chroma, document_chroma
    from icpdesk.imaging.measures.exposure import exposure
    from icpdesk.imaging.measures.grain import grain
    from icpdesk.imaging.measures.screen_recapture import screen_recapture

    term = book.vocabulary("slots").get(slot)
    kind = term.get("kind") if term else ""
    is_document = kind in ("card", "licence", "letter", "screenshot")
    colour = picture.measure(document_chroma if is_document else chroma)
    grey = row_of(book, "file.greyscale")["at_least"]
    measures: dict[str, Any] = {
        "width": picture.size[0],
        "height": picture.size[1],
        "bytes": len(picture.data),
        "format": picture.format,
        "colour": colour >= grey,
        "exposure": round(picture.measure(exposure).mean, 3),
        "greyscale_copy": colour < grey,
        "screen_recapture": is_screen(
            picture.measure(screen_recapture), row_of(book, "file.screen-suspected")
        ),
        "noise": round(picture.measure(grain), 2),
    }
    if kind == "portrait":
        measures.update(_portrait_measures(picture, book))
    elif is_document:
        measures.update(_document_measures(picture, book))
    return measures


def _document_measures(picture: Picture, book: Rulebook) -> dict[str, Any]:
    from icpdesk.checks.scan.light import reflection
    from icpdesk.imaging.measures.document_quad import document_quad, margins_cut
    from icpdesk.imaging.measures.document_turn import document_turn
    from icpdesk.imaging.measures.edges import edges

    quad = picture.measure(document_quad)
    spot = reflection(picture, row_of(book, "scan.glare"))
    return {
        "document_quad": [[round(x), round(y)] for x, y in quad.corners] if quad else None,
        "margins_cut": picture.measure(margins_cut),
        "rotation_cw": picture.measure(document_turn).degrees,
        "sharpness": round(picture.measure(edges).steepness, 3),
        "glare": round(spot.share, 4) if spot else 0.0,
    }


def _portrait_measures(picture: Picture, book: Rulebook) -> dict[str, Any]:
    from icpdesk.checks.photo.behind import kind_of
    from icpdesk.checks.photo.clothes import COLOUR, colour_of, shares_of
    from icpdesk.imaging.measures.background import background
    from icpdesk.imaging.measures.clothing import clothing
    from icpdesk.imaging.measures.faces import faces
    from icpdesk.imaging.measures.head_pose import head_pose
    from icpdesk.imaging.measures.pixels import scale
    from icpdesk.imaging.measures.portrait_turn import portrait_turn
    from icpdesk.imaging.measures.sharpness import face_sharpness

    found = picture.measure(faces)
    seen, worn = picture.measure(clothing), row_of(book, COLOUR.id)
    sharpness = picture.measure(face_sharpness)
    turn = picture.measure(portrait_turn)
    pose = picture.measure(head_pose)
    factor = scale(picture)
    first = found[0] if found else None
    return {
        "faces": len(found),
        "face_box": [round(v * factor) for v in (first.x, first.y, first.width, first.height)]
        if first
        else None,
        "head_pose": {
            "yaw": round(pose.yaw, 1),
            "pitch": round(pose.pitch, 1),
            "roll": round(pose.roll, 1),
        }
        if pose
        else None,
        "rotation_cw": turn if turn is not None else 0,
        "sharpness": round(sharpness, 1) if sharpness is not None else None,
        "background": kind_of(picture.measure(background), book),
        "torso_box": [round(v * factor) for v in seen.box] if seen else None,
        "clothing": colour_of(seen, worn),
        "clothing_shares": {
            name: round(shares_of(seen, worn)[name][0], 3) if seen else 0.0
            for name in ("red", "blue")
        },
    }
