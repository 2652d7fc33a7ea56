"""The picture track of a video, as its headers describe it."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST = 1_000_000.0
"""Seconds; a header that claims more says nothing."""
_WIDEST = 100_000


@dataclass(frozen=True, slots=True)
class Track:
    """Length in seconds and size in pixels; None where no header tells them."""

    seconds: float | None = None
    width: int | None = None
    height: int | None = None


def track(seconds: float, width: int, height: int) -> Track:
    """A track with what makes sense of these; the rest counts as not told."""
    sized = 0 < width <= _WIDEST and 0 < height <= _WIDEST
    return Track(
        round(seconds, 2) if 0 < seconds <= LONGEST else None,
        width if sized else None,
        height if sized else None,
    )
