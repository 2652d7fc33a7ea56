"""Errors as Python raises them on Windows: with ``winerror``, None where only errno is known."""

from __future__ import annotations

import errno

_KINDS: dict[int, tuple[int, str]] = {
    3: (errno.ENOENT, "The system cannot find the path specified"),
    5: (errno.EACCES, "Access is denied"),
    32: (errno.EACCES, "The process cannot access the file because it is being used"),
    123: (errno.EINVAL, "The filename, directory name, or volume label syntax is incorrect"),
    145: (errno.ENOTEMPTY, "The directory is not empty"),
    183: (errno.EEXIST, "Cannot create a file when that file already exists"),
    206: (errno.ENOENT, "The filename or extension is too long"),
    267: (errno.ENOTDIR, "The directory name is invalid"),
}


def windows_error(number: int, path: object = None) -> OSError:
    """The error that Windows numbers so."""
    code, words = _KINDS[number]
    problem = OSError(code, words, str(path) if path is not None else None)
    problem.winerror = number  # type: ignore[attr-defined]
    return problem


def runtime_error(code: int, words: str, path: object = None) -> OSError:
    """An error of the C library's, which knows errno only."""
    problem = OSError(code, words, str(path) if path is not None else None)
    problem.winerror = None  # type: ignore[attr-defined]
    return problem


def as_there(problem: OSError) -> OSError:
    """Give an error of Linux the attribute that all errors have there."""
    if not hasattr(problem, "winerror"):
        problem.winerror = None  # type: ignore[attr-defined]
    return problem
