"""All that may be mended without asking, in one go: what ``fix``, the window and the export do."""

from __future__ import annotations

from dataclasses import replace

from icpdesk.base.errors import InputError
from icpdesk.base.text import Text
from icpdesk.pictures.mend.fit import Mended, Window, certain_turn, fit
from icpdesk.pictures.mend.framing import framing, margin_of
from icpdesk.pictures.picture import Picture

_NOT_CROPPED = Text(
    "not cropped: it is not proven that only the desk would go; straighten it by its corners by hand",
    "未裁切：无法确定只会去掉桌面；请手动按四角拉直",
)


def mended(
    picture: Picture,
    window: Window,
    kind: str,
    *,
    turn_cw: int | None = None,
    frame: bool = True,
    watermark: str = "",
) -> Mended:
    """``picture`` for a slot of ``kind``; InputError when no honest way leads into ``window``.

    Turned where it is certain which way is up (or by ``turn_cw``); papers and cards are cropped with
    a margin and straightened where their corners are sure and it is proven that nothing but desk
    goes, unless ``frame`` is false or the crop would have too few pixels. A crop that is not proven
    harmless is left to a person, and the steps say so.
    """
    turn = certain_turn(picture, kind) if turn_cw is None else turn_cw
    found = framing(picture, kind) if frame else None
    if found and found.harmless:
        try:
            return fit(
                picture, window, turn_cw=turn, outline=found.outline, margin=margin_of(kind),
                watermark=watermark,
            )  # fmt: skip
        except InputError:
            # Too small without the desk around it: then the desk stays.
            return fit(picture, window, turn_cw=turn, watermark=watermark)
    done = fit(picture, window, turn_cw=turn, watermark=watermark)
    return replace(done, steps=(*done.steps, _NOT_CROPPED)) if found else done


def foresee(picture: Picture, kind: str) -> None:
    """Measure now what :func:`mended` will ask: the picture keeps it when it lets its pixels go."""
    certain_turn(picture, kind)
    framing(picture, kind)
