"""Fingerprint of a certificate (证书指纹) as hexadecimal digits."""

from __future__ import annotations

import re

_LENGTHS = {32: "MD5", 40: "SHA-1", 64: "SHA-256"}


def compact(text: str) -> str:
    """Upper case, without colons and blanks."""
    return re.sub(r"[\s:：-]", "", text).upper()


def algorithm_of(text: str) -> str:
    """``MD5``, ``SHA-1`` or ``SHA-256`` by length; empty for what is no fingerprint."""
    digits = compact(text)
    return _LENGTHS.get(len(digits), "") if re.fullmatch(r"[0-9A-F]+", digits) else ""
