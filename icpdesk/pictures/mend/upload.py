"""All that may be mended without asking, in one go: what ``fix``, the window and the export do."""

from __future__ import annotations

from icpdesk.base.errors import InputError
from icpdesk.pictures.mend.fit import Mended, Window, fit
from icpdesk.pictures.mend.framing import margin_of, sure_outline
from icpdesk.pictures.mend.turning import certain_turn
from icpdesk.pictures.picture import Picture


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
    a margin and straightened where their corners are sure, unless ``frame`` is false or the crop
    would have too few pixels.
    """
    turn = certain_turn(picture, kind) if turn_cw is None else turn_cw
    outline = sure_outline(picture, kind) if frame else None
    if outline is not None:
        try:
            return fit(
                picture, window, turn_cw=turn, outline=outline, margin=margin_of(kind),
                watermark=watermark,
            )  # fmt: skip
        except InputError:
            # Too small without the desk around it: then the desk stays.
            pass
    return fit(picture, window, turn_cw=turn, watermark=watermark)
