"""Pixels of any depth and colour space → 8-bit sRGB, once, for every reader.

An iPhone's picture is stored in Display P3: the same red has smaller numbers there, so that clothes and
grounds judged without the profile are paler than what reviewers see, and a file written without it shows
other colours.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

_DEEP = 65_535.0


def in_srgb(image: Image.Image) -> Image.Image:
    """``image`` as 8-bit RGB in sRGB, transparent parts on white.

    A profile that is broken or of another kind than the pixels is left aside.
    """
    profile = image.info.get("icc_profile")
    plain = _on_white(image)
    if not isinstance(profile, bytes) or len(profile) < 128:
        return plain if plain.mode == "RGB" else plain.convert("RGB")
    return _converted(plain, profile) or (plain if plain.mode == "RGB" else plain.convert("RGB"))


def _converted(image: Image.Image, profile: bytes) -> Image.Image | None:
    from PIL import ImageCms

    wanted = {b"RGB ": "RGB", b"GRAY": "L", b"CMYK": "CMYK"}.get(profile[16:20], "")
    if not wanted:
        return None
    if image.mode != wanted:
        if wanted == "CMYK" or (wanted == "L" and image.mode != "L"):
            return None
        image = image.convert(wanted)
    transform = _transform(profile, wanted)
    if transform is None:
        return image.convert("RGB") if wanted != "RGB" else image
    try:
        return ImageCms.applyTransform(image, transform)
    except (ImageCms.PyCMSError, ValueError):
        return None


@lru_cache(maxsize=8)
def _transform(profile: bytes, mode: str) -> Any:
    """None where the profile is sRGB itself, or broken."""
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "srgb" in ImageCms.getProfileDescription(source).casefold().replace(" ", ""):
            return None
        return ImageCms.buildTransform(
            source,
            ImageCms.createProfile("sRGB"),
            mode,
            "RGB",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None


def _on_white(image: Image.Image) -> Image.Image:
    from PIL import Image

    if image.mode.startswith("I") or image.mode == "F":
        return _shallow(image)
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        rgba = image.convert("RGBA")
        ground = Image.new("RGBA", rgba.size, "white")
        return Image.alpha_composite(ground, rgba).convert("RGB")
    if image.mode in ("RGB", "L", "CMYK"):
        return image
    return image.convert("RGB")


def _shallow(image: Image.Image) -> Image.Image:
    """16 bits by their range, not by the picture's own brightest spot; one grey may be transparent."""
    import numpy as np
    from PIL import Image

    deep = np.asarray(image, dtype=np.float32)
    brightest = float(deep.max(initial=0.0))
    if image.mode == "F":
        whole = 1.0 if brightest <= 1.0 else 255.0 if brightest <= 255.0 else max(brightest, _DEEP)
    else:
        whole = _DEEP if brightest <= _DEEP else brightest
    grey = np.clip(deep * (255.0 / whole), 0, 255).astype(np.uint8)
    clear = image.info.get("transparency")
    if isinstance(clear, int):
        grey[deep == clear] = 255
    return Image.fromarray(grey)
