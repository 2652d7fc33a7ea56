"""Characters as people type them → the plain ones that a number is made of."""

from __future__ import annotations

from icpdesk.base.cleaning import clean

_SEPARATORS = str.maketrans("", "", "-_·.")


def folded(text: str) -> str:
    """Full width → half width, upper case, without separators."""
    return clean(text, "code").value.translate(_SEPARATORS).upper()
