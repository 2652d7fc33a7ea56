"""What was read from a video, in one line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from icpdesk.base.text import Text


def facts_in_words(measures: Mapping[str, Any]) -> Text:
    """``MP4 · 12.3 MB · 0:34 min · 1920 × 1080``, with what is known of it."""
    parts = [str(measures.get("format", "")), _size(int(measures.get("bytes", 0)))]
    seconds = measures.get("seconds")
    if seconds:
        whole = max(1, round(seconds))
        parts.append(f"{whole // 60}:{whole % 60:02d} min")
    if measures.get("width"):
        parts.append(f"{measures['width']} × {measures['height']}")
    line = " · ".join(part for part in parts if part)
    return Text(line, line.replace(" min", " 分"))


def _size(count: int) -> str:
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{count / 1000:.1f} KB"
