"""A drive whose names are compared more loosely than Linux compares them."""

from __future__ import annotations

import os
from collections.abc import Callable

from tests.support.systems import real


class Volume:
    """Everything below ``root``; what lies elsewhere (the program, its libraries) is left alone.

    ``same`` gives what two names have in common when the system takes them for one.
    """

    def __init__(self, root: str, same: Callable[[str], str]) -> None:
        self.root = os.path.realpath(root)
        self._same = same

    def covers(self, path: str) -> bool:
        """Whether an absolute path lies on this drive."""
        return path == self.root or path.startswith(f"{self.root}/")

    def spelt(self, path: str) -> str:
        """The path as the drive spells it; parts that are not there stay as they were given."""
        try:
            real.lstat(path)
        except OSError:
            pass
        else:
            return path
        found = self.root
        for part in path[len(self.root) :].strip("/").split("/"):
            found = f"{found}/{self._entry(found, part)}" if part else found
        return found

    def _entry(self, folder: str, name: str) -> str:
        try:
            names = real.listdir(folder)
        except OSError:
            return name
        if name in names:
            return name
        wanted = self._same(name)
        return next((one for one in names if self._same(one) == wanted), name)
