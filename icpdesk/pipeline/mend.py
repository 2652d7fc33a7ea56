"""One-click mends of a picture: turn, straighten by its corners, fit to the slot. Nothing else.

Faces, clothes and backgrounds are never touched. The original stays as it is: a mend gives new
bytes, and the filing names the new file, so that taking the change back is enough to undo it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from icpdesk.base.errors import InputError
from icpdesk.base.text import Text
from icpdesk.checks.registry import Mending, mended_by
from icpdesk.model import Filing, Finding
from icpdesk.pictures.mend.fit import Window, certain_turn, turned
from icpdesk.pictures.mend.framing import margin_of
from icpdesk.pictures.mend.upload import mended
from icpdesk.pictures.picture import Picture
from icpdesk.rulebook.book import Rulebook
from icpdesk.rulebook.requirements import limits_of

if TYPE_CHECKING:
    from PIL import Image

Kind = Literal["turn-left", "turn-right"] | Mending
Corners = Sequence[tuple[float, float]]
"""Upper left first, clockwise, as shares (0 to 1) of the upright picture's width and height."""

_QUALITY = 95
_PORTRAIT = "portrait"


@dataclass(frozen=True, slots=True)
class Mend:
    """Something that one click can do."""

    kind: Kind
    label: Text


@dataclass(frozen=True, slots=True)
class MendedPicture:
    """The new file, and what was done."""

    data: bytes
    steps: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class WrittenPicture:
    """A mended picture on the disk: pixels, bytes, what was done, and where the original is kept."""

    file: Path
    width: int
    height: int
    bytes: int
    steps: tuple[Text, ...]
    original: Path


TURN_LEFT = Mend("turn-left", Text("Turn left", "向左旋转"))
TURN_RIGHT = Mend("turn-right", Text("Turn right", "向右旋转"))
UPRIGHT = Mend("upright", Text("Put it upright", "摆正方向"))
STRAIGHTEN = Mend("straighten", Text("Straighten by its corners", "按四角拉直"))
FIT = Mend("fit", Text("Fit it to the upload limits", "调整为符合上传要求"))


def mends_for(findings: Sequence[Finding], slot_kind: str) -> tuple[Mend, ...]:
    """What one click can do about these findings, the most useful first."""
    kinds = {mended_by(finding.rule) for finding in findings}
    offered = (UPRIGHT, STRAIGHTEN, FIT) if slot_kind != _PORTRAIT else (UPRIGHT, FIT)
    return tuple(one for one in offered if one.kind in kinds)


_WHOLE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def found_corners(data: bytes) -> tuple[tuple[float, float], ...]:
    """The document's corners as shares of the picture; the whole picture where none are found."""
    from icpdesk.pictures.measures.document_quad import document_quad

    picture = Picture(data)
    quad = picture.measure(document_quad)
    if quad is None:
        return _WHOLE
    width, height = picture.size
    return tuple((x / width, y / height) for x, y in quad.corners)


def window_of(provider: str, slot: str, book: Rulebook) -> Window:
    """What the provider's form takes for one slot, as bytes and pixels to fit a picture into."""
    limits = limits_of(book, provider, slot)
    return Window(
        min_bytes=limits.min_bytes,
        max_bytes=limits.max_bytes,
        min_width=limits.min_width,
        min_height=limits.min_height,
    )


def write_mended(
    image: Path,
    slot: str,
    out: Path,
    *,
    provider: str,
    book: Rulebook,
    turn_cw: int | None = None,
    frame: bool = True,
    watermark: str = "",
) -> WrittenPicture:
    """Write ``image`` to ``out`` as the provider's form takes it for ``slot``; the original stays.

    A copy of the original is kept beside ``out`` for :func:`undo_mend`. InputError when no honest way
    leads into the limits, or when ``out`` is the original itself.
    """
    from icpdesk.base.files import write_atomically
    from icpdesk.pictures.mend.framing import keep

    if out.exists() and out.resolve() == image.resolve():
        raise InputError(
            Text("The original is never overwritten.", "不会覆盖原图。"),
            Text("Choose another name.", "请换一个文件名。"),
        )
    picture = Picture.open(image)
    kind = str(book.vocabulary("slots")[slot].get("kind"))
    written = mended(
        picture,
        window_of(provider, slot, book),
        kind,
        turn_cw=turn_cw,
        frame=frame,
        watermark=watermark,
    )
    write_atomically(out, written.data)
    kept = keep(out, picture.data)
    return WrittenPicture(
        out, written.width, written.height, len(written.data), tuple(written.steps), kept
    )


def undo_mend(picture: Path) -> None:
    """Put the original of a mended picture back; InputError where none is kept."""
    from icpdesk.pictures.mend.framing import undo

    undo(picture)


def mend(
    data: bytes,
    kind: Kind,
    *,
    slot: str,
    filing: Filing,
    book: Rulebook,
    corners: Corners | None = None,
) -> MendedPicture:
    """Do one mend; InputError when no honest way leads there."""
    picture = Picture(data)
    term = book.vocabulary("slots")[slot]
    slot_kind = str(term.get("kind"))
    if kind == "fit":
        fitted = mended(picture, window_of(filing.provider, slot, book), slot_kind)
        return MendedPicture(fitted.data, fitted.steps)
    if kind == "straighten":
        corners = corners or found_corners(data)
        if corners == _WHOLE:
            raise InputError(
                Text("The document's corners are not seen.", "看不到材料的四角。"),
                Text("Drag each corner to one of the document.", "请把四个角拖到证件的四角。"),
            )
        return _straighten(picture, slot_kind, corners)
    turn = {"turn-left": 270, "turn-right": 90}.get(kind) or certain_turn(picture, slot_kind)
    if not turn:
        raise InputError(
            Text("It is not certain which way is up.", "无法确定图片方向。"),
            Text("Turn it by hand.", "请手动旋转。"),
        )
    return MendedPicture(
        _jpeg(turned(picture.full(), turn)), (Text(f"turned by {turn}°", f"旋转 {turn}°"),)
    )


def _straighten(picture: Picture, slot_kind: str, corners: Corners) -> MendedPicture:
    if slot_kind == _PORTRAIT:
        raise InputError(
            Text("A photo of a person is not straightened.", "人像照片不做拉直处理。"),
            Text("Take it again from the front.", "请正面重新拍摄。"),
        )
    import numpy as np

    from icpdesk.pictures.quads import is_sheet, straightened

    image = picture.full()
    quad = np.array([(x * image.width, y * image.height) for x, y in corners], np.float32)
    if not is_sheet(quad):
        raise InputError(
            Text("These four corners are not those of a sheet.", "这四个角不构成一张证件。"),
            Text("Drag each corner to one of the document.", "请把四个角拖到证件的四角。"),
        )
    return MendedPicture(
        _jpeg(straightened(image, quad, margin=margin_of(slot_kind))),
        (Text("straightened by its corners", "按四角拉直"),),
    )


def _jpeg(image: Image.Image) -> bytes:
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=_QUALITY, subsampling=0)
    return sink.getvalue()
