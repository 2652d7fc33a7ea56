"""Logging that never writes an identity number, a phone number or an e-mail address."""

from __future__ import annotations

import logging
import re
import sys
from contextlib import suppress

_SECRETS = (
    (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "<e-mail>"),
    (r"(?<![0-9A-Za-z])[0-9A-Z]{2}\d{6}[0-9A-Z]{9,10}(?![0-9A-Za-z])", "<number>"),
    (r"(?<!\d)\+?(?:86)?-?1\d{10}(?!\d)", "<phone>"),
    (r"(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)", "<phone>"),
    (r"(?<![0-9A-Za-z])[A-Z]{1,2}\d{7,10}(?![0-9A-Za-z])", "<number>"),
    (r"(?<!\d)\d{15,18}[Xx]?(?!\d)", "<number>"),
    (r"[\u3400-\u9fff·]+", "<text>"),
)

_CHATTY = ("pypdf", "pypdfium2")
"""Libraries that tell of every damage, beside the one sentence that icpdesk says of it."""


def mask(text: str) -> str:
    """``text`` without anything that could tell who somebody is."""
    for pattern, stand_in in _SECRETS:
        text = re.sub(
            pattern, stand_in, text
        )  # Compiled when something is logged: most starts log nothing.
    return text


class MaskingFormatter(logging.Formatter):
    """Masks the whole line, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        """The masked line."""
        return mask(super().format(record))


class _ToStderr(logging.Handler):
    """Writes to what is stderr at that moment; a window without a console has none."""

    def emit(self, record: logging.LogRecord) -> None:
        """One line and, where there is one, the traceback."""
        # What cannot be written is lost: Python's own words about it would mask nothing.
        with suppress(Exception):
            sys.stderr.write(self.format(record) + "\n")


def set_up(*, verbose: bool = False) -> None:
    """Send the program's log to stderr, masked. Every process does so before anything else: without
    it Python itself writes what is logged, and masks nothing."""
    handler = _ToStderr()
    handler.setFormatter(MaskingFormatter("%(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("icpdesk")
    root.handlers = [handler]
    root.setLevel(logging.DEBUG if verbose else logging.WARNING)
    for name in _CHATTY:
        logging.getLogger(name).setLevel(logging.CRITICAL)
