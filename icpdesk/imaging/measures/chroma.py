"""How colourful a picture is: the 95th percentile of chroma, 0 (grey) to about 180.

Chroma is the distance from grey in YCbCr. True greyscale copies measured 0.0, colour documents from
7.6 up (measured on labelled pictures, 2026-11-24).
"""

from __future__ import annotations

from icpdesk.imaging.picture import Picture


def chroma(picture: Picture) -> float:
    """95th percentile of chroma over a small copy."""
    import numpy as np
    from PIL import Image

    small = picture.image.resize((200, 200), Image.Resampling.BOX).convert("YCbCr")
    planes = np.asarray(small, dtype=np.float32)[:, :, 1:] - 128.0
    return float(np.percentile(np.hypot(planes[:, :, 0], planes[:, :, 1]), 95))
