"""Characters as people type them → the plain ones that a number is made of."""

from __future__ import annotations

import unicodedata

_SEPARATORS = str.maketrans("", "", " \t\r\n-‐‑–—_·.\u3000\u200b\u200e\u200f\ufeff")


def folded(text: str) -> str:
    """Full width → half width, upper case, without separators."""
    return unicodedata.normalize("NFKC", text).translate(_SEPARATORS).upper()


def spaces_dropped(text: str) -> str:
    """Full width → half width, without white space."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(c for c in plain if not c.isspace() and c not in "\u200b\u200e\u200f\ufeff")
