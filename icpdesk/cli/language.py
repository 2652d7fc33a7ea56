"""The language of this call; knows nothing of the library that reads the command line."""

from __future__ import annotations

import os

from icpdesk.base.text import Language

_chosen: list[Language] = []


def choose_language(language: Language) -> None:
    """Speak ``language`` from now on in this call."""
    _chosen[:] = [language]


def forget_language() -> None:
    """Begin a new call without the language of the last one."""
    _chosen.clear()


def asked_language() -> Language | None:
    """The language of ``--lang``, else of ICPDESK_LANG; None when neither names one."""
    if _chosen:
        return _chosen[-1]
    named = os.environ.get("ICPDESK_LANG")
    return _language_of(named) if named else None


def default_language() -> Language:
    """The language that was asked for, else that of the system, else English."""
    asked = asked_language()
    if asked is not None:
        return asked
    named = os.environ.get("LC_ALL") or os.environ.get("LANG")
    if not named:
        import locale

        named = locale.getlocale()[0] or ""
    return _language_of(named)


def _language_of(name: str) -> Language:
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
