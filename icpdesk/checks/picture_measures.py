"""The published measures of a picture, as ``inspect --json`` gives them."""

from __future__ import annotations

from typing import Any

from icpdesk.checks.limits import row_of
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.book import Rulebook


def measures_of(picture: Picture, slot: str, book: Rulebook) -> dict[str, Any]:
    """The published measures of a picture, as far as they apply to its slot."""
    from icpdesk.checks.file.quality import is_screen
    from icpdesk.pictures.measures.exposure import chroma, document_chroma, exposure
    from icpdesk.pictures.measures.screen_recapture import screen_recapture
    from icpdesk.pictures.measures.sharpness import grain

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
    from icpdesk.pictures.measures.document_quad import document_quad, margins_cut
    from icpdesk.pictures.measures.document_turn import document_turn
    from icpdesk.pictures.measures.sharpness import edges

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
    from icpdesk.pictures.measures.background import background
    from icpdesk.pictures.measures.clothing import clothing
    from icpdesk.pictures.measures.face_mesh import head_pose
    from icpdesk.pictures.measures.faces import faces, portrait_turn
    from icpdesk.pictures.measures.pixels import scale
    from icpdesk.pictures.measures.sharpness import face_sharpness

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
