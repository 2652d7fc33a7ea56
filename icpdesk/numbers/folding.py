"""Characters as people type them → the plain ones that a number is made of."""

from __future__ import annotations

import unicodedata

_SEPARATORS = str.maketrans("", "", " \t\r\n-‐‑–—_·.\u3000\u200b\u200e\u200f\ufeff")


def folded(text: str) -> str:
    """Full width → half width, upper case, without separators."""
    return unicodedata.normalize("NFKC", text).translate(_SEPARATORS).upper()
